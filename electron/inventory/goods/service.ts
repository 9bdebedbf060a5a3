import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { addToLevel, levelAt, onHandByLot, takeFromLevel } from '../../../db/inventory/goods/queries.ts';
import { findLocation } from '../../../db/inventory/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { formatQuantity, type Quantity } from '../../kernel/quantity.ts';
import { postMove, recordMove } from '../moves/service.ts';
import { levelOf } from '../orders/suggestions/rules.ts';
import { costOfUsed } from '../rules.ts';
import { listProducts, productById } from '../service.ts';

/** What lies where, by product and lot. Recalled and expired lots and vials past their use time are shown but not counted as on hand. */
export function stockOnHand(db: ReadDb, asker: Asker, _input: object) {
  const today = dateOf(asker.now, asker.zone);
  const byProduct = Map.groupBy(onHandByLot(db, asker.now), (row) => row.productId);
  const { products } = listProducts(db);
  return {
    products: products
      .filter((product) => product.active || byProduct.has(product.id))
      .map((product) => {
        const lots = (byProduct.get(product.id) ?? []).map((row) => ({
          lotId: row.lotId,
          number: row.lotNumber,
          expiresOn: row.expiresOn,
          recalled: row.recalledAt !== null,
          expired: row.expiresOn < today,
          locationId: row.locationId,
          locationName: row.locationName,
          onHand: row.onHand,
          usable: row.usable,
          containers: row.containers,
          opened: row.opened,
        }));
        const onHand = lots.reduce((sum, lot) => sum + (lot.recalled || lot.expired ? 0 : lot.usable), 0);
        const { id: productId, name, kind, unit, reorderPoint, criticalLevel } = product;
        const level = levelOf({ onHand, reorderPoint, criticalLevel });
        return { productId, name, kind, unit, onHand, reorderPoint, criticalLevel, level, lots };
      }),
  };
}

function takeGoods(tx: WriteTx, lotId: Id, locationId: Id, quantity: Quantity) {
  const level = levelAt(tx, lotId, locationId) ?? refuse('NOT_FOUND', 'Nothing of this lot lies there.');
  const costCents = quantity > level.onHand ? 0 : costOfUsed(level.costCents, level.onHand, quantity);
  if (!takeFromLevel(tx, lotId, locationId, quantity, costCents))
    refuse('STOCK_REFUSED', `Only ${formatQuantity(level.onHand)} of this lot are left here. Take at most that.`, {
      reason: 'notEnough',
      remaining: level.onHand,
    });
  return { level, costCents };
}

/** Throws away goods kept by lot, with a reason. @throws Refusal NOT_FOUND, STOCK_REFUSED */
export function wasteGoods(
  tx: WriteTx,
  act: Act,
  input: { lotId: Id; locationId: Id; quantity: Quantity; reason: string },
): { moveId: Id } {
  const { level, costCents } = takeGoods(tx, input.lotId, input.locationId, input.quantity);
  const moveId = recordMove(tx, act, {
    kind: 'waste',
    productId: level.productId,
    lotId: input.lotId,
    containerId: null,
    locationId: input.locationId,
    quantity: -input.quantity,
    costCents: -costCents,
    reason: input.reason,
    sourceKind: 'lot',
    sourceId: input.lotId,
  });
  postMove(tx, act, moveId, 'waste', -costCents);
  act.touch('inventory', 'product', level.productId, productById(tx, level.productId).version);
  return { moveId };
}

/** Carries goods kept by lot to another place. @throws Refusal NOT_FOUND, NOT_NOW, STOCK_REFUSED */
export function transferGoods(
  tx: WriteTx,
  act: Act,
  input: { lotId: Id; fromLocationId: Id; toLocationId: Id; quantity: Quantity },
): { moveId: Id } {
  if (input.fromLocationId === input.toLocationId) refuse('NOT_NOW', 'It lies there already. Choose another location.');
  if (!findLocation(tx, input.toLocationId)) refuse('NOT_FOUND', 'This location is no longer here. Choose another.');
  const { level, costCents } = takeGoods(tx, input.lotId, input.fromLocationId, input.quantity);
  addToLevel(tx, input.lotId, input.toLocationId, input.quantity, costCents);
  const both = {
    kind: 'transfer',
    productId: level.productId,
    lotId: input.lotId,
    containerId: null,
    sourceKind: 'lot',
    sourceId: input.lotId,
  } as const;
  const moveId = recordMove(tx, act, {
    ...both,
    locationId: input.fromLocationId,
    quantity: -input.quantity,
    costCents: -costCents,
  });
  recordMove(tx, act, { ...both, locationId: input.toLocationId, quantity: input.quantity, costCents });
  act.touch('inventory', 'product', level.productId, productById(tx, level.productId).version);
  return { moveId };
}
