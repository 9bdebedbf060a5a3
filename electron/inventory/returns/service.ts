import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { addToLevel } from '../../../db/inventory/goods/queries.ts';
import { type SoldRow, soldOnLine } from '../../../db/inventory/returns/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { roundHalfUp } from '../../kernel/rounding.ts';
import { postMove, recordMove } from '../moves/service.ts';
import { costOfUsed } from '../rules.ts';
import { productById } from '../service.ts';

/** Goods of an invoice line that come back over the counter. Quantities in thousandths of what the line counts. */
export interface ReturnedGoods {
  invoiceLineId: Id;
  lineQuantity: Quantity;
  /** What had come back before, and what comes back now. */
  before: Quantity;
  quantity: Quantity;
  fate: 'restock' | 'waste';
  reason: string;
}

/**
 * Takes sold goods back: to the lot and place they came from, or on record and thrown away with a reason. What comes back is
 * worth what it was sold at. @throws Refusal STOCK_REFUSED if a lot has expired or was recalled and should be put back
 */
export function takeBackSold(tx: WriteTx, act: Act, goods: ReturnedGoods): void {
  const rows = soldOnLine(tx, goods.invoiceLineId);
  const sold = rows.reduce((sum, row) => sum + row.sold, 0);
  const back = rows.reduce((sum, row) => sum + row.returned, 0);
  let left = roundHalfUp(BigInt(sold) * BigInt(goods.before + goods.quantity), BigInt(goods.lineQuantity)) - back;
  for (const row of rows) {
    const quantity = Math.min(left, row.sold - row.returned);
    if (quantity <= 0) continue;
    if (goods.fate === 'restock') refuseSpoilt(act, row);
    takeBackFrom(tx, act, row, quantity, goods);
    left -= quantity;
  }
}

function takeBackFrom(tx: WriteTx, act: Act, row: SoldRow, quantity: Quantity, goods: ReturnedGoods): void {
  const costCents = costOfUsed(row.soldCents, row.sold, row.returned + quantity) - row.returnedCents;
  const move = {
    productId: row.productId,
    lotId: row.lotId,
    containerId: null,
    locationId: row.locationId,
    reason: goods.reason,
    sourceKind: 'invoiceLine',
    sourceId: goods.invoiceLineId,
  } as const;
  postMove(tx, act, recordMove(tx, act, { ...move, kind: 'return', quantity, costCents }), 'return', costCents);
  if (goods.fate === 'restock') addToLevel(tx, row.lotId, row.locationId, quantity, costCents);
  else {
    const waste = { ...move, kind: 'waste', quantity: -quantity, costCents: -costCents } as const;
    postMove(tx, act, recordMove(tx, act, waste), 'waste', -costCents);
  }
  act.touch('inventory', 'product', row.productId, productById(tx, row.productId).version);
}

/** Why goods of this line cannot go back on the shelf, as a word; null if they can. */
export function restockFault(db: ReadDb, asker: Asker, invoiceLineId: Id): 'recalled' | 'expired' | null {
  const today = dateOf(asker.now, asker.zone);
  for (const row of soldOnLine(db, invoiceLineId)) {
    if (row.recalledAt !== null) return 'recalled';
    if (row.expiresOn < today) return 'expired';
  }
  return null;
}

function refuseSpoilt(act: Act, row: SoldRow): void {
  const name = `${row.productName}, lot ${row.lotNumber}`;
  if (row.recalledAt !== null)
    refuse('STOCK_REFUSED', `${name} has been recalled and cannot go back on the shelf. Choose to waste it.`, {
      reason: 'recalled',
    });
  if (row.expiresOn < dateOf(act.now, act.zone))
    refuse('STOCK_REFUSED', `${name} has expired and cannot go back on the shelf. Choose to waste it.`, {
      reason: 'expired',
    });
}
