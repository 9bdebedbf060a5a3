import type { ReadDb } from '../access.ts';

/** Where the rows of a source kind lie, per table that names its source without a foreign key. */
export const sourceTables = {
  documents: {
    consent: 'consents',
    encounter: 'encounters',
    invoice: 'invoices',
    creditNote: 'credit_notes',
    estimate: 'estimates',
    patient: 'patients',
    drawerSession: 'drawer_sessions',
    staff: 'staff',
    storedValue: 'stored_values',
    lotRecall: 'lot_recalls',
    purchaseOrder: 'purchase_orders',
    supplierReturn: 'supplier_returns',
    vialPolicy: 'vial_policies',
  },
  print_jobs: {
    invoice: 'invoices',
    creditNote: 'credit_notes',
    printer: 'printers',
    drawerSession: 'drawer_sessions',
    appointment: 'appointments',
    document: 'documents',
    storedValue: 'stored_values',
    container: 'containers',
  },
  journal_entries: {
    drawerSession: 'drawer_sessions',
    invoice: 'invoices',
    payment: 'payments',
    tip: 'tips',
    stockMove: 'stock_moves',
    cashMovement: 'cash_movements',
    tipPayout: 'tip_payouts',
    storedValue: 'stored_values',
    creditNote: 'credit_notes',
    supplierReturn: 'supplier_returns',
  },
  stored_value_moves: {
    invoiceLine: 'invoice_lines',
    payment: 'payments',
    creditNote: 'credit_notes',
    appointment: 'appointments',
    storedValue: 'stored_values',
  },
  stock_moves: {
    serviceLine: 'service_lines',
    invoiceLine: 'invoice_lines',
    delivery: 'stock_moves',
    container: 'containers',
    lot: 'lots',
    supplierReturn: 'supplier_returns',
  },
} as const satisfies Record<string, Record<string, string>>;

/** The first row of `table` whose source of this kind does not exist. */
export function firstOrphan(db: ReadDb, table: string, kind: string, target: string): string | undefined {
  const row = db.raw
    .prepare<[string], { id: string }>(
      `SELECT t.id FROM "${table}" t WHERE t.source_kind = ? AND NOT EXISTS (SELECT 1 FROM "${target}" s WHERE s.id = t.source_id) LIMIT 1`,
    )
    .get(kind);
  return row?.id;
}

/** The first decision about a supply whose service line does not exist. */
export function firstLostSupply(db: ReadDb): string | undefined {
  const row = db.raw
    .prepare<[], { id: string }>(
      `SELECT d.id FROM supply_decisions d WHERE NOT EXISTS (SELECT 1 FROM service_lines s WHERE s.id = d.service_line_id) LIMIT 1`,
    )
    .get();
  return row?.id;
}

/** A line of the journal with its entry, oldest first. Times in epoch milliseconds. */
export interface JournalExportRow {
  entry_id: string;
  entry_time: number;
  business_date: string;
  source_kind: string;
  account: string;
  amount_cents: number;
  invoice_id: string | null;
  tender_kind: string | null;
  session_id: string | null;
}

/** The whole journal for a spreadsheet or an accountant. */
export function journalForExport(db: ReadDb): JournalExportRow[] {
  return db.raw
    .prepare<[], JournalExportRow>(
      `SELECT e.id AS entry_id, e.at AS entry_time, e.business_date, e.source_kind, l.account, l.amount_cents, l.invoice_id,
         l.tender_kind, l.drawer_session_id AS session_id
       FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id ORDER BY l.seq`,
    )
    .all();
}

/** A stock move by the names people know. Quantity in signed thousandths, time in epoch milliseconds. */
export interface MoveExportRow {
  move_id: string;
  time: number;
  kind: string;
  product: string;
  lot: string;
  container: string | null;
  location: string;
  quantity: number;
}

/** Every stock move, oldest first. */
export function movesForExport(db: ReadDb): MoveExportRow[] {
  return db.raw
    .prepare<[], MoveExportRow>(
      `SELECT m.id AS move_id, m.at AS time, m.kind, p.name AS product, l.number AS lot, c.code AS container, o.name AS location, m.quantity
       FROM stock_moves m JOIN products p ON p.id = m.product_id JOIN lots l ON l.id = m.lot_id
       JOIN locations o ON o.id = m.location_id LEFT JOIN containers c ON c.id = m.container_id ORDER BY m.seq`,
    )
    .all();
}
