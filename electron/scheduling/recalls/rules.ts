import { addDays, type LocalDate } from '../../kernel/dates.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/** How long a recall is looked at after it was due: who has not come back within a year is lost to the list, not overdue. */
export const recallYear = 365;

/** What was given of neurotoxin, thousandths, and into how many areas. */
export interface ToxinDose {
  units: Quantity;
  areas: number;
}

/** The dose of one area that the licence names for the upper face (onabotulinumtoxinA: 20 U), thousandths. */
const usualPerArea = 20_000;
/** Sooner than this no neurotoxin is offered again: the licence says not more often than every three months. */
export const soonestToxinDays = 84;

/**
 * Days until neurotoxin is due again: the clinic's interval for the usual dose (20 U to an area), longer for more and
 * shorter for less. Each doubling adds 22 % and each halving takes 22 % off, no further than one doubling or halving, and
 * never below 84 days unless the clinic's own interval is shorter. Source: the median duration of response of 20 U
 * against 40 U in the glabella was 19.7 against 24.0 weeks (+22 %) in a randomized, double-blind study of
 * onabotulinumtoxinA (Aesthetic Surgery Journal, 2022); the 84 days are the licence's three months in weeks.
 */
export function toxinIntervalDays(baseDays: number, dose: ToxinDose): number {
  if (dose.units <= 0 || dose.areas <= 0) return baseDays;
  const ratio = dose.units / dose.areas / usualPerArea;
  const doublings = Math.max(-1, Math.min(1, Math.log2(ratio)));
  const days = Math.round(baseDays * (1 + 0.22 * doublings));
  return Math.max(Math.min(baseDays, soonestToxinDays), days);
}

/**
 * Days until a treatment is due again, or null if it is not recalled: the service's own interval, else the clinic's for
 * neurotoxin; either is stretched by the dose where neurotoxin was given.
 */
export function intervalDays(recallDays: number | null, toxinDays: number, dose: ToxinDose | null): number | null {
  const base = recallDays ?? (dose === null ? null : toxinDays);
  if (base === null) return null;
  return dose === null ? base : toxinIntervalDays(base, dose);
}

/** The day a treatment of `performedOn` is due again. */
export function dueOn(performedOn: LocalDate, interval: number): LocalDate {
  return addDays(performedOn, interval);
}

/** The first and last `shownFrom` that belong on today's list: a year back, and as far ahead as the clinic looks. */
export function recallWindow(today: LocalDate, leadDays: number): { from: LocalDate; until: LocalDate } {
  return { from: addDays(today, -recallYear), until: addDays(today, leadDays) };
}
