import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';
import { type SumRow, Sums } from '../../ui/Sums.tsx';

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
  const rows: SumRow[] = [
    { label: t('atList'), amount: money(goodsCents + savedCents) },
    ...(savedCents > 0 ? [{ label: t('saved'), amount: money(-savedCents) }] : []),
    ...(added > 0 ? [{ label: t('tax'), amount: money(added) }] : []),
    ...(includedTaxCents > 0 ? [{ label: t('taxContained'), amount: money(includedTaxCents) }] : []),
    { label: t('total'), amount: money(totalCents), strong: true },
  ];
  return <Sums rows={rows} live />;
}
