import type { Discount, LineKind } from '../billing/rules.ts';
import { discountOf, goodsOf } from '../billing/rules.ts';
import type { Cents } from '../kernel/money.ts';
import type { Quantity } from '../kernel/quantity.ts';

/** Where the discount of a line comes from: given by hand, its part of what the whole sale gets, a code, being a member, a use of what was paid ahead. */
export const discountSources = ['hand', 'sale', 'promo', 'member', 'paidAhead'] as const;
export type DiscountSource = (typeof discountSources)[number];

/** Offered as one touch at the till; any amount can be typed. */
export const tipPercents = [15, 18, 20, 25] as const;

/** What a line may be changed to, before it is stored. */
export interface LineDraft {
  kind: LineKind;
  pricing: 'perUnit' | 'perArea' | 'flat' | null;
  unitPriceCents: Cents;
}

/** Why a quantity cannot be taken. */
export type QuantityProblem = 'notWhole' | 'one' | 'flat' | 'belowDiscount';

/** The discount of a line at a new quantity: a share follows the quantity, cents stay. */
export function withQuantity(
  line: LineDraft,
  quantity: Quantity,
  discount: Discount,
): { discountCents: Cents } | { problem: QuantityProblem } {
  if (line.kind !== 'service' && quantity % 1000 !== 0) return { problem: 'notWhole' };
  if (line.kind !== 'service' && line.kind !== 'retail' && line.kind !== 'package' && line.kind !== 'units')
    return quantity === 1000 ? atQuantity(line, quantity, discount) : { problem: 'one' };
  if (line.pricing === 'flat' && quantity !== 1000) return { problem: 'flat' };
  return atQuantity(line, quantity, discount);
}

function atQuantity(
  line: LineDraft,
  quantity: Quantity,
  discount: Discount,
): { discountCents: Cents } | { problem: QuantityProblem } {
  const discountCents = discountOf(goodsOf({ quantity, unitPriceCents: line.unitPriceCents }), discount);
  return discountCents === undefined ? { problem: 'belowDiscount' } : { discountCents };
}

/** Thousandths of the base unit that leave the stock when `packages` (thousandths) are sold. */
export function stockQuantity(packages: Quantity, packageSize: Quantity): Quantity {
  return Math.round((packages * packageSize) / 1000);
}
