import type { ReadDb, WriteTx } from '../../db/access.ts';
import { linesWithoutMove } from '../../db/inventory/counts/queries.ts';
import { levelsOfProduct } from '../../db/inventory/goods/queries.ts';
import {
  type DrawnRow,
  drawnOfLines,
  sumsOfContainers,
  sumsOfLevels,
  totalsOfStock,
} from '../../db/inventory/moves/queries.ts';
import { receiptsWithoutMoves } from '../../db/inventory/orders/queries.ts';
import { allProducts, findProduct, lotOfNumber, type ProductRow, productOfGtin } from '../../db/inventory/queries.ts';
import { returnsUnlikeMoves } from '../../db/inventory/supplierReturns/queries.ts';
import { suppliesAstray } from '../../db/inventory/supplies/queries.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { dateOf } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import type { Id } from '../kernel/ids.ts';
import { formatQuantity, type Quantity } from '../kernel/quantity.ts';
import { takeGoods } from './goods/taking/service.ts';
import { costOfUsed, keptInContainers, sellableOf } from './rules.ts';
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
  const { productId: _product, invoiceLineId: lineId, ...what } = input;
  const picks = takeGoods(tx, act, { product, kind: 'sell', lineId, ...what });
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
  for (const row of suppliesAstray(db))
    problems.push(
      `${row.productName} at the service line ${row.serviceLineId}: ${formatQuantity(row.used)} noted as used, ${formatQuantity(row.moved)} moved.`,
    );
  const back = returnsUnlikeMoves(db);
  if (back.returns > 0) problems.push(`${back.returns} returns to suppliers differ from their moves.`);
  if (back.waited !== 0) problems.push(`The credits waited for differ from their account by ${back.waited}.`);
  const unmoved = receiptsWithoutMoves(db);
  if (unmoved > 0) problems.push(`${unmoved} receipts of orders differ from the moves of their delivery.`);
  if (totals.unsourced > 0) problems.push(`${totals.unsourced} moves name a source that does not exist.`);
  return { balanced: problems.length === 0, problems };
}
