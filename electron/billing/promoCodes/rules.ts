import type { LocalDate } from '../../kernel/dates.ts';
import type { Cents, Rate } from '../../kernel/money.ts';
import { type LineKind, spreadDiscount } from '../rules.ts';

/** What a code is for. */
export const promoScopes = ['all', 'services', 'retail', 'categories'] as const;
export type PromoScope = (typeof promoScopes)[number];

/** The terms of a code. Exactly one of `rate` and `cents` is set. */
export interface PromoTerms {
  rate: Rate | null;
  cents: Cents | null;
  appliesTo: PromoScope;
  categories: readonly string[];
  validFrom: LocalDate | null;
  validUntil: LocalDate | null;
  maxUses: number | null;
  oncePerPatient: boolean;
  minimumCents: Cents;
  active: boolean;
}

/** A line as a code sees it. `category` is that of its service. */
export interface PromoLine {
  kind: LineKind;
  category: string | null;
  goodsCents: Cents;
  /** It has a discount of its own already and gets no second one. */
  taken: boolean;
}

/** How often a code was used, and by this patient. */
export interface PromoHistory {
  uses: number;
  usesOfPatient: number;
}

export type PromoProblem =
  | 'inactive'
  | 'notYet'
  | 'over'
  | 'usedUp'
  | 'usedByPatient'
  | 'patientNeeded'
  | 'nothingFits'
  | 'belowMinimum';

/** A code as it is compared: without spaces, in capitals. */
export function plainCode(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase();
}

/** True if the code is for this line; what is paid ahead and fees are never reduced by one. */
export function fits(
  terms: Pick<PromoTerms, 'appliesTo' | 'categories'>,
  line: Pick<PromoLine, 'kind' | 'category'>,
): boolean {
  if (line.kind === 'retail') return terms.appliesTo === 'all' || terms.appliesTo === 'retail';
  if (line.kind !== 'service') return false;
  if (terms.appliesTo === 'categories') return line.category !== null && terms.categories.includes(line.category);
  return terms.appliesTo !== 'retail';
}

/** The first reason why a code cannot be used now; undefined if it can. */
export function promoProblem(
  terms: PromoTerms,
  lines: readonly PromoLine[],
  history: PromoHistory,
  on: { today: LocalDate; patient: boolean },
): PromoProblem | undefined {
  if (!terms.active) return 'inactive';
  if (terms.validFrom !== null && on.today < terms.validFrom) return 'notYet';
  if (terms.validUntil !== null && on.today > terms.validUntil) return 'over';
  if (terms.maxUses !== null && history.uses >= terms.maxUses) return 'usedUp';
  if (terms.oncePerPatient && !on.patient) return 'patientNeeded';
  if (terms.oncePerPatient && history.usesOfPatient > 0) return 'usedByPatient';
  const fitting = lines.filter((line) => fits(terms, line));
  if (!fitting.some((line) => !line.taken && line.goodsCents > 0)) return 'nothingFits';
  const goods = fitting.reduce((sum, line) => sum + line.goodsCents, 0);
  return goods < terms.minimumCents ? 'belowMinimum' : undefined;
}

/** What a code takes off each line, in cents, exact to the cent; 0 where it is not for the line or the line has a discount already. */
export function promoDiscounts(
  terms: Pick<PromoTerms, 'rate' | 'cents' | 'appliesTo' | 'categories'>,
  lines: readonly PromoLine[],
): Cents[] {
  const goods = lines.map((line) => (fits(terms, line) && !line.taken ? line.goodsCents : 0));
  return spreadDiscount(terms.rate === null ? { cents: terms.cents ?? 0 } : { rate: terms.rate }, goods);
}
