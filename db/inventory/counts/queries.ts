import { eq, type InferSelectModel, sql } from 'drizzle-orm';
import { insertInto, prepared, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { stockCountLines, stockCounts } from './schema.ts';

export type CountRow = InferSelectModel<typeof stockCounts>;
export type CountLineRow = InferSelectModel<typeof stockCountLines>;

export const insertCount = insertInto(stockCounts);
export const updateCount = updateVersioned(stockCounts, [
  'state',
  'businessDate',
  'closedAt',
  'closedBy',
  'approvedBy',
  'grossCents',
  'netCents',
]);
export const insertCountLine = insertInto(stockCountLines);
export const updateCountLine = updateVersioned(stockCountLines, [
  'locationId',
  'bookLocationId',
  'expected',
  'afterSeq',
  'counted',
  'worthCents',
  'reason',
  'countedAt',
  'countedBy',
  'moveId',
]);

const byId = prepared((orm) =>
  orm
    .select()
    .from(stockCounts)
    .where(eq(stockCounts.id, sql.placeholder('id')))
    .prepare(),
);
export function findCount(db: ReadDb, id: string): CountRow | undefined {
  return byId(db).get({ id });
}

/** A count in the list, with the names of its part and how much was counted. */
export type ListedCountRow = Omit<CountRow, 'blind'> & {
  blind: 0 | 1;
  locationName: string | null;
  productName: string | null;
  counted: number;
  differing: number;
};
const listed = `SELECT c.id, c.kind, c.blind, c.location_id AS locationId, c.product_id AS productId, c.product_kind AS productKind,
     c.abc_class AS abcClass, c.class_products AS classProducts, c.state, c.business_date AS businessDate,
     c.started_at AS startedAt, c.started_by AS startedBy, c.station_id AS stationId, c.closed_at AS closedAt,
     c.closed_by AS closedBy, c.approved_by AS approvedBy, c.gross_cents AS grossCents, c.net_cents AS netCents, c.version,
     s.name AS locationName, p.name AS productName,
     (SELECT COUNT(*) FROM stock_count_lines l WHERE l.count_id = c.id) AS counted,
     (SELECT COUNT(*) FROM stock_count_lines l WHERE l.count_id = c.id AND l.counted <> l.expected) AS differing
   FROM stock_counts c LEFT JOIN locations s ON s.id = c.location_id LEFT JOIN products p ON p.id = c.product_id`;
const latest = sqlText<ListedCountRow>(`${listed} ORDER BY c.started_at DESC, c.id DESC LIMIT 200`);
/** The latest 200 counts, newest first. */
export function latestCounts(db: ReadDb): ListedCountRow[] {
  return latest(db).all();
}
const listedById = sqlText<ListedCountRow>(`${listed} WHERE c.id = ?`);
export function listedCount(db: ReadDb, id: string): ListedCountRow | undefined {
  return listedById(db).get(id);
}

/** A line with the names of what was counted. */
export type NamedLineRow = CountLineRow & {
  productName: string;
  kind: 'toxin' | 'filler' | 'skincare' | 'supply';
  unit: 'U' | 'mL' | 'each';
  packageSize: number;
  lotNumber: string;
  expiresOn: string;
  code: string | null;
  opened: 0 | 1;
  locationName: string;
  bookLocationName: string;
};
const lineColumns = `l.id, l.count_id AS countId, l.product_id AS productId, l.lot_id AS lotId, l.container_id AS containerId,
  l.location_id AS locationId, l.book_location_id AS bookLocationId, l.expected, l.after_seq AS afterSeq, l.counted, l.first_counted AS firstCounted,
  l.worth_cents AS worthCents, l.reason, l.counted_at AS countedAt, l.counted_by AS countedBy,
  l.first_counted_by AS firstCountedBy, l.move_id AS moveId, l.version`;
const linesOf = sqlText<NamedLineRow>(
  `SELECT ${lineColumns}, p.name AS productName, p.kind, p.unit, p.package_size AS packageSize, t.number AS lotNumber,
     t.expires_on AS expiresOn, c.code, c.opened_at IS NOT NULL AS opened, s.name AS locationName, b.name AS bookLocationName
   FROM stock_count_lines l JOIN products p ON p.id = l.product_id JOIN lots t ON t.id = l.lot_id
   JOIN locations s ON s.id = l.location_id JOIN locations b ON b.id = l.book_location_id
   LEFT JOIN containers c ON c.id = l.container_id WHERE l.count_id = ? ORDER BY l.id`,
);
/** What was counted, in the order it was first counted. */
export function linesOfCount(db: ReadDb, countId: string): NamedLineRow[] {
  return linesOf(db).all(countId);
}

const ofContainer = sqlText<CountLineRow>(
  `SELECT ${lineColumns} FROM stock_count_lines l WHERE l.count_id = ? AND l.container_id = ?`,
);
export function lineOfContainer(db: ReadDb, countId: string, containerId: string): CountLineRow | undefined {
  return ofContainer(db).get(countId, containerId);
}

const ofGoods = sqlText<CountLineRow>(
  `SELECT ${lineColumns} FROM stock_count_lines l
   WHERE l.count_id = ? AND l.lot_id = ? AND l.location_id = ? AND l.container_id IS NULL`,
);
export function lineOfGoods(db: ReadDb, countId: string, lotId: string, locationId: string): CountLineRow | undefined {
  return ofGoods(db).get(countId, lotId, locationId);
}

/** Something of the stock: a container, or one lot of goods at one place, with its worth. */
export interface StockRow {
  productId: string;
  productName: string;
  kind: 'toxin' | 'filler' | 'skincare' | 'supply';
  unit: 'U' | 'mL' | 'each';
  packageSize: number;
  lotId: string;
  lotNumber: string;
  expiresOn: string;
  recalledAt: number | null;
  containerId: string | null;
  code: string | null;
  opened: 0 | 1;
  locationId: string;
  locationName: string;
  onHand: number;
  worthCents: number;
}
/** What is left of the cost after cumulative allocation, rounded half up like `costOfUsed`. */
const containerWorth = `c.cost_cents - (2 * c.cost_cents * (c.labelled - c.remaining) + c.labelled) / (2 * c.labelled)`;
const stock = sqlText<StockRow>(
  `SELECT p.id AS productId, p.name AS productName, p.kind, p.unit, p.package_size AS packageSize, l.id AS lotId, l.number AS lotNumber,
     l.expires_on AS expiresOn, l.recalled_at AS recalledAt, c.id AS containerId, c.code, c.opened_at IS NOT NULL AS opened,
     c.location_id AS locationId, s.name AS locationName, c.remaining AS onHand, ${containerWorth} AS worthCents
   FROM products p CROSS JOIN containers c ON c.product_id = p.id AND c.state IN ('sealed', 'opened', 'recalled')
   JOIN lots l ON l.id = c.lot_id JOIN locations s ON s.id = c.location_id WHERE c.remaining > 0
   UNION ALL
   SELECT p.id, p.name, p.kind, p.unit, p.package_size, l.id, l.number, l.expires_on, l.recalled_at, NULL, NULL, 0,
     v.location_id, s.name, v.on_hand, v.cost_cents
   FROM products p CROSS JOIN lots l ON l.product_id = p.id CROSS JOIN lot_levels v ON v.lot_id = l.id
   JOIN locations s ON s.id = v.location_id WHERE v.on_hand > 0
   ORDER BY 14, 2, 8, 7, 11`,
);
/** Everything that should be there, by place, product and first to expire. */
export function wholeStock(db: ReadDb): StockRow[] {
  return stock(db).all();
}

const lotCost = sqlText<{ costCents: number; quantity: number }>(
  `SELECT SUM(cost_cents) AS costCents, SUM(quantity) AS quantity FROM stock_moves
   WHERE lot_id = ? AND container_id IS NULL AND kind = 'receive'`,
);
/** What a lot of goods cost when it came in; nulls read as 0. */
export function costOfLot(db: ReadDb, lotId: string): { costCents: number; quantity: number } {
  const row = lotCost(db).get(lotId);
  return { costCents: row?.costCents ?? 0, quantity: row?.quantity ?? 0 };
}

const withoutVisit = sqlText<{ gone: number }>(
  `SELECT COALESCE(-SUM(quantity), 0) AS gone FROM stock_moves
   WHERE container_id = ? AND (kind IN ('waste', 'count') OR kind = 'return' AND source_kind = 'container')`,
);
/** Thousandths that left a container without a visit: wasted or missing at a count, less what was found or taken back. */
export function wastedOf(db: ReadDb, containerId: string): number {
  return withoutVisit(db).get(containerId)?.gone ?? 0;
}

const lastSeq = sqlText<{ seq: number | null }>(`SELECT MAX(seq) AS seq FROM stock_moves`);
/** The sequence number of the last move of all; 0 before the first. */
export function lastMove(db: ReadDb): number {
  return lastSeq(db).get()?.seq ?? 0;
}

const containerCorrected = sqlText<{ seq: number }>(
  `SELECT seq FROM stock_moves WHERE container_id = ? AND kind = 'count' AND seq > ? LIMIT 1`,
);
const goodsCorrected = sqlText<{ seq: number }>(
  `SELECT seq FROM stock_moves WHERE lot_id = ? AND location_id = ? AND container_id IS NULL AND kind = 'count' AND seq > ? LIMIT 1`,
);
/** Whether another count has put the same right since this line was counted. */
export function correctedSince(db: ReadDb, line: CountLineRow): boolean {
  const row =
    line.containerId === null
      ? goodsCorrected(db).get(line.lotId, line.locationId, line.afterSeq)
      : containerCorrected(db).get(line.containerId, line.afterSeq);
  return row !== undefined;
}

const containerCarried = sqlText<{ seq: number }>(
  `SELECT seq FROM stock_moves WHERE container_id = ? AND kind = 'transfer' AND seq > ? LIMIT 1`,
);
/** Whether a container was carried elsewhere since this line was counted; also there and back again. */
export function carriedSince(db: ReadDb, containerId: string, line: Pick<CountLineRow, 'afterSeq'>): boolean {
  return containerCarried(db).get(containerId, line.afterSeq) !== undefined;
}

const aloneToday = sqlText<{ cents: number }>(
  `SELECT COALESCE(SUM(gross_cents), 0) AS cents FROM stock_counts
   WHERE business_date = ? AND closed_by = ? AND state = 'posted' AND approved_by IS NULL`,
);
/** Worth of the differences someone posted on a day without anyone's approval. */
export function postedAlone(db: ReadDb, businessDate: string, staffId: string): number {
  return aloneToday(db).get(businessDate, staffId)?.cents ?? 0;
}

const unmoved = sqlText<{ lines: number }>(
  `SELECT COUNT(*) AS lines FROM stock_counts c JOIN stock_count_lines l ON l.count_id = c.id
   LEFT JOIN stock_moves m ON m.id = l.move_id AND m.kind = 'count' AND m.quantity = l.counted - l.expected
   WHERE c.state = 'posted' AND l.counted <> l.expected AND m.id IS NULL`,
);
/** Lines of posted counts that differ but have no move that says so; 0 when all is well. */
export function linesWithoutMove(db: ReadDb): number {
  return unmoved(db).get()?.lines ?? 0;
}
