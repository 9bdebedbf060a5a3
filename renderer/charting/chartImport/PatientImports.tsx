import { Button } from '@mantine/core';
import { IconFileImport, IconNotes, IconSignature, IconStethoscope, type TablerIcon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedChart } from '../../../electron/charting/chartImport/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Fields.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from './chartImport.module.css';
import { ImportedPhotos } from './ImportedPhotos.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import { useDetailText } from './useDetailText.ts';
import { useRangeText } from './useRangeText.ts';

type ImportedRecord = ImportedChart['records'][number];

/** Charts of other clinics that were read in for this patient, as they were: to look at, not to change. */
export function PatientImports({ patientId }: { patientId: string }) {
  const { t } = useTranslation('chartImport');
  const { may } = useDesk();
  const { chartImport } = useOpen();
  const found = useQuery(useTRPC().charting.chartImport.ofPatient.queryOptions({ patientId }));
  const imports = found.data?.imports;
  const add =
    chartImport && may('chart.import') ? (
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} aria-hidden />}
        onClick={() => chartImport(patientId)}
      >
        {t('action')}
      </Button>
    ) : null;
  if (found.error) return <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} />;
  if (imports?.length === 0) return add && <div className={styles.imports}>{add}</div>;
  return (
    <div className={styles.imports}>
      {imports?.map((one, at) => (
        <ImportPanel key={one.id} patientId={patientId} chart={one} action={at === 0 ? add : null} />
      ))}
    </div>
  );
}

const icons: { [kind in ImportedRecord['kind']]?: TablerIcon } = {
  note: IconNotes,
  consent: IconSignature,
  exam: IconStethoscope,
};

function ImportPanel({ patientId, chart, action }: { patientId: string; chart: ImportedChart; action: ReactNode }) {
  const { t } = useTranslation('chartImport');
  const { zone } = useDesk();
  const rangeText = useRangeText();
  const detailText = useDetailText();
  const [open, setOpen] = useState<ImportedRecord | null>(null);
  const { patient } = chart;
  const born = patient.birthDate === null ? t('notKnown') : t('bornOn', { date: formatDate(patient.birthDate) });
  return (
    <Panel title={t('importOf', { clinic: chart.clinic.name })} actions={action}>
      <div className={styles.import}>
        <Facts
          facts={[
            [t('exported'), t('exportedBy', { when: formatInstant(chart.exportedAt, zone), name: chart.exportedBy })],
            [t('readIn'), t('exportedBy', { when: formatInstant(chart.importedAt, zone), name: chart.importedBy })],
            [t('days'), rangeText(chart.range)],
            [
              t('patient'),
              t('patientText', { name: `${patient.givenName} ${patient.familyName}`, born, number: patient.number }),
            ],
            [
              t('hash'),
              <code key="hash" className={styles.hash}>
                {chart.sha256}
              </code>,
            ],
          ]}
        />
        {chart.entries.length === 0 ? null : (
          <ul className={styles.taken} aria-label={t('health')}>
            {chart.entries.map((entry) => (
              <li key={`${entry.list} ${entry.words}`}>
                <StatusBadge
                  tone={entry.taken ? 'green' : 'grey'}
                  text={t(entry.taken ? 'takenEntry' : 'notTakenEntry', {
                    what: [entry.words, detailText(entry.list, entry.detail)].filter((part) => part !== '').join(', '),
                  })}
                />
              </li>
            ))}
          </ul>
        )}
        <DataTable
          label={t('records')}
          rows={chart.records}
          rowKey={(row) => row.id}
          onOpen={setOpen}
          wrap
          columns={[
            { key: 'at', header: t('when'), width: '190px', cell: (row) => formatInstant(row.at, zone) },
            {
              key: 'what',
              header: t('what'),
              cell: (row) => {
                const Icon = icons[row.kind];
                return (
                  <span className={styles.what}>
                    {Icon ? <Icon size={16} stroke={1.6} aria-hidden /> : null}
                    {row.title}
                    {row.ended ? <StatusBadge tone="red" text={t('ended')} /> : null}
                  </span>
                );
              },
            },
            { key: 'by', header: t('signedBy'), width: '180px', cell: (row) => row.signedBy },
            { key: 'clinic', header: t('atClinic'), width: '180px', cell: (row) => row.clinic },
          ]}
          empty={<EmptyState compact title={t('noRecords')} />}
        />
        {chart.photos.length === 0 ? null : <ImportedPhotos patientId={patientId} photos={chart.photos} />}
      </div>
      {open ? <RecordDialog recordId={open.id} title={open.title} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}
