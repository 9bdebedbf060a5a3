import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { mayDo, type Role } from '../../kernel/roles.ts';
import { costOfUsed, type ProductKind } from '../rules.ts';

export const countKinds = ['full', 'cycle'] as const;
export const countStates = ['counting', 'review', 'posted', 'cancelled'] as const;
export type CountState = (typeof countStates)[number];
export const abcClasses = ['A', 'B', 'C'] as const;
export type AbcClass = (typeof abcClasses)[number];

/**
 * ABC by value: the products that hold the first 80 % of the worth are A, those up to 95 % B, all others C. The dearest
 * come first; one that crosses a border belongs to the class it begins in. Cents.
 */
export function classesOf(worths: ReadonlyMap<Id, Cents>): Map<Id, AbcClass> {
  const dearest = [...worths].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const total = dearest.reduce((sum, [, cents]) => sum + cents, 0);
  let before = 0;
  return new Map(
    dearest.map(([id, cents]) => {
      const name: AbcClass = before * 100 < total * 80 ? 'A' : before * 100 < total * 95 ? 'B' : 'C';
      before += cents;
      return [id, name];
    }),
  );
}

/** Which part of the stock a count is about; null: all of it. */
export interface CountPart {
  locationId: Id | null;
  productId: Id | null;
  productKind: ProductKind | null;
  /** Products of the chosen ABC class, or null. */
  classProducts: readonly Id[] | null;
}

/** Whether a product belongs to the part, wherever it lies. */
export function countsProduct(part: CountPart, product: { id: Id; kind: ProductKind }): boolean {
  if (part.productId !== null && part.productId !== product.id) return false;
  if (part.productKind !== null && part.productKind !== product.kind) return false;
  return part.classProducts === null || part.classProducts.includes(product.id);
}

/** Worth of a difference of goods, signed like it: at the average of what is there, or of what the lot cost when it came in. */
export function worthOfGoods(
  difference: Quantity,
  level: { onHand: Quantity; costCents: Cents },
  lot: { quantity: Quantity; costCents: Cents },
): Cents {
  const { onHand, costCents } = level;
  if (difference < 0) return onHand === 0 ? 0 : 0 - costOfUsed(costCents, onHand, Math.min(onHand, -difference));
  if (onHand > 0) return costOfUsed(costCents, onHand, difference);
  return lot.quantity > 0 ? costOfUsed(lot.costCents, lot.quantity, difference) : 0;
}

/**
 * What a container may be counted as: sealed and untouched it is all there or gone; opened, or with a part of it wasted,
 * anything up to what no visit drew. Null: it is fine.
 */
export function containerCountFault(
  container: { opened: boolean; remaining: Quantity },
  wasted: Quantity,
  counted: Quantity,
): 'sealed' | 'drawn' | null {
  if (counted > container.remaining + wasted) return 'drawn';
  const untouched = !container.opened && wasted === 0;
  return untouched && counted !== 0 && counted !== container.remaining ? 'sealed' : null;
}

/** Worth without signs, so that what is found does not hide what is missing; and net. */
export function sumOfWorth(lines: ReadonlyArray<{ worthCents: Cents }>): { grossCents: Cents; netCents: Cents } {
  return {
    grossCents: lines.reduce((sum, line) => sum + Math.abs(line.worthCents), 0),
    netCents: lines.reduce((sum, line) => sum + line.worthCents, 0),
  };
}

interface Person {
  staffId: Id;
  role: Role;
}

/** Who approves a count, of the person at the keyboard and the second one: may approve and counted none of it. */
export function approverOf(keyboard: Person, second: Person | null, counters: ReadonlySet<Id>): Id | undefined {
  const may = (person: Person): boolean => mayDo(person.role, 'stock.approve') && !counters.has(person.staffId);
  return [second, keyboard].find((person) => person !== null && may(person))?.staffId;
}

/** Names what a second person confirms: this count with differences worth this much, nothing else. */
export function aboutCount(countId: Id, version: number, grossCents: Cents): string {
  return `count ${countId} ${version} ${grossCents}`;
}
