import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConditionKind, conditionKinds, hasExpectedEnd } from '../../../electron/patients/health/rules.ts';
import type { Condition } from '../../../electron/patients/health/schemas.ts';
import { useTRPCClient } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { SinceField, useReadSince } from './SinceField.tsx';

export interface ConditionDialogProps {
  patientId: string;
  /** The entry to write anew; null adds one. */
  condition: Condition | null;
  onClose: () => void;
}

/** Adds what the patient has, or writes it anew. */
export function ConditionDialog({ patientId, condition, onClose }: ConditionDialogProps) {
  const { t } = useTranslation('patients');
  const client = useTRPCClient();
  const readSince = useReadSince();
  const [kind, setKind] = useState<ConditionKind>(condition?.kind ?? 'other');
  const [name, setName] = useState(condition?.name ?? '');
  const [typedSince, setTypedSince] = useState(condition?.since ?? '');
  const [until, setUntil] = useState(condition?.expectedUntil ?? null);
  const since = readSince(typedSince);
  const ends = hasExpectedEnd(kind);
  const save = useMutation({
    mutationFn: () => {
      const fields = { kind, name, since: since ?? null, expectedUntil: ends ? until : null };
      return condition
        ? client.patients.changeCondition.mutate({ ...fields, id: condition.id, expectedVersion: condition.version })
        : client.patients.addCondition.mutate({ ...fields, patientId });
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={condition ? t('changeEntry', { name: condition.name }) : t('addCondition')}
      submit={condition ? t('save') : t('addShort')}
      ready={(ends || name.trim() !== '') && since !== undefined}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Select
        label={t('conditionKind')}
        description={t('conditionKindHelp')}
        data={conditionKinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        value={kind}
        onChange={(value) => setKind((value ?? 'other') as ConditionKind)}
        allowDeselect={false}
        searchable
        data-autofocus
      />
      {ends ? (
        <DateField
          label={kind === 'pregnancy' ? t('dueDate') : t('plannedEnd')}
          clearable
          value={until}
          onChange={setUntil}
        />
      ) : (
        <TextInput
          label={t('conditionName')}
          placeholder={t('conditionHint')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
        />
      )}
      <SinceField typed={typedSince} onChange={setTypedSince} />
    </FormDialog>
  );
}
