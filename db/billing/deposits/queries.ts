import { type ReadDb, sqlText } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';

/** What was laid down for an appointment and what became of it, in cents. */
export interface DepositRow {
  storedValueId: string;
  issuedCents: number;
  remainingCents: number;
  /** Taken off a bill, kept by the clinic, paid back: all positive. */
  usedCents: number;
  keptCents: number;
  returnedCents: number;
}

const moved = (kinds: string): string =>
  `coalesce((SELECT -sum(m.amount_cents) FROM stored_value_moves m WHERE m.stored_value_id = v.id AND m.kind IN (${kinds})), 0)`;
const depositsStatement = sqlText<DepositRow, [string]>(
  `SELECT v.id AS storedValueId, v.issued_cents AS issuedCents, v.remaining_cents AS remainingCents,
     ${moved("'redeem', 'restore'")} AS usedCents, ${moved("'forfeit'")} AS keptCents, ${moved("'refund'")} AS returnedCents
   FROM stored_values v WHERE v.appointment_id = ? AND v.kind = 'deposit' AND v.state <> 'void' ORDER BY v.issued_at, v.id`,
);

/** The deposits of an appointment, oldest first. */
export function depositsOf(db: ReadDb, appointmentId: string): DepositRow[] {
  return depositsStatement(db).all(appointmentId);
}

/** `+a.state`: read by its id, never by its state. */
const looseStatement = sqlText<{ appointmentId: string }, [string]>(
  `SELECT DISTINCT v.appointment_id AS appointmentId FROM stored_values v JOIN appointments a ON a.id = v.appointment_id
   WHERE v.patient_id IN (${membersText})
   AND v.state = 'active' AND v.kind = 'deposit' AND v.remaining_cents > 0 AND +a.state IN ('cancelled', 'lateCancelled', 'noShow')`,
);

/** The appointments of a patient that did not take place and whose deposit is still there. */
export function withLooseDeposit(db: ReadDb, patientId: string): string[] {
  return looseStatement(db)
    .all(patientId)
    .map((row) => row.appointmentId);
}
