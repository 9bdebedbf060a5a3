import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';
import styles from './estimates.module.css';

export interface EstimateSumsProps {
  goodsCents: number;
  savedCents: number;
  taxCents: number;
  includedTaxCents: number;
  totalCents: number;
}

/** What an estimate comes to: list, what is saved, tax, total. */
export function EstimateSums({ goodsCents, savedCents, taxCents, includedTaxCents, totalCents }: EstimateSumsProps) {
  const { t } = useTranslation('estimates');
  const { currency } = useDesk();
  const money = (cents: number): string => formatMoney(cents, currency);
  const added = taxCents - includedTaxCents;
  const rows: Array<readonly [string, string]> = [
    [t('atList'), money(goodsCents + savedCents)],
    ...(savedCents > 0 ? [[t('saved'), money(-savedCents)] as const] : []),
    ...(added > 0 ? [[t('tax'), money(added)] as const] : []),
    ...(includedTaxCents > 0 ? [[t('taxContained'), money(includedTaxCents)] as const] : []),
  ];
  return (
    <dl className={styles.sums} aria-live="polite">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="s-num">{value}</dd>
        </div>
      ))}
      <div data-strong>
        <dt>{t('total')}</dt>
        <dd className="s-num">{money(totalCents)}</dd>
      </div>
    </dl>
  );
}
