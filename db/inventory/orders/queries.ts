import { eq, type InferSelectModel, sql } from 'drizzle-orm';
import { insertInto, prepared, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { orderReceipts, purchaseOrderLines, purchaseOrders } from './schema.ts';

export type OrderRow = InferSelectModel<typeof purchaseOrders>;
export type OrderLineRow = InferSelectModel<typeof purchaseOrderLines>;

export const insertOrder = insertInto(purchaseOrders);
export const insertOrderLine = insertInto(purchaseOrderLines);
export const insertOrderReceipt = insertInto(orderReceipts);
export const updateOrder = updateVersioned(purchaseOrders, [
  'number',
  'state',
  'locationId',
  'expectedOn',
  'note',
  'sentAt',
  'sentBy',
  'closedAt',
  'closedBy',
  'closeReason',
  'documentId',
]);

const byId = prepared((orm) =>
  orm
    .select()
    .from(purchaseOrders)
    .where(eq(purchaseOrders.id, sql.placeholder('id')))
    .prepare(),
);
export function findOrder(db: ReadDb, id: string): OrderRow | undefined {
  return byId(db).get({ id });
}

const last = sqlText<{ number: number | null }>(`SELECT MAX(number) AS number FROM purchase_orders`);
/** The number of the order that was sent last; null before the first. */
export function lastOrderNumber(db: ReadDb): number | null {
  return last(db).get()?.number ?? null;
}

const clear = sqlText(`DELETE FROM purchase_order_lines WHERE order_id = ?`);
/** Takes the lines of a draft away, before it is written anew. */
export function clearLines(tx: WriteTx, orderId: string): void {
  clear(tx).run(orderId);
}

/** An order in the list: with the names one needs, what it comes to, and how many of its products are all here. */
export type ListedOrderRow = Omit<OrderRow, 'note' | 'documentId' | 'createdBy' | 'sentBy' | 'closedBy'> & {
  note: string;
  documentId: string | null;
  supplierName: string;
  minimumCents: number;
  locationName: string;
  createdByName: string;
  sentByName: string | null;
  closedByName: string | null;
  totalCents: number;
  products: number;
  complete: number;
};
const listed = `SELECT o.id, o.number, o.state, o.supplier_id AS supplierId, s.name AS supplierName, s.minimum_cents AS minimumCents,
    o.location_id AS locationId, p.name AS locationName, o.expected_on AS expectedOn, o.note, o.created_at AS createdAt,
    o.sent_at AS sentAt, o.closed_at AS closedAt, o.close_reason AS closeReason, o.document_id AS documentId, o.version,
    c.name AS createdByName, t.name AS sentByName, e.name AS closedByName,
    (SELECT COALESCE(SUM(l.packages * l.cost_cents), 0) FROM purchase_order_lines l WHERE l.order_id = o.id) AS totalCents,
    (SELECT COUNT(*) FROM purchase_order_lines l WHERE l.order_id = o.id) AS products,
    (SELECT COUNT(*) FROM purchase_order_lines l WHERE l.order_id = o.id AND l.packages * l.package_size <=
      (SELECT COALESCE(SUM(r.quantity), 0) FROM order_receipts r WHERE r.line_id = l.id)) AS complete
  FROM purchase_orders o JOIN suppliers s ON s.id = o.supplier_id JOIN locations p ON p.id = o.location_id
  JOIN staff c ON c.id = o.created_by LEFT JOIN staff t ON t.id = o.sent_by LEFT JOIN staff e ON e.id = o.closed_by`;
const latest = sqlText<ListedOrderRow>(`${listed} ORDER BY o.number IS NOT NULL, o.number DESC, o.id DESC LIMIT ?`);
/** Drafts first, then the latest by number. */
export function latestOrders(db: ReadDb, limit: number): ListedOrderRow[] {
  return latest(db).all(limit);
}
const listedById = sqlText<ListedOrderRow>(`${listed} WHERE o.id = ?`);
export function listedOrder(db: ReadDb, id: string): ListedOrderRow | undefined {
  return listedById(db).get(id);
}

/** A line with what came in so far, thousandths. */
export type NamedOrderLineRow = Omit<OrderLineRow, 'orderId' | 'position'> & {
  productName: string;
  kind: 'toxin' | 'filler' | 'skincare' | 'supply';
  unit: 'U' | 'mL' | 'each';
  gtin: string | null;
  received: number;
};
const lines = sqlText<NamedOrderLineRow>(
  `SELECT l.id, l.product_id AS productId, l.article, l.package_size AS packageSize, l.packages, l.cost_cents AS costCents,
     p.name AS productName, p.kind, p.unit, p.gtin,
     (SELECT COALESCE(SUM(r.quantity), 0) FROM order_receipts r WHERE r.line_id = l.id) AS received
   FROM purchase_order_lines l JOIN products p ON p.id = l.product_id WHERE l.order_id = ? ORDER BY l.position`,
);
export function linesOfOrder(db: ReadDb, orderId: string): NamedOrderLineRow[] {
  return lines(db).all(orderId);
}

export interface NamedReceiptRow {
  id: string;
  productName: string;
  unit: 'U' | 'mL' | 'each';
  lotNumber: string;
  quantity: number;
  costCents: number;
  orderedCents: number;
  at: number;
  staffName: string;
}
const receipts = sqlText<NamedReceiptRow>(
  `SELECT r.id, p.name AS productName, p.unit, t.number AS lotNumber, r.quantity, r.cost_cents AS costCents,
     r.ordered_cents AS orderedCents, r.at, s.name AS staffName
   FROM order_receipts r JOIN purchase_order_lines l ON l.id = r.line_id JOIN products p ON p.id = l.product_id
   JOIN lots t ON t.id = r.lot_id JOIN staff s ON s.id = r.staff_id WHERE r.order_id = ? ORDER BY r.at, r.id`,
);
/** What came in on an order, oldest first. */
export function receiptsOfOrder(db: ReadDb, orderId: string): NamedReceiptRow[] {
  return receipts(db).all(orderId);
}

const unmoved = sqlText<{ receipts: number }>(
  `SELECT COUNT(*) AS receipts FROM order_receipts r
   WHERE r.quantity <> (SELECT COALESCE(SUM(m.quantity), 0) FROM stock_moves m WHERE m.source_kind = 'delivery' AND m.source_id = r.id)
     OR r.cost_cents <> (SELECT COALESCE(SUM(m.cost_cents), 0) FROM stock_moves m WHERE m.source_kind = 'delivery' AND m.source_id = r.id)`,
);
/** Receipts whose delivery did not bring what they say; 0 when all is well. */
export function receiptsWithoutMoves(db: ReadDb): number {
  return unmoved(db).get()?.receipts ?? 0;
}
