import { useTranslation } from 'react-i18next';
import { compareMaps } from '../../../electron/charting/history/rules.ts';
import type { MapOf } from '../../../electron/charting/history/schemas.ts';
import { depths, instruments, techniques } from '../../../electron/charting/points/rules.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import styles from './compare.module.css';

/** What two visits gave, area by area, and what changed. */
export function CompareTable({ before, after }: { before: MapOf; after: MapOf }) {
  const { t } = useTranslation('maps');
  const products = new Map([...before.products, ...after.products].map((product) => [product.productId, product]));
  const rows = compareMaps(before.points, after.points);
  if (rows.length === 0) return null;
  const amount = (quantity: number, productId: string): string =>
    quantity === 0 ? '' : formatAmount(quantity, products.get(productId)?.unit ?? 'each');
  /** A way is its words side by side: depth, technique, instrument, gauge. */
  const said = (ways: readonly string[]): string => {
    const word = (part: string): string => {
      const depth = depths.find((one) => one === part);
      if (depth) return t(`depth_${depth}`);
      const technique = techniques.find((one) => one === part);
      if (technique) return t(`technique_${technique}`);
      const instrument = instruments.find((one) => one === part);
      if (instrument) return t(`instrument_${instrument}`);
      return `${part} G`;
    };
    const texts = ways.map((way) =>
      way
        .split(' ')
        .filter((part) => part !== '')
        .map(word)
        .join(', '),
    );
    return texts.length === 0 ? t('notSaid') : texts.join('; ');
  };
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('area')}</th>
          <th className={styles.number}>{t('compareBefore')}</th>
          <th className={styles.number}>{t('compareAfter')}</th>
          <th className={styles.number}>{t('compareChange')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const change = row.after - row.before;
          return (
            <tr key={`${row.area} ${row.productId}`}>
              <td>
                <strong>{row.area}</strong>
                <small>{products.get(row.productId)?.productName}</small>
                {row.ways ? (
                  <small>{t('compareWays', { before: said(row.ways.before), after: said(row.ways.after) })}</small>
                ) : null}
              </td>
              <td className={styles.number}>{amount(row.before, row.productId)}</td>
              <td className={styles.number}>{amount(row.after, row.productId)}</td>
              <td className={styles.number} data-change={change !== 0 || undefined}>
                {change === 0
                  ? t('compareSame')
                  : `${change > 0 ? '+' : '−'}${amount(Math.abs(change), row.productId)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
