import type { z } from 'zod';
import type { WriteTx } from '../../../../db/access.ts';
import {
  insertStep,
  type MembershipRow,
  periodsOfMembership,
  stepsOfMembership,
  updateMembership,
  updatePeriod,
} from '../../../../db/billing/memberships/queries.ts';
import { offerById } from '../../../catalog/offers/service.ts';
import type { Act } from '../../../kernel/act.ts';
import { addDays, dateOf, type LocalDate } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { mayDo } from '../../../kernel/roles.ts';
import { endOn, setFrozen, storedValue } from '../../storedValues/moves/service.ts';
import {
  afterEvent,
  earliestEnd,
  freezeProblem,
  frozenDays,
  type MembershipEvent,
  type MembershipStepKind,
  shifted,
} from '../rules.ts';
import type * as S from '../schemas.ts';
import { membershipById } from '../start/service.ts';

type Saved = { id: Id; version: number };

/** Days of freezes of the year before `today`, less what was thawed early. */
export function daysFrozen(
  steps: ReadonlyArray<{ kind: MembershipStepKind; fromOn: LocalDate; untilOn: LocalDate | null }>,
  today: LocalDate,
): number {
  const since = addDays(today, -365);
  return steps.reduce((sum, step) => {
    if (step.untilOn === null || step.untilOn < since) return sum;
    const days = frozenDays(step.fromOn, step.untilOn);
    return step.kind === 'freeze' ? sum + days : step.kind === 'unfreeze' ? sum - days : sum;
  }, 0);
}

/** Stores a membership after a change, with the step a person took. @throws Refusal CHANGED_ELSEWHERE with the current row */
function store(
  tx: WriteTx,
  act: Act,
  before: MembershipRow,
  next: MembershipRow,
  step: { kind: MembershipStepKind; from: LocalDate; until?: LocalDate | null; reason?: string } | null,
): Saved {
  if (!updateMembership(tx, before.id, before.version, next))
    refuse('CHANGED_ELSEWHERE', undefined, { current: before });
  act.touch('billing', 'membership', before.id, before.version + 1);
  if (step)
    insertStep(tx, {
      id: act.newId(),
      membershipId: before.id,
      kind: step.kind,
      fromOn: step.from,
      untilOn: step.until ?? null,
      reason: step.reason ?? '',
      at: act.now,
      staffId: act.staffId,
    });
  return { id: before.id, version: before.version + 1 };
}

function toEdit(tx: WriteTx, act: Act, input: { membershipId: Id; expectedVersion: number }): MembershipRow {
  const membership = membershipById(tx, input.membershipId);
  act.concerns(membership.patientId);
  if (membership.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: membership });
  if (membership.state === 'ended') refuse('NOT_NOW', 'This membership has ended. Sell a new one at the till.');
  return membership;
}

/** Its periods that still run, longer by `days`, with the credits in them. */
function lengthen(tx: WriteTx, act: Act, membershipId: Id, on: LocalDate, days: number): void {
  for (const period of periodsOfMembership(tx, membershipId)) {
    if (period.untilOn <= on || period.earned === 1) continue;
    if (!updatePeriod(tx, period.id, period.version, { untilOn: addDays(period.untilOn, days), earned: false }))
      refuse('CHANGED_ELSEWHERE');
    const value = storedValue(tx, period.storedValueId);
    if (value.expiresOn !== null) endOn(tx, act, value, addDays(value.expiresOn, days));
  }
}

function freezeCredits(tx: WriteTx, act: Act, membershipId: Id, frozen: boolean): void {
  for (const period of periodsOfMembership(tx, membershipId))
    setFrozen(tx, act, storedValue(tx, period.storedValueId), frozen);
}

/**
 * What an event of the calendar makes of a membership (all but billing, which is a sale). Called for what is due, in
 * order; the freeze of a period lengthens it and its credits.
 */
export function applyEvent(tx: WriteTx, act: Act, membership: MembershipRow, event: MembershipEvent): void {
  const next = afterEvent(membership, event);
  store(tx, act, membership, next, event.kind === 'end' ? { kind: 'end', from: event.on } : null);
  if (event.kind === 'freeze') {
    lengthen(tx, act, membership.id, event.on, frozenDays(event.on, membership.frozenUntil ?? event.on));
    freezeCredits(tx, act, membership.id, true);
  }
  if (event.kind === 'unfreeze') freezeCredits(tx, act, membership.id, false);
  if (event.kind === 'end') endCredits(tx, act, membership.id, event.on);
}

