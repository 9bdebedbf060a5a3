import type { LocalDate } from '../../kernel/dates.ts';
import type { Cents } from '../../kernel/money.ts';
import { type BaseUnit, formatAmount, type Quantity } from '../../kernel/quantity.ts';
import { roundHalfUp } from '../../kernel/rounding.ts';

/** Draft, then sent under its number, until everything is here, the rest is given up, or it is called off. */
export const orderStates = ['draft', 'sent', 'partReceived', 'received', 'closedShort', 'cancelled'] as const;
export type OrderState = (typeof orderStates)[number];

/** One product of an order. Quantities are thousandths of the base unit, the cost is that of one package. */
export interface OrderedLine {
  packages: number;
  packageSize: Quantity;
  costCents: Cents;
  received: Quantity;
}

export function orderedOf(line: Pick<OrderedLine, 'packages' | 'packageSize'>): Quantity {
  return line.packages * line.packageSize;
}

/** What is still to come of a line; never below 0. */
export function openOf(line: OrderedLine): Quantity {
  return Math.max(0, orderedOf(line) - line.received);
}

/** What `quantity` costs at the price of one package, rounded half up. */
export function costAt(quantity: Quantity, packageSize: Quantity, costCents: Cents): Cents {
  return roundHalfUp(BigInt(quantity) * BigInt(costCents), BigInt(packageSize));
}

/** Cost of one package when `quantity` cost this much in all. */
export function costOfPackage(quantity: Quantity, packageSize: Quantity, wholeCents: Cents): Cents {
  return roundHalfUp(BigInt(wholeCents) * BigInt(packageSize), BigInt(quantity));
}

export function orderTotal(lines: ReadonlyArray<Pick<OrderedLine, 'packages' | 'costCents'>>): Cents {
  return lines.reduce((sum, line) => sum + line.packages * line.costCents, 0);
}

/** Where an order stands once something of it came in. */
export function stateOfReceived(lines: readonly OrderedLine[]): 'sent' | 'partReceived' | 'received' {
  if (lines.every((line) => openOf(line) === 0)) return 'received';
  return lines.some((line) => line.received > 0) ? 'partReceived' : 'sent';
}

/** What a delivery brings beyond what was still to come; 0 while it fits. */
export function excessOf(line: OrderedLine, quantity: Quantity): Quantity {
  return Math.max(0, quantity - openOf(line));
}

/** What to tell about a line once `quantity` came in: complete, short of it, or too much. */
export function deliverySentence(line: OrderedLine & { productName: string; unit: BaseUnit }): string {
  const ordered = formatAmount(orderedOf(line), line.unit);
  const here = formatAmount(line.received, line.unit);
  const missing = openOf(line);
  if (missing > 0)
    return `${line.productName}: ${here} of ${ordered} are here, ${formatAmount(missing, line.unit)} are still to come.`;
  const over = line.received - orderedOf(line);
  if (over > 0)
    return `${line.productName}: ${here} came in, ${formatAmount(over, line.unit)} more than the ${ordered} ordered.`;
  return `${line.productName}: all of the ${ordered} ordered are here.`;
}

/** Sent, not all here, and the day it was expected on has passed. */
export function isLate(order: { state: OrderState; expectedOn: LocalDate | null }, today: LocalDate): boolean {
  return (
    (order.state === 'sent' || order.state === 'partReceived') && order.expectedOn !== null && order.expectedOn < today
  );
}

/** The next number up from the last one: they begin at 1001 and leave none out. */
export function numberAfter(last: number | null): number {
  return last === null ? 1001 : last + 1;
}
