import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Relationship, relationships } from '../../../electron/patients/coverage/rules.ts';
import type { Coverage } from '../../../electron/patients/coverage/schemas.ts';
import { useTRPCClient } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Fields, WideField } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';

export interface CoverageDialogProps {
  patientId: string;
  /** The one to change; null adds one. */
  coverage: Coverage | null;
  onClose: () => void;
}

const blank = {
  payer: '',
  plan: '',
  memberNumber: '',
  groupNumber: '',
  relationship: 'self' as Relationship,
  subscriberName: '',
  subscriberBirthDate: null as string | null,
  validFrom: null as string | null,
  validUntil: null as string | null,
};

/** Adds an insurer as it stands on the card, or changes one. */
export function CoverageDialog({ patientId, coverage, onClose }: CoverageDialogProps) {
  const { t } = useTranslation('patients');
  const client = useTRPCClient();
  const [fields, setFields] = useState({ ...blank, ...coverage });
  const set = (changed: Partial<typeof blank>): void => setFields((before) => ({ ...before, ...changed }));
  const own = fields.relationship === 'self';
  const save = useMutation({
    mutationFn: () =>
      coverage
        ? client.patients.changeCoverage.mutate({ ...fields, id: coverage.id, expectedVersion: coverage.version })
        : client.patients.addCoverage.mutate({ ...fields, patientId }),
    onSuccess: onClose,
  });
  const text = (key: 'payer' | 'plan' | 'memberNumber' | 'groupNumber' | 'subscriberName', most: number) => ({
    maxLength: most,
    autoComplete: 'off',
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  });
  return (
    <FormDialog
      title={coverage ? t('changeEntry', { name: coverage.payer }) : t('addCoverage')}
      size={560}
      submit={coverage ? t('save') : t('addShort')}
      ready={fields.payer.trim() !== '' && fields.memberNumber.trim() !== '' && (own || fields.subscriberName !== '')}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Fields columns={2}>
        <TextInput label={t('payer')} required data-autofocus {...text('payer', 120)} />
        <TextInput label={t('plan')} {...text('plan', 120)} />
        <TextInput label={t('memberNumber')} required {...text('memberNumber', 40)} />
        <TextInput label={t('groupNumber')} {...text('groupNumber', 40)} />
        <WideField>
          <Select
            label={t('relationship')}
            data={relationships.map((value) => ({ value, label: t(`relationship_${value}`) }))}
            value={fields.relationship}
            onChange={(value) => set({ relationship: (value ?? 'self') as Relationship })}
            allowDeselect={false}
          />
        </WideField>
        {own ? null : (
          <>
            <TextInput label={t('subscriberName')} required {...text('subscriberName', 120)} />
            <DateField
              label={t('subscriberBirthDate')}
              clearable
              defaultLevel="decade"
              value={fields.subscriberBirthDate}
              onChange={(subscriberBirthDate) => set({ subscriberBirthDate })}
            />
          </>
        )}
        <DateField
          label={t('validFrom')}
          clearable
          value={fields.validFrom}
          onChange={(validFrom) => set({ validFrom })}
        />
        <DateField
          label={t('validUntil')}
          clearable
          value={fields.validUntil}
          onChange={(validUntil) => set({ validUntil })}
        />
      </Fields>
    </FormDialog>
  );
}
