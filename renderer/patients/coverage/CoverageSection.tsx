import { ActionIcon } from '@mantine/core';
import { IconArrowUp, IconPencil, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Coverage } from '../../../electron/patients/coverage/schemas.ts';
import type { PatientRecord } from '../../../electron/patients/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Fields.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { usePlainKeys } from '../../ui/usePlainKeys.ts';
import { AddEntry } from '../AddEntry.tsx';
import styles from '../patients.module.css';
import { CoverageDialog } from './CoverageDialog.tsx';

/** Who insures the patient, first billed first; I adds one. */
export function CoverageSection({ patient }: { patient: PatientRecord }) {
  const { t } = useTranslation('patients');
  const edits = useDesk().may('patients.edit');
  const [editing, setEditing] = useState<Coverage | 'new' | null>(null);
  const add = (): void => setEditing('new');
  usePlainKeys(edits ? { i: add } : {});
  usePageCommands(edits ? [{ id: 'patients.addCoverage', title: t('addCoverage'), keys: 'I', run: add }] : []);
  const current = patient.coverages.filter((row) => row.endedAt === null);
  const ended = patient.coverages.filter((row) => row.endedAt !== null);
  const button = edits ? <AddEntry label={t('addCoverage')} keys="I" onClick={add} /> : null;
  return (
    <div className={styles.coverages}>
      <Panel title={t('coverage')} actions={current.length > 0 ? button : null}>
        {current.length === 0 ? (
          <EmptyState compact title={t('noCoverage')} text={t('noCoverageText')} action={button} />
        ) : (
          <ol className={styles.entries}>
            {current.map((row, at) => (
              <CoverageRow key={row.id} row={row} at={at} edits={edits} onEdit={() => setEditing(row)} />
            ))}
          </ol>
        )}
      </Panel>
      {ended.length > 0 ? (
        <Panel title={t('endedCoverage')}>
          <ul className={styles.entries}>
            {ended.map((row) => (
              <EndedRow key={row.id} row={row} />
            ))}
          </ul>
        </Panel>
      ) : null}
      {editing === null ? null : (
        <CoverageDialog
          patientId={patient.id}
          coverage={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

function CoverageRow(props: { row: Coverage; at: number; edits: boolean; onEdit: () => void }) {
  const { row, at, edits, onEdit } = props;
  const { t } = useTranslation('patients');
  const trpc = useTRPC();
  const move = useMutation(trpc.patients.moveCoverage.mutationOptions());
  const end = useMutation(trpc.patients.endCoverage.mutationOptions());
  const error = move.error ?? end.error;
  const validText = useValidText();
  const takeOff = async (): Promise<void> => {
    const { payer } = row;
    const words = { title: t('endCoverageTitle', { payer }), body: t('endCoverageBody') };
    if (await confirmDialog({ ...words, confirm: t('takeOff'), cancel: t('cancel'), danger: true }))
      end.mutate({ id: row.id, expectedVersion: row.version });
  };
  return (
    <li className={styles.coverage}>
      <div className={styles.coverageHead}>
        <span className={styles.coverageName}>{[row.payer, row.plan].filter(Boolean).join(', ')}</span>
        <StatusBadge tone={at === 0 ? 'plum' : 'grey'} text={t(`rank_${Math.min(at, 2) as 0 | 1 | 2}`)} />
        {row.inForce ? null : <StatusBadge tone="amber" text={t('notInForce')} />}
        <span className={styles.coverageActs}>
          {edits && at > 0 ? (
            <ActionIcon
              aria-label={t('billEarlier', { payer: row.payer })}
              onClick={() => move.mutate({ id: row.id, expectedVersion: row.version, to: at - 1 })}
            >
              <IconArrowUp size={15} aria-hidden />
            </ActionIcon>
          ) : null}
          {edits ? (
            <>
              <ActionIcon aria-label={t('changeEntry', { name: row.payer })} onClick={onEdit}>
                <IconPencil size={15} aria-hidden />
              </ActionIcon>
              <ActionIcon aria-label={t('endCoverage', { payer: row.payer })} onClick={() => void takeOff()}>
                <IconX size={15} aria-hidden />
              </ActionIcon>
            </>
          ) : null}
        </span>
      </div>
      <Facts
        facts={[
          [t('memberNumber'), row.memberNumber],
          [t('groupNumber'), row.groupNumber],
          [t('subscriber'), subscriberOf(row, t('patientSelf'), t(`relationship_${row.relationship}`))],
          [t('valid'), validText(row)],
        ]}
      />
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
    </li>
  );
}

function EndedRow({ row }: { row: Coverage }) {
  const { t } = useTranslation('patients');
  const { zone } = useDesk();
  return (
    <li className={styles.entry}>
      <span className={styles.entryText}>
        <span className={styles.entryName}>{[row.payer, row.plan].filter(Boolean).join(', ')}</span>
        <span className={styles.entryDetail}>
          {[row.memberNumber, row.endedAt === null ? '' : t('takenOff', { when: formatInstant(row.endedAt, zone) })]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </li>
  );
}

function subscriberOf(row: Coverage, self: string, relationship: string): string {
  if (row.relationship === 'self') return self;
  const born = row.subscriberBirthDate ? `, ${formatDate(row.subscriberBirthDate)}` : '';
  return `${row.subscriberName} (${relationship})${born}`;
}

/** Writes from when until when; null where neither is known. */
function useValidText(): (row: Coverage) => string | null {
  const { t } = useTranslation('patients');
  return (row) => {
    const from = row.validFrom ? formatDate(row.validFrom) : null;
    const to = row.validUntil ? formatDate(row.validUntil) : null;
    if (from && to) return t('validFromTo', { from, to });
    return from ? t('validFromOnly', { from }) : to ? t('validToOnly', { to }) : null;
  };
}
