import { type BaseUnit, formatAmount, type Quantity } from '../../../kernel/quantity.ts';

/** How far ahead the booked appointments are looked at, days. */
export const horizonDays = 14;

export const urgencies = ['critical', 'low', 'coming'] as const;
/** At or below the critical level now; below the reorder point now; or so in two weeks. */
export type Urgency = (typeof urgencies)[number];

/** What bears on whether a product is to be ordered. Quantities are thousandths of its base unit. */
export interface Need {
  unit: BaseUnit;
  /** What may be used: not expired, not recalled, not past its use time. */
  onHand: Quantity;
  /** Sent and still to come. */
  onOrder: Quantity;
  /** Written into drafts. */
  drafted: Quantity;
  /** What the booked appointments usually take. */
  expectedUse: Quantity;
  bookings: number;
  reorderPoint: Quantity;
  criticalLevel: Quantity;
  packageSize: Quantity;
  /** Packages the supplier sells together. */
  pack: number;
}

/** How little is there right now: 'critical' before 'low'; null when there is enough. */
export function levelOf(need: Pick<Need, 'onHand' | 'reorderPoint' | 'criticalLevel'>): 'critical' | 'low' | null {
  if (need.criticalLevel > 0 && need.onHand <= need.criticalLevel) return 'critical';
  return need.onHand < need.reorderPoint ? 'low' : null;
}

/** What will be there in two weeks if all goes as booked and everything on order comes; may be below 0. */
export function projected(need: Need): Quantity {
  return need.onHand + need.onOrder + need.drafted - need.expectedUse;
}

/** The fewest packages, in whole packs, that bring what will be there up to the reorder point; 0 where it is. */
export function packagesToOrder(need: Need): number {
  const missing = Math.max(need.reorderPoint, 0) - projected(need);
  if (missing <= 0) return 0;
  return Math.ceil(missing / (need.packageSize * need.pack)) * need.pack;
}

/** Why it is suggested, the worst first. */
export function urgencyOf(need: Need): Urgency {
  return levelOf(need) ?? 'coming';
}

/** How the suggestion comes about, with every number in it. */
export function explain(need: Need): string {
  const say = (quantity: Quantity): string => formatAmount(quantity, need.unit);
  const parts = [
    `${say(need.onHand)} on hand`,
    need.onOrder > 0 ? `${say(need.onOrder)} on order` : '',
    need.drafted > 0 ? `${say(need.drafted)} in drafts` : '',
    need.bookings > 0 ? `${need.bookings} booked ${need.bookings === 1 ? 'uses' : 'use'} ${say(need.expectedUse)}` : '',
    need.criticalLevel > 0 && need.onHand <= need.criticalLevel ? `critical at ${say(need.criticalLevel)}` : '',
    need.reorderPoint > 0 ? `reorder below ${say(need.reorderPoint)}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
