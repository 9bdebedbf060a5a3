import { Button, Chip, Group } from '@mantine/core';
import {
  IconArrowMerge,
  IconArrowsSplit,
  IconCalendarEvent,
  IconCamera,
  IconCash,
  IconClipboardText,
  IconDeviceTablet,
  IconFileExport,
  IconFileImport,
  IconFileInvoice,
  IconFileText,
  IconHeartbeat,
  IconHistory,
  IconNotes,
  IconPhone,
  IconReceipt,
  IconShieldCheck,
  IconShieldOff,
  IconSignature,
  IconSignatureOff,
  IconSpeakerphone,
  IconStethoscope,
  IconStethoscopeOff,
  type TablerIcon,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import {
  type EntryGroup,
  type EntryKind,
  entryGroups,
  kindsToShow,
} from '../../../electron/reporting/timeline/rules.ts';
import type { TimelineEntry } from '../../../electron/reporting/timeline/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { RecordDialog } from '../../charting/chartImport/RecordDialog.tsx';
import { PdfDialog } from '../../documents/PdfDialog.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import styles from './timeline.module.css';
import { useEntryText } from './useEntryText.ts';

const icons: Record<EntryKind, TablerIcon> = {
  visit: IconCalendarEvent,
  note: IconNotes,
  addendum: IconNotes,
  imported: IconFileImport,
  photos: IconCamera,
  consent: IconSignature,
  consentRefused: IconSignatureOff,
  consentRevoked: IconSignatureOff,
  exam: IconStethoscope,
  examRevoked: IconStethoscopeOff,
  aftercare: IconFileText,
  form: IconClipboardText,
  tablet: IconDeviceTablet,
  offer: IconPhone,
  call: IconPhone,
  estimate: IconFileInvoice,
  invoice: IconReceipt,
  payment: IconCash,
  creditNote: IconReceipt,
  fee: IconReceipt,
  waiver: IconReceipt,
  allergy: IconHeartbeat,
  medication: IconHeartbeat,
  condition: IconHeartbeat,
  coverage: IconShieldCheck,
  coverageEnded: IconShieldOff,
  marketing: IconSpeakerphone,
  merge: IconArrowMerge,
  unmerge: IconArrowsSplit,
  chartExport: IconFileExport,
};

/** The tab of the patient's page where an entry without a paper of its own stands. */
const tabs: Partial<Record<EntryKind, PatientTab>> = {
  photos: 'photos',
  allergy: 'health',
  medication: 'health',
  condition: 'health',
  coverage: 'coverage',
  coverageEnded: 'coverage',
  marketing: 'details',
  merge: 'details',
  unmerge: 'details',
};
export type PatientTab = 'photos' | 'health' | 'coverage' | 'details';

const withPaper: readonly EntryKind[] = [
  'consent',
  'consentRefused',
  'consentRevoked',
  'exam',
  'examRevoked',
  'aftercare',
  'creditNote',
];

/** Everything of a patient in one list, newest first. */
export function Timeline({ patientId, onTab }: { patientId: string; onTab: (tab: PatientTab) => void }) {
  const { t } = useTranslation('timeline');
  const trpc = useTRPC();
  const { may, zone, currency } = useDesk();
  const [groups, setGroups] = useState<EntryGroup[]>([]);
  const [imported, setImported] = useState<{ recordId: string; title: string } | null>(null);
  const [paper, setPaper] = useState<{ documentId: string; title: string } | null>(null);
  const open = useOpenEntry(setPaper, setImported, onTab);
  const text = useEntryText();
  const list = useInfiniteQuery(
    trpc.reporting.timeline.infiniteQueryOptions({ patientId, groups }, { getNextPageParam: (page) => page.next }),
  );
  const entries = list.data?.pages.flatMap((page) => page.entries);
  const offered = (Object.keys(entryGroups) as EntryGroup[]).filter((group) => kindsToShow([group], may).length > 0);
  return (
    <div className={styles.timeline}>
      <Chip.Group multiple value={groups} onChange={(chosen) => setGroups(chosen as EntryGroup[])}>
        <Group gap={6} role="group" aria-label={t('filter')}>
          {offered.map((group) => (
            <Chip key={group} value={group} size="sm" radius="sm" variant="outline">
              {t(`group_${group}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <DataTable
        label={t('title')}
        rows={entries}
        rowKey={(row) => `${row.kind} ${row.key}`}
        wrap
        onOpen={open}
        columns={[
          {
            key: 'at',
            header: t('when'),
            width: '190px',
            cell: (row) => <span className="s-num">{formatInstant(row.at, zone)}</span>,
          },
          {
            key: 'kind',
            header: t('kind'),
            width: '170px',
            cell: (row) => {
              const Icon = icons[row.kind];
              return (
                <span className={styles.kind}>
                  <Icon size={16} stroke={1.6} aria-hidden />
                  {t(`kind_${row.kind}`)}
                </span>
              );
            },
          },
          {
            key: 'what',
            header: t('what'),
            cell: (row) => {
              const { first, second } = text(row);
              return (
                <span className={styles.what}>
                  <span>{first}</span>
                  {second === '' ? null : <small>{second}</small>}
                </span>
              );
            },
          },
          {
            key: 'amount',
            header: t('amount'),
            align: 'right',
            width: '120px',
            cell: (row) =>
              row.cents === null ? '' : <span className="s-num">{formatMoney(row.cents, currency)}</span>,
          },
          { key: 'who', header: t('who'), width: '170px', cell: (row) => row.staffName ?? '' },
        ]}
        empty={<EmptyState icon={IconHistory} title={t('none')} text={t('noneText')} />}
      />
      {list.hasNextPage ? (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('earlier')}
        </Button>
      ) : null}
      {imported ? <RecordDialog {...imported} onClose={() => setImported(null)} /> : null}
      {paper ? <PdfDialog {...paper} onClose={() => setPaper(null)} /> : null}
    </div>
  );
}

/** Opens what an entry is about: its paper, its invoice or estimate, its visit, or the tab it stands on. */
function useOpenEntry(
  show: (paper: { documentId: string; title: string }) => void,
  showImported: (record: { recordId: string; title: string }) => void,
  showTab: (tab: PatientTab) => void,
) {
  const { t } = useTranslation('timeline');
  const go = useOpen();
  const navigate = useNavigate();
  return (entry: TimelineEntry): void => {
    const { kind, key, detail, documentId, invoiceId, estimateId, appointmentId, words } = entry;
    const tab = tabs[kind];
    if (kind === 'imported') showImported({ recordId: key, title: words ?? t(`kind_${kind}`) });
    else if (withPaper.includes(kind) && documentId !== null) show({ documentId, title: words ?? t(`kind_${kind}`) });
    else if (kind === 'form' && (detail === 'submitted' || detail === 'reviewed')) go.review?.(key);
    else if (estimateId !== null) void navigate({ to: '/estimates/$estimateId', params: { estimateId } });
    else if (invoiceId !== null) void navigate({ to: '/invoices/$invoiceId', params: { invoiceId } });
    else if (appointmentId !== null) go.visit?.(appointmentId);
    else if (tab !== undefined) showTab(tab);
  };
}
