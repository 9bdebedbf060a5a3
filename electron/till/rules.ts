import type { Discount, LineKind } from '../billing/rules.ts';
import { discountOf, goodsOf } from '../billing/rules.ts';
import type { Cents, Rate } from '../kernel/money.ts';
import type { Quantity } from '../kernel/quantity.ts';

/** Offered as one touch at the till; any amount can be typed. */
export const tipPercents = [15, 18, 20, 25] as const;

/** What a line may be changed to, before it is stored. */
export interface LineDraft {
  kind: LineKind;
  pricing: 'perUnit' | 'perArea' | 'flat' | null;
  quantity: Quantity;
  unitPriceCents: Cents;
  discountCents: Cents;
  discountRate: Rate | null;
}

/** Why a quantity cannot be taken. */
export type QuantityProblem = 'notWhole' | 'flat' | 'belowDiscount';

/** A new quantity with its discount: a share follows the quantity, cents stay. */
export function withQuantity(
  line: LineDraft,
  quantity: Quantity,
): { discountCents: Cents } | { problem: QuantityProblem } {
  if (line.kind === 'retail' && quantity % 1000 !== 0) return { problem: 'notWhole' };
  if (line.pricing === 'flat' && quantity !== 1000) return { problem: 'flat' };
  const discount: Discount = line.discountRate === null ? { cents: line.discountCents } : { rate: line.discountRate };
  const discountCents = discountOf(goodsOf({ quantity, unitPriceCents: line.unitPriceCents }), discount);
  return discountCents === undefined ? { problem: 'belowDiscount' } : { discountCents };
}

/** Thousandths of the base unit that leave the stock when `packages` (thousandths) are sold. */
export function stockQuantity(packages: Quantity, packageSize: Quantity): Quantity {
  return Math.round((packages * packageSize) / 1000);
}
