import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatRate } from '../../../electron/billing/rules.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import type { DayFigures } from '../../../electron/till/day/schemas.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Panel } from '../../ui/Page.tsx';
import styles from './day.module.css';

interface Line {
  label: ReactNode;
  /** Cents, or words. */
  value: number | string;
  strong?: boolean;
  sub?: boolean;
}

/** The figures of an X, a Z or a whole day. */
export function Figures({ figures, currency }: { figures: DayFigures; currency: string }) {
  const { t } = useTranslation('day');
  const money = (cents: number): string => formatMoney(cents, currency);
  const { cash, invoices } = figures;
  const people = figures.tips.filter((tip) => tip.takenCents !== 0).length;
  const received = figures.tenders.reduce((sum, tender) => sum + tender.cents, 0);
  const some = (label: string, cents: number): Line[] => (cents === 0 ? [] : [{ label, value: cents }]);
  const heroes = [
    [t('total'), figures.totalCents, t('totalHint', { count: invoices.sales, invoiced: money(figures.invoicedCents) })],
    [t('received'), received, t('receivedHint')],
    [t('tips'), figures.tipCents - figures.tipReturnedCents, t('tipsHint', { count: people })],
    [t('cashThere'), cash.expectedCents, t('cashThereHint', { float: money(cash.floatCents) })],
  ] as const;
  const parts: ReadonlyArray<readonly [string, Line[]]> = [
    [
      t('sales'),
      [
        { label: t('gross'), value: figures.grossCents },
        ...some(t('discounts'), -figures.discountCents),
        { label: t('net'), value: figures.netCents, strong: true },
        { label: t('tax'), value: figures.taxCents },
        ...figures.taxes.map((tax) => ({
          label: t(tax.included ? 'taxIncluded' : 'taxRate', {
            rate: formatRate(tax.taxRate),
            amount: money(tax.taxableCents),
          }),
          value: tax.taxCents,
          sub: true,
        })),
        ...some(t('ahead'), figures.aheadCents),
        { label: t('invoiced'), value: figures.invoicedCents, strong: true },
        ...some(t('takenBack'), -figures.refundCents),
        ...figures.credits.map((credit) => ({
          label: `${credit.notes} × ${t(`credit_${credit.kind}`)}`,
          value: -credit.totalCents,
          sub: true,
        })),
        { label: t('total'), value: figures.totalCents, strong: true },
        ...some(t('writtenOff'), -figures.writeOffCents),
        ...some(t('otherRevenue'), figures.otherRevenueCents),
      ],
    ],
    [
      t('tenders'),
      [
        ...figures.tenders.map((tender) => ({
          label: (
            <>
              {t(`tender_${tender.kind}`)}
              <small>
                {tender.returnedCents === 0
                  ? t('payments', { count: tender.count })
                  : t('tenderOf', { taken: money(tender.takenCents), returned: money(tender.returnedCents) })}
              </small>
            </>
          ),
          value: tender.cents,
        })),
        ...(figures.tenders.length > 1 ? [{ label: t('received'), value: received, strong: true }] : []),
        ...some(t('onAccount'), figures.onAccountCents),
        ...some(t('oldPaid'), figures.oldPaidCents),
      ],
    ],
    [
      t('drawer'),
      [
        { label: t('float'), value: cash.floatCents },
        { label: t('cashTaken'), value: cash.takenCents },
        ...some(t('payIns'), cash.payInCents),
        ...some(t('payOuts'), -cash.payOutCents),
        ...some(t('drops'), -cash.dropCents),
        ...some(t('tipPayouts'), -cash.tipPayoutCents),
        { label: t('expected'), value: cash.expectedCents, strong: true },
        ...(cash.noSales === 0 ? [] : [{ label: t('noSalesOpened', { count: cash.noSales }), value: '' }]),
      ],
    ],
    [
      t('byKind'),
      figures.byKind.map((kind) => ({
        label: (
          <>
            {t(`kind_${kind.kind}`)}
            <small>{t('lines', { count: kind.lines })}</small>
          </>
        ),
        value: kind.goodsCents - kind.discountCents,
      })),
    ],
    [
      t('tips'),
      figures.tips.flatMap((tip) => [
        ...some(tip.name, tip.takenCents),
        ...some(t('tipReturned', { name: tip.name }), -tip.returnedCents),
        ...some(t('tipPaid', { name: tip.name }), -tip.paidOutCents),
      ]),
    ],
    [
      t('aheadUsed'),
      figures.storedValue.flatMap((value) => [
        ...some(`${t(`kind_${value.kind}`)}, ${t('sold')}`, value.soldCents),
        ...some(`${t(`kind_${value.kind}`)}, ${t('used')}`, value.redeemedCents),
      ]),
    ],
    [
      t('numbers'),
      [
        { label: t('salesCount'), value: String(invoices.sales) },
        { label: t('customers'), value: String(invoices.customers) },
        { label: t('average'), value: invoices.averageCents },
        ...rangeLine(t('invoices'), invoices.firstNumber, invoices.lastNumber),
        ...rangeLine(t('creditNotes'), figures.creditNumbers.first, figures.creditNumbers.last),
      ],
    ],
  ];

  function rangeLine(label: string, first: number | null, last: number | null): Line[] {
    if (first === null || last === null) return [];
    return [{ label, value: first === last ? String(first) : t('range', { first, last }) }];
  }

  return (
    <>
      {figures.problems.map((text) => (
        <ErrorNotice key={text} sentence={t('problem', { text })} />
      ))}
      <dl className={styles.heroes}>
        {heroes.map(([label, cents, hint]) => (
          <div key={label} className={styles.hero}>
            <dt>{label}</dt>
            <dd>{money(cents)}</dd>
            <dd>{hint}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.panels}>
        {parts
          .filter(([, lines]) => lines.length > 0)
          .map(([title, lines]) => (
            <Panel key={title} title={title}>
              <dl className={styles.lines}>
                {lines.map((line, i) => (
                  // a part has a fixed order and may name the same person twice
                  // oxlint-disable-next-line react/no-array-index-key
                  <div key={i} className={styles.line} data-strong={line.strong} data-sub={line.sub}>
                    <dt>{line.label}</dt>
                    <dd className="s-num">{typeof line.value === 'number' ? money(line.value) : line.value}</dd>
                  </div>
                ))}
              </dl>
            </Panel>
          ))}
      </div>
    </>
  );
}
