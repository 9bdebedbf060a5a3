import type { Id } from '../../../kernel/ids.ts';
import { type Cents, priceOf } from '../../../kernel/money.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { type StoredItem, valueOfUse } from '../rules.ts';

/** A line of a cart that could be covered by something paid ahead. */
export interface CoverableLine {
  id: Id;
  serviceId: Id | null;
  /** What was given from a container: banked units of it may pay for it. */
  productId: Id | null;
  pricing: 'perUnit' | 'perArea' | 'flat';
  quantity: Quantity;
  unitPriceCents: Cents;
  /** A discount that is already on the line, for another reason. */
  discountCents: Cents;
}

/** Uses of a service, or units of a product. */
export interface CoverItem extends StoredItem {
  serviceId: Id | null;
  productId: Id | null;
}

/** How an item covers a line: `cents` of what was paid ahead, and what the list price is above that as a discount. */
export interface Cover {
  lineId: Id;
  itemId: Id;
  quantity: Quantity;
  cents: Cents;
  discountCents: Cents;
}

/**
 * How much of a line an item covers; undefined if it does not fit. A use of a service covers one treatment or area, units
 * of a product the units of a line priced per unit.
 */
export function coverOf(line: CoverableLine, item: CoverItem): Cover | undefined {
  const fits =
    item.serviceId !== null
      ? item.serviceId === line.serviceId && line.pricing !== 'perUnit'
      : item.productId !== null && item.productId === line.productId && line.pricing === 'perUnit';
  if (!fits) return undefined;
  const left =
    line.pricing === 'perUnit' ? item.remainingQuantity : item.remainingQuantity - (item.remainingQuantity % 1000);
  const quantity = Math.min(left, line.quantity);
  if (quantity === 0) return undefined;
  const listCents = priceOf(quantity, line.unitPriceCents);
  const cents = Math.min(valueOfUse(item, quantity), Math.max(0, listCents - line.discountCents));
  return { lineId: line.id, itemId: item.id, quantity, cents, discountCents: listCents - cents };
}
