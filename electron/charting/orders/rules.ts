import { addMonths, type LocalDate } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { type BaseUnit, formatAmount, type Quantity } from '../../kernel/quantity.ts';
import { mayDo, type Role } from '../../kernel/roles.ts';
import { nameWords } from '../../patients/rules.ts';

/** How a prescriber saw the patient at a good-faith exam. */
export const examHows = ['inPerson', 'telehealth'] as const;
export type ExamHow = (typeof examHows)[number];

export const scopeKinds = ['service', 'category', 'product'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** What an order allows: a service, a category of services or a product. */
export interface ScopeItem {
  kind: ScopeKind;
  /** Id of the service or product, name of the category. */
  target: string;
  /** Where; empty: anywhere. "Crow's feet" also allows "Crow's feet, left". */
  areas: readonly string[];
  /** At most so much of the product in one visit, thousandths; null: not said. */
  most: Quantity | null;
}

/** A good-faith exam, or a standing order of the director: what may be done, from when until when. */
export interface Order {
  kind: 'exam' | 'standing';
  id: Id;
  validFrom: LocalDate;
  /** The last day; null: until it is withdrawn. */
  validUntil: LocalDate | null;
  /** Revoked, withdrawn, or replaced by a newer edition. */
  ended: boolean;
  /** Who may act under a standing order; an exam is for everyone who treats. */
  roles: readonly Role[];
  scope: readonly ScopeItem[];
}

/** A service line as orders see it: what is or will be given in the visit, in thousandths of its product. */
export interface Treatment {
  serviceLineId: Id;
  serviceId: Id;
  category: string;
  productId: Id | null;
  areas: readonly string[];
  quantity: Quantity;
}

/** Why an order does not allow a treatment, the farthest from it first. */
export const gaps = ['none', 'scope', 'expired', 'ended', 'notYet', 'role', 'area', 'dose'] as const;
export type Gap = (typeof gaps)[number];

/** Which orders the clinic asks for: an exam of the patient; an exam or a standing order; both. */
export const orderRules = ['exam', 'either', 'both'] as const;
export type OrderRule = (typeof orderRules)[number];

export type OrderState = 'valid' | 'notYet' | 'expired' | 'ended';

/** What an order is worth on a day. */
export function stateOf(order: Pick<Order, 'validFrom' | 'validUntil' | 'ended'>, on: LocalDate): OrderState {
  if (order.ended) return 'ended';
  if (on < order.validFrom) return 'notYet';
  return order.validUntil !== null && on > order.validUntil ? 'expired' : 'valid';
}

/** The last day of an exam that is good for so many months. */
export function lastDay(performedOn: LocalDate, months: number): LocalDate {
  return addMonths(performedOn, months);
}

const concerns = (item: ScopeItem, treatment: Treatment): boolean =>
  item.target ===
  { service: treatment.serviceId, category: treatment.category, product: treatment.productId }[item.kind];

/** Whether an area of an order takes in an area of the chart: every word of the order's is there. */
export function takesIn(allowed: string, charted: string): boolean {
  const there = nameWords(charted);
  return nameWords(allowed).every((word) => there.includes(word));
}

/**
 * Why this order does not allow the treatment, or null if it does. Every item of its scope that speaks of the treatment
 * must allow it; the most of an item counts for all treatments of the visit with that product together. Pure.
 */
export function gapOf(
  order: Order,
  treatment: Treatment,
  visit: readonly Treatment[],
  by: { on: LocalDate; role: Role },
): Gap | null {
  const items = order.scope.filter((item) => concerns(item, treatment));
  if (items.length === 0) return 'scope';
  const state = stateOf(order, by.on);
  if (state !== 'valid') return state;
  if (order.kind === 'standing' && !order.roles.includes(by.role) && !mayDo(by.role, 'orders.sign')) return 'role';
  for (const { areas } of items) {
    if (areas.length === 0) continue;
    if (!treatment.areas.every((area) => areas.some((allowed) => takesIn(allowed, area)))) return 'area';
  }
  for (const item of items) {
    const given = visit
      .filter((one) => one.productId === treatment.productId && concerns(item, one))
      .reduce((sum, one) => sum + one.quantity, 0);
    if (item.most !== null && given > item.most) return 'dose';
  }
  return null;
}

/** The orders that allow a treatment, or what stands against it. */
export type Cover =
  | { covered: true; by: Order[] }
  | { covered: false; kind: Order['kind']; gap: Gap; near: Order | null };

/** Whether the orders allow a treatment by the clinic's rule; if not, the order that comes nearest and why it does not. Pure. */
export function coverOf(
  orders: readonly Order[],
  treatment: Treatment,
  visit: readonly Treatment[],
  by: { on: LocalDate; role: Role; rule: OrderRule },
): Cover {
  const best = (kind: Order['kind']): { order: Order | null; gap: Gap | null } => {
    let found: { order: Order | null; gap: Gap } = { order: null, gap: 'none' };
    for (const order of orders) {
      if (order.kind !== kind) continue;
      const gap = gapOf(order, treatment, visit, by);
      if (gap === null) return { order, gap };
      if (gap !== 'scope' && gaps.indexOf(gap) > gaps.indexOf(found.gap)) found = { order, gap };
      else if (found.gap === 'none') found = { order: null, gap: 'scope' };
    }
    return found;
  };
  const exam = best('exam');
  const standing = best('standing');
  const asked = by.rule === 'both' && !mayDo(by.role, 'orders.sign') ? [exam, standing] : [exam];
  const open = asked.find(({ gap }) => gap !== null);
  if (!open) return { covered: true, by: asked.flatMap(({ order }) => (order ? [order] : [])) };
  if (by.rule === 'either' && standing.gap === null && standing.order) return { covered: true, by: [standing.order] };
  // a standing order that nearly allows it says more than an exam that was never made
  const nearer =
    by.rule === 'either' && gaps.indexOf(standing.gap ?? 'none') > gaps.indexOf(exam.gap ?? 'none') ? standing : open;
  return {
    covered: false,
    kind: nearer === standing ? 'standing' : 'exam',
    gap: nearer.gap ?? 'none',
    near: nearer.order,
  };
}

/** What is in the way, as a sentence that says what to do. */
export function gapSentence(
  service: string,
  cover: Extract<Cover, { covered: false }>,
  facts: { unit: BaseUnit; most: Quantity | null; areas: readonly string[] },
): string {
  const what = cover.kind === 'exam' ? 'good-faith exam' : 'standing order';
  const next = cover.kind === 'exam' ? 'Have a prescriber examine the patient.' : 'Ask the director for an order.';
  switch (cover.gap) {
    case 'expired':
      return `${service}: the ${what} ended on ${cover.near?.validUntil ?? ''}. ${next}`;
    case 'ended':
      return `${service}: the ${what} was ${cover.kind === 'exam' ? 'revoked' : 'withdrawn'}. ${next}`;
    case 'notYet':
      return `${service}: the ${what} begins on ${cover.near?.validFrom ?? ''}. ${next}`;
    case 'role':
      return `${service}: your role may not act under the ${what}. Ask someone it names, or a prescriber.`;
    case 'area':
      return `${service}: the ${what} allows ${facts.areas.join(', ')} only. Correct the area, or have a new one signed.`;
    case 'dose':
      return `${service}: the ${what} allows ${formatAmount(facts.most ?? 0, facts.unit)} in a visit. Give less, or have a new one signed.`;
    case 'scope':
      return `${service}: no ${what} of this patient is for it. ${next}`;
    case 'none':
      return `${service}: there is no ${what}. ${next}`;
  }
}

/** The item of a scope that stands in the way by its amount or area; for the sentence. */
export function limitOf(
  order: Order | null,
  treatment: Treatment,
): { most: Quantity | null; areas: readonly string[] } {
  const items = order?.scope.filter((item) => concerns(item, treatment)) ?? [];
  const mosts = items.flatMap(({ most }) => (most === null ? [] : [most]));
  return {
    most: mosts.length === 0 ? null : Math.min(...mosts),
    areas: items.find(({ areas }) => areas.length > 0)?.areas ?? [],
  };
}

/** What is wrong with a scope, or undefined. */
export function scopeProblem(scope: readonly ScopeItem[]): string | undefined {
  if (scope.length === 0) return 'Say what is allowed: a service, a category or a product at least.';
  const keys = scope.map(({ kind, target }) => `${kind} ${target}`);
  if (new Set(keys).size < keys.length)
    return 'The same stands in the list twice. Put its areas and amount into one line.';
  return undefined;
}

/** What is missing of an exam before it can be signed, or undefined. */
export function examProblem(exam: {
  historyReviewed: boolean;
  allergiesReviewed: boolean;
  performedOn: LocalDate;
  validUntil: LocalDate;
  scope: readonly ScopeItem[];
  today: LocalDate;
  mostMonths: number;
}): string | undefined {
  if (!exam.historyReviewed) return 'Go through the medical history before you sign.';
  if (!exam.allergiesReviewed) return 'Go through the allergies before you sign.';
  if (exam.performedOn > exam.today) return 'An exam is signed when it has been made. Choose today or an earlier day.';
  if (exam.validUntil < exam.performedOn) return 'It cannot end before it was made. Choose a later day.';
  if (exam.validUntil > lastDay(exam.performedOn, exam.mostMonths))
    return `By the clinic’s rules an exam is good for ${exam.mostMonths} months at most. Choose an earlier day.`;
  return scopeProblem(exam.scope);
}
