import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  closeCart,
  deleteCartTender,
  findCart,
  insertCart,
  insertCartLine,
  moveLines,
  openCartOfVisit,
  raiseCart,
  updateOwner,
  updateParking,
} from '../../../db/till/queries.ts';
import { exemptionOf } from '../../billing/exemptions/service.ts';
import { feesOwed } from '../../billing/fees/service.ts';
import { isMoney } from '../../billing/payments/rules.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById, samePatient } from '../../patients/service.ts';
import { visitOf } from '../../scheduling/service.ts';
import { followMembership } from '../discounts/member/service.ts';
import { respread } from '../discounts/spread/service.ts';
import { fitDeposits, layDeposits } from '../tenders/offered/service.ts';
import { type LoadedCart, loadCart, waitingCharges } from './loading/service.ts';
import type * as S from './schemas.ts';
import { viewOf } from './view/service.ts';

/** A cart for a screen. @throws Refusal NOT_FOUND */
export function openCartView(db: ReadDb, asker: Asker, input: { id: Id }): S.CartOutput {
  const loaded = loadCart(db, input.id);
  if (loaded.cart.patientId !== null) asker.concerns(loaded.cart.patientId);
  return viewOf(db, asker, loaded);
}

/** The open cart as the caller saw it; every edit begins here. @throws Refusal NOT_FOUND, NOT_NOW if it is paid or given up, CHANGED_ELSEWHERE with the current cart */
export function cartToEdit(tx: WriteTx, act: Act, input: { cartId: Id; expectedVersion: number }): LoadedCart {
  const loaded = loadCart(tx, input.cartId);
  if (loaded.cart.state === 'paid')
    refuse('NOT_NOW', 'This cart is paid already. Its invoice is in the list of the day.');
  if (loaded.cart.state === 'abandoned') refuse('NOT_NOW', 'This cart was given up. Start a new one.');
  if (loaded.cart.version !== input.expectedVersion)
    refuse('CHANGED_ELSEWHERE', undefined, { current: viewOf(tx, act, loaded) });
  if (loaded.cart.patientId !== null) act.concerns(loaded.cart.patientId);
  return loaded;
}

/** Notes that a cart was changed, lets what depends on all its lines follow, and answers how it looks now. */
export function saved(tx: WriteTx, act: Act, { cart }: Pick<LoadedCart, 'cart'>): S.CartOutput {
  if (!raiseCart(tx, cart.id, cart.version)) refuse('CHANGED_ELSEWHERE');
  act.touch('till', 'cart', cart.id, cart.version + 1);
  return viewOf(tx, act, fitDeposits(tx, respread(tx, followMembership(tx, act, loadCart(tx, cart.id)))));
}

/** The next free place in a list of rows. */
export function nextPosition(rows: ReadonlyArray<{ position: number }>): number {
  return rows.reduce((most, row) => Math.max(most, row.position), 0) + 1;
}

function addCart(tx: WriteTx, act: Act, of: { appointmentId: Id | null; patientId: Id | null }): LoadedCart {
  const id = act.newId();
  insertCart(tx, {
    id,
    stationId: act.stationId,
    ...of,
    state: 'open',
    tipCents: 0,
    discountCents: 0,
    taxExemption: of.patientId === null ? null : exemptionOf(tx, act, of.patientId),
    createdAt: act.now,
    createdBy: act.staffId,
    version: 1,
  });
  act.touch('till', 'cart', id, 1);
  return loadCart(tx, id);
}

/** A charge on its way onto a cart: care or a fee. */
interface Chargeable {
  kind: 'service' | 'fee';
  chargeId: Id;
  quantity: number;
  unitPriceCents: number;
}

function addCharges(tx: WriteTx, act: Act, { cart, lines }: LoadedCart, charges: readonly Chargeable[]): boolean {
  charges.forEach((charge, i) => {
    const position = nextPosition(lines) + i;
    insertCartLine(tx, { id: act.newId(), cartId: cart.id, position, ...charge, discountCents: 0, version: 1 });
  });
  return charges.length > 0;
}

