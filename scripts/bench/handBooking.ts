import { dateOf } from '../../electron/kernel/dates.ts';
import type { BenchClinic } from './clinicAt.ts';
import { type Entity, handAudit, touchedOf } from './handAudit.ts';

export interface Booking {
  patientId: string;
  startsAt: number;
  lines: Array<{ serviceId: string; providerId: string }>;
}

interface Service {
  duration_minutes: number;
  processing_minutes: number;
  buffer_minutes: number;
  active: number;
}
interface Occupied {
  ends_at: number;
}
interface Span {
  kind: 'staff' | 'room';
  resourceId: string;
  from: number;
  until: number;
}

const minute = 60_000;
const procedure = 'scheduling.book';

/** Booking as a careful programmer would write it straight against SQLite: the same checks, the same rows, one transaction. */
export function handBooking(clinic: BenchClinic): (booking: Booking, key: string) => unknown {
  const { raw, session, newId, clock } = clinic;
  const { staffId, stationId } = session;
  const audit = handAudit(raw, { staffId, stationId, sessionId: session.id });
  const patient = raw.prepare<[string], { merged_into_id: string | null }>(
    'SELECT merged_into_id FROM patients WHERE id = ?',
  );
  const service = raw.prepare<[string], Service>(
    'SELECT duration_minutes, processing_minutes, buffer_minutes, active FROM services WHERE id = ?',
  );
  const member = raw.prepare<[string], { active: number; provider: number }>(
    'SELECT active, provider FROM staff WHERE id = ?',
  );
  const performers = raw.prepare<[string], { staff_id: string }>(
    'SELECT staff_id FROM service_providers WHERE service_id = ?',
  );
  const hours = raw.prepare<[string, number], { from_minute: number; until_minute: number }>(
    'SELECT from_minute, until_minute FROM working_hours WHERE staff_id = ? AND weekday = ?',
  );
  const dated = raw.prepare<[string, string], { staff_id: string }>(
    'SELECT staff_id, date, from_minute, until_minute FROM date_hours WHERE date >= ? AND date <= ? ORDER BY date, staff_id, from_minute',
  );
  const closed = raw.prepare<[string, string], { name: string }>(
    'SELECT id, date, name FROM closed_days WHERE date >= ? AND date <= ? ORDER BY date',
  );
  const rooms = raw.prepare<[], { id: string }>('SELECT id FROM rooms WHERE active = 1 ORDER BY position');
  const elsewhere = raw.prepare<[string, number, number], Occupied>(
    "SELECT ends_at FROM appointments WHERE patient_id = ? AND starts_at < ? AND starts_at > ? AND state NOT IN ('cancelled', 'lateCancelled', 'noShow') ORDER BY starts_at DESC LIMIT 1",
  );
  const taken = raw.prepare<[string, string, number], Occupied>(
    'SELECT ends_at FROM occupancies WHERE released = 0 AND resource_kind = ? AND resource_id = ? AND starts_at < ? ORDER BY starts_at DESC LIMIT 1',
  );
  const addAppointment = raw.prepare(
    'INSERT INTO appointments (id, patient_id, starts_at, ends_at, state, state_since, note, created_at, created_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)',
  );
  const addStep = raw.prepare(
    'INSERT INTO appointment_steps (appointment_id, state, at, reason, staff_id, station_id) VALUES (?, ?, ?, NULL, ?, ?)',
  );
  const addLine = raw.prepare(
    "INSERT INTO service_lines (id, appointment_id, service_id, position, state, version) VALUES (?, ?, ?, ?, 'planned', 1)",
  );
  const addOccupancy = raw.prepare(
    'INSERT INTO occupancies (id, appointment_id, service_line_id, resource_kind, resource_id, starts_at, ends_at, released) VALUES (?, ?, ?, ?, ?, ?, ?, 0)',
  );
  const clockTime = new Intl.DateTimeFormat('en-GB', {
    timeZone: clinic.opened.zone,
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
  });
  const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

  const fail = (why: string): never => {
    throw new Error(why);
  };
  const isFree = (span: Span): boolean => {
    const last = taken.get(span.kind, span.resourceId, span.until);
    return last === undefined || last.ends_at <= span.from;
  };

  const run = raw.transaction((booking: Booking, key: string) => {
    const now = clock.now;
    if (audit.wasAnswered(procedure, key)) fail('answered before');
    const person = patient.get(booking.patientId) ?? fail('no such patient');
    if (person.merged_into_id !== null) fail('merged');
    let at = booking.startsAt;
    const lines = booking.lines.map((wanted) => {
      const its = service.get(wanted.serviceId) ?? fail('no such service');
      const provider = member.get(wanted.providerId) ?? fail('no such provider');
      if (!its.active || !provider.active || !provider.provider) fail('not offered');
      const listed = performers.all(wanted.serviceId);
      if (listed.length > 0 && !listed.some((row) => row.staff_id === wanted.providerId)) fail('not performed');
      const handsOn = at + its.duration_minutes * minute;
      const buffer = handsOn + its.processing_minutes * minute;
      const until = buffer + its.buffer_minutes * minute;
      const line = { ...wanted, from: at, until, spans: [] as Span[] };
      const staff = { kind: 'staff' as const, resourceId: wanted.providerId };
      line.spans.push({ ...staff, from: at, until: its.processing_minutes === 0 ? until : handsOn });
      if (its.processing_minutes > 0 && its.buffer_minutes > 0) line.spans.push({ ...staff, from: buffer, until });
      at = until;
      return line;
    });
    const date = dateOf(booking.startsAt, clinic.opened.zone);
    if (closed.get(date, date)) fail('closed');
    if (dated.all(date, date).some((row) => lines.some((line) => line.providerId === row.staff_id)))
      fail('other hours');
    for (const span of lines.flatMap((line) => line.spans)) {
      const [day = '', time = ''] = clockTime.format(span.from).split(' ');
      const [h = '', m = ''] = time.split(':');
      const from = Number(h) * 60 + Number(m);
      const until = from + (span.until - span.from) / minute;
      const windows = hours.all(span.resourceId, weekdays.indexOf(day));
      if (!windows.some((window) => window.from_minute <= from && until <= window.until_minute))
        fail('outside working hours');
    }
    const clash = elsewhere.get(booking.patientId, at, booking.startsAt - 43_200_000);
    if (clash && clash.ends_at > booking.startsAt) fail('the patient is elsewhere');
    for (const line of lines) if (!line.spans.every(isFree)) fail('taken');
    const room =
      rooms.all().find(({ id }) => isFree({ kind: 'room', resourceId: id, from: booking.startsAt, until: at }))?.id ??
      fail('no room');

    const id = newId();
    addAppointment.run(id, booking.patientId, booking.startsAt, at, 'booked', now, '', now, staffId);
    addStep.run(id, 'booked', now, staffId, stationId);
    const ids = lines.map((line, i) => {
      const lineId = newId();
      addLine.run(lineId, id, line.serviceId, i + 1);
      return lineId;
    });
    for (const [i, line] of lines.entries()) {
      for (const span of line.spans)
        addOccupancy.run(newId(), id, ids[i], span.kind, span.resourceId, span.from, span.until);
      addOccupancy.run(newId(), id, ids[i], 'room', room, line.from, line.until);
    }
    const entities: Entity[] = [
      ['scheduling', 'appointment', id, 1],
      ...ids.map((line): Entity => ['scheduling', 'serviceLine', line, 1]),
    ];
    audit.record(procedure, booking.patientId, entities, now);
    const answer = {
      id,
      state: 'booked',
      startsAt: booking.startsAt,
      endsAt: at,
      version: 1,
      lines: lines.map((line, i) => ({
        id: ids[i],
        serviceId: line.serviceId,
        providerId: line.providerId,
        assistantId: null,
        roomId: room,
        deviceId: null,
        startsAt: line.from,
        endsAt: line.until,
      })),
      touched: touchedOf(entities),
    };
    const input = {
      lines: booking.lines.map((line) => ({ providerId: line.providerId, serviceId: line.serviceId })),
      patientId: booking.patientId,
      startsAt: booking.startsAt,
    };
    audit.keepAnswer(procedure, key, input, answer, now);
    return answer;
  });
  return (booking, key) => run.immediate(booking, key);
}
