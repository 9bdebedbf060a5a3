import type { ReadDb } from '../../../../db/access.ts';
import {
  type CartLineRow,
  type CartRow,
  type CartTenderRow,
  findCart,
  linesOfCart,
  tendersOfCart,
} from '../../../../db/till/queries.ts';
import { type Billed, threeWayCheck } from '../../../billing/check/service.ts';
import { type TenderState, tenderState } from '../../../billing/payments/rules.ts';
import { type ClassTax, goodsOf, type LineAmounts, lineAmounts, noTaxes, totalsOf } from '../../../billing/rules.ts';
import type { CheckOutput } from '../../../billing/schemas.ts';
import { chargesOfVisit, taxOfClass } from '../../../billing/service.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { TipPart } from '../../tips/rules.ts';

export type PricedLine = CartLineRow & LineAmounts & ClassTax;

/** A cart with everything that decides what it costs. */
export interface LoadedCart {
  cart: CartRow;
  lines: PricedLine[];
  totals: LineAmounts;
  tenders: CartTenderRow[];
}

/** Loads a cart and prices its lines at today's tax rates. @throws Refusal NOT_FOUND */
export function loadCart(db: ReadDb, id: Id): LoadedCart {
  const cart = findCart(db, id) ?? refuse('NOT_FOUND', 'This cart is no longer here. Open it again from the list.');
  const taxes = cart.taxExemption === null ? taxOfClass(db) : noTaxes;
  const lines = linesOfCart(db, id).map((line): PricedLine => {
    const tax = taxes[line.taxClass];
    return { ...line, ...tax, ...lineAmounts({ ...line, ...tax }) };
  });
  return { cart, lines, totals: totalsOf(lines), tenders: tendersOfCart(db, id) };
}

/** Where the tenders of a cart stand against what it costs. */
export function stateOf({ cart, totals, tenders }: LoadedCart): TenderState {
  return tenderState(totals.totalCents, cart.tipCents, tenders);
}

/** Who gets how much of the tip; empty without one. */
export function tipsOf(cart: Pick<CartRow, 'tipCents' | 'tipStaffId' | 'tipParts'>): TipPart[] {
  if (cart.tipCents === 0) return [];
  if (cart.tipParts !== null) return JSON.parse(cart.tipParts) as TipPart[];
  return cart.tipStaffId === null ? [] : [{ staffId: cart.tipStaffId, cents: cart.tipCents }];
}

/** Confirmed care of the cart's visit that is not on it yet. */
export function waitingCharges(db: ReadDb, { cart, lines }: Pick<LoadedCart, 'cart' | 'lines'>) {
  if (cart.appointmentId === null) return [];
  const taken = new Set(lines.map((line) => line.chargeId));
  return chargesOfVisit(db, cart.appointmentId).filter(
    (charge) => charge.kind === 'care' && charge.state === 'confirmed' && !taken.has(charge.id),
  );
}

/** What a cart is about to bill, by service line. */
export function billedBy(lines: readonly PricedLine[]): Billed {
  return new Map(
    lines.flatMap((line) => (line.serviceLineId === null ? [] : [[line.serviceLineId, line.quantity] as const])),
  );
}

/** The three-way check of the cart's visit; null for a sale at the counter. */
export function checkOf(db: ReadDb, { cart, lines }: Pick<LoadedCart, 'cart' | 'lines'>): CheckOutput | null {
  return cart.appointmentId === null ? null : threeWayCheck(db, cart.appointmentId, billedBy(lines));
}

/** The goods of lines before discount and tax, in cents, by cart: for lists. */
export function goodsByCart(
  lines: ReadonlyArray<Pick<CartLineRow, 'cartId' | 'quantity' | 'unitPriceCents'>>,
): Map<Id, { lines: number; goodsCents: Cents }> {
  const sums = new Map<Id, { lines: number; goodsCents: Cents }>();
  for (const line of lines) {
    const sum = sums.get(line.cartId) ?? { lines: 0, goodsCents: 0 };
    sums.set(line.cartId, { lines: sum.lines + 1, goodsCents: sum.goodsCents + goodsOf(line) });
  }
  return sums;
}
