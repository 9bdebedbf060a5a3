import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  type CartLineRow,
  type CartRow,
  type CartTenderRow,
  findCart,
  insertCartLine,
  linesOfCart,
  raiseCart,
  tendersOfCart,
} from '../../../db/till/queries.ts';

import { type Billed, threeWayCheck } from '../../billing/check/service.ts';
import { tenderState, tipOf } from '../../billing/payments/rules.ts';
import { billedUnit, type LineAmounts, lineAmounts, taxByRate, totalsOf } from '../../billing/rules.ts';
import type { CheckOutput } from '../../billing/schemas.ts';
import { chargesOfVisit, taxOfClass } from '../../billing/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { listStaff } from '../../staff/service.ts';
import { quickCash } from '../drawer/rules.ts';
import { tipPercents } from '../rules.ts';
import type { CartOutput } from '../schemas.ts';

export type PricedLine = CartLineRow & LineAmounts & { taxRate: number; taxIncluded: boolean };

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
  const taxes = taxOfClass(db);
  const lines = linesOfCart(db, id).map((line): PricedLine => {
    const tax = taxes[line.taxClass];
    return { ...line, ...tax, ...lineAmounts({ ...line, ...tax }) };
  });
  return { cart, lines, totals: totalsOf(lines), tenders: tendersOfCart(db, id) };
}

/** The open cart as the caller saw it; every edit begins here. @throws Refusal NOT_FOUND, NOT_NOW if it is paid or given up, CHANGED_ELSEWHERE with the current cart */
export function cartToEdit(tx: WriteTx, act: Act, input: { cartId: Id; expectedVersion: number }): LoadedCart {
  const loaded = loadCart(tx, input.cartId);
  if (loaded.cart.state === 'paid')
    refuse('NOT_NOW', 'This cart is paid already. Its invoice is in the list of the day.');
  if (loaded.cart.state === 'abandoned') refuse('NOT_NOW', 'This cart was given up. Start a new one.');
  if (loaded.cart.version !== input.expectedVersion)
    refuse('CHANGED_ELSEWHERE', undefined, { current: viewOf(tx, loaded) });
  if (loaded.cart.patientId !== null) act.concerns(loaded.cart.patientId);
  return loaded;
}

/** Notes that a cart was changed and answers how it looks now. */
export function saved(tx: WriteTx, act: Act, loaded: LoadedCart): CartOutput {
  const { id, version } = loaded.cart;
  if (!raiseCart(tx, id, version)) refuse('CHANGED_ELSEWHERE');
  act.touch('till', 'cart', id, version + 1);
  return viewOf(tx, loadCart(tx, id));
}

/** Confirmed charges of the cart's visit that are not on it yet. */
export function waitingCharges(db: ReadDb, { cart, lines }: Pick<LoadedCart, 'cart' | 'lines'>) {
  if (cart.appointmentId === null) return [];
  const taken = new Set(lines.map((line) => line.chargeId));
  return chargesOfVisit(db, cart.appointmentId).filter(
    (charge) => charge.state === 'confirmed' && !taken.has(charge.id),
  );
}

/** Puts the visit's confirmed charges on the cart; true if there were any. */
export function takeUpCharges(tx: WriteTx, act: Act, loaded: LoadedCart): boolean {
  const waiting = waitingCharges(tx, loaded);
  waiting.forEach((charge, i) => {
    insertCartLine(tx, {
      id: act.newId(),
      cartId: loaded.cart.id,
      position: nextPosition(loaded.lines) + i,
      kind: charge.kind === 'care' ? 'service' : 'fee',
      chargeId: charge.id,
      quantity: charge.chartedQuantity ?? charge.estimatedQuantity,
      unitPriceCents: charge.unitPriceCents,
      discountCents: 0,
      version: 1,
    });
  });
  return waiting.length > 0;
}

