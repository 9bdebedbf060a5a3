import type { Cents } from '../../kernel/money.ts';
import type { BaseUnit, Quantity } from '../../kernel/quantity.ts';
import { roundHalfUp } from '../../kernel/rounding.ts';

export const usageGroups = ['product', 'provider', 'service'] as const;
export type UsageGroup = (typeof usageGroups)[number];
export const wasteGroups = ['reason', 'product', 'person', 'witness'] as const;
export type WasteGroup = (typeof wasteGroups)[number];
export const marginGroups = ['treatment', 'provider'] as const;
export type MarginGroup = (typeof marginGroups)[number];

/** An amount of one product with what it cost, under every name it may be grouped by. Thousandths, cents. */
export interface Part {
  productId: string;
  product: string;
  unit: BaseUnit;
  quantity: Quantity;
  costCents: Cents;
}

/** Amounts of one product under one name. */
export interface Group extends Part {
  name: string;
}

/** Adds up parts by a name and the product: amounts of different products are never added. The dearest first. */
export function groupParts<P extends Part>(parts: readonly P[], nameOf: (part: P) => string): Group[] {
  const groups = new Map<string, Group>();
  for (const part of parts) {
    const name = nameOf(part);
    const key = JSON.stringify([name, part.productId]);
    const { productId, product, unit } = part;
    const group = groups.get(key) ?? { name, productId, product, unit, quantity: 0, costCents: 0 };
    group.quantity += part.quantity;
    group.costCents += part.costCents;
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter((group) => group.quantity !== 0 || group.costCents !== 0)
    .sort((a, b) => b.costCents - a.costCents || a.name.localeCompare(b.name) || a.product.localeCompare(b.product));
}

/** A line that was sold, or what a credit took back of one (then below 0). Cents without tax. */
export interface SoldPart {
  name: string;
  provider: string;
  /** 1 for a line, 0 for a credit of it. */
  times: number;
  revenueCents: Cents;
  costCents: Cents;
  commissionCents: Cents;
}

export interface MarginRow extends Omit<SoldPart, 'provider'> {
  marginCents: Cents;
  /** Of the revenue, millionths; null without revenue. */
  marginRate: number | null;
}

function withMargin(row: Omit<MarginRow, 'marginCents' | 'marginRate'>): MarginRow {
  const marginCents = row.revenueCents - row.costCents - row.commissionCents;
  const { revenueCents } = row;
  const marginRate = revenueCents > 0 ? roundHalfUp(BigInt(marginCents) * 1_000_000n, BigInt(revenueCents)) : null;
  return { ...row, marginCents, marginRate };
}

/** What is left of the revenue after goods and commission, by a name; the largest revenue first. */
export function margins(parts: readonly SoldPart[], nameOf: (part: SoldPart) => string): MarginRow[] {
  const groups = new Map<string, Omit<MarginRow, 'marginCents' | 'marginRate'>>();
  for (const part of parts) {
    const name = nameOf(part);
    const sum = groups.get(name) ?? { name, times: 0, revenueCents: 0, costCents: 0, commissionCents: 0 };
    sum.times += part.times;
    sum.revenueCents += part.revenueCents;
    sum.costCents += part.costCents;
    sum.commissionCents += part.commissionCents;
    groups.set(name, sum);
  }
  return [...groups.values()]
    .map(withMargin)
    .sort((a, b) => b.revenueCents - a.revenueCents || a.name.localeCompare(b.name));
}

/** All of it in one row. */
export function marginTotal(parts: readonly SoldPart[]): MarginRow {
  return (
    margins(parts, () => '')[0] ?? withMargin({ name: '', times: 0, revenueCents: 0, costCents: 0, commissionCents: 0 })
  );
}

/** What came in at once. */
export interface Layer {
  quantity: Quantity;
  costCents: Cents;
}

/**
 * Worth of what is on hand when what came in first is taken to have gone first: the latest deliveries that make it up.
 * `latestFirst` are all deliveries of a product. What no delivery accounts for (found at a count) is worth what the oldest cost.
 */
export function fifoWorth(latestFirst: readonly Layer[], onHand: Quantity): Cents {
  let left = onHand;
  let worth = 0;
  for (const [index, layer] of latestFirst.entries()) {
    if (left <= 0) break;
    const last = index === latestFirst.length - 1;
    const part = last ? left : Math.min(left, layer.quantity);
    worth +=
      part === layer.quantity
        ? layer.costCents
        : roundHalfUp(BigInt(layer.costCents) * BigInt(part), BigInt(layer.quantity));
    left -= part;
  }
  return worth;
}
