import { minute } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';

const triesPerMinute = 10;

/** Counts tries of secrets: at most ten a minute of one kind. The returned function throws Refusal TOO_MANY_TRIES. */
export function countTries(now: () => number): (what: string) => void {
  const known = new Map<string, number[]>();
  return (what) => {
    const times = (known.get(what) ?? []).filter((at) => now() - at < minute);
    if (times.length >= triesPerMinute) refuse('TOO_MANY_TRIES');
    known.set(what, [...times, now()]);
  };
}