export function nextPosition(rows: ReadonlyArray<{ position: number }>): number {
  return rows.reduce((most, row) => Math.max(most, row.position), 0) + 1;
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

/** A cart as a screen shows it. */
export function viewOf(db: ReadDb, loaded: LoadedCart): CartOutput {
  const { cart, lines, totals, tenders } = loaded;
  const { currency } = clinicProfile(db);
  const check = cart.state === 'open' ? checkOf(db, loaded) : null;
  const staff = new Map(listStaff(db).map((member) => [member.id, member]));
  const nameOf = (id: Id | null) => (id === null ? null : (staff.get(id)?.name ?? null));
  const patient = cart.patientId === null ? null : patientById(db, cart.patientId);
  const state = tenderState(totals.totalCents, cart.tipCents, tenders);
  const performers = new Set(lines.flatMap((line) => line.performedBy ?? []));
  const tipStaff = [...staff.values()]
    .filter((member) => member.active || performers.has(member.id))
    .sort(
      (a, b) => Number(performers.has(b.id)) - Number(performers.has(a.id)) || Number(b.provider) - Number(a.provider),
    );
  return {
    id: cart.id,
    version: cart.version,
    state: cart.state,
    invoiceId: cart.invoiceId,
    appointmentId: cart.appointmentId,
    patient: patient && { id: patient.id, number: patient.number, name: patientName(patient) },
    currency,
    lines: lines.map((line) => lineView(line, check, nameOf(line.performedBy))),
    ...totals,
    taxes: taxByRate(lines),
    tipCents: cart.tipCents,
    tipStaffId: cart.tipStaffId,
    tipStaffName: nameOf(cart.tipStaffId),
    tipStaff: tipStaff.map(({ id, name }) => ({ id, name })),
    tipChoices: tipPercents.map((percent) => ({ percent, cents: tipOf(totals.goodsCents, percent) })),
    tenders: tenders.map(({ id, kind, cents, reference }) => ({ id, kind, cents, reference })),
    ...state,
    quickCash: quickCash(state.dueCents, currency),
    check,
    waitingCharges: cart.state === 'open' ? waitingCharges(db, loaded).length : 0,
  };
}

function lineView(
  line: PricedLine,
  check: CheckOutput | null,
  performedByName: string | null,
): CartOutput['lines'][number] {
  const checked = check?.lines.find((row) => row.serviceLineId === line.serviceLineId);
  return {
    id: line.id,
    kind: line.kind,
    chargeId: line.chargeId,
    serviceLineId: line.serviceLineId,
    productId: line.productId,
    description: line.description,
    pricing: line.pricing,
    unit: billedUnit(line.pricing, line.givenUnit),
    quantity: line.quantity,
    unitPriceCents: line.unitPriceCents,
    goodsCents: line.goodsCents,
    discountCents: line.discountCents,
    discountRate: line.discountRate,
    discountReason: line.discountReason,
    taxClass: line.taxClass,
    taxRate: line.taxRate,
    taxCents: line.taxCents,
    totalCents: line.totalCents,
    performedByName,
    lots: checked?.lots ?? scannedLot(line),
  };
}

function scannedLot(line: PricedLine): CartOutput['lines'][number]['lots'] {
  if (line.lotNumber === null || line.lotExpiresOn === null) return [];
  return [{ product: line.description, lot: line.lotNumber, expiresOn: line.lotExpiresOn, quantity: line.quantity }];
}

/** The goods of lines before discount and tax, in cents, by cart: for lists. */
export function goodsByCart(lines: readonly CartLineRow[]): Map<Id, { lines: number; goodsCents: Cents }> {
  const sums = new Map<Id, { lines: number; goodsCents: Cents }>();
  for (const line of lines) {
    const sum = sums.get(line.cartId) ?? { lines: 0, goodsCents: 0 };
    sums.set(line.cartId, {
      lines: sum.lines + 1,
      goodsCents: sum.goodsCents + lineAmounts({ ...line, taxRate: 0 }).goodsCents,
    });
  }
  return sums;
}

/** A cart for a screen. @throws Refusal NOT_FOUND */
export function openCartView(db: ReadDb, asker: Asker, input: { id: Id }): CartOutput {
  const loaded = loadCart(db, input.id);
  if (loaded.cart.patientId !== null) asker.concerns(loaded.cart.patientId);
  return viewOf(db, loaded);
}
