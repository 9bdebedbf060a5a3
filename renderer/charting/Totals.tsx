import { IconAlertTriangle, IconEqual } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../electron/charting/schemas.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './charting.module.css';

/** Charted against drawn per product, live; a difference cannot be overlooked. */
export function Totals({ chart }: { chart: Chart }) {
  const { t } = useTranslation('charting');
  return (
    <Panel title={t('chartedDrawn')}>
      {chart.totals.length === 0 ? <EmptyState compact title={t('nothingYet')} /> : null}
      <ul className={styles.totals} aria-live="polite">
        {chart.totals.map((row) => {
          const difference = row.drawn - row.charted;
          const amount = formatAmount(Math.abs(difference), row.unit);
          return (
            <li key={row.productId} data-differs={difference !== 0 || undefined}>
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
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
