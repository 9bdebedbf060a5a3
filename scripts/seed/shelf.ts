import { addToLevel } from '../../db/inventory/goods/queries.ts';
import { costOfUsed } from '../../electron/inventory/rules.ts';
import type { CastProduct } from './founding.ts';
import type { Seeding } from './seeding.ts';
import { type Level, type Moment, move, postWorth, receive, type UsedLot } from './stock.ts';

/** Takes in what the day may sell. */
export function stockUpShelf(s: Seeding, when: Pick<Moment, 'at' | 'date'>, need: number): void {
  const locationId = s.cast.stockRoomId;
  for (const product of s.cast.retail) {
    const here = (s.stock.shelf.get(product.id) ?? []).filter((level) => level.onHand > 0);
    const onHand = here.reduce((sum, level) => sum + level.onHand, 0);
    if (onHand >= (need + 20) * 3 * product.packageSize) continue;
    const many = Math.max(150, need * 8);
    const quantity = many * product.packageSize;
    const costCents = many * product.costCents;
    receive(s, product, many, when, (lot, deliveryId, moment) => {
      const source = { kind: 'receive', sourceKind: 'delivery', sourceId: deliveryId } as const;
      move(s, lot, moment, { ...source, id: deliveryId, containerId: null, locationId, quantity, costCents });
      const level: Level = { lot, onHand: quantity, costCents };
      s.stock.shelf.set(product.id, [...here, level]);
      s.stock.levels.push(level);
    });
  }
}

/** Sells from the lots that expire first, with one entry for all of it. */
export function takeFromShelf(
  s: Seeding,
  want: { product: CastProduct; quantity: number; invoiceLineId: string; moment: Moment },
): UsedLot[] {
  const { product, moment } = want;
  const used: UsedLot[] = [];
  let left = want.quantity;
  let worth = 0;
  let first: string | undefined;
  for (const level of s.stock.shelf.get(product.id) ?? []) {
    const quantity = Math.min(left, level.onHand);
    if (quantity === 0) continue;
    const costCents = costOfUsed(level.costCents, level.onHand, quantity);
    level.onHand -= quantity;
    level.costCents -= costCents;
    const source = { kind: 'sell', sourceKind: 'invoiceLine', sourceId: want.invoiceLineId } as const;
    const out = { containerId: null, locationId: s.cast.stockRoomId, quantity: -quantity, costCents: -costCents };
    const id = move(s, level.lot, moment, { ...source, ...out });
    first ??= id;
    worth += costCents;
    const { number: lot, expiresOn } = level.lot;
    const what = { productId: product.id, product: product.name, lot, expiresOn };
    used.push({ ...what, quantity, containerId: null, container: '' });
    left -= quantity;
  }
  if (left > 0 || first === undefined) throw new Error(`There is no ${product.name} left.`);
  postWorth(s, moment, first, 'sell', -worth);
  return used;
}

/** Writes what lies on the shelf in the end, of lots that are sold out too. */
export function keepLevels(s: Seeding): void {
  for (const level of s.stock.levels) addToLevel(s.tx, level.lot.id, s.cast.stockRoomId, level.onHand, level.costCents);
}
