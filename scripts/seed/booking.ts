import { insertAppointment, insertLine, insertOccupancy, insertStep } from '../../db/scheduling/queries.ts';
import { day as dayLength, minute } from '../../electron/kernel/dates.ts';
import type { AppointmentState } from '../../electron/scheduling/rules.ts';
import { planLines } from '../../electron/scheduling/slots/rules.ts';
import { providerCount } from './assortment.ts';
import type { WorkingDay } from './days.ts';
import type { CastMember, CastService } from './founding.ts';
import { type SeededPatient, type Seeding, till } from './seeding.ts';

/** How an appointment went. */
export type Course = 'treated' | 'talked' | 'cancelled' | 'noShow' | 'ahead';

export interface SeededVisit {
  id: string;
  patient: SeededPatient;
  provider: number;
  staff: CastMember;
  injectable: { lineId: string; service: CastService };
  other: { lineId: string; service: CastService };
  startsAt: number;
  endsAt: number;
  bookedAt: number;
  course: Course;
}

const slotMinutes = 50;
const opensAt = 540;

/** Part of the appointments that belong to the regulars, the first charts of the clinic: five a year for each of them. */
const regularVisits = 0.025;
const visitsOfRegular = 5;

/** How many regulars a clinic with so many appointments a year has. */
export function regularsOf(appointmentsAYear: number): number {
  return Math.ceil((appointmentsAYear * regularVisits) / visitsOfRegular);
}

/** The patient of the next appointment: nobody comes twice on one day. */
function somebody(s: Seeding, date: string): SeededPatient {
  for (;;) {
    const patient = s.chance.happens(regularVisits)
      ? (s.patients[s.chance.whole(0, s.regulars - 1)] as SeededPatient)
      : s.chance.pick(s.patients);
    if (patient.lastDay === date) continue;
    patient.lastDay = date;
    return patient;
  }
}

/** Books the `index`-th appointment of a day: column by column, row by row, two services one after the other. */
export function bookVisit(s: Seeding, day: WorkingDay, index: number): SeededVisit {
  const provider = index % providerCount;
  const staff = s.cast.providers[provider] as CastMember;
  const startsAt = day.from + (opensAt + slotMinutes * Math.floor(index / providerCount)) * minute;
  const bookedAt = day.from - 14 * dayLength + (opensAt + index * 4) * minute;
  const patient = somebody(s, day.date);
  const injectable = s.cast.injectables[s.chance.happens(0.6) ? 0 : 1] as CastService;
  const other = s.chance.pick(s.cast.others);
  const course = courseOf(s, day);
  const roomId = s.cast.rooms[provider]?.id ?? null;
  const services = [injectable, other];
  const planned = planLines(
    startsAt,
    services.map((service) => ({ ...service, finishingMinutes: 0, providerId: staff.id, roomId })),
  );
  const endsAt = planned.at(-1)?.endsAt ?? startsAt;
  const id = s.newId(bookedAt);
  const steps = stepsOf(s, course, { bookedAt, startsAt, endsAt });
  const last = steps.at(-1) as Step;
  insertAppointment(s.tx, {
    id,
    patientId: patient.id,
    startsAt,
    endsAt,
    state: last.state,
    stateSince: last.at,
    note: '',
    createdAt: bookedAt,
    createdBy: last.staffId,
    version: steps.length,
  });
  for (const step of steps)
    insertStep(s.tx, { appointmentId: id, ...step, reason: step.reason, stationId: till(s).id });
  const released = course === 'cancelled' || course === 'noShow';
  const lineIds = planned.map((line, position) => {
    const lineId = s.newId(bookedAt);
    const state = course === 'treated' ? 'performed' : course === 'talked' ? 'notPerformed' : 'planned';
    insertLine(s.tx, {
      id: lineId,
      appointmentId: id,
      serviceId: (services[position] as CastService).id,
      position: position + 1,
      state,
      version: state === 'planned' ? 1 : 2,
    });
    for (const span of line.spans)
      insertOccupancy(s.tx, {
        id: s.newId(bookedAt),
        appointmentId: id,
        serviceLineId: lineId,
        resourceKind: span.kind,
        resourceId: span.resourceId,
        startsAt: span.startsAt,
        endsAt: span.endsAt,
        released,
      });
    return lineId;
  });
  return {
    id,
    patient,
    provider,
    staff,
    injectable: { lineId: lineIds[0] ?? '', service: injectable },
    other: { lineId: lineIds[1] ?? '', service: other },
    startsAt,
    endsAt,
    bookedAt,
    course,
  };
}

function courseOf(s: Seeding, day: WorkingDay): Course {
  const roll = s.chance.next();
  if (!day.past) return roll < 0.05 ? 'cancelled' : 'ahead';
  if (roll < 0.75) return 'treated';
  if (roll < 0.83) return 'talked';
  return roll < 0.95 ? 'cancelled' : 'noShow';
}

interface Step {
  state: AppointmentState;
  at: number;
  reason: string | null;
  staffId: string;
}

function stepsOf(
  s: Seeding,
  course: Course,
  { bookedAt, startsAt, endsAt }: { bookedAt: number; startsAt: number; endsAt: number },
): Step[] {
  const staffId = s.chance.pick(s.cast.desk).id;
  const step = (state: AppointmentState, at: number, reason: string | null = null): Step => ({
    state,
    at,
    reason,
    staffId,
  });
  const steps = [step('booked', bookedAt)];
  if (course === 'ahead') return steps;
  if (course === 'cancelled') return [...steps, step('cancelled', bookedAt + 3 * dayLength, 'Called to cancel')];
  if (course === 'noShow') return [...steps, step('noShow', startsAt + 20 * minute)];
  return [
    ...steps,
    step('arrived', startsAt - 4 * minute),
    step('roomed', startsAt),
    step('inTreatment', startsAt + 4 * minute),
    step('checkout', endsAt - 2 * minute),
    step('done', endsAt + 5 * minute),
  ];
}
