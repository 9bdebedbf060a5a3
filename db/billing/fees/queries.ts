import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { waivers } from './schema.ts';

export type WaiverRow = typeof waivers.$inferSelect;

const waiversStatement = sqlText<WaiverRow, [string]>(
  `SELECT id, appointment_id AS appointmentId, kind, amount_cents AS amountCents, reason, staff_id AS staffId, at
   FROM waivers WHERE appointment_id = ? ORDER BY at, id`,
);

export const insertWaiver = insertInto(waivers);

/** What was waived for an appointment, oldest first. */
export function waiversOf(db: ReadDb, appointmentId: string): WaiverRow[] {
  return waiversStatement(db).all(appointmentId);
}

/** A fee that was charged and stands on no invoice yet. */
export interface OpenFeeRow {
  chargeId: string;
  appointmentId: string;
  kind: string;
  description: string;
  cents: number;
  startsAt: number;
  chargedAt: number;
}

/** `+c.state`: nearly every charge is invoiced, so the index on the state would read others; a patient has few. */
const openFeesStatement = sqlText<OpenFeeRow, [string]>(
  `SELECT c.id AS chargeId, c.appointment_id AS appointmentId, c.kind, c.description, c.unit_price_cents AS cents,
     a.starts_at AS startsAt, c.created_at AS chargedAt
   FROM charges c JOIN appointments a ON a.id = c.appointment_id
   WHERE c.patient_id IN (${membersText})
   AND +c.state = 'confirmed' AND c.kind <> 'care' ORDER BY c.created_at`,
);

/** The fees a patient has not paid, the charts merged into it included, oldest first. */
export function openFeesOf(db: ReadDb, patientId: string): OpenFeeRow[] {
  return openFeesStatement(db).all(patientId);
}

const liveFee = `EXISTS (SELECT 1 FROM charges c WHERE c.appointment_id = a.id AND c.kind <> 'care' AND c.state <> 'cancelled')`;
const missedStatement = sqlText<{ id: string }, [number, number]>(
  `SELECT a.id FROM appointments a WHERE a.starts_at >= ? AND a.starts_at < ? AND a.state IN ('noShow', 'lateCancelled')
   AND NOT ${liveFee} ORDER BY a.starts_at DESC`,
);
const lateStatement = sqlText<{ id: string }, [number, number, number]>(
  `SELECT a.id FROM appointments a WHERE a.starts_at >= ? AND a.starts_at < ? AND a.state IN ('arrived', 'roomed', 'inTreatment', 'checkout', 'done')
   AND (SELECT min(s.at) FROM appointment_steps s WHERE s.appointment_id = a.id AND s.state = 'arrived') >= a.starts_at + ?
   AND NOT ${liveFee} ORDER BY a.starts_at DESC`,
);

/** Appointments that start in [from, until), were missed or cancelled late, and have no fee: the latest first. */
export function missedWithoutFee(db: ReadDb, from: number, until: number): string[] {
  return missedStatement(db)
    .all(from, until)
    .map((row) => row.id);
}

/** Appointments that start in [from, until), to which the patient came so many milliseconds late or more, and that have no fee. */
export function lateWithoutFee(db: ReadDb, from: number, until: number, lateMs: number): string[] {
  return lateStatement(db)
    .all(from, until, lateMs)
    .map((row) => row.id);
}
