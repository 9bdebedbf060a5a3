import type { Instant } from '../../kernel/dates.ts';
import { type AppointmentState, trailOf } from '../rules.ts';

/** Whole minutes a visit spent in each part, from the arrival on; what has not happened yet is 0. */
export interface Stay {
  waiting: number;
  room: number;
  treatment: number;
  checkout: number;
  /** From the arrival until it was done, or until now. */
  total: number;
}

const partOf: Partial<Record<AppointmentState, Exclude<keyof Stay, 'total'>>> = {
  arrived: 'waiting',
  roomed: 'room',
  inTreatment: 'treatment',
  checkout: 'checkout',
};

/**
 * How long a visit spent in each part; null until the patient has arrived. Steps that were taken back do not count: what
 * stands in the trail keeps the time at which it was first entered. `steps` oldest first, as kept.
 */
export function stayOf(steps: ReadonlyArray<{ state: AppointmentState; at: Instant }>, now: Instant): Stay | null {
  const kept: Array<{ state: AppointmentState; at: Instant }> = [];
  for (const [index, step] of steps.entries()) {
    const trail = trailOf(steps.slice(0, index + 1).map((row) => row.state));
    while (kept.length > trail.length) kept.pop();
    if (trail.length > kept.length) kept.push(step);
    else if (kept.at(-1)?.state !== step.state) kept.splice(-1, 1, step);
  }
  const first = kept.findIndex((step) => partOf[step.state] !== undefined);
  const arrived = kept[first];
  if (!arrived) return null;
  const spent = { waiting: 0, room: 0, treatment: 0, checkout: 0 };
  for (const [index, { state, at }] of kept.entries()) {
    const part = partOf[state];
    if (part) spent[part] += Math.max(0, (kept[index + 1]?.at ?? now) - at);
  }
  const last = kept.at(-1);
  const until = last && partOf[last.state] === undefined ? last.at : now;
  const whole = (ms: number): number => Math.floor(ms / 60_000);
  return {
    waiting: whole(spent.waiting),
    room: whole(spent.room),
    treatment: whole(spent.treatment),
    checkout: whole(spent.checkout),
    total: whole(Math.max(0, until - arrived.at)),
  };
}

/** When the patient came in, as it stands after what was taken back; null before. */
export function arrivedAt(steps: ReadonlyArray<{ state: AppointmentState; at: Instant }>): Instant | null {
  const states = steps.map((step) => step.state);
  if (!trailOf(states).some((state) => state === 'arrived')) return null;
  return steps.findLast((step, index) => step.state === 'arrived' && states[index - 1] !== 'roomed')?.at ?? null;
}