function feesBeside(db: ReadDb, { cart, lines }: LoadedCart): Chargeable[] {
  if (cart.patientId === null) return [];
  const taken = new Set(lines.map((line) => line.chargeId));
  return feesOwed(db, cart.patientId)
    .filter((fee) => !taken.has(fee.chargeId))
    .map((fee) => ({ kind: 'fee', chargeId: fee.chargeId, quantity: 1000, unitPriceCents: fee.cents }));
}

/** Puts the visit's confirmed care on the cart, and with `fees` what the patient owes in fees; true if there was anything. */
function takeUp(tx: WriteTx, act: Act, loaded: LoadedCart, { fees }: { fees: boolean }): boolean {
  const care = waitingCharges(tx, loaded).map((charge): Chargeable => {
    const quantity = charge.chartedQuantity ?? charge.estimatedQuantity;
    return { kind: 'service', chargeId: charge.id, quantity, unitPriceCents: charge.unitPriceCents };
  });
  return addCharges(tx, act, loaded, [...care, ...(fees ? feesBeside(tx, loaded) : [])]);
}

/** A cart for a sale at the counter; what the patient owes in fees is on it. @throws Refusal NOT_FOUND */
export function newCart(tx: WriteTx, act: Act, input: { patientId?: Id | null | undefined }): S.CartOutput {
  const patientId = input.patientId ? patientById(tx, input.patientId).id : null;
  if (patientId !== null) act.concerns(patientId);
  const loaded = addCart(tx, act, { appointmentId: null, patientId });
  return takeUp(tx, act, loaded, { fees: true }) ? saved(tx, act, loaded) : viewOf(tx, act, loaded);
}

/** The one open cart of a visit, begun if there is none, with every confirmed charge on it. @throws Refusal NOT_FOUND */
export function cartFor(tx: WriteTx, act: Act, input: { appointmentId: Id }): S.CartOutput {
  const { patientId } = visitOf(tx, input.appointmentId);
  act.concerns(patientId);
  const known = openCartOfVisit(tx, input.appointmentId);
  const loaded = known ? loadCart(tx, known.id) : addCart(tx, act, { appointmentId: input.appointmentId, patientId });
  const more = takeUp(tx, act, loaded, { fees: !known });
  const deposits = layDeposits(tx, act, loaded);
  return more || deposits ? saved(tx, act, loaded) : viewOf(tx, act, loaded);
}

/** Puts a fee the patient owes on the cart. @throws Refusal NOT_FOUND if it is not owed any more */
export function addFee(
  tx: WriteTx,
  act: Act,
  input: { cartId: Id; expectedVersion: number; chargeId: Id },
): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  if (loaded.lines.some((line) => line.chargeId === input.chargeId)) return viewOf(tx, act, loaded);
  const fee =
    feesBeside(tx, loaded).find((row) => row.chargeId === input.chargeId) ??
    refuse('NOT_FOUND', 'This fee is not owed any more. It was paid or waived in the meantime.');
  addCharges(tx, act, loaded, [fee]);
  return saved(tx, act, loaded);
}

function setOwner(tx: WriteTx, act: Act, loaded: LoadedCart, patientId: Id, appointmentId: Id | null): LoadedCart {
  const { cart } = loaded;
  act.concerns(patientId);
  const taxExemption = cart.taxExemption ?? exemptionOf(tx, act, patientId);
  if (!updateOwner(tx, cart.id, cart.version, { patientId, appointmentId, taxExemption })) refuse('CHANGED_ELSEWHERE');
  return loadCart(tx, cart.id);
}

/** Says whose a sale at the counter is; what they owe in fees comes along. @throws Refusal NOT_FOUND, NOT_NOW for the cart of a visit or one that holds somebody's own */
export function setPatient(
  tx: WriteTx,
  act: Act,
  input: { cartId: Id; expectedVersion: number; patientId: Id },
): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const patient = patientById(tx, input.patientId);
  refuseOtherPatient(tx, loaded, patient.id);
  const owned = setOwner(tx, act, loaded, patient.id, loaded.cart.appointmentId);
  takeUp(tx, act, owned, { fees: true });
  return saved(tx, act, owned);
}

