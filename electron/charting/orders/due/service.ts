import type { z } from 'zod';
import type { ReadDb } from '../../../../db/access.ts';
import { examsEnding, scopesOfExams, visitsNeedingExam } from '../../../../db/charting/orders/queries.ts';
import type { Asker } from '../../../kernel/act.ts';
import { addDays, dateOf, dayBounds, type LocalDate } from '../../../kernel/dates.ts';
import type { Id } from '../../../kernel/ids.ts';
import { patientById, patientName } from '../../../patients/service.ts';
import { visitOf } from '../../../scheduling/service.ts';
import { staffById } from '../../../staff/service.ts';
import type { Due, DueInput, Upcoming, UpcomingInput } from '../schemas.ts';
import { type OrderedLine, orderedLines } from '../service.ts';

/** Days ahead that Today counts. */
const soonDays = 7;
/** Days before its end on which an exam is listed as ending. */
const endingDays = 30;

type Open = OrderedLine & { cover: { covered: false } };
const isOpen = (line: OrderedLine): line is Open => !line.cover.covered;
const endedOn = ({ cover }: Open): LocalDate | null =>
  cover.gap === 'expired' ? (cover.near?.validUntil ?? null) : null;

/** What of some services has no exam on a day: the desk is told while it books. Nothing that was found at an exam is in it. */
export function examDue(db: ReadDb, asker: Asker, input: z.output<typeof DueInput>): z.input<typeof Due> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const lines = input.serviceIds.map((serviceId, at) => ({
    serviceLineId: String(at),
    serviceId,
    areas: [],
    quantity: 0,
    role: asker.role,
  }));
  return {
    services: orderedLines(db, patient.id, input.on, lines)
      .filter(isOpen)
      .map((line) => ({
        serviceId: line.serviceId,
        serviceName: line.serviceName,
        gap: line.cover.gap,
        endedOn: endedOn(line),
      })),
  };
}

/** Lines of a visit to come that no order allows on its day. */
function openLines(db: ReadDb, asker: Asker, appointmentId: Id): Open[] {
  const visit = visitOf(db, appointmentId);
  const lines = visit.lines.map((line) => ({
    serviceLineId: line.id,
    serviceId: line.serviceId,
    areas: [],
    quantity: 0,
    role: staffById(db, line.providerId).role,
  }));
  return orderedLines(db, visit.patientId, dateOf(visit.appointment.startsAt, asker.zone), lines).filter(isOpen);
}

/** Visits of the next days that need an exam, and exams that end soon. */
export function upcomingOrders(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof UpcomingInput>,
): z.input<typeof Upcoming> {
  const today = dateOf(asker.now, asker.zone);
  const { from } = dayBounds(today, asker.zone);
  const { from: until } = dayBounds(addDays(today, input.days), asker.zone);
  const ending = examsEnding(db, today, addDays(today, endingDays), 200);
  const scopes = scopesOfExams(
    db,
    ending.map(({ id }) => id),
  );
  const nameOf = (patientId: Id): string => patientName(patientById(db, patientId));
  return {
    visits: visitsNeedingExam(db, from, until).flatMap((appointmentId) => {
      const open = openLines(db, asker, appointmentId);
      if (open.length === 0) return [];
      const { appointment, patientId } = visitOf(db, appointmentId);
      return [
        {
          appointmentId,
          patientId,
          patientName: nameOf(patientId),
          startsAt: appointment.startsAt,
          services: open.map((line) => ({
            serviceName: line.serviceName,
            gap: line.cover.gap,
            endedOn: endedOn(line),
          })),
        },
      ];
    }),
    ending: ending.map((row) => ({
      examId: row.id,
      patientId: row.patientId,
      patientName: nameOf(row.patientId),
      validUntil: row.validUntil,
      signedByName: row.signedByName,
      scope: scopes.filter(({ ownerId }) => ownerId === row.id).map(({ name }) => name),
    })),
  };
}

/** How many visits of the next week need an exam, for the list of what needs a person. */
export function upcomingCount(db: ReadDb, asker: Asker): { visits: number } {
  const today = dateOf(asker.now, asker.zone);
  const { from } = dayBounds(today, asker.zone);
  const { from: until } = dayBounds(addDays(today, soonDays), asker.zone);
  return {
    visits: visitsNeedingExam(db, from, until).filter((id) => openLines(db, asker, id).length > 0).length,
  };
}
