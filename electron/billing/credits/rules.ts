import type { LocalDate } from '../../kernel/dates.ts';
import { allocate, type Cents, type Rate } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { roundHalfUp } from '../../kernel/rounding.ts';
import { type InvoiceState, type LineAmounts, lineAmounts } from '../rules.ts';

/** What is left of an invoice line after all that was taken back from it. */
export interface LineLeft extends LineAmounts {
  quantity: Quantity;
}

/** The line less every part taken back before. */
export function leftOf(line: LineLeft, taken: readonly LineLeft[]): LineLeft {
  const { quantity, goodsCents, discountCents, taxCents, includedTaxCents, totalCents } = line;
  const left = { quantity, goodsCents, discountCents, taxCents, includedTaxCents, totalCents };
  for (const part of taken) {
    left.quantity -= part.quantity;
    left.goodsCents -= part.goodsCents;
    left.discountCents -= part.discountCents;
    left.taxCents -= part.taxCents;
    left.includedTaxCents -= part.includedTaxCents;
    left.totalCents -= part.totalCents;
  }
  return left;
}

function part(cents: Cents, of: number, whole: number): Cents {
  return roundHalfUp(BigInt(cents) * BigInt(of), BigInt(whole));
}

/**
 * The share of `quantity` in what is left of a line. Shares are taken of the rest, so whatever the steps, together they are
 * the whole line to the cent. @throws RangeError above what is left
 */
export function partByQuantity(left: LineLeft, quantity: Quantity): LineLeft {
  if (quantity <= 0 || quantity > left.quantity) throw new RangeError('More is taken back than is left of a line.');
  const share = (cents: Cents): Cents => part(cents, quantity, left.quantity);
  const goodsCents = share(left.goodsCents);
  const discountCents = share(left.discountCents);
  const taxCents = share(left.taxCents);
  const includedTaxCents = left.includedTaxCents === 0 ? 0 : taxCents;
  return {
    quantity,
    goodsCents,
    discountCents,
    taxCents,
    includedTaxCents,
    totalCents: goodsCents - discountCents + taxCents - includedTaxCents,
  };
}

/**
 * `cents` of what is left of a line, with the same proportions of price, discount and tax. `quantity` is what comes back with
 * it, which may be nothing. @throws RangeError above what is left
 */
export function partByCents(left: LineLeft, cents: Cents, quantity: Quantity = 0): LineLeft {
  if (cents < 0 || cents > left.totalCents || quantity < 0 || quantity > left.quantity)
    throw new RangeError('More is taken back than is left of a line.');
  if (cents === 0)
    return { quantity, goodsCents: 0, discountCents: 0, taxCents: 0, includedTaxCents: 0, totalCents: 0 };
  const taxCents = part(left.taxCents, cents, left.totalCents);
  const includedTaxCents = left.includedTaxCents === 0 ? 0 : taxCents;
  const discountCents = part(left.discountCents, cents, left.totalCents);
  return {
    quantity,
    goodsCents: cents - taxCents + includedTaxCents + discountCents,
    discountCents,
    taxCents,
    includedTaxCents,
    totalCents: cents,
  };
}

/**
 * What a lower price gives back on what is left of a line: the difference to what it would have cost, discount and tax in
 * their proportions. Undefined if the price is not lower.
 */
export function partByPrice(
  left: LineLeft,
  line: { unitPriceCents: Cents; taxRate: Rate },
  newPriceCents: Cents,
): LineLeft | undefined {
  if (newPriceCents < 0 || newPriceCents >= line.unitPriceCents || left.quantity <= 0) return undefined;
  const discountCents = part(left.discountCents, newPriceCents, line.unitPriceCents);
  const goods = lineAmounts({
    quantity: left.quantity,
    unitPriceCents: newPriceCents,
    discountCents: 0,
    taxRate: 0,
  }).goodsCents;
  const next = lineAmounts({
    quantity: left.quantity,
    unitPriceCents: newPriceCents,
    discountCents: Math.min(discountCents, goods),
    taxRate: line.taxRate,
    taxIncluded: left.includedTaxCents > 0,
  });
  const less = leftOf(left, [{ ...next, quantity: left.quantity }]);
  const parts = [less.goodsCents, less.discountCents, less.taxCents, less.totalCents];
  return parts.some((cents) => cents < 0) || less.totalCents === 0 ? undefined : less;
}

/** What is owed on an invoice, and what must go back of what was paid, once `creditCents` are taken off it. */
export function afterCredit(
  invoice: { totalCents: Cents; creditedCents: Cents; paidCents: Cents },
  creditCents: Cents,
): { dueCents: Cents; backCents: Cents } {
  const due = invoice.totalCents - invoice.creditedCents - invoice.paidCents;
  return { dueCents: Math.max(0, due - creditCents), backCents: Math.max(0, creditCents - due) };
}

/** Splits what goes back over the payments in proportion to what is left of each; never more than that. */
export function inProportion(cents: Cents, left: readonly Cents[]): Cents[] {
  const most = left.reduce((sum, of) => sum + of, 0);
  if (cents > most) throw new RangeError('More goes back than was paid.');
  return cents === 0 ? left.map(() => 0) : allocate(cents, left);
}

