import { dateOf, daysBetween, type Instant } from '../../kernel/dates.ts';

/** fresh: its visit is still to come or is today; waiting: it should have been signed off; overdue: for longer than the clinic allows. */
export type PendingAge = 'fresh' | 'waiting' | 'overdue';

/** Days a pending charge waits for its chart: from the day of the visit, or of the consent where that came later. */
export function pendingDays(charge: { createdAt: Instant; startsAt: Instant }, now: Instant, zone: string): number {
  const since = Math.max(charge.createdAt, charge.startsAt);
  return Math.max(0, daysBetween(dateOf(since, zone), dateOf(now, zone)));
}

/** How a charge that waits so many days is shown; from `limit` days on it is overdue. */
export function pendingAge(days: number, limit: number): PendingAge {
  if (days === 0) return 'fresh';
  return days >= limit ? 'overdue' : 'waiting';
}