/** Credits that would have stayed for ever end with the membership. */
function endCredits(tx: WriteTx, act: Act, membershipId: Id, on: LocalDate): void {
  for (const period of periodsOfMembership(tx, membershipId)) {
    const value = storedValue(tx, period.storedValueId);
    setFrozen(tx, act, value, false);
    const current = storedValue(tx, period.storedValueId);
    if (current.remainingCents > 0 && current.expiresOn === null) endOn(tx, act, current, addDays(on, -1));
  }
}

/** Freezes a membership from a day until a day, both included; from today on at once. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function freezeMembership(tx: WriteTx, act: Act, input: z.output<typeof S.FreezeInput>): Saved {
  const membership = toEdit(tx, act, input);
  const today = dateOf(act.now, act.zone);
  const { from, until, reason } = input;
  const used = daysFrozen(stepsOfMembership(tx, membership.id), today);
  const problem = freezeProblem(membership, offerById(tx, membership.offerId), { from, until }, today, used);
  if (problem) refuse('NOT_NOW', problem);
  const planned = { ...membership, frozenFrom: from, frozenUntil: until };
  const saved = store(tx, act, membership, planned, { kind: 'freeze', from, until, reason });
  if (from > today) return saved;
  applyEvent(tx, act, { ...planned, version: saved.version }, { kind: 'freeze', on: from });
  return { ...saved, version: saved.version + 1 };
}

/** Ends a freeze today, or gives up a planned one: the days that were not frozen come off again. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function unfreezeMembership(tx: WriteTx, act: Act, input: z.output<typeof S.MembershipEdit>): Saved {
  const membership = toEdit(tx, act, input);
  const today = dateOf(act.now, act.zone);
  const { frozenFrom, frozenUntil } = membership;
  if (frozenFrom === null || frozenUntil === null) refuse('NOT_NOW', 'This membership is not frozen.');
  const from = membership.state === 'frozen' ? today : frozenFrom;
  const back = from > frozenUntil ? 0 : frozenDays(from, frozenUntil);
  const open = { ...membership, state: 'active' as const, frozenFrom: null, frozenUntil: null };
  const next = membership.state === 'frozen' ? shifted(open, -back) : open;
  if (membership.state === 'frozen') {
    lengthen(tx, act, membership.id, today, -back);
    freezeCredits(tx, act, membership.id, false);
  }
  return store(tx, act, membership, next, { kind: 'unfreeze', from, until: back === 0 ? null : frozenUntil });
}

/**
 * Cancels at the end of the period that notice and minimum allow, or at once for who may write off. @throws Refusal
 * NOT_NOW, NOT_ALLOWED, CHANGED_ELSEWHERE
 */
export function cancelMembership(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.CancelMembershipInput>,
): Saved & { endsOn: LocalDate } {
  const membership = toEdit(tx, act, input);
  const today = dateOf(act.now, act.zone);
  const { reason } = input;
  if (input.when === 'periodEnd') {
    const endsOn = earliestEnd(membership, offerById(tx, membership.offerId), today);
    const next = { ...membership, endsOn };
    return { ...store(tx, act, membership, next, { kind: 'cancel', from: endsOn, reason }), endsOn };
  }
  if (!mayDo(act.role, 'paidAhead.writeOff'))
    refuse('NOT_ALLOWED', 'Ending a membership at once is for the owner. It can end with its period instead.');
  const cancelled = { ...membership, endsOn: today };
  const saved = store(tx, act, membership, cancelled, { kind: 'cancel', from: today, reason });
  applyEvent(tx, act, { ...cancelled, version: saved.version }, { kind: 'end', on: today });
  return { ...saved, version: saved.version + 1, endsOn: today };
}

/** Takes a cancellation back before it takes effect. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function keepMembership(tx: WriteTx, act: Act, input: z.output<typeof S.MembershipEdit>): Saved {
  const membership = toEdit(tx, act, input);
  if (membership.endsOn === null) refuse('NOT_NOW', 'This membership is not cancelled.');
  return store(tx, act, membership, { ...membership, endsOn: null }, { kind: 'keep', from: dateOf(act.now, act.zone) });
}

/** A membership whose first period was given back ends with it. */
export function endWithRefund(tx: WriteTx, act: Act, membershipId: Id): void {
  const membership = membershipById(tx, membershipId);
  if (membership.state === 'ended') return;
  applyEvent(tx, act, { ...membership }, { kind: 'end', on: dateOf(act.now, act.zone) });
}
