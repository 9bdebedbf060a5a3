import { Button } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../../electron/charting/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { ExamDialog } from './ExamDialog.tsx';
import styles from './orders.module.css';

/** Which orders allow what this visit gives, what is missing, and the reasons that were given to go on without. */
export function OrdersPanel({ chart }: { chart: Chart }) {
  const { t } = useTranslation('orders');
  const { may, zone } = useDesk();
  const [examining, setExamining] = useState(false);
  const { ordered, overrides } = chart.safety;
  const signed = chart.encounter?.state === 'signed';
  const examines = may('orders.sign') && !signed;
  const lines = useQuery(
    useTRPC().scheduling.visit.queryOptions({ appointmentId: chart.appointmentId }, { enabled: examining }),
  );
  if (ordered.length === 0 && overrides.length === 0 && !examines) return null;
  const open = ordered.filter(({ gap }) => gap !== null);
  const wanted = lines.data?.lines.filter((line) => open.some((row) => row.serviceLineId === line.id));
  return (
    <Panel
      title={t('orders')}
      actions={
        ordered.length === 0 ? null : (
          <StatusBadge
            tone={open.length === 0 ? 'green' : 'amber'}
            text={t(open.length === 0 ? 'covered' : 'notCovered')}
          />
        )
      }
    >
      {ordered.length === 0 ? <p className={styles.quiet}>{t('noneNeeded')}</p> : null}
      <ul className={styles.lines}>
        {ordered.map((line) => (
          <li key={line.serviceLineId} className={styles.line}>
            <span className={styles.name}>{line.serviceName}</span>
            {line.gap === null ? null : <StatusBadge tone="amber" text={t(`gap_${line.gap}`)} />}
            {line.sentence ? <p className={`${styles.quiet} ${styles.wide}`}>{line.sentence}</p> : null}
            {line.orders.map((order) => (
              <div key={order.documentId} className={`${styles.line} ${styles.wide}`}>
                <span className={styles.quiet}>
                  {t('orderBy', { title: order.title, name: order.byName })}
                  <br />
                  {order.until
                    ? t('goodUntil', { date: formatDate(order.until) })
                    : t('inForceFrom', { date: formatDate(order.from) })}
                </span>
                <PdfButton size="xs" documentId={order.documentId} title={order.title} />
              </div>
            ))}
          </li>
        ))}
      </ul>
      {examines ? (
        <Button
          className={styles.foot}
          size="xs"
          variant={open.length > 0 ? 'filled' : 'default'}
          leftSection={<IconStethoscope size={16} aria-hidden />}
          onClick={() => setExamining(true)}
        >
          {t(open.length > 0 ? 'performNow' : 'newExam')}
        </Button>
      ) : null}
      {overrides.length > 0 ? (
        <ul className={`${styles.list} ${styles.foot}`} aria-label={t('kept')}>
          {overrides.map((row) => (
            <li key={row.id}>
              {row.sentence} <strong>{row.reason}</strong>
              <p className={styles.quiet}>{t('keptRow', { name: row.byName, when: formatInstant(row.at, zone) })}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {examining && wanted ? (
        <ExamDialog
          patientId={chart.patient.patientId}
          patientName={chart.patient.name}
          appointmentId={chart.appointmentId}
          serviceIds={[...new Set(wanted.map((line) => line.serviceId))]}
          onClose={() => setExamining(false)}
        />
      ) : null}
    </Panel>
  );
}
