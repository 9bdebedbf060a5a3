import { moneyOf, tenderNames } from '../../../billing/prints.ts';
import { type creditNoteKinds, formatRate, type LineKind, type StoredValueKind } from '../../../billing/rules.ts';
import type { Cents, Currency } from '../../../kernel/money.ts';
import { categoryNames, movementNames } from '../../cash/prints.ts';
import type { MovementCategory, MovementKind } from '../../cash/rules.ts';
import type { DayFigures } from '../figures/rules.ts';
import type { TipFigure } from '../money/rules.ts';
import type { CountedTender, OpenItemKind } from '../rules.ts';

/** The record of a Z, or what an X prints: everything it says, as it was. Cents; stamps are 'YYYY-MM-DD HH:MM'. */
export interface DaySnapshot {
  form: 1;
  language: string;
  currency: Currency;
  clinic: { name: string; address: string; phone: string; taxNumber: string };
  station: string;
  /** Null on an X. */
  number: number | null;
  /** The totals of every Z so far and of this one; never reset. */
  grandTotalCents: Cents;
  businessDate: string;
  openedAt: string;
  openedBy: string;
  /** On an X: when it was read, and by whom. */
  closedAt: string;
  closedBy: string;
  confirmedBy: string | null;
  figures: Omit<DayFigures, 'tips'> & { tips: Array<TipFigure & { name: string }> };
  counts: CountedTender[];
  openingCount: Record<string, number>;
  closingCount: Record<string, number> | null;
  note: string | null;
  openReason: string | null;
  openItems: Array<{
    kind: OpenItemKind;
    id: string;
    name: string;
    text: string;
    at: number | null;
    cents: Cents | null;
    urgent: boolean;
    appointmentId: string | null;
    cartId: string | null;
  }>;
  movements: Array<{
    id: string;
    kind: MovementKind;
    category: MovementCategory;
    amountCents: Cents;
    reason: string;
    counterparty: string | null;
    bagNumber: string | null;
    at: number;
    /** HH:MM */
    time: string;
    staffName: string;
  }>;
  /** The head of the audit chain just before. */
  audit: { seq: number; hash: string };
}

const kindNames: Readonly<Record<LineKind, string>> = {
  service: 'Services',
  retail: 'Retail',
  fee: 'Fees',
  giftCard: 'Gift cards',
  package: 'Packages',
  membership: 'Memberships',
  units: 'Banked units',
  deposit: 'Deposits',
};
const creditNames: Readonly<Record<(typeof creditNoteKinds)[number], string>> = {
  refund: 'Refunds',
  void: 'Voids',
  exchange: 'Exchanges',
  correction: 'Price corrections',
  writeOff: 'Write-offs',
};
const storedNames = kindNames as Readonly<Record<StoredValueKind, string>>;

/** A part of the report: a title and its lines. Empty parts are not printed. */
export interface Part {
  title: string;
  rows: Array<{ label: string; amount: string; bold?: boolean; indent?: boolean }>;
  /** True for numbers that are not money. */
  numbers?: boolean;
  /** The same side by side, where the paper is wide enough: what stands over the columns, and their lines. */
  wide?: { head: string[]; rows: string[][] };
}

