import type { LocalDate } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents, Currency } from '../../kernel/money.ts';
import type { Posting } from '../../ledger/rules.ts';

/** How many of each coin and note, by value in cents: {"10000": 2, "500": 10}. */
export type CashCount = Readonly<Record<string, number>>;

/** Coins and notes in use, largest first, in cents. */
export const denominations: Readonly<Record<Currency, readonly Cents[]>> = {
  USD: [10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1],
  CAD: [10000, 5000, 2000, 1000, 500, 200, 100, 25, 10, 5],
  EUR: [20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  GBP: [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  AUD: [10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5],
  NZD: [10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10],
  CHF: [20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5],
  AED: [100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100, 50, 25],
  SGD: [10000, 5000, 1000, 500, 200, 100, 50, 20, 10, 5],
};

/** The cents a count is worth. */
export function countedCents(count: CashCount): Cents {
  return Object.entries(count).reduce((sum, [value, pieces]) => sum + Number(value) * pieces, 0);
}

/** The values in a count that are no coin or note of the currency, or not whole pieces. */
export function strangePieces(count: CashCount, currency: Currency): string[] {
  const known = denominations[currency];
  return Object.entries(count)
    .filter(([value, pieces]) => !known.includes(Number(value)) || !Number.isSafeInteger(pieces) || pieces < 0)
    .map(([value]) => value);
}

/** Opening: the float comes out of the bank and into the drawer. */
export function floatPostings(drawerSessionId: Id, floatCents: Cents): Posting[] {
  return [
    { account: 'cash_drawer', amountCents: floatCents, drawerSessionId },
    { account: 'bank', amountCents: -floatCents },
  ];
}

/** Closing: what was counted goes to the bank, what is missing or too much to over_short; the drawer is empty by the journal. */
export function closingPostings(drawerSessionId: Id, expectedCents: Cents, countedCentsNow: Cents): Posting[] {
  return [
    { account: 'bank', amountCents: countedCentsNow },
    { account: 'over_short', amountCents: expectedCents - countedCentsNow, drawerSessionId },
    { account: 'cash_drawer', amountCents: -expectedCents, drawerSessionId },
  ];
}

/** A drawer of an earlier day must be counted and closed before anything else is taken. */
export function isStale(session: { businessDate: LocalDate }, today: LocalDate): boolean {
  return session.businessDate < today;
}

/** What people hand over for an amount: the exact sum, then the next round notes, at most five. */
export function quickCash(dueCents: Cents, currency: Currency): Cents[] {
  if (dueCents <= 0) return [];
  const notes = denominations[currency].filter((value) => value >= 500);
  const choices = new Set<Cents>([dueCents]);
  for (const note of notes.toReversed()) choices.add(Math.ceil(dueCents / note) * note);
  return [...choices].sort((a, b) => a - b).slice(0, 5);
}
