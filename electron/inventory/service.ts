import type { ReadDb, WriteTx } from '../../db/access.ts';
import { linesWithoutMove } from '../../db/inventory/counts/queries.ts';
import { levelsOfProduct, takeFromLevel } from '../../db/inventory/goods/queries.ts';
import {
  type DrawnRow,
  drawnOfLines,
  sumsOfContainers,
  sumsOfLevels,
  totalsOfStock,
} from '../../db/inventory/moves/queries.ts';
import {
  allProducts,
  findLot,
  findProduct,
  lotOfNumber,
  type ProductRow,
  productOfGtin,
} from '../../db/inventory/queries.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { dateOf } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import type { Id } from '../kernel/ids.ts';
import { formatAmount, type Quantity } from '../kernel/quantity.ts';
import { postMove, recordMove } from './moves/service.ts';
import { costOfUsed, keptInContainers, pickFirstExpiring, sellableOf, wholeEnough } from './rules.ts';
import type { Product } from './schemas.ts';

/** A product as it leaves the door. */
export function productView(row: ProductRow): Product {
  return { ...row, inContainers: keptInContainers(row.kind) };
}

/** The product of an id. @throws Refusal NOT_FOUND */
export function productById(db: ReadDb, id: Id): Product {
  return productView(findProduct(db, id) ?? refuse('NOT_FOUND', 'This product is no longer here.'));
}

/** The product with this trade item number (14 digits), if the clinic keeps it. */
export function findProductByGtin(db: ReadDb, gtin: string): Product | undefined {
  const row = productOfGtin(db, gtin);
  return row && productView(row);
}

/** The lot of a product with this number, if it ever came in. */
export function findLotByNumber(db: ReadDb, productId: Id, number: string): { id: Id; number: string } | undefined {
  return lotOfNumber(db, productId, number);
}

/** All products by name. */
export function listProducts(db: ReadDb, _asker?: Asker, _input?: object): { products: Product[] } {
  return { products: allProducts(db).map(productView) };
}

/** What lines of visits drew from which container, returns taken off; positive thousandths, oldest first. */
export function drawnByLine(db: ReadDb, serviceLineIds: readonly Id[]): DrawnRow[] {
  return drawnOfLines(db, serviceLineIds);
}

export interface SoldLot {
  product: string;
  lot: string;
  expiresOn: string;
  quantity: Quantity;
}

/**
 * Sells goods over the counter: from the scanned lot, or first expiry first out. Posts cost of goods against inventory.
 * @throws Refusal NOT_FOUND, STOCK_REFUSED (recalled, expired, not enough: nothing is taken)
 */
export function sellProduct(
  tx: WriteTx,
  act: Act,
  input: { productId: Id; lotId?: Id | null | undefined; quantity: Quantity; invoiceLineId: Id },
): { lots: SoldLot[] } {
  const product = productById(tx, input.productId);
  if (product.inContainers)
    refuse('STOCK_REFUSED', `${product.name} is drawn for a visit and not sold over the counter.`, {
      reason: 'noStock',
    });
  const today = dateOf(act.now, act.zone);
  const lot = input.lotId
    ? (findLot(tx, input.lotId) ?? refuse('NOT_FOUND', 'This lot is no longer here.'))
    : undefined;
  if (lot && lot.recalledAt !== null)
    refuse('STOCK_REFUSED', `${product.name}, lot ${lot.number} has been recalled. Do not sell it; take another lot.`, {
      reason: 'recalled',
    });
  if (lot && lot.expiresOn < today)
    refuse('STOCK_REFUSED', `${product.name}, lot ${lot.number} expired on ${lot.expiresOn}. Take another lot.`, {
      reason: 'expired',
    });
  if (input.quantity <= 0 || !wholeEnough(input.quantity, product.unit))
    refuse('STOCK_REFUSED', `${product.name} is sold in whole pieces.`, { reason: 'notWhole' });
  const levels = levelsOfProduct(tx, product.id).filter((level) => !lot || level.lotId === lot.id);
  const picks =
    pickFirstExpiring(levels, input.quantity, today) ??
    refuse(
      'STOCK_REFUSED',
      `Only ${formatAmount(sellableOf(levels, today), product.unit)} of ${product.name}${lot ? `, lot ${lot.number}` : ''} can be sold. Change the quantity, or receive the delivery first.`,
      { reason: 'notEnough', remaining: sellableOf(levels, today) },
    );
  let total = 0;
  let first: Id | undefined;
  for (const { level, quantity, costCents } of picks) {
    if (!takeFromLevel(tx, level.lotId, level.locationId, quantity, costCents)) refuse('STOCK_REFUSED');
    const moveId = recordMove(tx, act, {
      kind: 'sell',
      productId: product.id,
      lotId: level.lotId,
      containerId: null,
      locationId: level.locationId,
      quantity: -quantity,
      costCents: -costCents,
      sourceKind: 'invoiceLine',
      sourceId: input.invoiceLineId,
    });
    first ??= moveId;
    total += costCents;
  }
  if (first !== undefined) postMove(tx, act, first, 'sell', -total);
  act.touch('inventory', 'product', product.id, product.version);
  return {
    lots: picks.map(({ level, quantity }) => ({
      product: product.name,
      lot: level.lotNumber,
      expiresOn: level.expiresOn,
      quantity,
    })),
  };
}

/** What can be sold of a product now, thousandths: good lots only, of one lot if named. */
export function sellable(db: ReadDb, asker: Asker, productId: Id, lotId?: Id | null): Quantity {
  const levels = levelsOfProduct(db, productId).filter((level) => !lotId || level.lotId === lotId);
  return sellableOf(levels, dateOf(asker.now, asker.zone));
}

/**
 * Checks all stock against its moves: on hand, labelled content, cost, places and the inventory account.
 * Reads every move: for tests, backups and the nightly check.
 */
export function verifyStock(db: ReadDb): { balanced: boolean; problems: string[] } {
  const problems: string[] = [];
  for (const row of sumsOfContainers(db)) {
    const left = row.costCents - costOfUsed(row.costCents, row.labelled, row.labelled - row.remaining);
    if (row.received !== row.labelled)
      problems.push(`Container ${row.code}: received ${row.received}, labelled ${row.labelled}.`);
    if (row.moved !== row.remaining)
      problems.push(`Container ${row.code}: moves leave ${row.moved}, remaining ${row.remaining}.`);
    if (row.movedElsewhere !== 0)
      problems.push(`Container ${row.code}: moves leave ${row.movedElsewhere} at another place.`);
    if (row.movedCost !== left)
      problems.push(`Container ${row.code}: moves are worth ${row.movedCost}, content ${left}.`);
  }
  for (const row of sumsOfLevels(db)) {
    if (row.moved !== row.onHand || row.movedCost !== row.costCents || row.onHand < 0)
      problems.push(
        `Lot ${row.lotNumber ?? '?'} in ${row.locationName ?? '?'}: moves leave ${row.moved} worth ${row.movedCost}, on hand ${row.onHand} worth ${row.costCents}.`,
      );
  }
  const totals = totalsOfStock(db);
  if (totals.moves !== totals.journal)
    problems.push(`All moves are worth ${totals.moves}, the inventory account holds ${totals.journal}.`);
  const uncorrected = linesWithoutMove(db);
  if (uncorrected > 0) problems.push(`${uncorrected} lines of posted counts have no move that corrects the stock.`);
  if (totals.unsourced > 0) problems.push(`${totals.unsourced} moves name a source that does not exist.`);
  return { balanced: problems.length === 0, problems };
}
