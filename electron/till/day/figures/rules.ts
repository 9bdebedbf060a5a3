import { type creditNoteKinds, type LineKind, type StoredValueKind, storedValueKinds } from '../../../billing/rules.ts';
import type { Cents, Rate } from '../../../kernel/money.ts';
import type { Account, EntrySource } from '../../../ledger/rules.ts';
import {
  type CashFigures,
  cashFigures,
  type JournalSum,
  type Movement,
  type TenderFigure,
  type TipFigure,
  tenderFigures,
  tipFigures,
} from '../money/rules.ts';

/** Lines of invoices or of credit notes that are alike, summed. */
export interface LineSum {
  kind: LineKind;
  taxRate: Rate;
  /** The price contains the tax. */
  included: boolean;
  lines: number;
  goodsCents: Cents;
  discountCents: Cents;
  taxCents: Cents;
  includedTaxCents: Cents;
  totalCents: Cents;
}

export interface InvoiceCounts {
  sales: number;
  /** Patients once each, and every sale to a passer-by. */
  customers: number;
  firstNumber: number | null;
  lastNumber: number | null;
}

export interface CreditSum {
  kind: (typeof creditNoteKinds)[number];
  notes: number;
  totalCents: Cents;
  firstNumber: number;
  lastNumber: number;
}

/** Everything a report is made from; `journal` is the truth, the rows say what it does not keep. */
export interface DayRows {
  journal: readonly JournalSum[];
  sold: readonly LineSum[];
  credited: readonly LineSum[];
  invoices: InvoiceCounts;
  credits: readonly CreditSum[];
  movements: readonly Movement[];
}

export interface TaxFigure {
  taxRate: Rate;
  included: boolean;
  taxableCents: Cents;
  taxCents: Cents;
}

/** The figures of an X or a Z, in cents. */
export interface DayFigures {
  /** Earned, before discounts, without tax; what was paid ahead is not in it. */
  grossCents: Cents;
  discountCents: Cents;
  /** gross - discount */
  netCents: Cents;
  taxCents: Cents;
  taxes: TaxFigure[];
  /** Paid ahead: owed by the clinic, no revenue yet. */
  aheadCents: Cents;
  /** net + tax + ahead: the totals of the invoices. */
  invoicedCents: Cents;
  byKind: Array<{ kind: LineKind; lines: number; goodsCents: Cents; discountCents: Cents; totalCents: Cents }>;
  feeCents: Cents;
  /** What credit notes took back, tax included. */
  refundCents: Cents;
  refundTaxCents: Cents;
  /** Given up as never to be paid; it is no refund. */
  writeOffCents: Cents;
  credits: CreditSum[];
  /** invoiced - refund */
  totalCents: Cents;
  tipCents: Cents;
  tipReturnedCents: Cents;
  tipPaidOutCents: Cents;
  tips: TipFigure[];
  tenders: TenderFigure[];
  /** Of this period's invoices, still owed at its end. */
  onAccountCents: Cents;
  /** Paid on invoices issued before. */
  oldPaidCents: Cents;
  storedValue: Array<{ kind: StoredValueKind; soldCents: Cents; redeemedCents: Cents }>;
  /** Earned without an invoice: what expired or was kept. */
  otherRevenueCents: Cents;
  cash: CashFigures;
  /** Known once a drawer was closed. */
  overShortCents: Cents;
  invoices: InvoiceCounts & { averageCents: Cents };
  creditNumbers: { first: number | null; last: number | null };
  /** Where rows and journal disagree; empty, always. */
  problems: string[];
}

const aheadAccounts: readonly Account[] = ['gift_cards', 'packages', 'memberships', 'deposits'];
const paidAhead = (kind: LineKind): boolean => (storedValueKinds as readonly string[]).includes(kind);
const earned = (account: Account): boolean => account.startsWith('revenue.');
const none = (cents: Cents): Cents => (cents === 0 ? 0 : cents);

/**
 * The one function behind X and Z. Amounts come from the journal; kinds, rates and counts from the rows, and where both know
 * a figure they must agree.
 */
