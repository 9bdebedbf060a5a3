import { Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AllergySeverity, allergySeverities } from '../../electron/patients/rules.ts';
import type { Allergy, PatientRecord } from '../../electron/patients/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { showUndo } from '../ui/toasts.tsx';
import { EntryRow } from './EntryRow.tsx';
import styles from './patients.module.css';

/** What the patient must not be given. Removing can be undone. */
export function Allergies({ patient }: { patient: PatientRecord }) {
  const { t } = useTranslation('patients');
  const trpc = useTRPC();
  const edits = useDesk().may('patients.edit');
  const [substance, setSubstance] = useState('');
  const [severity, setSeverity] = useState<AllergySeverity>('moderate');
  const field = useRef<HTMLInputElement>(null);
  const add = useMutation(trpc.patients.addAllergy.mutationOptions());
  const remove = useMutation(trpc.patients.removeAllergy.mutationOptions());
  const error = add.error ?? remove.error;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (substance.trim() === '') return;
    add.mutate(
      { patientId: patient.id, substance, severity },
      {
        onSuccess: () => {
          setSubstance('');
          field.current?.focus();
        },
      },
    );
  };
  const takeOff = (row: Allergy): void =>
    remove.mutate(
      { id: row.id, expectedVersion: row.version },
      {
        onSuccess: () =>
          showUndo(t('allergyRemoved', { substance: row.substance }), () =>
            add.mutate({ patientId: patient.id, substance: row.substance, severity: row.severity }),
          ),
      },
    );

  return (
    <Panel title={t('allergies')}>
      {patient.allergies.length === 0 ? (
        <EmptyState compact title={t('noAllergies')} text={t('noAllergiesText')} />
      ) : (
        <ul className={styles.entries}>
          {patient.allergies.map((row) => (
            <EntryRow
              key={row.id}
              name={row.substance}
              takeOff={
                edits ? { label: t('removeAllergy', { substance: row.substance }), run: () => takeOff(row) } : null
              }
            >
              <StatusBadge tone={row.severity === 'mild' ? 'amber' : 'red'} text={t(`severity_${row.severity}`)} />
            </EntryRow>
          ))}
        </ul>
      )}
      {edits ? (
        <form className={styles.allergyForm} onSubmit={submit}>
          <TextInput
            ref={field}
            label={t('substance')}
            value={substance}
            onChange={(event) => setSubstance(event.currentTarget.value)}
            autoComplete="off"
          />
          <Select
            label={t('severity')}
            data={allergySeverities.map((value) => ({ value, label: t(`severity_${value}`) }))}
            value={severity}
            onChange={(value) => setSeverity((value ?? 'moderate') as AllergySeverity)}
            allowDeselect={false}
          />
          <Button type="submit" variant="default" loading={add.isPending} disabled={substance.trim() === ''}>
            {t('addAllergy')}
          </Button>
        </form>
      ) : null}
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
    </Panel>
  );
}
