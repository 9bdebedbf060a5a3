import type { LineKind } from '../../billing/rules.ts';
import type { LocalDate } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Cents, priceOf, type Rate } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { roundHalfUp } from '../../kernel/rounding.ts';
import type { Posting } from '../../ledger/rules.ts';

/** What a rule is for, from the widest to the narrowest. */
export const commissionScopes = ['everything', 'services', 'retail', 'category', 'service', 'product'] as const;
export type CommissionScope = (typeof commissionScopes)[number];
export const commissionPays = ['percent', 'flat'] as const;
/** Of the list price, of what is left after discounts, or of what is left after the cost of the goods too. Never of tax. */
export const commissionBases = ['list', 'net', 'margin'] as const;
export type CommissionBase = (typeof commissionBases)[number];
export const payoutWays = ['drawer', 'payroll'] as const;
export type PayoutWay = (typeof payoutWays)[number];

/** From `fromCents` of the month's base on, this share of what lies above. */
export interface Tier {
  fromCents: Cents;
  rate: Rate;
}

export interface CommissionRule {
  id: Id;
  staffId: Id | null;
  scope: CommissionScope;
  category: string | null;
  serviceId: Id | null;
  productId: Id | null;
  pay: (typeof commissionPays)[number];
  flatCents: Cents;
  base: CommissionBase;
  tiers: readonly Tier[];
  fromDate: LocalDate;
  /** The last day it counts; null while it goes on. */
  untilDate: LocalDate | null;
}

/** Amounts of a line without tax, in cents: what was sold, or what is left of it after a credit. */
export interface PartAmounts {
  quantity: Quantity;
  goodsCents: Cents;
  discountCents: Cents;
  costCents: Cents;
}

/** A line as it was sold, or a credit that took something of it back: from `before` to `after`. */
export interface EarningEvent {
  lineId: Id;
  invoiceNumber: number;
  /** Set where it was taken back. */
  creditNumber: number | null;
  businessDate: LocalDate;
  staffId: Id;
  kind: LineKind;
  description: string;
  category: string | null;
  serviceId: Id | null;
  productId: Id | null;
  before: PartAmounts;
  after: PartAmounts;
}

/** An event with what it earns, and by which rule. */
export interface Earned {
  event: EarningEvent;
  ruleId: Id;
  baseCents: Cents;
  cents: Cents;
}

export const nothingLeft: PartAmounts = { quantity: 0, goodsCents: 0, discountCents: 0, costCents: 0 };

/** The base of what is there, in cents. */
export function baseOf(part: PartAmounts, base: CommissionBase): Cents {
  if (base === 'list') return part.goodsCents;
  const net = part.goodsCents - part.discountCents;
  return base === 'net' ? net : net - part.costCents;
}

const width: Readonly<Record<CommissionScope, number>> = {
  everything: 0,
  services: 1,
  retail: 1,
  category: 2,
  service: 3,
  product: 3,
};

function covers(rule: CommissionRule, event: EarningEvent): boolean {
  if (rule.staffId !== null && rule.staffId !== event.staffId) return false;
  if (rule.fromDate > event.businessDate || (rule.untilDate !== null && rule.untilDate < event.businessDate))
    return false;
  switch (rule.scope) {
    case 'everything':
      return true;
    case 'services':
      return event.kind === 'service';
    case 'retail':
      return event.kind === 'retail';
    case 'category':
      return rule.category === event.category;
    case 'service':
      return rule.serviceId === event.serviceId;
    case 'product':
      return event.kind === 'retail' && rule.productId === event.productId;
  }
}

/** The one rule that counts for an event: the narrowest, one's own before everyone's, the newest; undefined if there is none. */
export function ruleFor(event: EarningEvent, rules: readonly CommissionRule[]): CommissionRule | undefined {
  return rules
    .filter((rule) => covers(rule, event))
    .sort(
      (a, b) =>
        width[b.scope] - width[a.scope] ||
        Number(b.staffId !== null) - Number(a.staffId !== null) ||
        b.fromDate.localeCompare(a.fromDate) ||
        b.id.localeCompare(a.id),
    )[0];
}

/** What a base earns by tiers, each part by its own share; below zero it mirrors. The parts round once, together. */
export function tiered(baseCents: Cents, tiers: readonly Tier[]): Cents {
  if (baseCents < 0) return 0 - tiered(-baseCents, tiers);
  const steps = tiers.toSorted((a, b) => a.fromCents - b.fromCents);
  const millionths = steps.reduce((sum, tier, i) => {
    const until = Math.min(baseCents, steps[i + 1]?.fromCents ?? baseCents);
    return sum + BigInt(Math.max(0, until - tier.fromCents)) * BigInt(tier.rate);
  }, 0n);
  return roundHalfUp(millionths, 1_000_000n);
}

/** A flat amount for what is there: for each package of retail, for each treatment otherwise; nothing for what costs nothing. */
function flatOf(rule: CommissionRule, event: EarningEvent, part: PartAmounts): Cents {
  if (part.goodsCents === 0 || part.quantity === 0) return 0;
  return event.kind === 'retail' ? priceOf(part.quantity, rule.flatCents) : rule.flatCents;
}

/**
 * What events earn, in their order. Every amount is the difference between two totals, so the parts of a month add up to
 * the whole to the cent, and a sale that is taken back altogether takes its commission with it.
 */
export function earnings(events: readonly EarningEvent[], rules: readonly CommissionRule[]): Earned[] {
  const months = new Map<string, Cents>();
  return events.flatMap((event): Earned[] => {
    const rule = ruleFor(event, rules);
    if (!rule) return [];
    const baseCents = baseOf(event.after, rule.base) - baseOf(event.before, rule.base);
    if (rule.pay === 'flat') {
      const cents = flatOf(rule, event, event.after) - flatOf(rule, event, event.before);
      return [{ event, ruleId: rule.id, baseCents, cents }];
    }
    const [only] = rule.tiers;
    if (only && rule.tiers.length === 1) {
      const share = (part: PartAmounts): Cents => tiered(baseOf(part, rule.base), [{ ...only, fromCents: 0 }]);
      return [{ event, ruleId: rule.id, baseCents, cents: share(event.after) - share(event.before) }];
    }
    const month = `${rule.id} ${event.staffId} ${event.businessDate.slice(0, 7)}`;
    const before = months.get(month) ?? 0;
    months.set(month, before + baseCents);
    return [
      { event, ruleId: rule.id, baseCents, cents: tiered(before + baseCents, rule.tiers) - tiered(before, rule.tiers) },
    ];
  });
}

/** Paying tips out: what is owed to the person goes down, and so does the drawer or the bank. */
export function payoutPostings(payout: { staffId: Id; amountCents: Cents }, drawerSessionId: Id | null): Posting[] {
  return [
    { account: 'tips_payable', amountCents: payout.amountCents, staffId: payout.staffId },
    drawerSessionId === null
      ? { account: 'bank', amountCents: -payout.amountCents }
      : { account: 'cash_drawer', amountCents: -payout.amountCents, drawerSessionId },
  ];
}