export function dayFigures(rows: DayRows): DayFigures {
  const sum = (keep: (row: JournalSum) => boolean): Cents =>
    rows.journal.reduce((total, row) => total + (keep(row) ? row.cents : 0), 0);
  const of = (source: EntrySource, which: (account: Account) => boolean): Cents =>
    sum((row) => row.sourceKind === source && which(row.account));
  const is =
    (wanted: Account) =>
    (account: Account): boolean =>
      account === wanted;
  const ahead = (account: Account): boolean => aheadAccounts.includes(account);

  const grossCents = none(-of('invoice', earned));
  const discountCents = of('invoice', is('discounts'));
  const taxCents = none(-of('invoice', is('tax_payable')));
  const aheadCents = none(-of('invoice', ahead));
  const invoicedCents = of('invoice', is('patient_receivable'));
  const writeOffCents = of('creditNote', is('write_offs'));
  const refundCents = none(-of('creditNote', is('patient_receivable')) - writeOffCents);
  const tenders = tenderFigures(rows.journal);
  const onAccountCents = sum((row) => row.account === 'patient_receivable' && row.own === true);
  const cash = cashFigures(rows.journal, rows.movements);
  const numbers = rows.credits.flatMap((row) => [row.firstNumber, row.lastNumber]);
  const tips = tipFigures(rows.journal);
  const figures: Omit<DayFigures, 'problems'> = {
    grossCents,
    discountCents,
    netCents: grossCents - discountCents,
    taxCents,
    taxes: taxFigures(rows.sold),
    aheadCents,
    invoicedCents,
    byKind: kindFigures(rows.sold),
    feeCents: none(-of('invoice', is('revenue.fees'))),
    refundCents,
    refundTaxCents: of('creditNote', is('tax_payable')),
    credits: [...rows.credits],
    writeOffCents,
    totalCents: invoicedCents - refundCents,
    tipCents: tips.reduce((total, row) => total + row.takenCents, 0),
    tipReturnedCents: tips.reduce((total, row) => total + row.returnedCents, 0),
    tipPaidOutCents: tips.reduce((total, row) => total + row.paidOutCents, 0),
    tips,
    tenders,
    onAccountCents,
    oldPaidCents: none(
      -sum(
        (row) =>
          row.sourceKind === 'payment' && row.account === 'patient_receivable' && row.own === false && row.cents < 0,
      ),
    ),
    storedValue: storedValueKinds.map((kind) => ({
      kind,
      soldCents: rows.sold.reduce((total, row) => total + (row.kind === kind ? row.totalCents - row.taxCents : 0), 0),
      redeemedCents: tenders.find((tender) => tender.kind === kind)?.cents ?? 0,
    })),
    otherRevenueCents: none(
      -sum((row) => earned(row.account) && row.sourceKind !== 'invoice' && row.sourceKind !== 'creditNote'),
    ),
    cash,
    overShortCents: none(-sum((row) => row.account === 'over_short')),
    invoices: {
      ...rows.invoices,
      averageCents: rows.invoices.sales === 0 ? 0 : Math.round(invoicedCents / rows.invoices.sales),
    },
    creditNumbers: {
      first: numbers.length === 0 ? null : Math.min(...numbers),
      last: numbers.length === 0 ? null : Math.max(...numbers),
    },
  };
  return { ...figures, problems: problemsOf(figures, rows) };
}

function taxFigures(sold: readonly LineSum[]): TaxFigure[] {
  const rates = new Map<string, TaxFigure>();
  for (const row of sold) {
    if (row.taxRate === 0) continue;
    const key = `${row.taxRate} ${row.included}`;
    const figure = rates.get(key) ?? { taxRate: row.taxRate, included: row.included, taxableCents: 0, taxCents: 0 };
    figure.taxableCents += row.goodsCents - row.discountCents - row.includedTaxCents;
    figure.taxCents += row.taxCents;
    rates.set(key, figure);
  }
  return [...rates.values()].sort((a, b) => b.taxRate - a.taxRate || Number(a.included) - Number(b.included));
}

function kindFigures(sold: readonly LineSum[]): DayFigures['byKind'] {
  const kinds = new Map<LineKind, DayFigures['byKind'][number]>();
  for (const row of sold) {
    const figure = kinds.get(row.kind) ?? { kind: row.kind, lines: 0, goodsCents: 0, discountCents: 0, totalCents: 0 };
    figure.lines += row.lines;
    figure.goodsCents += row.goodsCents;
    figure.discountCents += row.discountCents;
    figure.totalCents += row.totalCents;
    kinds.set(row.kind, figure);
  }
  return [...kinds.values()].sort((a, b) => b.totalCents - a.totalCents);
}

function problemsOf(figures: Omit<DayFigures, 'problems'>, rows: DayRows): string[] {
  const rowsSum = (list: readonly LineSum[], pick: (row: LineSum) => Cents): Cents =>
    list.reduce((total, row) => total + pick(row), 0);
  const { cash } = figures;
  const checks: ReadonlyArray<readonly [string, Cents, Cents]> = [
    [
      'gross sales',
      figures.grossCents,
      rowsSum(rows.sold, (row) => (paidAhead(row.kind) ? 0 : row.goodsCents - row.includedTaxCents)),
    ],
    ['discounts', figures.discountCents, rowsSum(rows.sold, (row) => (paidAhead(row.kind) ? 0 : row.discountCents))],
    ['tax', figures.taxCents, rowsSum(rows.sold, (row) => row.taxCents)],
    ['invoices', figures.invoicedCents, rowsSum(rows.sold, (row) => row.totalCents)],
    ['credit notes', figures.refundCents, rowsSum(rows.credited, (row) => row.totalCents)],
    ['invoice parts', figures.invoicedCents, figures.netCents + figures.taxCents + figures.aheadCents],
    [
      'cash',
      cash.expectedCents,
      cash.floatCents + cash.takenCents + cash.payInCents - cash.payOutCents - cash.dropCents - cash.tipPayoutCents,
    ],
  ];
  return checks.flatMap(([name, journal, other]) =>
    journal === other ? [] : [`${name}: the journal says ${journal} cents, the rows ${other}`],
  );
}
