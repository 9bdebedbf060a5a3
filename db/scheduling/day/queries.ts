import { type ReadDb, sqlText } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import type { AppointmentRow, LineRow, TakenRow } from '../queries.ts';

export interface DayAppointmentRow {
  id: string;
  patientId: string;
  patientName: string;
  startsAt: number;
  endsAt: number;
  state: AppointmentRow['state'];
  stateSince: number;
  note: string;
  version: number;
  seriesId: string | null;
  groupId: string | null;
}
export interface NamedLineRow {
  id: string;
  appointmentId: string;
  serviceId: string;
  serviceName: string;
  productId: string | null;
  state: LineRow['state'];
  version: number;
  addOnTo: string | null;
}

/** Appointments last 12 hours at most: the earliest start that can reach into [from, until) is 12 hours before it. */
const inRange = 'a.starts_at > ? - 43200000 AND a.starts_at < ? AND a.ends_at > ?';
type Range = [number, number, number];

const appointmentColumns = `a.id, a.patient_id AS patientId, p.given_name || ' ' || p.family_name AS patientName, a.starts_at AS startsAt,
  a.ends_at AS endsAt, a.state, a.state_since AS stateSince, a.note, a.version, a.series_id AS seriesId, a.group_id AS groupId`;
const lineColumns = `l.id, l.appointment_id AS appointmentId, l.service_id AS serviceId, s.name AS serviceName,
  s.product_id AS productId, l.state, l.version, l.add_on_to AS addOnTo`;
const takenColumns = `o.service_line_id AS serviceLineId, o.resource_kind AS kind, o.resource_id AS resourceId,
  o.starts_at AS startsAt, o.ends_at AS endsAt, o.assists`;
/** An occupancy of a day: its service line says whose it is. */
export type DaySpanRow = Omit<TakenRow, 'appointmentId' | 'blockId'>;
export type DayLineRow = Pick<NamedLineRow, 'id' | 'appointmentId' | 'serviceId' | 'serviceName'>;

const appointmentsStatement = sqlText<DayAppointmentRow, Range>(
  `SELECT ${appointmentColumns} FROM appointments a JOIN patients p ON p.id = a.patient_id WHERE ${inRange} ORDER BY a.starts_at, a.id`,
);
/** Both in the order of the appointments alone: a sort within each costs more than the rest of the query. */
const linesStatement = sqlText<DayLineRow, Range>(
  `SELECT l.id, l.appointment_id AS appointmentId, l.service_id AS serviceId, s.name AS serviceName
   FROM appointments a JOIN service_lines l ON l.appointment_id = a.id JOIN services s ON s.id = l.service_id
   WHERE ${inRange} ORDER BY a.starts_at`,
);
const takenStatement = sqlText<DaySpanRow, Range>(
  `SELECT ${takenColumns} FROM appointments a JOIN occupancies o ON o.appointment_id = a.id WHERE ${inRange} ORDER BY a.starts_at`,
);

/** Appointments that touch [from, until), with their patients' names, in order of time. */
export function appointmentsWithin(db: ReadDb, from: number, until: number): DayAppointmentRow[] {
  return appointmentsStatement(db).all(from, until, from);
}

/** Their service lines, in the order in which they were added to the visit, which is the visit's own. */
export function linesWithin(db: ReadDb, from: number, until: number): DayLineRow[] {
  return linesStatement(db).all(from, until, from);
}

/** Their occupancies, those of cancelled appointments too; within an appointment in no order that means anything. */
export function takenWithin(db: ReadDb, from: number, until: number): DaySpanRow[] {
  return takenStatement(db).all(from, until, from);
}

export interface DayStepRow {
  appointmentId: string;
  state: AppointmentRow['state'];
  at: number;
}
const stepsWithinStatement = sqlText<DayStepRow, Range>(
  `SELECT t.appointment_id AS appointmentId, t.state, t.at FROM appointments a JOIN appointment_steps t ON t.appointment_id = a.id
   WHERE ${inRange} ORDER BY a.starts_at`,
);

/** Their changes of state; of each appointment in the order in which they happened. */
export function stepsWithin(db: ReadDb, from: number, until: number): DayStepRow[] {
  return stepsWithinStatement(db).all(from, until, from);
}

const namedLinesStatement = sqlText<NamedLineRow, [string]>(
  `SELECT ${lineColumns} FROM service_lines l JOIN services s ON s.id = l.service_id WHERE l.appointment_id = ? ORDER BY l.position`,
);

/** The lines of one appointment with the names of their services. */
export function namedLinesOf(db: ReadDb, appointmentId: string): NamedLineRow[] {
  return namedLinesStatement(db).all(appointmentId);
}

export interface VisitRow {
  id: string;
  startsAt: number;
  endsAt: number;
  state: AppointmentRow['state'];
  note: string;
  /** Names of the services, in order, joined by commas. */
  services: string;
}
const visitsStatement = sqlText<VisitRow, [string, number]>(
  `SELECT a.id, a.starts_at AS startsAt, a.ends_at AS endsAt, a.state, a.note,
     (SELECT group_concat(name, ', ') FROM (SELECT s.name FROM service_lines l JOIN services s ON s.id = l.service_id
       WHERE l.appointment_id = a.id ORDER BY l.position)) AS services
   FROM appointments a
   WHERE a.patient_id IN (${membersText})
   ORDER BY a.starts_at DESC LIMIT ?`,
);

/** The latest appointments of a patient and of the charts merged into it, newest first. */
export function visitsOfPatient(db: ReadDb, patientId: string, limit: number): VisitRow[] {
  return visitsStatement(db).all(patientId, limit);
}
