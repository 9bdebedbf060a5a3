import { addDays, addMonths, daysBetween, type LocalDate } from '../../kernel/dates.ts';
import { type Cents, priceOf, type Rate, shareOf } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';

export const membershipStates = ['active', 'frozen', 'ended'] as const;
export type MembershipState = (typeof membershipStates)[number];
export const membershipStepKinds = ['start', 'freeze', 'unfreeze', 'cancel', 'keep', 'end'] as const;
export type MembershipStepKind = (typeof membershipStepKinds)[number];

/** Where a membership stands. Dates are calendar dates of the clinic: no clock change can move them. */
export interface Course {
  state: MembershipState;
  intervalMonths: number;
  periods: number;
  anchorOn: LocalDate;
  anchorPeriods: number;
  nextDueOn: LocalDate;
  frozenFrom: LocalDate | null;
  frozenUntil: LocalDate | null;
  endsOn: LocalDate | null;
}

/** When a period is due: counted from the anchor, so that a membership of the 31st is due on the last day of short months. */
export function dueOn(
  course: Pick<Course, 'anchorOn' | 'anchorPeriods' | 'intervalMonths'>,
  periods: number,
): LocalDate {
  return addMonths(course.anchorOn, (periods - course.anchorPeriods) * course.intervalMonths);
}

/** A membership that starts on a date, with its first period sold. */
export function startOf(date: LocalDate, intervalMonths: number): Course {
  const anchor = { anchorOn: date, anchorPeriods: 0, intervalMonths };
  return {
    ...anchor,
    state: 'active',
    periods: 1,
    nextDueOn: dueOn(anchor, 1),
    frozenFrom: null,
    frozenUntil: null,
    endsOn: null,
  };
}

/** What is to be done next, and on which day. */
export interface MembershipEvent {
  kind: 'end' | 'freeze' | 'unfreeze' | 'bill';
  on: LocalDate;
}

/** What comes first on the same day: what ends is not billed, nor what is frozen; what thaws may be. */
const order: Record<MembershipEvent['kind'], number> = { end: 0, freeze: 1, unfreeze: 2, bill: 3 };

/** The next event of a membership up to and including `today`; undefined when it is up to date. */
export function nextEvent(course: Course, today: LocalDate): MembershipEvent | undefined {
  if (course.state === 'ended') return undefined;
  const events: MembershipEvent[] = [];
  if (course.endsOn !== null) events.push({ kind: 'end', on: course.endsOn });
  if (course.state === 'active' && course.frozenFrom !== null) events.push({ kind: 'freeze', on: course.frozenFrom });
  if (course.state === 'frozen' && course.frozenUntil !== null)
    events.push({ kind: 'unfreeze', on: addDays(course.frozenUntil, 1) });
  if (course.state === 'active') events.push({ kind: 'bill', on: course.nextDueOn });
  const [first] = events
    .filter((event) => event.on <= today)
    .sort((a, b) => (a.on === b.on ? order[a.kind] - order[b.kind] : a.on < b.on ? -1 : 1));
  return first;
}

/** How many days a freeze moves what comes after it. */
export function frozenDays(from: LocalDate, until: LocalDate): number {
  return daysBetween(from, until) + 1;
}

/** The membership after an event. */
export function afterEvent<C extends Course>(course: C, event: MembershipEvent): C {
  switch (event.kind) {
    case 'end':
      return { ...course, state: 'ended', frozenFrom: null, frozenUntil: null };
    case 'freeze':
      return shifted({ ...course, state: 'frozen' }, frozenDays(event.on, course.frozenUntil ?? event.on));
    case 'unfreeze':
      return { ...course, state: 'active', frozenFrom: null, frozenUntil: null };
    case 'bill':
      return { ...course, periods: course.periods + 1, nextDueOn: dueOn(course, course.periods + 1) };
  }
}

/** Moves the next due date and all that follow, and an end that is already set: what was paid for is not lost. */
export function shifted<C extends Course>(course: C, days: number): C {
  const nextDueOn = addDays(course.nextDueOn, days);
  const endsOn = course.endsOn === null ? null : addDays(course.endsOn, days);
  return { ...course, anchorOn: nextDueOn, anchorPeriods: course.periods, nextDueOn, endsOn };
}

/** The rules of an offer for its members. */
export interface Terms {
  freezeDays: number;
  minimumPeriods: number;
  noticeDays: number;
}

/** Why a freeze is not possible, as a sentence; undefined if it is. `used` are the days frozen in the year before. */
export function freezeProblem(
  course: Course,
  terms: Terms,
  wanted: { from: LocalDate; until: LocalDate },
  today: LocalDate,
  used: number,
): string | undefined {
  if (course.state === 'ended') return 'This membership has ended.';
  if (course.frozenFrom !== null) return 'This membership is frozen already, or will be. End that freeze first.';
  if (wanted.from < today) return 'A freeze begins today at the earliest.';
  if (wanted.until < wanted.from) return 'The last day of a freeze cannot be before its first.';
  if (course.endsOn !== null && wanted.from >= course.endsOn) return 'The membership ends before this freeze begins.';
  const days = frozenDays(wanted.from, wanted.until);
  const left = Math.max(0, terms.freezeDays - used);
  if (days > left)
    return terms.freezeDays === 0
      ? 'This membership cannot be frozen.'
      : `${left} of ${terms.freezeDays} days a year can still be frozen; this would be ${days}.`;
  return undefined;
}

/** The first day a membership need not run any more when it is cancelled today: the end of a period, after minimum and notice. */
export function earliestEnd(course: Course, terms: Terms, today: LocalDate): LocalDate {
  let periods = course.periods;
  let end = course.nextDueOn;
  while (periods < terms.minimumPeriods || daysBetween(today, end) < terms.noticeDays) {
    periods += 1;
    end = dueOn(course, periods);
  }
  return end;
}

/** True on days on which members get their prices. */
export function givesPrices(
  course: Pick<Course, 'state' | 'endsOn' | 'frozenFrom' | 'frozenUntil'>,
  today: LocalDate,
): boolean {
  if (course.state === 'ended' || (course.endsOn !== null && course.endsOn <= today)) return false;
  return course.frozenFrom === null || today < course.frozenFrom || today > (course.frozenUntil ?? today);
}

/** What a member saves on a treatment in cents: their own price for it, or the share off; whichever is better for them. */
export function memberSaving(
  line: { serviceId: string; quantity: Quantity; unitPriceCents: Cents },
  member: { memberDiscount: Rate | null; prices: ReadonlyArray<{ serviceId: string; priceCents: Cents }> },
): Cents {
  const list = priceOf(line.quantity, line.unitPriceCents);
  const own = member.prices.find((price) => price.serviceId === line.serviceId);
  const byPrice = own ? list - priceOf(line.quantity, Math.min(own.priceCents, line.unitPriceCents)) : 0;
  const byShare = member.memberDiscount === null ? 0 : shareOf(list, member.memberDiscount);
  return Math.max(byPrice, byShare);
}
