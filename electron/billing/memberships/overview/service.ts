import type { ReadDb } from '../../../../db/access.ts';
import {
  type MembershipRow,
  membershipsOfPatient,
  periodsOfMembership,
  stepsOfMembership,
} from '../../../../db/billing/memberships/queries.ts';
import { offerById } from '../../../catalog/offers/service.ts';
import type { LocalDate } from '../../../kernel/dates.ts';
import type { Id } from '../../../kernel/ids.ts';
import { earliestEnd } from '../rules.ts';
import type { Membership } from '../schemas.ts';
import { daysFrozen } from '../terms/service.ts';

/** The memberships of a patient as a screen shows them, newest first. */
export function membershipsFor(db: ReadDb, patientId: Id, today: LocalDate): Membership[] {
  return membershipsOfPatient(db, patientId).map((row) => membershipView(db, row, today));
}

function membershipView(db: ReadDb, row: MembershipRow, today: LocalDate): Membership {
  const terms = offerById(db, row.offerId);
  const steps = stepsOfMembership(db, row.id);
  return {
    ...row,
    earliestEnd: row.endsOn ?? earliestEnd(row, terms, today),
    freezeDaysLeft: Math.max(0, terms.freezeDays - daysFrozen(steps, today)),
    periods: periodsOfMembership(db, row.id),
    steps,
  };
}
