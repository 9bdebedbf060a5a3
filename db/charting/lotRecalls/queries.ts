import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { lotRecallCalls, lotRecalls } from './schema.ts';

export const insertLotRecall = insertInto(lotRecalls);
export const updateLotRecall = updateVersioned(lotRecalls, ['liftedAt', 'liftedBy', 'liftReason']);
export const updateRecallRecord = updateVersioned(lotRecalls, ['documentId']);
export const insertRecallCall = insertInto(lotRecallCalls);
export const updateRecallCall = updateVersioned(lotRecallCalls, ['doneAt', 'doneBy', 'note']);

/** A recall with its lot and how far the calls are. */
export interface LotRecallRow {
  id: string;
  lotId: string;
  lotNumber: string;
  expiresOn: string;
  productName: string;
  unit: 'U' | 'mL' | 'each';
  reason: string;
  at: number;
  staffName: string;
  liftedAt: number | null;
  liftedByName: string | null;
  liftReason: string | null;
  documentId: string | null;
  version: number;
  patients: number;
  called: number;
}

const columns = `SELECT r.id, r.lot_id AS lotId, l.number AS lotNumber, l.expires_on AS expiresOn, p.name AS productName, p.unit,
    r.reason, r.at, s.name AS staffName, r.lifted_at AS liftedAt, b.name AS liftedByName, r.lift_reason AS liftReason,
    r.document_id AS documentId, r.version,
    (SELECT COUNT(*) FROM lot_recall_calls c WHERE c.recall_id = r.id) AS patients,
    (SELECT COUNT(c.done_at) FROM lot_recall_calls c WHERE c.recall_id = r.id) AS called
  FROM lot_recalls r JOIN lots l ON l.id = r.lot_id JOIN products p ON p.id = l.product_id
  JOIN staff s ON s.id = r.staff_id LEFT JOIN staff b ON b.id = r.lifted_by`;

const newest = sqlText<LotRecallRow, [number]>(`${columns} ORDER BY r.lifted_at IS NOT NULL, r.id DESC LIMIT ?`);
/** Recalls that stand first, the newest first among them. */
export function lotRecallRows(db: ReadDb, limit: number): LotRecallRow[] {
  return newest(db).all(limit);
}

const ofId = sqlText<LotRecallRow, [string]>(`${columns} WHERE r.id = ?`);
export function lotRecallOfId(db: ReadDb, id: string): LotRecallRow | undefined {
  return ofId(db).get(id);
}

export interface RecallCallRow {
  id: string;
  recallId: string;
  patientId: string;
  doneAt: number | null;
  doneByName: string | null;
  note: string;
  version: number;
}

const callColumns = `SELECT c.id, c.recall_id AS recallId, c.patient_id AS patientId, c.done_at AS doneAt, s.name AS doneByName, c.note, c.version
  FROM lot_recall_calls c LEFT JOIN staff s ON s.id = c.done_by`;
const callsStatement = sqlText<RecallCallRow, [string]>(`${callColumns} WHERE c.recall_id = ? ORDER BY c.id`);
export function callsOfRecall(db: ReadDb, recallId: string): RecallCallRow[] {
  return callsStatement(db).all(recallId);
}

const callStatement = sqlText<RecallCallRow, [string]>(`${callColumns} WHERE c.id = ?`);
export function recallCallOfId(db: ReadDb, id: string): RecallCallRow | undefined {
  return callStatement(db).get(id);
}

/** What somebody got of a lot: in a visit, or over the counter. Null patient: a passer-by. */
export interface GivenRow {
  patientId: string | null;
  kind: 'treatment' | 'sale';
  /** Positive thousandths; what came back is taken off. */
  quantity: number;
  at: number;
  clinician: string;
  what: string;
}

const given = sqlText<GivenRow, [string, string]>(
  `SELECT COALESCE(p.merged_into_id, p.id) AS patientId, g.kind, g.quantity, g.at, s.name AS clinician, g.what FROM (
     SELECT a.patient_id, 'treatment' AS kind, -SUM(m.quantity) AS quantity, MIN(m.at) AS at, v.name AS what,
       COALESCE(MAX(h.performed_by), (SELECT o.resource_id FROM occupancies o WHERE o.service_line_id = n.id
         AND o.resource_kind = 'staff' AND o.assists = 0 LIMIT 1), MIN(m.staff_id)) AS staff_id
     FROM stock_moves m JOIN service_lines n ON n.id = m.source_id JOIN appointments a ON a.id = n.appointment_id
     JOIN services v ON v.id = n.service_id LEFT JOIN charges h ON h.service_line_id = n.id AND h.state <> 'cancelled'
     WHERE m.lot_id = ? AND m.source_kind = 'serviceLine' AND m.kind IN ('draw', 'return')
     GROUP BY n.id HAVING SUM(m.quantity) <> 0
     UNION ALL
     SELECT i.patient_id, 'sale', -SUM(m.quantity), MIN(m.at), k.description, i.staff_id
     FROM stock_moves m JOIN invoice_lines k ON k.id = m.source_id JOIN invoices i ON i.id = k.invoice_id
     WHERE m.lot_id = ? AND m.source_kind = 'invoiceLine' AND m.kind IN ('sell', 'return')
     GROUP BY k.id HAVING SUM(m.quantity) <> 0) g
   LEFT JOIN patients p ON p.id = g.patient_id LEFT JOIN staff s ON s.id = g.staff_id ORDER BY g.at`,
);
/** Everyone who got something of a lot, oldest first; merged patients as their survivor. */
export function givenOfLot(db: ReadDb, lotId: string): GivenRow[] {
  return given(db).all(lotId, lotId);
}
