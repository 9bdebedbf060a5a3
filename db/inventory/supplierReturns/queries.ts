import { eq, type InferSelectModel, sql } from 'drizzle-orm';
import { insertInto, prepared, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { supplierReturns } from './schema.ts';

export type SupplierReturnRow = InferSelectModel<typeof supplierReturns>;

export const insertSupplierReturn = insertInto(supplierReturns);
export const updateSupplierReturn = updateVersioned(supplierReturns, [
  'receivedCents',
  'receivedAt',
  'receivedBy',
  'creditNote',
]);

const byId = prepared((orm) =>
  orm
    .select()
    .from(supplierReturns)
    .where(eq(supplierReturns.id, sql.placeholder('id')))
    .prepare(),
);
export function findSupplierReturn(db: ReadDb, id: string): SupplierReturnRow | undefined {
  return byId(db).get({ id });
}

const last = sqlText<{ number: number | null }>(`SELECT MAX(number) AS number FROM supplier_returns`);
/** The number of the latest return; null before the first. */
export function lastReturnNumber(db: ReadDb): number | null {
  return last(db).get()?.number ?? null;
}

export type ListedReturnRow = Omit<SupplierReturnRow, 'staffId' | 'stationId' | 'businessDate' | 'receivedBy'> & {
  supplierName: string;
  staffName: string;
  receivedByName: string | null;
};
const latest = sqlText<ListedReturnRow>(
  `SELECT r.id, r.number, r.supplier_id AS supplierId, s.name AS supplierName, r.reason, r.note, r.at, p.name AS staffName,
     r.worth_cents AS worthCents, r.expected_cents AS expectedCents, r.received_cents AS receivedCents, r.received_at AS receivedAt,
     b.name AS receivedByName, r.credit_note AS creditNote, r.document_id AS documentId, r.version
   FROM supplier_returns r JOIN suppliers s ON s.id = r.supplier_id JOIN staff p ON p.id = r.staff_id
   LEFT JOIN staff b ON b.id = r.received_by ORDER BY r.number DESC LIMIT ?`,
);
/** The latest returns, newest first. */
export function latestReturns(db: ReadDb, limit: number): ListedReturnRow[] {
  return latest(db).all(limit);
}

const unlike = sqlText<{ returns: number; waited: number }>(
  `SELECT (SELECT COUNT(*) FROM supplier_returns r WHERE r.worth_cents <>
       (SELECT COALESCE(-SUM(m.cost_cents), 0) FROM stock_moves m WHERE m.source_kind = 'supplierReturn' AND m.source_id = r.id)) AS returns,
     (SELECT COALESCE(SUM(expected_cents), 0) FROM supplier_returns WHERE received_cents IS NULL)
       - (SELECT COALESCE(SUM(amount_cents), 0) FROM journal_lines WHERE account = 'supplier_credits') AS waited`,
);
/** Returns whose moves are worth something else, and by how much the credits waited for differ from their account; 0 when all is well. */
export function returnsUnlikeMoves(db: ReadDb): { returns: number; waited: number } {
  return unlike(db).get() ?? { returns: 0, waited: 0 };
}
