import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { forBanner } from '../../../electron/patients/health/rules.ts';
import type { Condition } from '../../../electron/patients/health/schemas.ts';
import type { PatientRecord } from '../../../electron/patients/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showUndo } from '../../ui/toasts.tsx';
import { AddEntry } from '../AddEntry.tsx';
import { EntryRow } from '../EntryRow.tsx';
import styles from '../patients.module.css';
import { sinceText } from './sinceText.ts';

/** What the patient has, pregnancy among it. What is over goes to the entries of earlier. */
export function Conditions({
  patient,
  onEdit,
}: {
  patient: PatientRecord;
  onEdit: (condition: Condition | null) => void;
}) {
  const { t } = useTranslation('patients');
  const trpc = useTRPC();
  const edits = useDesk().may('patients.edit');
  const add = useMutation(trpc.patients.addCondition.mutationOptions());
  const end = useMutation(trpc.patients.endCondition.mutationOptions());
  const error = add.error ?? end.error;
  const takeOff = ({ id, name, kind, since, expectedUntil, version }: Condition): void =>
    end.mutate(
      { id, expectedVersion: version },
      {
        onSuccess: () =>
          showUndo(t('conditionEnded', { name }), () =>
            add.mutate({ patientId: patient.id, kind, name, since, expectedUntil }),
          ),
      },
    );
  const detailOf = (row: Condition): string =>
    [
      row.since ? t('sinceWhen', { since: sinceText(row.since) }) : '',
      row.expectedUntil ? t(`until_${row.kind}`, { date: formatDate(row.expectedUntil), defaultValue: '' }) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Panel
      title={t('conditions')}
      actions={edits ? <AddEntry label={t('addCondition')} keys="C" onClick={() => onEdit(null)} /> : null}
    >
      {patient.conditions.length === 0 ? (
        <EmptyState compact title={t('noConditions')} text={t('noConditionsText')} />
      ) : (
        <ul className={styles.entries}>
          {patient.conditions.map((row) => (
            <EntryRow
              key={row.id}
              name={row.name}
              detail={detailOf(row)}
              change={edits ? { label: t('changeEntry', { name: row.name }), run: () => onEdit(row) } : null}
              takeOff={edits ? { label: t('endCondition', { name: row.name }), run: () => takeOff(row) } : null}
            >
              {row.pastEnd ? (
                <StatusBadge tone="amber" text={t('pastEnd')} />
              ) : row.kind === 'other' || row.kind === 'pregnancy' || row.kind === 'breastfeeding' ? null : (
                <StatusBadge tone={forBanner([row]).length > 0 ? 'amber' : 'grey'} text={t(`kind_${row.kind}`)} />
              )}
            </EntryRow>
          ))}
        </ul>
      )}
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
    </Panel>
  );
}
