import { addDays, type LocalDate } from '../../kernel/dates.ts';
import type { Cents, Rate } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { type ClassTax, goodsOf, type LineAmounts, lineAmounts, totalsOf } from '../rules.ts';

/** The life of an estimate. What was offered never changes: who wants something else revises it into a new draft. */
export const estimateStates = ['draft', 'offered', 'accepted', 'declined', 'withdrawn'] as const;
export type EstimateState = (typeof estimateStates)[number];

/** What a person sees: an offer that nobody accepted in time has expired. */
export const estimateStandings = [...estimateStates, 'expired'] as const;
export type EstimateStanding = (typeof estimateStandings)[number];

/** Days an estimate holds unless another date is chosen. */
export const usualValidDays = 30;
/** The longest a price may be promised. */
export const mostValidDays = 366;

/** How an estimate stands on a day. */
export function standingOf(
  estimate: { state: EstimateState; validUntil: LocalDate },
  today: LocalDate,
): EstimateStanding {
  return estimate.state === 'offered' && estimate.validUntil < today ? 'expired' : estimate.state;
}

/** A line before it is priced: cents per unit, thousandths of the unit. */
export interface EstimateLinePrice {
  quantity: Quantity;
  listPriceCents: Cents;
  unitPriceCents: Cents;
}

/** The amounts of a line at the agreed price, with what the list price is above it. */
export function estimateAmounts(
  line: EstimateLinePrice,
  tax: ClassTax,
): LineAmounts & { taxRate: Rate; savedCents: Cents } {
  const amounts = lineAmounts({ ...line, ...tax, discountCents: 0 });
  const list = goodsOf({ quantity: line.quantity, unitPriceCents: line.listPriceCents });
  return { ...amounts, taxRate: tax.taxRate, savedCents: list - amounts.goodsCents };
}

/** The sums of an estimate: what is to be paid, and what the agreed prices save against the list. */
export function estimateTotals(
  lines: ReadonlyArray<LineAmounts & { savedCents: Cents }>,
): LineAmounts & { savedCents: Cents } {
  return { ...totalsOf(lines), savedCents: lines.reduce((sum, line) => sum + line.savedCents, 0) };
}

/** The day each visit falls due, counted from `from`: the first visit's weeks after it, each other's after the one before. */
export function plannedDates(from: LocalDate, visits: ReadonlyArray<{ weeksAfter: number }>): LocalDate[] {
  let date = from;
  return visits.map((visit) => {
    date = addDays(date, visit.weeksAfter * 7);
    return date;
  });
}

/** Why an estimate cannot be offered as it stands, or undefined. */
export function offerProblem(
  estimate: { validUntil: LocalDate; visits: ReadonlyArray<{ title: string; lines: readonly unknown[] }> },
  today: LocalDate,
): string | undefined {
  if (estimate.visits.length === 0) return 'Add a visit with at least one service or product first.';
  const empty = estimate.visits.find((visit) => visit.lines.length === 0);
  if (empty)
    return `There is nothing on the visit "${empty.title}" yet. Add a service or a product, or remove the visit.`;
  if (estimate.validUntil < today) return 'The date until which it holds is past. Choose a later one.';
  if (estimate.validUntil > addDays(today, mostValidDays)) return 'A price can be promised for a year at most.';
  return undefined;
}

export const stepStandings = ['done', 'booked', 'open', 'goods'] as const;
/** How a visit of a plan stands; 'goods' takes place at the till and is not booked. */
export type StepStanding = (typeof stepStandings)[number];

/** A visit of a plan as far as its progress goes. `appointmentState` is null while it was never booked. */
export interface PlanStep {
  appointmentState: string | null;
  lines: ReadonlyArray<{ kind: 'service' | 'retail' }>;
}

/** Where each visit of a plan stands, how many are done, and which is to be booked next (-1: none). */
export function planProgress(
  visits: readonly PlanStep[],
  frees: (state: string) => boolean,
): { standings: StepStanding[]; done: number; of: number; next: number } {
  const standings = visits.map(({ appointmentState: state, lines }): StepStanding => {
    if (state === 'done') return 'done';
    if (state !== null && !frees(state)) return 'booked';
    return lines.some(({ kind }) => kind === 'service') ? 'open' : 'goods';
  });
  const steps = standings.filter((standing) => standing !== 'goods');
  return {
    standings,
    done: steps.filter((standing) => standing === 'done').length,
    of: steps.length,
    next: standings.indexOf('open'),
  };
}
