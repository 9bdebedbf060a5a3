import { type ReadDb, sqlText } from '../../../access.ts';

/** What is still to come of a product, thousandths: of orders that were sent, and in drafts. */
export interface ComingRow {
  productId: string;
  onOrder: number;
  drafted: number;
}
const coming = sqlText<ComingRow>(
  `SELECT productId, SUM(CASE WHEN state = 'draft' THEN 0 ELSE open END) AS onOrder, SUM(CASE WHEN state = 'draft' THEN open ELSE 0 END) AS drafted
   FROM (SELECT l.product_id AS productId, o.state, MAX(0, l.packages * l.package_size -
       (SELECT COALESCE(SUM(r.quantity), 0) FROM order_receipts r WHERE r.line_id = l.id)) AS open
     FROM purchase_orders o JOIN purchase_order_lines l ON l.order_id = o.id WHERE o.state IN ('draft', 'sent', 'partReceived'))
   GROUP BY productId`,
);
/** What is on order and in drafts, by product. */
export function comingByProduct(db: ReadDb): ComingRow[] {
  return coming(db).all();
}
