import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { membersText } from '../patients/members/queries.ts';
import { appointmentSteps, appointments, occupancies, serviceLines } from './schema.ts';

export type AppointmentRow = typeof appointments.$inferSelect;
export type LineRow = typeof serviceLines.$inferSelect;
export type OccupancyRow = typeof occupancies.$inferSelect;
/** Who or what is taken, and when: by an appointment or by a block. */
export interface BusyRow {
  appointmentId: string | null;
  blockId: string | null;
  kind: OccupancyRow['resourceKind'];
  resourceId: string;
  startsAt: number;
  endsAt: number;
}
/** An occupancy of an appointment: for which line. */
export interface TakenRow extends BusyRow {
  appointmentId: string;
  serviceLineId: string;
  /** 1: a second person. */
  assists: number;
}

const appointmentColumns = `id, patient_id AS patientId, starts_at AS startsAt, ends_at AS endsAt, state, state_since AS stateSince,
  note, created_at AS createdAt, created_by AS createdBy, version,
  series_id AS seriesId, group_id AS groupId`;
const appointmentStatement = sqlText<AppointmentRow, [string]>(
  `SELECT ${appointmentColumns} FROM appointments WHERE id = ?`,
);

export function findAppointment(db: ReadDb, id: string): AppointmentRow | undefined {
  return appointmentStatement(db).get(id);
}

export const insertAppointment = insertInto(appointments);
export const updateAppointmentTime = updateVersioned(appointments, ['startsAt', 'endsAt']);
export const updateAppointmentState = updateVersioned(appointments, ['state', 'stateSince']);
export const updateAppointmentNote = updateVersioned(appointments, ['note']);

export const insertStep = insertInto(appointmentSteps);
const stepsStatement = sqlText<
  { state: AppointmentRow['state']; at: number; reason: string | null; staffId: string },
  [string]
>('SELECT state, at, reason, staff_id AS staffId FROM appointment_steps WHERE appointment_id = ? ORDER BY seq');

/** Every change of state of an appointment, oldest first. */
export function stepsOf(db: ReadDb, appointmentId: string) {
  return stepsStatement(db).all(appointmentId);
}

const lineColumns =
  'id, appointment_id AS appointmentId, service_id AS serviceId, position, state, version, add_on_to AS addOnTo';
const lineStatement = sqlText<LineRow, [string]>(`SELECT ${lineColumns} FROM service_lines WHERE id = ?`);
const linesStatement = sqlText<LineRow, [string]>(
  `SELECT ${lineColumns} FROM service_lines WHERE appointment_id = ? ORDER BY position`,
);

export function findLine(db: ReadDb, id: string): LineRow | undefined {
  return lineStatement(db).get(id);
}

/** The service lines of an appointment in order. */
export function linesOf(db: ReadDb, appointmentId: string): LineRow[] {
  return linesStatement(db).all(appointmentId);
}

export const insertLine = insertInto(serviceLines);
export const updateLineState = updateVersioned(serviceLines, ['state']);

const busyColumns = `appointment_id AS appointmentId, block_id AS blockId, resource_kind AS kind, resource_id AS resourceId,
  starts_at AS startsAt, ends_at AS endsAt`;
const takenByStatement = sqlText<TakenRow, [string]>(
  `SELECT ${busyColumns}, service_line_id AS serviceLineId, assists FROM occupancies WHERE appointment_id = ? ORDER BY starts_at`,
);
const latestBeforeStatement = sqlText<BusyRow, [string, string, number]>(
  `SELECT ${busyColumns} FROM occupancies
   WHERE released = 0 AND resource_kind = ? AND resource_id = ? AND starts_at < ? ORDER BY starts_at DESC LIMIT 1`,
);
const busyStatement = sqlText<BusyRow, [string, string, number, number, number]>(
  `SELECT ${busyColumns} FROM occupancies
   WHERE released = 0 AND resource_kind = ? AND resource_id = ? AND starts_at > ? - 86400000 AND starts_at < ? AND ends_at > ?
   ORDER BY starts_at`,
);

/** Who and what an appointment takes (or took, once released), in order of time. */
export function takenBy(db: ReadDb, appointmentId: string): TakenRow[] {
  return takenByStatement(db).all(appointmentId);
}

/**
 * The occupancy that stands in the way of taking a resource in [from, until), if there is one. Unreleased occupancies
 * of a resource never overlap, so the latest one that begins before `until` also ends last: one index step decides.
 */
export function conflictOf(
  db: ReadDb,
  kind: TakenRow['kind'],
  resourceId: string,
  from: number,
  until: number,
): BusyRow | undefined {
  const latest = latestBeforeStatement(db).get(kind, resourceId, until);
  return latest && latest.endsAt > from ? latest : undefined;
}

/** What a resource is taken for within [from, until). An occupancy lasts at most 24 hours. */
export function busyWithin(
  db: ReadDb,
  kind: TakenRow['kind'],
  resourceId: string,
  from: number,
  until: number,
): BusyRow[] {
  return busyStatement(db).all(kind, resourceId, from, until, from);
}

export const insertOccupancy = insertInto(occupancies);

const clearStatement = sqlText<unknown, [string]>('DELETE FROM occupancies WHERE appointment_id = ?');
const releaseStatement = sqlText<unknown, [number, string]>(
  'UPDATE occupancies SET released = ? WHERE appointment_id = ?',
);

/** Takes an appointment's occupancies away, to write the new ones. */
export function clearOccupancies(tx: WriteTx, appointmentId: string): void {
  clearStatement(tx).run(appointmentId);
}

/** Gives an appointment's time back, or takes it again. */
export function setReleased(tx: WriteTx, appointmentId: string, released: boolean): void {
  releaseStatement(tx).run(released ? 1 : 0, appointmentId);
}

/** Not in order: sorting what is nearly always nothing would cost more than finding it. */
const patientClashStatement = sqlText<BusyPatientRow, [string, number, number, number, string]>(
  `SELECT id, starts_at AS startsAt, ends_at AS endsAt FROM appointments
   WHERE patient_id IN (${membersText}) AND starts_at < ? AND starts_at > ? - 43200000 AND ends_at > ? AND id <> ?
   AND state NOT IN ('cancelled', 'lateCancelled', 'noShow') LIMIT 1`,
);

/** When an appointment keeps its patient. */
export type BusyPatientRow = Pick<AppointmentRow, 'id' | 'startsAt' | 'endsAt'>;

/** An appointment that keeps the patient elsewhere during [from, until), if there is one. Appointments last 12 hours at most. */
export function patientConflict(
  db: ReadDb,
  patientId: string,
  from: number,
  until: number,
  exceptId: string,
): BusyPatientRow | undefined {
  return patientClashStatement(db).get(patientId, until, from, from, exceptId);
}