function refuseOtherPatient(db: ReadDb, { cart, lines, tenders }: LoadedCart, patientId: Id): void {
  if (cart.patientId === null || samePatient(db, cart.patientId, patientId)) return;
  const bound = cart.appointmentId !== null || lines.some((line) => line.chargeId !== null || line.kind === 'deposit');
  if (bound || tenders.some((tender) => tender.storedValueId !== null))
    refuse('NOT_NOW', 'This cart holds what belongs to another patient. Start a new sale for this one.');
}

/**
 * Adds a visit to a cart that was begun: its charges, its patient, and the lines of its own cart if there is one.
 * @throws Refusal NOT_FOUND, NOT_NOW if the cart is another visit's or another patient's, or money lies on the visit's own
 */
export function addVisit(
  tx: WriteTx,
  act: Act,
  input: { cartId: Id; expectedVersion: number; appointmentId: Id },
): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const { cart } = loaded;
  const visit = visitOf(tx, input.appointmentId);
  if (cart.appointmentId !== null && cart.appointmentId !== input.appointmentId)
    refuse(
      'NOT_NOW',
      'This cart is for another visit. Pay one visit at a time; park this one if the other goes first.',
    );
  refuseOtherPatient(tx, loaded, visit.patientId);
  const other = openCartOfVisit(tx, input.appointmentId);
  if (other && other.id !== cart.id) {
    const theirs = loadCart(tx, other.id);
    if (theirs.tenders.some((tender) => isMoney(tender.kind)))
      refuse('NOT_NOW', 'Money lies on the cart of this visit. Finish that one, or take its tenders off first.');
    for (const tender of theirs.tenders) deleteCartTender(tx, tender.id);
    if (!closeCart(tx, other.id, other.version, { state: 'abandoned', invoiceId: null })) refuse('CHANGED_ELSEWHERE');
    act.touch('till', 'cart', other.id, other.version + 1);
    moveLines(tx, other.id, cart.id, nextPosition(loaded.lines) - 1);
  }
  const owned = setOwner(tx, act, loaded, visit.patientId, input.appointmentId);
  takeUp(tx, act, owned, { fees: true });
  layDeposits(tx, act, owned);
  return saved(tx, act, owned);
}

/** Puts a cart aside under a name; it is found on every PC. @throws Refusal NOT_NOW while money lies on it */
export function parkCart(
  tx: WriteTx,
  act: Act,
  input: { cartId: Id; expectedVersion: number; label: string },
): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  refuseMoney(loaded);
  return setParking(tx, act, loaded, { label: input.label, parkedAt: act.now });
}

/** Takes a parked cart up again, on any PC. */
export function resumeCart(tx: WriteTx, act: Act, input: { cartId: Id; expectedVersion: number }): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  return setParking(tx, act, loaded, { label: loaded.cart.label, parkedAt: null });
}

function setParking(
  tx: WriteTx,
  act: Act,
  { cart }: LoadedCart,
  to: { label: string | null; parkedAt: number | null },
): S.CartOutput {
  if (!updateParking(tx, cart.id, cart.version, to)) refuse('CHANGED_ELSEWHERE');
  act.touch('till', 'cart', cart.id, cart.version + 1);
  return viewOf(tx, act, loadCart(tx, cart.id));
}

function refuseMoney({ tenders }: LoadedCart): void {
  if (tenders.some((tender) => isMoney(tender.kind)))
    refuse('NOT_NOW', 'Money was laid on this cart. Give it back and take the tenders off first.');
}

/** Gives a cart up; its visit's charges stay open and can be billed with a new one. @throws Refusal NOT_NOW while money lies on it */
export function abandonCart(tx: WriteTx, act: Act, input: { cartId: Id; expectedVersion: number }): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  refuseMoney(loaded);
  if (!closeCart(tx, loaded.cart.id, loaded.cart.version, { state: 'abandoned', invoiceId: null }))
    refuse('CHANGED_ELSEWHERE');
  act.touch('till', 'cart', loaded.cart.id, loaded.cart.version + 1);
  const cart = findCart(tx, loaded.cart.id) ?? loaded.cart;
  return viewOf(tx, act, { ...loaded, cart });
}
