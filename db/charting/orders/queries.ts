import type { InferSelectModel } from 'drizzle-orm';
import type { ScopeKind } from '../../../electron/charting/orders/rules.ts';
import type { Role } from '../../../electron/kernel/roles.ts';
import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import {
  examRevocations,
  examScopes,
  exams,
  standingOrderScopes,
  standingOrders,
  standingOrderWithdrawals,
} from './schema.ts';

export const insertExam = insertInto(exams);
export const insertExamScope = insertInto(examScopes);
export const insertRevocation = insertInto(examRevocations);
export const insertStandingOrder = insertInto(standingOrders);
export const insertStandingScope = insertInto(standingOrderScopes);
export const insertWithdrawal = insertInto(standingOrderWithdrawals);

/** An exam with who signed it and, if it was revoked, why, when and by whom. */
export type ExamRow = Omit<
  InferSelectModel<typeof exams>,
  'sessionId' | 'stationId' | 'historyReviewed' | 'allergiesReviewed'
> & {
  signedByName: string;
  signedByTitle: string;
  revokedAt: number | null;
  revokedReason: string | null;
  revokedByName: string | null;
  revokedDocumentId: string | null;
};
const examColumns = `SELECT e.id, e.patient_id AS patientId, e.appointment_id AS appointmentId, e.performed_on AS performedOn, e.how,
    e.contraindications, e.systolic, e.diastolic, e.pulse, e.notes, e.valid_until AS validUntil, e.document_id AS documentId,
    e.signed_at AS signedAt, e.signed_by AS signedBy, s.name AS signedByName, s.title AS signedByTitle, r.at AS revokedAt,
    r.reason AS revokedReason, b.name AS revokedByName, r.document_id AS revokedDocumentId
  FROM exams e JOIN staff s ON s.id = e.signed_by LEFT JOIN exam_revocations r ON r.exam_id = e.id
    LEFT JOIN staff b ON b.id = r.staff_id`;
const examsStatement = sqlText<ExamRow, [string]>(
  `${examColumns} WHERE e.patient_id IN (${membersText})
   ORDER BY e.performed_on DESC, e.id DESC`,
);
/** Exams of a patient and of the charts merged into it, newest first. */
export function examsOfPatient(db: ReadDb, patientId: string): ExamRow[] {
  return examsStatement(db).all(patientId);
}

const examStatement = sqlText<ExamRow, [string]>(`${examColumns} WHERE e.id = ?`);
export function findExam(db: ReadDb, id: string): ExamRow | undefined {
  return examStatement(db).get(id);
}

const endingStatement = sqlText<ExamRow, [string, string, number]>(
  `${examColumns} WHERE e.valid_until BETWEEN ? AND ? AND r.exam_id IS NULL AND NOT EXISTS (
     SELECT 1 FROM exams n LEFT JOIN exam_revocations x ON x.exam_id = n.id
     WHERE n.patient_id = e.patient_id AND n.valid_until > e.valid_until AND x.exam_id IS NULL)
   ORDER BY e.valid_until, e.id LIMIT ? + 0`,
);
/** Exams that end from the first to the last date, where no later one of the patient takes their place. */
export function examsEnding(db: ReadDb, from: string, until: string, limit: number): ExamRow[] {
  return endingStatement(db).all(from, until, limit);
}

export interface ScopeRow {
  ownerId: string;
  kind: ScopeKind;
  target: string;
  /** The name of what it is about. */
  name: string;
  unit: 'U' | 'mL' | 'each' | null;
  areas: string[];
  most: number | null;
}
type StoredScope = Omit<ScopeRow, 'areas'> & { areas: string };
const scopeText = (table: string, owner: string): string =>
  `SELECT c.${owner} AS ownerId, c.kind, COALESCE(c.service_id, c.category, c.product_id) AS target,
     COALESCE(v.name, c.category, p.name) AS name, COALESCE(p.unit, vp.unit) AS unit, c.areas, c.most
   FROM ${table} c LEFT JOIN services v ON v.id = c.service_id LEFT JOIN products vp ON vp.id = v.product_id
     LEFT JOIN products p ON p.id = c.product_id
   WHERE c.${owner} IN (SELECT value FROM json_each(?)) ORDER BY c.id`;
const examScopeStatement = sqlText<StoredScope, [string]>(scopeText('exam_scopes', 'exam_id'));
const standingScopeStatement = sqlText<StoredScope, [string]>(scopeText('standing_order_scopes', 'edition_id'));
const parsed = (row: StoredScope): ScopeRow => ({ ...row, areas: JSON.parse(row.areas) as string[] });

/** What exams allow, in the order in which it was listed. */
export function scopesOfExams(db: ReadDb, ids: readonly string[]): ScopeRow[] {
  return ids.length === 0 ? [] : examScopeStatement(db).all(JSON.stringify(ids)).map(parsed);
}
/** What editions of standing orders allow. */
export function scopesOfStanding(db: ReadDb, ids: readonly string[]): ScopeRow[] {
  return ids.length === 0 ? [] : standingScopeStatement(db).all(JSON.stringify(ids)).map(parsed);
}

/** An edition of a standing order, with its withdrawal. */
export type StandingRow = Omit<InferSelectModel<typeof standingOrders>, 'roles'> & {
  roles: Role[];
  signedByName: string;
  signedByTitle: string;
  withdrawnAt: number | null;
  withdrawnReason: string | null;
  withdrawnByName: string | null;
};
type StoredStanding = Omit<StandingRow, 'roles'> & { roles: string };
const standingStatement = sqlText<StoredStanding>(
  `SELECT o.id, o.order_id AS orderId, o.edition, o.title, o.body, o.roles, o.valid_from AS validFrom, o.valid_until AS validUntil,
     o.document_id AS documentId, o.signed_at AS signedAt, o.signed_by AS signedBy, s.name AS signedByName, s.title AS signedByTitle,
     w.at AS withdrawnAt, w.reason AS withdrawnReason, b.name AS withdrawnByName
   FROM standing_orders o JOIN staff s ON s.id = o.signed_by LEFT JOIN standing_order_withdrawals w ON w.edition_id = o.id
     LEFT JOIN staff b ON b.id = w.staff_id
   ORDER BY o.order_id, o.edition DESC`,
);
/** Every edition of every standing order, the newest of an order first. */
export function standingEditions(db: ReadDb): StandingRow[] {
  return standingStatement(db)
    .all()
    .map((row) => ({ ...row, roles: JSON.parse(row.roles) as Role[] }));
}

const upcomingStatement = sqlText<{ appointmentId: string }, [number, number]>(
  `SELECT DISTINCT a.id AS appointmentId FROM appointments a JOIN service_lines n ON n.appointment_id = a.id
     JOIN services v ON v.id = n.service_id
   WHERE a.starts_at >= ? AND a.starts_at < ? AND v.needs_exam = 1 AND n.state = 'planned'
     AND a.state NOT IN ('cancelled', 'lateCancelled', 'noShow', 'done') ORDER BY a.starts_at, a.id LIMIT 400`,
);
/** Visits from an instant until another that hold a service which needs an exam. */
export function visitsNeedingExam(db: ReadDb, from: number, until: number): string[] {
  return upcomingStatement(db)
    .all(from, until)
    .map(({ appointmentId }) => appointmentId);
}
