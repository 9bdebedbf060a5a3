import { IconAlertTriangle, IconEqual } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../electron/charting/schemas.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useDesk } from '../api/desk.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './charting.module.css';
import { DrawnBackDialog } from './DrawnBackDialog.tsx';
import { DrawnRow } from './DrawnRow.tsx';
import type { ChartLine } from './useChart.ts';

interface Back {
  how: 'waste' | 'return';
  line: ChartLine;
  draw: ChartLine['draws'][number];
}

/** Charted against drawn per product, live, with the draws themselves; a difference cannot be overlooked. */
export function Totals({ chart }: { chart: Chart }) {
  const { t } = useTranslation('charting');
  const desk = useDesk();
  const [back, setBack] = useState<Back | null>(null);
  const mayAct = desk.may('stock.draw') && chart.appointmentState !== 'done';
  return (
    <Panel title={t('chartedDrawn')}>
      {chart.totals.length === 0 ? <EmptyState compact title={t('nothingYet')} /> : null}
      <ul className={styles.totals} aria-live="polite">
        {chart.totals.map((row) => {
          const difference = row.drawn - row.charted;
          const amount = formatAmount(Math.abs(difference), row.unit);
          return (
            <li key={row.productId}>
              <div className={styles.total}>
                <span className={styles.totalName}>{row.productName}</span>
                <span className={styles.figure}>
                  <small>{t('charted')}</small>
                  {formatAmount(row.charted, row.unit)}
                </span>
                <span className={styles.figure}>
                  <small>{t('drawn')}</small>
                  {formatAmount(row.drawn, row.unit)}
                </span>
                <StatusBadge
                  tone={difference === 0 ? 'green' : 'amber'}
                  icon={difference === 0 ? IconEqual : IconAlertTriangle}
                  text={difference === 0 ? t('agrees') : t(difference > 0 ? 'moreDrawn' : 'moreCharted', { amount })}
                />
              </div>
              {chart.lines.flatMap((line) =>
                line.draws
                  .filter((draw) => draw.productId === row.productId)
                  .map((draw) => (
                    <DrawnRow
                      key={`${line.serviceLineId} ${draw.containerId}`}
                      draw={draw}
                      unit={row.unit}
                      onBack={mayAct ? (how) => setBack({ how, line, draw }) : null}
                    />
                  )),
              )}
            </li>
          );
        })}
      </ul>
      {back ? <DrawnBackDialog {...back} onClose={() => setBack(null)} /> : null}
    </Panel>
  );
}
