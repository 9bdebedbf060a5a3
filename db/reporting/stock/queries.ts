import { type ReadDb, sqlText } from '../../access.ts';

/**
 * Reports read the moves of their days by the index of days, whatever the planner thinks of their share.
 * What visits and sales took of a product, less what came back; positive thousandths and cents. */
export interface UsageRow {
  productId: string;
  product: string;
  unit: 'U' | 'mL' | 'each';
  provider: string;
  /** Null for what was sold over the counter. */
  service: string | null;
  quantity: number;
  costCents: number;
}
export const usageText = `SELECT m.product_id AS productId, p.name AS product, p.unit, s.name AS provider, v.name AS service,
    -SUM(m.quantity) AS quantity, -SUM(m.cost_cents) AS costCents
  FROM stock_moves m INDEXED BY stock_moves_date CROSS JOIN products p ON p.id = m.product_id
  LEFT JOIN service_lines n ON m.source_kind = 'serviceLine' AND n.id = m.source_id LEFT JOIN services v ON v.id = n.service_id
  LEFT JOIN charges c ON c.service_line_id = n.id AND c.kind = 'care' AND c.state <> 'cancelled'
  LEFT JOIN invoice_lines l ON m.source_kind = 'invoiceLine' AND l.id = m.source_id
  JOIN staff s ON s.id = coalesce(c.performed_by, l.performed_by, m.staff_id)
  WHERE m.business_date BETWEEN ? AND ? AND m.kind IN ('draw', 'sell', 'return') AND m.source_kind IN ('serviceLine', 'invoiceLine')
  GROUP BY m.product_id, s.id, v.id`;
const usage = sqlText<UsageRow, [string, string]>(usageText);
/** On business dates, both included. */
export function usageBetween(db: ReadDb, from: string, until: string): UsageRow[] {
  return usage(db).all(from, until);
}

/** What was wasted, or missing at a count, less what was found or taken back; positive thousandths and cents. */
export interface WasteRow {
  productId: string;
  product: string;
  unit: 'U' | 'mL' | 'each';
  kind: 'waste' | 'count' | 'return';
  reason: string | null;
  person: string;
  /** Who saw it thrown away; null where nobody had to. */
  witness: string | null;
  quantity: number;
  costCents: number;
}
export const wasteText = `SELECT m.product_id AS productId, p.name AS product, p.unit, m.kind, m.reason, s.name AS person, w.name AS witness,
    -SUM(m.quantity) AS quantity, -SUM(m.cost_cents) AS costCents
  FROM stock_moves m INDEXED BY stock_moves_date CROSS JOIN products p ON p.id = m.product_id JOIN staff s ON s.id = m.staff_id
  LEFT JOIN staff w ON w.id = m.witness_id
  WHERE m.business_date BETWEEN ? AND ? AND (m.kind IN ('waste', 'count') OR m.kind = 'return' AND m.source_kind = 'container')
  GROUP BY m.product_id, m.kind, m.reason, s.id, w.id`;
const waste = sqlText<WasteRow, [string, string]>(wasteText);
/** On business dates, both included. */
export function wasteBetween(db: ReadDb, from: string, until: string): WasteRow[] {
  return waste(db).all(from, until);
}

const lost = sqlText<{ cents: number }, [string, string]>(
  `SELECT coalesce(SUM(l.amount_cents), 0) AS cents FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
   WHERE e.business_date BETWEEN ? AND ? AND e.source_kind = 'supplierReturn' AND l.account = 'wastage'`,
);
/** What returns to suppliers cost beyond their credit, cents. */
export function lostOnReturns(db: ReadDb, from: string, until: string): number {
  return lost(db).get(from, until)?.cents ?? 0;
}

/** What lay there of a product at the end of a day. */
export interface ValueRow {
  productId: string;
  product: string;
  unit: 'U' | 'mL' | 'each';
  quantity: number;
  costCents: number;
}
const value = sqlText<ValueRow, [string]>(
  `SELECT m.product_id AS productId, p.name AS product, p.unit, SUM(m.quantity) AS quantity, SUM(m.cost_cents) AS costCents
   FROM stock_moves m JOIN products p ON p.id = m.product_id WHERE m.business_date <= ?
   GROUP BY m.product_id HAVING SUM(m.quantity) <> 0 OR SUM(m.cost_cents) <> 0`,
);
/** The sum of all moves through a business date, by product. */
export function stockOn(db: ReadDb, date: string): ValueRow[] {
  return value(db).all(date);
}

export interface DeliveryRow {
  productId: string;
  quantity: number;
  costCents: number;
}
const deliveries = sqlText<DeliveryRow, [string]>(
  `SELECT m.product_id AS productId, SUM(m.quantity) AS quantity, SUM(m.cost_cents) AS costCents
   FROM stock_moves m WHERE m.kind = 'receive' AND m.business_date <= ?
   GROUP BY m.source_id, m.product_id ORDER BY MAX(m.seq) DESC`,
);
/** Every delivery through a business date, the latest first. */
export function deliveriesUntil(db: ReadDb, date: string): DeliveryRow[] {
  return deliveries(db).all(date);
}

const account = sqlText<{ cents: number }, [string, string, string]>(
  `SELECT coalesce(SUM(l.amount_cents), 0) AS cents FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
   WHERE e.business_date BETWEEN ? AND ? AND l.account IN (SELECT value FROM json_each(?))`,
);
/** What the journal says of accounts over business dates, debit positive. */
export function journalBetween(db: ReadDb, accounts: readonly string[], from: string, until: string): number {
  return account(db).get(from, until, JSON.stringify(accounts))?.cents ?? 0;
}
