import type { Id } from '../../kernel/ids.ts';
import { allocate, type Cents } from '../../kernel/money.ts';

/** How a tip is shared: all the same, by what each performed, or as typed. */
export const tipSplits = ['equal', 'performed', 'hand'] as const;
export type TipSplit = (typeof tipSplits)[number];

/** Who gets how much of a tip. */
export interface TipPart {
  staffId: Id;
  cents: Cents;
}

/**
 * Shares a tip between people, exact to the cent; earlier people get the cent that is left. `performed` is what each performed
 * on this sale, before discounts; where nobody performed anything it is shared equally.
 */
export function splitTip(
  tipCents: Cents,
  split: Exclude<TipSplit, 'hand'>,
  staffIds: readonly Id[],
  performed: ReadonlyMap<Id, Cents>,
): TipPart[] {
  const weights = staffIds.map((id) => (split === 'equal' ? 1 : (performed.get(id) ?? 0)));
  const shares = allocate(tipCents, weights);
  return staffIds.map((staffId, i) => ({ staffId, cents: shares[i] ?? 0 }));
}

/** What each person performed on these lines, in cents before discounts. */
export function performedBy(lines: ReadonlyArray<{ performedBy: Id | null; goodsCents: Cents }>): Map<Id, Cents> {
  const sums = new Map<Id, Cents>();
  for (const { performedBy: id, goodsCents } of lines) if (id !== null) sums.set(id, (sums.get(id) ?? 0) + goodsCents);
  return sums;
}
