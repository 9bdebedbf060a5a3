import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { idPattern } from '../../kernel/ids.ts';
import { membershipStates, membershipStepKinds } from './rules.ts';

const id = z.string().regex(idPattern);
const date = z.string().refine(isLocalDate, 'Enter a date.');
const reason = z.string().trim().max(200).default('');

export const MembershipEdit = z.object({ membershipId: id, expectedVersion: z.int().positive() });
export const FreezeInput = MembershipEdit.extend({ from: date, until: date, reason });
export const CancelMembershipInput = MembershipEdit.extend({
  when: z.enum(['now', 'periodEnd']),
  reason: z.string().trim().min(3, 'Say in a few words why.').max(200),
});
export const SavedMembership = z.object({ id, version: z.int().positive() });
export const CancelledMembership = SavedMembership.extend({ endsOn: date });

export const Membership = z.object({
  id,
  title: z.string(),
  state: z.enum(membershipStates),
  startedOn: date,
  intervalMonths: z.int(),
  priceCents: z.int(),
  nextDueOn: date,
  frozenFrom: date.nullable(),
  frozenUntil: date.nullable(),
  endsOn: date.nullable(),
  /** The first day it can end when it is cancelled today with its period. */
  earliestEnd: date,
  /** Days that can still be frozen this year. */
  freezeDaysLeft: z.int(),
  version: z.int(),
  periods: z.array(
    z.object({
      number: z.int(),
      fromOn: date,
      untilOn: date,
      storedValueId: id,
      invoiceId: id,
      invoiceNumber: z.int(),
      dueCents: z.int(),
    }),
  ),
  steps: z.array(
    z.object({
      id,
      kind: z.enum(membershipStepKinds),
      fromOn: date,
      untilOn: date.nullable(),
      reason: z.string(),
      at: z.number(),
      staffName: z.string(),
    }),
  ),
});
export type Membership = z.output<typeof Membership>;
