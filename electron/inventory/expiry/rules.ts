import type { LocalDate } from '../../kernel/dates.ts';

/** How far one looks ahead, days. */
export const expiryWindows = [30, 60, 90] as const;
export type ExpiryWindow = (typeof expiryWindows)[number];

/** Whole days from `today` through the last day a lot may be used; negative once it has expired. */
export function daysLeft(today: LocalDate, expiresOn: LocalDate): number {
  return Math.round((Date.parse(expiresOn) - Date.parse(today)) / 86_400_000);
}

/** The nearest window a lot falls into, 'expired', or null when it is good for longer. */
export function windowOf(days: number): ExpiryWindow | 'expired' | null {
  if (days < 0) return 'expired';
  return expiryWindows.find((window) => days <= window) ?? null;
}
