import type { ProductKind } from '../../inventory/rules.ts';
import type { Id } from '../../kernel/ids.ts';
import { type BaseUnit, formatAmount, type Quantity } from '../../kernel/quantity.ts';
import type { ConditionKind } from '../../patients/health/rules.ts';
import { nameWords } from '../../patients/rules.ts';
import type { SafetyWeight } from '../safety/rules.ts';

/** What sets a rule off: something of the patient, something given before, or how much is given. */
export const triggers = ['allergy', 'medication', 'condition', 'age', 'interval', 'cumulative', 'recalledLot'] as const;
export type Trigger = (typeof triggers)[number];

/** What a rule is against. `words`: services whose name or category holds one of them. */
export const targetKinds = ['any', 'product', 'productKind', 'service', 'category', 'words'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** A rule of the clinic about what is given to whom. */
export interface SafetyRule {
  id: Id;
  trigger: Trigger;
  /** Names and synonyms of an allergy, a medication or a condition; for conditions beside `conditions`. */
  words: readonly string[];
  conditions: readonly ConditionKind[];
  /**
   * Age: under so many years. Interval: sooner than so many days. Cumulative: within so many days, 0 for this visit alone.
   * Medication: also those that ended within so many days. Else null.
   */
  number: number | null;
  /** Cumulative: more than this, thousandths. */
  most: Quantity | null;
  targetKind: TargetKind;
  /** Id of a product or service, a product kind, the name of a category, or words with commas; '' for any. */
  target: string;
  weight: SafetyWeight;
  /** What whoever treats reads. */
  sentence: string;
  active: boolean;
}

/** What rules look at of a patient. Days count back from the day of the visit. */
export interface PatientFacts {
  age: number | null;
  allergies: readonly string[];
  /** `endedDays`: null while it is taken. */
  medications: ReadonlyArray<{ name: string; endedDays: number | null }>;
  conditions: ReadonlyArray<{ kind: ConditionKind; name: string }>;
  /** Lots under recall that the patient got something of. */
  recalled: ReadonlyArray<{ productId: Id; lot: string }>;
}

/** What is given, or was. Quantity in thousandths of the product. */
export interface Giving {
  serviceId: Id;
  serviceName: string;
  category: string;
  productId: Id | null;
  productKind: ProductKind | null;
  unit: BaseUnit;
  quantity: Quantity;
  /** Used beside the treatment, or sold: only rules that name the product or its kind are about it. */
  goods: boolean;
}
export type PastGiving = Giving & { daysAgo: number };
export type PlannedGiving = Giving & { serviceLineId: Id };

/** Whether all words of a phrase stand in a text one after the other, as whole words. Case and accents do not matter. */
export function holds(text: string, phrase: string): boolean {
  const there = nameWords(text);
  const wanted = nameWords(phrase);
  if (wanted.length === 0) return false;
  return there.some((_, at) => wanted.every((word, index) => there[at + index] === word));
}

const named = (text: string, phrases: readonly string[]): boolean => phrases.some((phrase) => holds(text, phrase));

/** Whether a rule is against what is given. Pure. */
export function concerns(rule: Pick<SafetyRule, 'targetKind' | 'target'>, giving: Giving): boolean {
  if (giving.goods && rule.targetKind !== 'product' && rule.targetKind !== 'productKind') return false;
  switch (rule.targetKind) {
    case 'any':
      return true;
    case 'product':
      return giving.productId === rule.target;
    case 'productKind':
      return giving.productKind === rule.target;
    case 'service':
      return giving.serviceId === rule.target;
    case 'category':
      return giving.category === rule.target;
    case 'words':
      return named(giving.serviceName, rule.target.split(',')) || named(giving.category, rule.target.split(','));
  }
}

/** What of the patient sets a rule off, in a few words, or null. Interval and amount are not of the patient. Pure. */
export function factOf(rule: SafetyRule, patient: PatientFacts): string | null {
  switch (rule.trigger) {
    case 'allergy':
      return patient.allergies.find((name) => named(name, rule.words)) ?? null;
    case 'medication': {
      const within = rule.number ?? 0;
      const found = patient.medications.find(
        ({ name, endedDays }) => named(name, rule.words) && (endedDays === null || endedDays <= within),
      );
      if (!found) return null;
      return found.endedDays === null ? found.name : `${found.name}, until ${daysText(found.endedDays)} ago`;
    }
    case 'condition':
      return (
        patient.conditions.find(({ kind, name }) => rule.conditions.includes(kind) || named(name, rule.words))?.name ??
        null
      );
    case 'age':
      return patient.age !== null && patient.age < (rule.number ?? 0) ? `${patient.age} years old` : null;
    default:
      return null;
  }
}

/**
 * Why a rule speaks against one line of a visit, in a few words, or null. `visit`: every line with what is given so far and
 * is about to be; `past`: earlier treatments of the patient, this visit left out. Pure.
 */
export function hitOf(
  rule: SafetyRule,
  line: PlannedGiving,
  visit: readonly PlannedGiving[],
  patient: PatientFacts,
  past: readonly PastGiving[],
): string | null {
  if (!rule.active || !concerns(rule, line)) return null;
  switch (rule.trigger) {
    case 'recalledLot': {
      const lots = patient.recalled.map(({ lot }) => lot);
      return lots.length === 0 ? null : `lot ${[...new Set(lots)].join(', ')}`;
    }
    case 'interval': {
      const days = past.filter((one) => concerns(rule, one) && one.daysAgo >= 0).map(({ daysAgo }) => daysAgo);
      const last = days.length === 0 ? null : Math.min(...days);
      return last !== null && last < (rule.number ?? 0) ? `last ${daysText(last)} ago` : null;
    }
    case 'cumulative': {
      const within = rule.number ?? 0;
      const same = (one: Giving): boolean => concerns(rule, one) && one.unit === line.unit && one.productId !== null;
      const before = past.filter((one) => within > 0 && same(one) && one.daysAgo >= 0 && one.daysAgo <= within);
      const total = [...before, ...visit.filter(same)].reduce((sum, { quantity }) => sum + quantity, 0);
      if (line.productId === null || rule.most === null || total <= rule.most) return null;
      return within === 0
        ? `${formatAmount(total, line.unit)} in this visit`
        : `${formatAmount(total, line.unit)} in ${daysText(within)}`;
    }
    default:
      return factOf(rule, patient);
  }
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** How far back the rules look, in days: 0 if none of them does. */
export function reachOf(rules: readonly SafetyRule[]): number {
  const far = rules
    .filter(({ active, trigger }) => active && (trigger === 'interval' || trigger === 'cumulative'))
    .map(({ number }) => number ?? 0);
  return far.length === 0 ? 0 : Math.max(...far);
}

/** What is wrong with a rule, or undefined. */
export function ruleProblem(rule: Omit<SafetyRule, 'id' | 'active'>): string | undefined {
  const { trigger, targetKind, number } = rule;
  if ((trigger === 'allergy' || trigger === 'medication') && rule.words.length === 0)
    return 'Name at least one word that it listens to.';
  if (trigger === 'condition' && rule.words.length === 0 && rule.conditions.length === 0)
    return 'Choose a condition, or name one.';
  if (trigger === 'age' && (number === null || number < 1)) return 'Say under which age.';
  if (trigger === 'interval' && (number === null || number < 1)) return 'Say within how many days.';
  if (trigger === 'cumulative' && number === null) return 'Say within how many days; 0 for one visit.';
  if (trigger === 'cumulative' && rule.most === null) return 'Say how much is too much.';
  if ((trigger === 'interval' || trigger === 'cumulative') && targetKind === 'any')
    return 'Say which product or treatment is counted.';
  if (targetKind !== 'any' && rule.target === '') return 'Say what it is against.';
  return undefined;
}
