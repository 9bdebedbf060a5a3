import { useTranslation } from 'react-i18next';
import { sumByArea } from '../../../electron/charting/points/rules.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import type { ChartPoint } from '../useChart.ts';
import styles from './map.module.css';
import { lookOf, type MapLine } from './mapLines.ts';

/** What every area got, live. */
export function AreaSums({ points, lines }: { points: readonly ChartPoint[]; lines: readonly MapLine[] }) {
  const { t } = useTranslation('maps');
  if (points.length === 0) return null;
  const unitOf = (productId: string) => {
    const line = lines.find((one) => one.productId === productId);
    return line ? lookOf(lines, line.serviceLineId).unit : 'each';
  };
  return (
    <ul className={styles.sums} aria-label={t('byArea')}>
      {sumByArea(points).map(({ area, productId, quantity }) => (
        <li key={`${area} ${productId}`}>
          <span>{area}</span>
          <strong className="s-num">{formatAmount(quantity, unitOf(productId))}</strong>
        </li>
      ))}
    </ul>
  );
}
