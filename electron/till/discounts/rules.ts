import { type Discount, type LineKind, spreadDiscount } from '../../billing/rules.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Cents, priceOf, type Rate } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { DiscountSource } from '../rules.ts';

/** A line as discounts see it. */
export interface ReducibleLine {
  kind: LineKind;
  quantity: Quantity;
  goodsCents: Cents;
  unitPriceCents: Cents;
  listPriceCents: Cents | null;
  discountCents: Cents;
  discountSource: DiscountSource | null;
}

/** True if a discount of the whole sale reaches the line: not money in another form, not a fee, nothing that has a discount of its own. */
export function inSale(line: Pick<ReducibleLine, 'kind' | 'discountSource'>): boolean {
  if (line.kind === 'giftCard' || line.kind === 'deposit' || line.kind === 'fee') return false;
  return line.discountSource === null || line.discountSource === 'sale';
}

/** What a discount of the whole sale takes off each line, exact to the cent; 0 where it does not reach. */
export function saleDiscounts(discount: Discount, lines: readonly ReducibleLine[]): Cents[] {
  return spreadDiscount(
    discount,
    lines.map((line) => (inSale(line) ? line.goodsCents : 0)),
  );
}

/**
 * How far a line is below its list price because somebody decided so, as a share of it (millionths, rounded up): a lower price and
 * a discount by hand or of the whole sale count, codes, memberships and what was paid ahead do not.
 */
export function reductionOf(line: ReducibleLine): Rate {
  const list = priceOf(line.quantity, line.listPriceCents ?? line.unitPriceCents);
  const given = line.discountSource === 'hand' || line.discountSource === 'sale' ? line.discountCents : 0;
  const below = list - (line.goodsCents - given);
  if (list <= 0 || below <= 0) return 0;
  return Number((BigInt(below) * 1_000_000n + BigInt(list) - 1n) / BigInt(list));
}

/** Names what a second person confirms: this cart, reduced so far and no further. */
export function aboutReduction(cartId: Id, furthest: Rate): string {
  return `reduce ${cartId} ${furthest}`;
}

/** True if a price can be changed: an amount that was typed is what it is. */
export function hasPrice(kind: LineKind): boolean {
  return kind !== 'giftCard' && kind !== 'deposit';
}

/** The discount of a line that stays when its price or quantity changes: a part of the whole sale's is spread anew. */
export function ownDiscount(line: {
  discountCents: Cents;
  discountRate: Rate | null;
  discountReason: string | null;
  discountSource: DiscountSource | null;
}): {
  discount: Discount;
  columns: { discountRate: Rate | null; discountReason: string | null; discountSource: DiscountSource | null };
} {
  if (line.discountSource === 'sale' || line.discountSource === 'promo')
    return { discount: { cents: 0 }, columns: { discountRate: null, discountReason: null, discountSource: null } };
  const { discountRate, discountReason, discountSource } = line;
  const discount = discountRate === null ? { cents: line.discountCents } : { rate: discountRate };
  return { discount, columns: { discountRate, discountReason, discountSource } };
}
