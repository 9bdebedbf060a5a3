import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { formatQuantity } from '../../../electron/kernel/quantity.ts';
import { useDesk } from '../../api/desk.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import styles from './credits.module.css';
import { type CreditMode, emptyLine, type LineDraft } from './draft.ts';

/** The lines of the invoice with what is left of each, and what of it is taken back: how many, or how much. */
export function LinesFields({
  options,
  mode,
  drafts,
  onChange,
}: {
  options: CreditOptions;
  mode: CreditMode;
  drafts: ReadonlyMap<string, LineDraft>;
  onChange: (lineId: string, next: Partial<LineDraft>) => void;
}) {
  const { t } = useTranslation('billing');
  const { currency } = useDesk();
  const money = (cents: number): string => formatMoney(cents, currency);
  return (
    <ul className={styles.lines} aria-label={t('lines')}>
      {options.lines.map((line, i) => {
        const draft = drafts.get(line.id) ?? emptyLine(line);
        const gone = line.left.totalCents === 0 && line.left.quantity === 0;
        const taken = draft.quantity > 0 || draft.cents !== null || draft.unitPriceCents !== null;
        const ahead = line.aheadLeftCents;
        return (
          <li key={line.id} className={styles.line} data-taken={taken || undefined}>
            <span className={styles.words}>
              <strong>{line.description}</strong>
              <span className={styles.small}>
                {gone
                  ? t('lineGone')
                  : t('lineLeft', {
                      amount: `${formatQuantity(line.left.quantity)} ${line.unit}`.trimEnd(),
                      total: money(line.left.totalCents),
                    })}
                {ahead === null ? '' : ` · ${t('aheadLeft', { amount: money(ahead) })}`}
              </span>
            </span>
            {mode === 'correction' ? (
              <>
                <span className={styles.small}>{t('priceNow', { price: money(line.unitPriceCents) })}</span>
                <MoneyInput
                  aria-label={t('rightPrice', { name: line.description })}
                  placeholder={t('rightPriceShort')}
                  currency={currency}
                  min={0}
                  max={Math.max(0, line.unitPriceCents - 1)}
                  disabled={line.left.quantity === 0}
                  value={draft.unitPriceCents}
                  onChange={(unitPriceCents) => onChange(line.id, { unitPriceCents })}
                  {...(i === 0 ? { 'data-autofocus': true } : {})}
                />
              </>
            ) : (
              <>
                <QuantityInput
                  aria-label={t('takeQuantity', { name: line.description })}
                  unit={line.unit}
                  min={0}
                  max={line.left.quantity}
                  disabled={line.left.quantity === 0}
                  value={draft.quantity === 0 ? null : draft.quantity}
                  placeholder="0"
                  onChange={(quantity) => onChange(line.id, { quantity: quantity ?? 0 })}
                  {...(i === 0 ? { 'data-autofocus': true } : {})}
                />
                <MoneyInput
                  aria-label={t('takeCents', { name: line.description })}
                  currency={currency}
                  min={1}
                  max={line.left.totalCents}
                  disabled={gone}
                  value={draft.cents}
                  placeholder={t('byShare')}
                  onChange={(cents) => onChange(line.id, { cents })}
                />
                {line.fromStock && draft.quantity > 0 ? (
                  <span className={styles.fate}>
                    <SegmentedControl
                      size="xs"
                      aria-label={t('fateOf', { name: line.description })}
                      value={draft.fate}
                      onChange={(fate) => onChange(line.id, { fate: fate === 'waste' ? 'waste' : 'restock' })}
                      data={[
                        { value: 'restock', label: t('restock'), disabled: line.spoilt !== null },
                        { value: 'waste', label: t('waste') },
                      ]}
                    />
                    {line.spoilt === null ? null : <span className={styles.small}> {t(`spoilt_${line.spoilt}`)}</span>}
                  </span>
                ) : null}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