/** Cents of a payment that lie on a line. */
export interface Allocation {
  paymentId: string;
  lineId: string;
  cents: Cents;
}

/**
 * After lines became smaller: takes the payments that go back (`back`, positive cents) off lines that are now overpaid, and
 * moves what is still too much there to lines that are not paid yet. `allocations` are net, by the payment that was taken
 * first. Answers new rows: negative ones for what goes back, pairs that sum to 0 for what moves.
 */
export function reallocate(
  lines: ReadonlyArray<{ id: string; netCents: Cents }>,
  allocations: readonly Allocation[],
  back: ReadonlyArray<{ paymentId: string; cents: Cents }>,
): { back: Allocation[]; moved: Allocation[] } {
  const over = new Map(lines.map((line) => [line.id, -line.netCents]));
  for (const row of allocations) over.set(row.lineId, (over.get(row.lineId) ?? 0) + row.cents);
  const taken: Allocation[] = [];
  for (const { paymentId, cents } of back) {
    let left = cents;
    for (const line of lines) {
      const amount = Math.min(left, Math.max(0, over.get(line.id) ?? 0));
      if (amount === 0) continue;
      taken.push({ paymentId, lineId: line.id, cents: -amount });
      over.set(line.id, (over.get(line.id) ?? 0) - amount);
      left -= amount;
    }
    if (left > 0) throw new RangeError('More goes back than the lines are overpaid.');
  }
  return { back: taken, moved: moveOver(lines, allocations, over) };
}

function moveOver(
  lines: ReadonlyArray<{ id: string }>,
  allocations: readonly Allocation[],
  over: Map<string, Cents>,
): Allocation[] {
  const moved: Allocation[] = [];
  const paying = allocations.filter((row) => row.cents > 0).map((row) => ({ ...row }));
  for (const from of lines) {
    for (const source of paying.filter((row) => row.lineId === from.id)) {
      for (const to of lines) {
        const amount = Math.min(source.cents, over.get(from.id) ?? 0, -(over.get(to.id) ?? 0));
        if (amount <= 0) continue;
        moved.push({ paymentId: source.paymentId, lineId: from.id, cents: -amount });
        moved.push({ paymentId: source.paymentId, lineId: to.id, cents: amount });
        source.cents -= amount;
        over.set(from.id, (over.get(from.id) ?? 0) - amount);
        over.set(to.id, (over.get(to.id) ?? 0) + amount);
      }
    }
  }
  return moved;
}

/** Why an invoice cannot be voided, as a sentence a person can act on; undefined if it can. */
export function voidProblem(
  invoice: { businessDate: LocalDate; creditedCents: Cents; state: InvoiceState },
  today: LocalDate,
): string | undefined {
  if (invoice.state === 'void') return 'This invoice is void already.';
  if (invoice.businessDate !== today)
    return 'Only an invoice of today can be voided. Refund its lines instead, and bill again what is right.';
  if (invoice.creditedCents > 0)
    return 'Something of this invoice was taken back already, so it cannot be voided. Refund what is left of it.';
  return undefined;
}

/** What someone asks to take back of a line. */
export interface LineAsk {
  /** Thousandths of what the line counts; 0: only its price goes down. */
  quantity: Quantity;
  /** Taken off instead of the share of the quantity. */
  cents?: Cents | undefined;
  /** The right price for what is left of the line. */
  unitPriceCents?: Cents | undefined;
}

/** The part of a line that is asked for; undefined if it is nothing, more than is left, or a price that is not lower. */
export function partAsked(
  left: LineLeft,
  line: { unitPriceCents: Cents; taxRate: Rate },
  ask: LineAsk,
): LineLeft | undefined {
  if (ask.quantity > left.quantity || (ask.cents ?? 0) > left.totalCents) return undefined;
  if (ask.unitPriceCents !== undefined) {
    const less = partByPrice(left, line, ask.unitPriceCents);
    return less && { ...less, quantity: 0 };
  }
  if (ask.cents !== undefined) return partByCents(left, ask.cents, ask.quantity);
  return ask.quantity === 0 ? undefined : partByQuantity(left, ask.quantity);
}

/** A payment of which something can go back. A use of a treatment that was paid ahead goes back as a whole. */
export interface Returnable {
  id: string;
  leftCents: Cents;
  isUse: boolean;
  /** The only line it pays, if it pays only one. */
  forLineId: string | null;
}

/**
 * Where `cents` should go: first the uses that paid lines which are taken back whole, the rest in proportion to what is left
 * of the other payments. Cents by payment, in their order; they sum to less where the payments do not hold enough.
 */
export function proposeBack(cents: Cents, payments: readonly Returnable[], wholeLines: ReadonlySet<string>): Cents[] {
  let open = cents;
  const uses = payments.map((payment) => {
    const fits = payment.isUse && payment.forLineId !== null && wholeLines.has(payment.forLineId);
    const part = fits && payment.leftCents <= open ? payment.leftCents : 0;
    open -= part;
    return part;
  });
  const left = payments.map((payment) => (payment.isUse ? 0 : payment.leftCents));
  const most = left.reduce((sum, of) => sum + of, 0);
  const rest = inProportion(Math.min(open, most), left);
  return uses.map((use, i) => use + (rest[i] ?? 0));
}