/** The parts of a report in their order; receipt and page show the same. */
export function partsOf(snapshot: DaySnapshot): Part[] {
  const { figures } = snapshot;
  const money = moneyOf(snapshot);
  const row = (label: string, cents: Cents, bold = false): Part['rows'][number] => ({
    label,
    amount: money(cents),
    bold,
  });
  const sub = (label: string, cents: Cents): Part['rows'][number] => ({ label, amount: money(cents), indent: true });
  const some = (label: string, cents: Cents): Part['rows'] => (cents === 0 ? [] : [row(label, cents)]);
  return [
    {
      title: 'Sales',
      rows: [
        row('Gross sales', figures.grossCents),
        ...some('Discounts', -figures.discountCents),
        row('Net sales', figures.netCents, true),
        row('Tax', figures.taxCents),
        ...figures.taxes.map((tax) =>
          sub(
            `${formatRate(tax.taxRate)}${tax.included ? ' contained' : ''} on ${money(tax.taxableCents)}`,
            tax.taxCents,
          ),
        ),
        ...some('Paid ahead', figures.aheadCents),
        row('Invoiced', figures.invoicedCents, true),
        ...some('Taken back', -figures.refundCents),
        row('TOTAL', figures.totalCents, true),
        ...some('Written off', -figures.writeOffCents),
        ...some('Earned without an invoice', figures.otherRevenueCents),
      ],
    },
    {
      title: 'By kind',
      rows: figures.byKind.map((kind) => row(`${kind.lines} x ${kindNames[kind.kind]}`, kind.totalCents)),
    },
    {
      title: 'Taken back',
      rows: figures.credits.map((credit) => row(`${credit.notes} x ${creditNames[credit.kind]}`, -credit.totalCents)),
    },
    {
      title: 'Tenders',
      rows: [
        ...figures.tenders.flatMap((tender) => [
          row(`${tender.count} x ${tenderNames[tender.kind]}`, tender.cents),
          ...(tender.returnedCents === 0 ? [] : [sub('of it given back', -tender.returnedCents)]),
        ]),
        ...some('Left on account', figures.onAccountCents),
        ...some('Paid on earlier invoices', figures.oldPaidCents),
      ],
    },
    {
      title: 'Paid ahead',
      rows: figures.storedValue.flatMap((value) => [
        ...some(`${storedNames[value.kind]}, sold`, value.soldCents),
        ...some(`${storedNames[value.kind]}, used`, value.redeemedCents),
      ]),
    },
    {
      title: 'Tips',
      rows: [
        ...figures.tips.flatMap((tip) => [
          ...(tip.takenCents === 0 ? [] : [row(tip.name, tip.takenCents)]),
          ...(tip.returnedCents === 0 ? [] : [row(`${tip.name}, given back`, -tip.returnedCents)]),
          ...(tip.paidOutCents === 0 ? [] : [row(`${tip.name}, paid out`, -tip.paidOutCents)]),
        ]),
        ...(figures.tips.length > 1 ? [row('Tips taken', figures.tipCents, true)] : []),
      ],
    },
    {
      title: 'Cash drawer',
      rows: [
        row('Opening float', figures.cash.floatCents),
        row('Cash taken', figures.cash.takenCents),
        ...some('Pay-ins', figures.cash.payInCents),
        ...some('Pay-outs', -figures.cash.payOutCents),
        ...some('Drops', -figures.cash.dropCents),
        ...some('Tips paid out', -figures.cash.tipPayoutCents),
        row('Should be there', figures.cash.expectedCents, true),
        ...(figures.cash.noSales === 0
          ? []
          : [{ label: 'Opened without a sale', amount: `${figures.cash.noSales} x` }]),
      ],
    },
    {
      title: 'Cash moved',
      rows: snapshot.movements.map((movement) => ({
        label: [
          movement.time,
          movementNames[movement.kind],
          categoryNames[movement.category],
          movement.bagNumber === null ? '' : `bag ${movement.bagNumber}`,
          movement.counterparty ?? '',
          movement.reason,
        ]
          .filter((text) => text !== '')
          .join(', '),
        amount:
          movement.amountCents === 0
            ? ''
            : money(movement.kind === 'payIn' ? movement.amountCents : -movement.amountCents),
      })),
    },
    {
      title: 'Counted',
      rows: snapshot.closingCount === null ? [] : snapshot.counts.flatMap((count) => countRows(count, row, sub)),
      wide: {
        head: ['Counted', 'Should be', 'Counted', 'Difference'],
        rows: snapshot.counts.map(({ kind, expectedCents, countedCents, differenceCents }) => [
          tenderNames[kind],
          money(expectedCents),
          countedCents === null ? 'not counted' : money(countedCents),
          differenceCents === null ? '' : differenceCents === 0 ? 'agrees' : differenceText(differenceCents, money),
        ]),
      },
    },
    {
      title: 'Pieces counted',
      rows: Object.entries(snapshot.closingCount ?? {})
        .filter(([, pieces]) => pieces > 0)
        .sort(([a], [b]) => Number(b) - Number(a))
        .map(([value, pieces]) => row(`${pieces} x ${money(Number(value))}`, Number(value) * pieces)),
    },
    {
      title: 'Documents',
      numbers: true,
      rows: [
        { label: 'Sales', amount: String(figures.invoices.sales) },
        { label: 'Customers', amount: String(figures.invoices.customers) },
        row('Average sale', figures.invoices.averageCents),
        ...(figures.invoices.firstNumber === null
          ? []
          : [{ label: 'Invoices', amount: rangeText(figures.invoices.firstNumber, figures.invoices.lastNumber) }]),
        ...(figures.creditNumbers.first === null
          ? []
          : [{ label: 'Credit notes', amount: rangeText(figures.creditNumbers.first, figures.creditNumbers.last) }]),
      ],
    },
  ].filter((part) => part.rows.length > 0);
}

function differenceText(cents: Cents, money: (cents: Cents) => string): string {
  return `${cents > 0 ? 'OVER' : 'SHORT'} ${money(Math.abs(cents))}`;
}

function rangeText(first: number, last: number | null): string {
  return last === null || last === first ? String(first) : `${first} to ${last}`;
}

function countRows(
  count: CountedTender,
  row: (label: string, cents: Cents, bold?: boolean) => Part['rows'][number],
  sub: (label: string, cents: Cents) => Part['rows'][number],
): Part['rows'] {
  const name = tenderNames[count.kind];
  if (count.countedCents === null || count.differenceCents === null)
    return [{ label: `${name}, not counted`, amount: '' }, sub('should be', count.expectedCents)];
  const difference = count.differenceCents;
  return [
    row(name, count.countedCents, true),
    sub('should be', count.expectedCents),
    difference === 0
      ? { label: 'agrees', amount: '', indent: true }
      : sub(difference > 0 ? 'OVER' : 'SHORT', difference),
  ];
}
