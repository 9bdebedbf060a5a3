import type { ReadDb } from '../../../db/access.ts';
import { type AppointmentRow, linesOf, stepsOf } from '../../../db/scheduling/queries.ts';
import { noShowsOf } from '../../../db/scheduling/terms/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { policyAt } from '../../clinic/policies/service.ts';
import type { Instant } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import { appointmentById } from '../service.ts';
import { arrivedAt } from '../stay/rules.ts';
import {
  type BookedService,
  bookedCents,
  depositCents,
  depositReason,
  type FeeKind,
  feeCents,
  lateMinutes,
  type Terms,
} from './rules.ts';

/** The clinic's rules about time that is kept, as they were at an instant. */
export function termsAt(db: ReadDb, at: Instant): Terms {
  return {
    minimumLeadHours: policyAt(db, 'scheduling.minimumLeadHours', at),
    callUsHours: policyAt(db, 'scheduling.callUsHours', at),
    lateHours: policyAt(db, 'scheduling.lateHours', at),
    lateCancelFee: policyAt(db, 'scheduling.lateCancelFee', at),
    noShowFee: policyAt(db, 'scheduling.noShowFee', at),
    lateArrivalMinutes: policyAt(db, 'scheduling.lateArrivalMinutes', at),
    lateArrivalFee: policyAt(db, 'scheduling.lateArrivalFee', at),
    deposit: policyAt(db, 'scheduling.deposit', at),
    depositAfterNoShows: policyAt(db, 'scheduling.depositAfterNoShows', at),
    depositKept: policyAt(db, 'scheduling.depositKept', at),
  };
}

/** How often a patient (with the charts merged into it) did not come to an appointment before an instant. */
export function noShowsBefore(db: ReadDb, patientId: Id, before: Instant): number {
  return noShowsOf(db, patientId, before);
}

/** What was agreed for an appointment, and what it comes to. */
export interface Agreed {
  terms: Terms;
  /** What the booked services usually cost together, at today's prices. */
  bookedCents: Cents;
  /** The deposit it asks for, 0 for none, and why. */
  depositCents: Cents;
  depositReason: 'service' | 'history' | null;
}

/** What was agreed for an appointment when it was booked. @throws Refusal NOT_FOUND */
export function agreedFor(db: ReadDb, appointmentId: Id): Agreed {
  const appointment = appointmentById(db, appointmentId);
  const services = linesOf(db, appointmentId).map((line) => serviceById(db, line.serviceId));
  return agreedOn(db, appointment.patientId, appointment.createdAt, services);
}

/** What would be agreed for services booked at an instant. */
export function agreedOn(
  db: ReadDb,
  patientId: Id | null,
  bookedAt: Instant,
  services: readonly BookedService[],
): Agreed {
  const terms = termsAt(db, bookedAt);
  const noShows = patientId === null || terms.depositAfterNoShows === 0 ? 0 : noShowsBefore(db, patientId, bookedAt);
  return {
    terms,
    bookedCents: bookedCents(services),
    depositCents: depositCents(terms, services, noShows),
    depositReason: depositReason(terms, services, noShows),
  };
}

/** A fee that the terms ask for because of how an appointment went. */
export interface FeeDue {
  kind: FeeKind;
  cents: Cents;
  /** When it became due: a decision before that does not count. */
  since: Instant;
  /** Of a late arrival: whole minutes. */
  minutes: number | null;
}

/** The fee an appointment asks for as it stands now, or null: it went well, or the clinic asks for none. */
export function feeDue(db: ReadDb, appointment: AppointmentRow, depositKeptCents: Cents = 0): FeeDue | null {
  const steps = stepsOf(db, appointment.id);
  const due = (kind: FeeKind, since: Instant, minutes: number | null = null): FeeDue | null => {
    const { terms, bookedCents: booked } = agreedFor(db, appointment.id);
    const cents = feeCents(kind, terms, booked, depositKeptCents);
    return cents === 0 ? null : { kind, cents, since, minutes };
  };
  if (appointment.state === 'noShow') return due('noShow', appointment.stateSince);
  if (appointment.state === 'lateCancelled') return due('lateCancel', appointment.stateSince);
  if (appointment.state === 'cancelled') return null;
  const arrived = arrivedAt(steps);
  if (arrived === null || ['requested', 'booked', 'confirmed'].includes(appointment.state)) return null;
  const threshold = policyAt(db, 'scheduling.lateArrivalMinutes', appointment.createdAt);
  const minutes = lateMinutes(appointment.startsAt, arrived, threshold);
  return minutes === 0 ? null : due('late', arrived, minutes);
}
