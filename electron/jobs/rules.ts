import { hour, type Instant, minute } from '../kernel/dates.ts';

/** A job that failed this often is given up and shown to a person. */
export const mostAttempts = 8;
/** How long a taken job is left alone before it counts as lost (its process hangs or is gone). */
export const leaseTime = 5 * minute;
/** The pause between jobs of a backlog that is in no hurry. */
export const backlogStep = 2_000;
const firstPause = 5_000;
const longestPause = hour;

/** Milliseconds to wait after the n-th failed attempt (n from 1): 5 s, 10 s, 20 s ... at most an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(longestPause, firstPause * 2 ** Math.min(attempts - 1, 30));
}

/** What becomes of a job whose attempt number `attempts` just failed. */
export function afterFailure(attempts: number, now: Instant, hopeless: boolean): { retryAt: Instant } | 'giveUp' {
  if (hopeless || attempts >= mostAttempts) return 'giveUp';
  return { retryAt: now + pauseAfter(attempts) };
}
