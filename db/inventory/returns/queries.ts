import { type ReadDb, sqlText } from '../../access.ts';

/** What one line of an invoice took of one lot at one place, and what of it came back; positive thousandths and cents. */
export interface SoldRow {
  productId: string;
  productName: string;
  lotId: string;
  lotNumber: string;
  expiresOn: string;
  recalledAt: number | null;
  locationId: string;
  sold: number;
  soldCents: number;
  returned: number;
  returnedCents: number;
}

export const soldOnLineText = `SELECT m.product_id AS productId, p.name AS productName, m.lot_id AS lotId, l.number AS lotNumber, l.expires_on AS expiresOn,
    l.recalled_at AS recalledAt, m.location_id AS locationId,
    -sum(CASE WHEN m.kind = 'sell' THEN m.quantity ELSE 0 END) AS sold, -sum(CASE WHEN m.kind = 'sell' THEN m.cost_cents ELSE 0 END) AS soldCents,
    sum(CASE WHEN m.kind = 'return' THEN m.quantity ELSE 0 END) AS returned, sum(CASE WHEN m.kind = 'return' THEN m.cost_cents ELSE 0 END) AS returnedCents
  FROM stock_moves m JOIN products p ON p.id = m.product_id JOIN lots l ON l.id = m.lot_id
  WHERE m.source_kind = 'invoiceLine' AND m.source_id = ? GROUP BY m.lot_id, m.location_id ORDER BY max(m.seq) DESC`;

const soldStatement = sqlText<SoldRow, [string]>(soldOnLineText);

/** By lot and place, what was taken last first. */
export function soldOnLine(db: ReadDb, invoiceLineId: string): SoldRow[] {
  return soldStatement(db).all(invoiceLineId);
}
