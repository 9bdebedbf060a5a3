import type { BenchClinic } from './clinicAt.ts';

interface Row {
  appointmentId: string;
  patientId: string;
  patientName: string;
  startsAt: number;
  endsAt: number;
  state: string;
  stateSince: number;
  note: string;
  version: number;
  lineId: string;
  serviceId: string;
  serviceName: string;
  kind: string;
  resourceId: string;
  spanStartsAt: number;
  spanEndsAt: number;
}

/** The bare query of a day: every occupancy with its line, service, appointment and patient, as the calendar needs them. */
export function handDay(clinic: BenchClinic): (from: number, until: number) => Row[] {
  const day = clinic.raw.prepare<[number, number, number], Row>(
    `SELECT a.id AS appointmentId, a.patient_id AS patientId, p.given_name || ' ' || p.family_name AS patientName, a.starts_at AS startsAt,
       a.ends_at AS endsAt, a.state, a.state_since AS stateSince, a.note, a.version, l.id AS lineId, l.service_id AS serviceId, s.name AS serviceName,
       o.resource_kind AS kind, o.resource_id AS resourceId, o.starts_at AS spanStartsAt, o.ends_at AS spanEndsAt
     FROM appointments a JOIN patients p ON p.id = a.patient_id JOIN service_lines l ON l.appointment_id = a.id
     JOIN services s ON s.id = l.service_id JOIN occupancies o ON o.service_line_id = l.id
     WHERE a.starts_at > ? - 43200000 AND a.starts_at < ? AND a.ends_at > ? ORDER BY a.starts_at, a.id, l.position, o.starts_at`,
  );
  return (from, until) => day.all(from, until, from);
}
