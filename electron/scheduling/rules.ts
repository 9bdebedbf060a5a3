import { hour, type Instant } from '../kernel/dates.ts';

/** The life of an appointment, in the order of the board. */
export const appointmentStates = [
  'requested',
  'booked',
  'confirmed',
  'arrived',
  'roomed',
  'inTreatment',
  'checkout',
  'done',
  'cancelled',
  'lateCancelled',
  'noShow',
] as const;
export type AppointmentState = (typeof appointmentStates)[number];

/** The columns of the board on the wall. */
export const boardStates = ['arrived', 'roomed', 'inTreatment', 'checkout', 'done'] as const;
export type BoardState = (typeof boardStates)[number];

/** Not here yet. */
export const expectedStates = ['requested', 'booked', 'confirmed'] as const;

/** These give their time back. */
export const freeingStates = ['cancelled', 'lateCancelled', 'noShow'] as const;

export const lineStates = ['planned', 'performed', 'notPerformed'] as const;
export type LineState = (typeof lineStates)[number];

const words: Record<AppointmentState, string> = {
  requested: 'requested',
  booked: 'booked',
  confirmed: 'confirmed',
  arrived: 'arrived',
  roomed: 'in the room',
  inTreatment: 'in treatment',
  checkout: 'at checkout',
  done: 'done',
  cancelled: 'cancelled',
  lateCancelled: 'cancelled late',
  noShow: 'a no-show',
};

const order = new Map(appointmentStates.map((state, index) => [state, index]));

/** True if an appointment in this state takes nobody's time any more. */
export function frees(state: AppointmentState): boolean {
  return (freeingStates as readonly string[]).includes(state);
}

/** True until the visit goes to checkout: it may be moved, resized and extended. */
export function isOpenForChange(state: AppointmentState): boolean {
  return !frees(state) && isBefore(state, 'checkout');
}

/** True if `a` comes before `b` on the way through the clinic. */
export function isBefore(a: AppointmentState, b: AppointmentState): boolean {
  return (order.get(a) ?? 0) < (order.get(b) ?? 0);
}

/** Forward steps a person may take from a state. Steps may be skipped: people forget to press. */
export function nextStates(from: AppointmentState): AppointmentState[] {
  if (frees(from) || from === 'done') return [];
  const forward = appointmentStates.filter(
    (to) => !frees(to) && isBefore(from, to) && (to !== 'confirmed' || isBefore(from, 'arrived')),
  );
  if (isBefore(from, 'arrived')) return [...forward, 'cancelled', 'lateCancelled', 'noShow'];
  return isBefore(from, 'inTreatment') ? [...forward, 'cancelled', 'lateCancelled'] : forward;
}

/**
 * The states an appointment went through with undone steps taken out: a step to the state before it is an undo.
 * `steps` oldest first, as kept.
 */
export function trailOf(steps: readonly AppointmentState[]): AppointmentState[] {
  const trail: AppointmentState[] = [];
  for (const state of steps) {
    if (trail.at(-2) === state) trail.pop();
    else if (trail.at(-1) !== state) trail.push(state);
  }
  return trail;
}

/** Where one step back leads, or undefined at the beginning. */
export function stepBack(steps: readonly AppointmentState[]): AppointmentState | undefined {
  return trailOf(steps).at(-2);
}

/** Whether a step may be taken; a problem is a sentence for the person who asked. */
export type StepDecision = { ok: true; back: boolean } | { ok: false; problem: string };

/** Decides a change of state. Forward by `nextStates`, or exactly one step back. A no-show is only known once the appointment has begun. */
export function decideStep(
  steps: readonly AppointmentState[],
  to: AppointmentState,
  at: { startsAt: Instant; now: Instant },
): StepDecision {
  const from = trailOf(steps).at(-1) ?? 'requested';
  if (from === to) return { ok: false, problem: `This visit is already ${words[to]}.` };
  if (stepBack(steps) === to) return { ok: true, back: true };
  if (to === 'noShow' && at.now < at.startsAt)
    return { ok: false, problem: 'This appointment has not begun yet, so nobody has failed to come.' };
  if (nextStates(from).includes(to)) return { ok: true, back: false };
  return { ok: false, problem: `A visit that is ${words[from]} cannot become ${words[to]}.` };
}

/** Which kind of cancellation it is: late from `lateHours` before the start on. */
export function cancelledState(startsAt: Instant, now: Instant, lateHours: number): 'cancelled' | 'lateCancelled' {
  return startsAt - now < lateHours * hour ? 'lateCancelled' : 'cancelled';
}

/** Whole minutes since `since`, never negative. */
export function waitingMinutes(since: Instant, now: Instant): number {
  return Math.max(0, Math.floor((now - since) / 60_000));
}
