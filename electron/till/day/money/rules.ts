import type { Cents } from '../../../kernel/money.ts';
import {
  type Account,
  accountOfTender,
  type EntrySource,
  type TenderKind,
  tenderKinds,
} from '../../../ledger/rules.ts';
import type { MovementCategory, MovementKind } from '../../cash/rules.ts';

/**
 * Lines of the journal that belong together, summed: one row per source, account, tender, person (tips only), whether their
 * invoice was issued in this period (`own`; null without an invoice) and sign.
 */
export interface JournalSum {
  sourceKind: EntrySource;
  account: Account;
  tenderKind: TenderKind | null;
  staffId: string | null;
  own: boolean | null;
  cents: Cents;
  lines: number;
}

/** Cash that moved without a sale; the kind says which way. */
export interface Movement {
  kind: MovementKind;
  category: MovementCategory;
  amountCents: Cents;
}

/** What was taken and given back in one kind of tender, tips included, net of change. */
export interface TenderFigure {
  kind: TenderKind;
  takenCents: Cents;
  returnedCents: Cents;
  cents: Cents;
  count: number;
}

/** Tips of one person: taken, given back with a refund, paid out. */
export interface TipFigure {
  staffId: string;
  takenCents: Cents;
  returnedCents: Cents;
  paidOutCents: Cents;
}

/** The cash drawer, in cents. */
export interface CashFigures {
  floatCents: Cents;
  takenCents: Cents;
  payInCents: Cents;
  payOutCents: Cents;
  dropCents: Cents;
  tipPayoutCents: Cents;
  expectedCents: Cents;
  noSales: number;
}

const none = (cents: Cents): Cents => (cents === 0 ? 0 : cents);

/** What was taken and given back by kind of tender; what stays on account is no tender. */
export function tenderFigures(journal: readonly JournalSum[]): TenderFigure[] {
  return tenderKinds.flatMap((kind) => {
    const lines = journal.filter(
      (row) =>
        row.tenderKind === kind &&
        row.account === accountOfTender[kind] &&
        (row.sourceKind === 'payment' || row.sourceKind === 'tip' || row.sourceKind === 'creditNote'),
    );
    if (lines.length === 0 || kind === 'account') return [];
    const takenCents = lines.reduce((total, row) => total + Math.max(0, row.cents), 0);
    const returnedCents = none(-lines.reduce((total, row) => total + Math.min(0, row.cents), 0));
    const count = lines.reduce(
      (total, row) => total + (row.sourceKind === 'payment' && row.cents > 0 ? row.lines : 0),
      0,
    );
    return [{ kind, takenCents, returnedCents, cents: takenCents - returnedCents, count }];
  });
}

/** Tips by person, the most first. */
export function tipFigures(journal: readonly JournalSum[]): TipFigure[] {
  const people = new Map<string, TipFigure>();
  for (const row of journal) {
    if (row.account !== 'tips_payable' || row.staffId === null) continue;
    const figure = people.get(row.staffId) ?? {
      staffId: row.staffId,
      takenCents: 0,
      returnedCents: 0,
      paidOutCents: 0,
    };
    if (row.sourceKind === 'tipPayout') figure.paidOutCents += row.cents;
    else if (row.cents < 0) figure.takenCents -= row.cents;
    else figure.returnedCents += row.cents;
    people.set(row.staffId, figure);
  }
  return [...people.values()].sort((a, b) => b.takenCents - a.takenCents || a.staffId.localeCompare(b.staffId));
}

/** What moved the cash drawer and what should lie in it. */
export function cashFigures(journal: readonly JournalSum[], movements: readonly Movement[]): CashFigures {
  const drawer = journal.filter((row) => row.account === 'cash_drawer');
  const sum = (keep: (row: JournalSum) => boolean): Cents =>
    drawer.reduce((total, row) => total + (keep(row) ? row.cents : 0), 0);
  // what a closing carries to the bank is not part of what should lie there before it
  const closing = (row: JournalSum): boolean => row.sourceKind === 'drawerSession' && row.cents < 0;
  const moved = (kind: MovementKind): Cents =>
    movements.reduce((total, row) => total + (row.kind === kind ? row.amountCents : 0), 0);
  return {
    floatCents: sum((row) => row.sourceKind === 'drawerSession' && row.cents > 0),
    takenCents: sum(
      (row) => row.sourceKind === 'payment' || row.sourceKind === 'tip' || row.sourceKind === 'creditNote',
    ),
    payInCents: moved('payIn'),
    payOutCents: moved('payOut'),
    dropCents: moved('drop'),
    tipPayoutCents: none(-sum((row) => row.sourceKind === 'tipPayout')),
    expectedCents: sum((row) => !closing(row)),
    noSales: movements.filter((row) => row.kind === 'noSale').length,
  };
}
