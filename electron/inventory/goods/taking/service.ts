import type { WriteTx } from '../../../../db/access.ts';
import { type LevelRow, levelsOfProduct, takeFromLevel } from '../../../../db/inventory/goods/queries.ts';
import { findLot } from '../../../../db/inventory/queries.ts';
import type { Act } from '../../../kernel/act.ts';
import { dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { formatAmount, type Quantity } from '../../../kernel/quantity.ts';
import { postMove, recordMove } from '../../moves/service.ts';
import { pickFirstExpiring, sellableOf, wholeEnough } from '../../rules.ts';
import type { Product } from '../../schemas.ts';

/** Goods that leave the shelf for a buyer or for a service of a visit. */
export interface Taking {
  product: Product;
  /** Only this lot; else first expiry first out. */
  lotId?: Id | null | undefined;
  quantity: Quantity;
  kind: 'sell' | 'draw';
  /** The line of the invoice, or of the visit. */
  lineId: Id;
}

/**
 * Takes goods from the named lot, or from the first to expire, and posts their cost.
 * @throws Refusal NOT_FOUND, STOCK_REFUSED (recalled, expired, not enough: nothing is taken)
 */
export function takeGoods(tx: WriteTx, act: Act, taking: Taking): Array<{ level: LevelRow; quantity: Quantity }> {
  const { product, quantity } = taking;
  const sold = taking.kind === 'sell';
  const today = dateOf(act.now, act.zone);
  const lot = taking.lotId ? (findLot(tx, taking.lotId) ?? refuse('NOT_FOUND', 'This lot is no longer here.')) : null;
  if (lot && lot.recalledAt !== null)
    refuse(
      'STOCK_REFUSED',
      `${product.name}, lot ${lot.number} has been recalled. Do not ${sold ? 'sell' : 'use'} it; take another lot.`,
      { reason: 'recalled' },
    );
  if (lot && lot.expiresOn < today)
    refuse('STOCK_REFUSED', `${product.name}, lot ${lot.number} expired on ${lot.expiresOn}. Take another lot.`, {
      reason: 'expired',
    });
  if (quantity <= 0 || !wholeEnough(quantity, product.unit))
    refuse('STOCK_REFUSED', `${product.name} is ${sold ? 'sold' : 'counted'} in whole pieces.`, { reason: 'notWhole' });
  const levels = levelsOfProduct(tx, product.id).filter((level) => !lot || level.lotId === lot.id);
  const remaining = sellableOf(levels, today);
  const picks =
    pickFirstExpiring(levels, quantity, today) ??
    refuse(
      'STOCK_REFUSED',
      `Only ${formatAmount(remaining, product.unit)} of ${product.name}${lot ? `, lot ${lot.number}` : ''} can be ${sold ? 'sold' : 'used'}. Change the quantity, or receive the delivery first.`,
      { reason: 'notEnough', remaining },
    );
  let total = 0;
  let first: Id | undefined;
  for (const { level, quantity: part, costCents } of picks) {
    if (!takeFromLevel(tx, level.lotId, level.locationId, part, costCents)) refuse('STOCK_REFUSED');
    const moveId = recordMove(tx, act, {
      kind: taking.kind,
      sourceKind: sold ? 'invoiceLine' : 'serviceLine',
      sourceId: taking.lineId,
      productId: product.id,
      lotId: level.lotId,
      containerId: null,
      locationId: level.locationId,
      quantity: -part,
      costCents: -costCents,
    });
    first ??= moveId;
    total += costCents;
  }
  if (first !== undefined) postMove(tx, act, first, taking.kind, -total);
  act.touch('inventory', 'product', product.id, product.version);
  return picks;
}
