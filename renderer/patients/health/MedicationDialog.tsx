import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Medication } from '../../../electron/patients/health/schemas.ts';
import { useTRPCClient } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { SinceField, useReadSince } from './SinceField.tsx';

export interface MedicationDialogProps {
  patientId: string;
  /** The entry to write anew; null adds one. */
  medication: Medication | null;
  onClose: () => void;
}

/** Adds a medication, or writes one anew with another dose. */
export function MedicationDialog({ patientId, medication, onClose }: MedicationDialogProps) {
  const { t } = useTranslation('patients');
  const client = useTRPCClient();
  const readSince = useReadSince();
  const [name, setName] = useState(medication?.name ?? '');
  const [dose, setDose] = useState(medication?.dose ?? '');
  const [typedSince, setTypedSince] = useState(medication?.since ?? '');
  const since = readSince(typedSince);
  const save = useMutation({
    mutationFn: () => {
      const fields = { name, dose, since: since ?? null };
      return medication
        ? client.patients.changeMedication.mutate({
            ...fields,
            id: medication.id,
            expectedVersion: medication.version,
          })
        : client.patients.addMedication.mutate({ ...fields, patientId });
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={medication ? t('changeEntry', { name: medication.name }) : t('addMedication')}
      {...(medication ? { text: t('changeMedicationText') } : {})}
      submit={medication ? t('save') : t('addShort')}
      ready={name.trim() !== '' && since !== undefined}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={t('medicationName')}
        required
        data-autofocus
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="off"
      />
      <TextInput
        label={t('dose')}
        placeholder={t('doseHint')}
        maxLength={120}
        value={dose}
        onChange={(event) => setDose(event.currentTarget.value)}
        autoComplete="off"
      />
      <SinceField typed={typedSince} onChange={setTypedSince} />
    </FormDialog>
  );
}
