import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergedCharts as Merged } from '../../../electron/patients/merging/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './merging.module.css';

type Chart = Merged['charts'][number];

/** The charts that were merged into this one, each of which can stand by itself again. Nothing where there are none. */
export function MergedCharts({ patientId }: { patientId: string }) {
  const { t } = useTranslation('merging');
  const desk = useDesk();
  const trpc = useTRPC();
  const [parting, setParting] = useState<Chart | null>(null);
  const merged = useQuery(trpc.patients.merging.charts.queryOptions({ patientId }));
  const charts = merged.data?.charts ?? [];
  if (charts.length === 0) return null;
  return (
    <Panel title={t('mergedCharts')}>
      <ul className={styles.charts}>
        {charts.map((chart) => (
          <li key={chart.id} className={styles.chart}>
            <div>
              <strong>{t('chartOf', { number: chart.number, name: chart.name })}</strong>
              <p className={styles.facts}>
                {[chart.birthDate ? formatDate(chart.birthDate) : null, chart.phone, chart.email]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p className={styles.facts}>
                {t('mergedBy', {
                  at: formatInstant(chart.mergedAt, desk.zone),
                  by: chart.mergedBy,
                  reason: chart.reason,
                })}
                {chart.intoId === patientId ? '' : ` ${t('through', { number: chart.intoNumber })}`}
              </p>
            </div>
            {desk.may('patients.merge') ? (
              <Button variant="default" size="xs" onClick={() => setParting(chart)}>
                {t('takeApart')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {parting ? <PartDialog chart={parting} onClose={() => setParting(null)} /> : null}
    </Panel>
  );
}

function PartDialog({ chart, onClose }: { chart: Chart; onClose: () => void }) {
  const { t } = useTranslation('merging');
  const trpc = useTRPC();
  const part = useMutation(
    trpc.patients.merging.unmerge.mutationOptions({
      onSuccess: () => {
        showDone(t('apart', { number: chart.number }));
        onClose();
      },
    }),
  );
  return (
    <ReasonDialog
      title={t('apartTitle', { number: chart.number, name: chart.name })}
      text={t('apartText')}
      submit={t('takeApart')}
      label={t('reason')}
      least={3}
      most={200}
      busy={part.isPending}
      problem={part.error ? sentenceOf(part.error) : null}
      onSubmit={(reason) => part.mutate({ id: chart.id, expectedVersion: chart.version, reason })}
      onClose={onClose}
    />
  );
}
