import type { ReadDb } from '../access.ts';

/** Where the rows of a source kind lie, per table that names its source without a foreign key. */
export const sourceTables = {
  documents: { consent: 'consents', encounter: 'encounters', invoice: 'invoices' },
  print_jobs: { invoice: 'invoices', printer: 'printers' },
  journal_entries: {
    drawerSession: 'drawer_sessions',
    invoice: 'invoices',
    payment: 'payments',
    tip: 'tips',
    stockMove: 'stock_moves',
  },
  stock_moves: {
    serviceLine: 'service_lines',
    invoiceLine: 'invoice_lines',
    delivery: 'stock_moves',
    container: 'containers',
    lot: 'lots',
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
