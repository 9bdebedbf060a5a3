import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Medication } from '../../../electron/patients/health/schemas.ts';
import type { PatientRecord } from '../../../electron/patients/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Panel } from '../../ui/Page.tsx';
import { showUndo } from '../../ui/toasts.tsx';
import { AddEntry } from '../AddEntry.tsx';
import { EntryRow } from '../EntryRow.tsx';
import styles from '../patients.module.css';
import { sinceText } from './sinceText.ts';

/** What the patient takes. What is no longer taken goes to the entries of earlier. */
export function Medications({
  patient,
  onEdit,
}: {
  patient: PatientRecord;
  onEdit: (medication: Medication | null) => void;
}) {
  const { t } = useTranslation('patients');
  const trpc = useTRPC();
  const edits = useDesk().may('patients.edit');
  const add = useMutation(trpc.patients.addMedication.mutationOptions());
  const stop = useMutation(trpc.patients.stopMedication.mutationOptions());
  const error = add.error ?? stop.error;
  const takeOff = ({ id, name, dose, since, version }: Medication): void =>
    stop.mutate(
      { id, expectedVersion: version },
      {
        onSuccess: () =>
          showUndo(t('medicationStopped', { name }), () => add.mutate({ patientId: patient.id, name, dose, since })),
      },
    );
  return (
    <Panel
      title={t('medications')}
      actions={edits ? <AddEntry label={t('addMedication')} keys="M" onClick={() => onEdit(null)} /> : null}
    >
      {patient.medications.length === 0 ? (
        <EmptyState compact title={t('noMedications')} text={t('noMedicationsText')} />
      ) : (
        <ul className={styles.entries}>
          {patient.medications.map((row) => (
            <EntryRow
              key={row.id}
              name={row.name}
              detail={[row.dose, row.since ? t('sinceWhen', { since: sinceText(row.since) }) : '']
                .filter(Boolean)
                .join(' · ')}
              change={edits ? { label: t('changeEntry', { name: row.name }), run: () => onEdit(row) } : null}
              takeOff={edits ? { label: t('stopMedication', { name: row.name }), run: () => takeOff(row) } : null}
            />
          ))}
        </ul>
      )}
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
    </Panel>
  );
}
