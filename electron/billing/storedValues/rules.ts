import { addDays, type LocalDate } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { allocate, type Cents } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { roundHalfUp } from '../../kernel/rounding.ts';
import type { Account } from '../../ledger/rules.ts';
import type { StoredValueKind, StoredValueState } from '../rules.ts';

/** Where what the clinic owes for each kind stands in the ledger. */
export const liabilityOf: Record<StoredValueKind, Account> = {
  giftCard: 'gift_cards',
  package: 'packages',
  membership: 'memberships',
  units: 'packages',
  deposit: 'deposits',
};

/** Uses of a service (thousandths) or units of a product, and the cents of the price that still stand for them. */
export interface StoredItem {
  id: Id;
  remainingQuantity: Quantity;
  remainingCents: Cents;
}

/** What is left of a stored value. `remainingCents` counts its items and what belongs to none of them. */
export interface Holding {
  state: StoredValueState;
  expiresOn: LocalDate | null;
  remainingCents: Cents;
  items: readonly StoredItem[];
}

/** One change, signed: taken out negative, given back positive. `itemId` null: of the value itself. */
export interface Part {
  itemId: Id | null;
  quantity: Quantity;
  cents: Cents;
}

/** Why something cannot be taken from a stored value. */
export type HoldingProblem = 'notActive' | 'frozen' | 'expired' | 'notEnough' | 'noSuchItem';

/** What of the price stands for `quantity` of what is left: cumulative, so that all uses together add up to it exactly. */
export function valueOfUse(item: Omit<StoredItem, 'id'>, quantity: Quantity): Cents {
  if (quantity >= item.remainingQuantity) return item.remainingCents;
  const kept = item.remainingQuantity - quantity;
  return item.remainingCents - roundHalfUp(BigInt(item.remainingCents) * BigInt(kept), BigInt(item.remainingQuantity));
}

/**
 * Spreads the price of an offer over its contents by what they would cost one by one. What the price has above that
 * belongs to none of them (a membership that costs more than its credits): the sum of `items` and `rest` is the price.
 */
export function spreadPrice(priceCents: Cents, listCents: readonly Cents[]): { items: Cents[]; rest: Cents } {
  const list = listCents.reduce((sum, cents) => sum + cents, 0);
  const forItems = listCents.length === 0 ? 0 : list === 0 ? priceCents : Math.min(priceCents, list);
  return { items: allocate(forItems, listCents), rest: priceCents - forItems };
}

/** Where a value stands on a date: what is left may be frozen or too old to be used. */
export function problemOn(holding: Pick<Holding, 'state' | 'expiresOn'>, today: LocalDate): HoldingProblem | undefined {
  if (holding.state === 'frozen') return 'frozen';
  if (holding.state === 'expired') return 'expired';
  if (holding.state !== 'active') return 'notActive';
  return holding.expiresOn !== null && holding.expiresOn < today ? 'expired' : undefined;
}

/**
 * What a use takes out. Of an item: `quantity` of it for `cents`; of a value without items: `cents`. When the last of an
 * item is used for less than what is left of its price, the difference comes as `left`: nobody can use it any more.
 */
export function takeUse(
  holding: Holding,
  use: { itemId: Id | null; quantity: Quantity; cents: Cents },
  today: LocalDate,
): { used: Part; left: Part | null } | HoldingProblem {
  const problem = problemOn(holding, today);
  if (problem) return problem;
  if (use.cents < 0 || use.quantity < 0) return 'notEnough';
  if (use.itemId === null) {
    const free = holding.remainingCents - holding.items.reduce((sum, item) => sum + item.remainingCents, 0);
    if (use.quantity !== 0 || use.cents > free || holding.items.length > 0) return 'notEnough';
    return { used: { itemId: null, quantity: 0, cents: -use.cents }, left: null };
  }
  const item = holding.items.find((row) => row.id === use.itemId);
  if (!item) return 'noSuchItem';
  if (use.quantity === 0 || use.quantity > item.remainingQuantity || use.cents > valueOfUse(item, use.quantity))
    return 'notEnough';
  const unused = use.quantity === item.remainingQuantity ? item.remainingCents - use.cents : 0;
  return {
    used: { itemId: item.id, quantity: -use.quantity, cents: -use.cents },
    left: unused === 0 ? null : { itemId: item.id, quantity: 0, cents: -unused },
  };
}

/** Everything that is left, taken out: when it expires, is forfeited or goes back to the patient. */
export function allOf(holding: Holding): Part[] {
  const items = holding.items.map((item) => ({
    itemId: item.id,
    quantity: -item.remainingQuantity,
    cents: -item.remainingCents,
  }));
  const free = holding.remainingCents + items.reduce((sum, part) => sum + part.cents, 0);
  const parts = [...items, { itemId: null, quantity: 0, cents: -free }];
  return parts.filter((part) => part.quantity !== 0 || part.cents !== 0);
}

/** What belongs to no treatment, taken out: the part of a membership's price above its credits. */
export function freePartOf(holding: Holding): Part[] {
  return allOf(holding).filter((part) => part.itemId === null);
}

/**
 * `cents` of what is left, taken out without any use: a part of the price goes back and the uses stay. Everything takes
 * the uses along. @throws RangeError above what is left
 */
export function partOf(holding: Holding, cents: Cents): Part[] {
  if (cents < 0 || cents > holding.remainingCents) throw new RangeError('More than what is left of a stored value.');
  if (cents === holding.remainingCents) return allOf(holding);
  const inItems = holding.items.reduce((sum, item) => sum + item.remainingCents, 0);
  const weights = [...holding.items.map((item) => item.remainingCents), holding.remainingCents - inItems];
  return allocate(-cents, weights)
    .map((part, i) => ({ itemId: holding.items[i]?.id ?? null, quantity: 0, cents: part }))
    .filter((part) => part.cents !== 0);
}

/** A value after moves: balances, and `used` or `active` as they say; other states stay. @throws RangeError below zero */
export function afterMoves<H extends Holding>(holding: H, parts: readonly Part[]): H {
  const items = holding.items.map((item) => {
    const mine = parts.filter((part) => part.itemId === item.id);
    return {
      ...item,
      remainingQuantity: item.remainingQuantity + mine.reduce((sum, part) => sum + part.quantity, 0),
      remainingCents: item.remainingCents + mine.reduce((sum, part) => sum + part.cents, 0),
    };
  });
  const remainingCents = holding.remainingCents + parts.reduce((sum, part) => sum + part.cents, 0);
  const inItems = items.reduce((sum, item) => sum + item.remainingCents, 0);
  if (items.some((item) => item.remainingQuantity < 0 || item.remainingCents < 0) || remainingCents < inItems)
    throw new RangeError('A stored value would fall below zero.');
  const empty = remainingCents === 0 && items.every((item) => item.remainingQuantity === 0);
  const state = holding.state === 'active' || holding.state === 'used' ? (empty ? 'used' : 'active') : holding.state;
  return { ...holding, items, remainingCents, state };
}

/** The last day on which something sold on a date can be used; null: it never expires. */
export function lastDay(soldOn: LocalDate, validDays: number | null): LocalDate | null {
  return validDays === null ? null : addDays(soldOn, validDays);
}
