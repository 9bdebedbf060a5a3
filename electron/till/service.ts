import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  closeCart,
  deleteCartLine,
  deleteCartTender,
  findCart,
  insertCart,
  insertCartLine,
  insertCartTender,
  linesOfOpenCarts,
  openCartOfVisit,
  openCarts,
  updateCartLine,
  updateTip,
  visitsToPay,
} from '../../db/till/queries.ts';
import { tenderState } from '../billing/payments/rules.ts';
import { discountOf } from '../billing/rules.ts';
import { clinicProfile } from '../clinic/service.ts';
import { identify } from '../inventory/scans/service.ts';
import { findLotByNumber, productById, sellable } from '../inventory/service.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { addDays, dateOf, dayBounds } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import type { Id } from '../kernel/ids.ts';
import { formatMoney } from '../kernel/money.ts';
import { patientById } from '../patients/service.ts';
import { visitOf } from '../scheduling/service.ts';
import {
  cartToEdit,
  goodsByCart,
  type LoadedCart,
  loadCart,
  nextPosition,
  saved,
  takeUpCharges,
  viewOf,
} from './carts/service.ts';
import { drawerForTaking } from './drawer/service.ts';
import { stockQuantity, withQuantity } from './rules.ts';
import type * as S from './schemas.ts';

type Input<T extends z.ZodType> = z.output<T>;

/** Visits that wait to be paid, and carts that were begun. */
export function openWork(db: ReadDb, asker: Asker): z.input<typeof S.OpenOutput> {
  const today = dateOf(asker.now, asker.zone);
  const from = dayBounds(addDays(today, -1), asker.zone).from;
  const sums = goodsByCart(linesOfOpenCarts(db));
  return {
    visits: visitsToPay(db, from, dayBounds(today, asker.zone).until),
    carts: openCarts(db).map((cart) => ({ ...cart, ...(sums.get(cart.id) ?? { lines: 0, goodsCents: 0 }) })),
  };
}

function addCart(tx: WriteTx, act: Act, of: { appointmentId: Id | null; patientId: Id | null }): LoadedCart {
  const id = act.newId();
  insertCart(tx, {
    id,
    stationId: act.stationId,
    ...of,
    state: 'open',
    tipCents: 0,
    createdAt: act.now,
    createdBy: act.staffId,
    version: 1,
  });
  act.touch('till', 'cart', id, 1);
  return loadCart(tx, id);
}

/** A cart for a sale at the counter. @throws Refusal NOT_FOUND */
export function newCart(tx: WriteTx, act: Act, input: Input<typeof S.NewCartInput>): S.CartOutput {
  const patientId = input.patientId ? patientById(tx, input.patientId).id : null;
  if (patientId !== null) act.concerns(patientId);
  return viewOf(tx, addCart(tx, act, { appointmentId: null, patientId }));
}

/** The one open cart of a visit, begun if there is none, with every confirmed charge on it. @throws Refusal NOT_FOUND */
export function cartFor(tx: WriteTx, act: Act, input: Input<typeof S.CartForInput>): S.CartOutput {
  const { patientId } = visitOf(tx, input.appointmentId);
  act.concerns(patientId);
  const known = openCartOfVisit(tx, input.appointmentId);
  const loaded = known ? loadCart(tx, known.id) : addCart(tx, act, { appointmentId: input.appointmentId, patientId });
  return takeUpCharges(tx, act, loaded) ? saved(tx, act, loaded) : viewOf(tx, loadCart(tx, loaded.cart.id));
}

/**
 * Puts retail goods on the cart, chosen or scanned; the same product of the same lot becomes one line.
 * @throws Refusal SCAN_REFUSED for what is not sold over the counter, STOCK_REFUSED if there is not enough
 */
export function addProduct(tx: WriteTx, act: Act, input: Input<typeof S.AddProductInput>): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const { productId, lotId } = productOf(tx, act, input);
  const product = productById(tx, productId);
  if (!product.active || product.inContainers || product.retailPriceCents === null)
    refuse(
      'SCAN_REFUSED',
      `${product.name} is not sold over the counter. Set a retail price in the stock room if it should be.`,
      {
        reason: 'notForSale',
      },
    );
  if (input.quantity % 1000 !== 0) refuse('BAD_INPUT', 'Retail goods are sold in whole packages.');
  const same = loaded.lines.find(
    (line) => line.kind === 'retail' && line.productId === productId && line.lotId === lotId,
  );
  refuseIfShort(tx, act, loaded, { productId, lotId, packageSize: product.packageSize, more: input.quantity });
  if (same) return changeQuantity(tx, act, loaded, same.id, same.quantity + input.quantity);
  insertCartLine(tx, {
    id: act.newId(),
    cartId: loaded.cart.id,
    position: nextPosition(loaded.lines),
    kind: 'retail',
    productId,
    lotId,
    quantity: input.quantity,
    unitPriceCents: product.retailPriceCents,
    discountCents: 0,
    version: 1,
  });
  return saved(tx, act, loaded);
}

function productOf(tx: WriteTx, act: Act, input: Input<typeof S.AddProductInput>): { productId: Id; lotId: Id | null } {
  if (input.raw === undefined) return { productId: input.productId ?? refuse('BAD_INPUT'), lotId: null };
  const scan = identify(tx, act, { raw: input.raw });
  if (scan.kind === 'container' || !scan.product)
    refuse(
      'SCAN_REFUSED',
      'This is a container that is drawn for a treatment. Scan it on the page of the visit instead.',
      {
        reason: 'container',
      },
    );
  const lot = scan.lot === undefined ? undefined : findLotByNumber(tx, scan.product.id, scan.lot);
  return { productId: scan.product.id, lotId: lot?.id ?? null };
}

/** Refused while the customer can still decide otherwise, not after the card was charged. */
function refuseIfShort(
  tx: WriteTx,
  act: Act,
  loaded: LoadedCart,
  want: { productId: Id; lotId: Id | null; packageSize: number; more: number },
): void {
  const onCart = loaded.lines
    .filter(
      (line) =>
        line.kind === 'retail' &&
        line.productId === want.productId &&
        (want.lotId === null || line.lotId === want.lotId),
    )
    .reduce((sum, line) => sum + line.quantity, 0);
  const left = sellable(tx, act, want.productId, want.lotId);
  if (stockQuantity(onCart + want.more, want.packageSize) <= left) return;
  const packages = Math.floor(left / want.packageSize);
  refuse(
    'STOCK_REFUSED',
    `By the records only ${packages} can be sold${want.lotId === null ? '' : ' of this lot'}. Check the shelf; if there is more, receive the delivery in the stock room first.`,
    { reason: 'notEnough', remaining: left },
  );
}

function lineOf(loaded: LoadedCart, lineId: Id) {
  return loaded.lines.find((line) => line.id === lineId) ?? refuse('NOT_FOUND', 'This line is no longer on the cart.');
}

/** @throws Refusal BAD_INPUT, MONEY_DIFFERS if the discount would exceed the line, STOCK_REFUSED */
export function setQuantity(tx: WriteTx, act: Act, input: Input<typeof S.SetQuantityInput>): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const line = lineOf(loaded, input.lineId);
  if (line.kind === 'retail' && line.productId !== null && input.quantity > line.quantity) {
    const want = { productId: line.productId, lotId: line.lotId, packageSize: line.packageSize ?? 1000 };
    refuseIfShort(tx, act, loaded, { ...want, more: input.quantity - line.quantity });
  }
  return changeQuantity(tx, act, loaded, input.lineId, input.quantity);
}

function changeQuantity(tx: WriteTx, act: Act, loaded: LoadedCart, lineId: Id, quantity: number): S.CartOutput {
  const line = lineOf(loaded, lineId);
  const next = withQuantity(line, quantity);
  if ('problem' in next) {
    if (next.problem === 'notWhole') refuse('BAD_INPUT', 'Retail goods are sold in whole packages.');
    if (next.problem === 'flat')
      refuse('BAD_INPUT', 'This treatment has a flat price. Give a discount with a reason instead.');
    refuse('MONEY_DIFFERS', 'The discount would be larger than the line. Change the discount first.');
  }
  const { discountRate, discountReason } = line;
  updateCartLine(tx, line.id, line.version, {
    quantity,
    discountCents: next.discountCents,
    discountRate,
    discountReason,
  });
  return saved(tx, act, loaded);
}

/** Takes goods off the cart. @throws Refusal NOT_NOW for a treatment: it was performed and stays on the bill */
export function removeLine(tx: WriteTx, act: Act, input: Input<typeof S.RemoveLineInput>): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const line = lineOf(loaded, input.lineId);
  if (line.kind === 'service')
    refuse('NOT_NOW', 'This treatment was performed, so it stays on the bill. Give a discount with a reason instead.');
  deleteCartLine(tx, line.id);
  return saved(tx, act, loaded);
}

/** A discount in cents or as a share, with its reason; null takes it off. @throws Refusal MONEY_DIFFERS if it exceeds the line */
export function setDiscount(tx: WriteTx, act: Act, input: Input<typeof S.SetDiscountInput>): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const line = lineOf(loaded, input.lineId);
  const discount = input.discount ?? { cents: 0 };
  const discountCents =
    discountOf(line.goodsCents, discount) ??
    refuse(
      'MONEY_DIFFERS',
      `A discount cannot be more than the line itself, ${formatMoney(line.goodsCents, clinicProfile(tx).currency)}.`,
    );
  updateCartLine(tx, line.id, line.version, {
    quantity: line.quantity,
    discountCents,
    discountRate: 'rate' in discount ? discount.rate : null,
    discountReason: input.discount === null ? null : input.reason,
  });
  act.changed('discount');
  return saved(tx, act, loaded);
}

/** @throws Refusal NOT_FOUND if the person is not on the staff list */
export function setTip(tx: WriteTx, act: Act, input: Input<typeof S.SetTipInput>): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const staffId = input.tipCents === 0 ? null : (input.staffId ?? null);
  if (staffId !== null && !viewOf(tx, loaded).tipStaff.some((member) => member.id === staffId))
    refuse('NOT_FOUND', 'This person is not on the staff list any more. Choose someone else for the tip.');
  if (!updateTip(tx, loaded.cart.id, loaded.cart.version, { tipCents: input.tipCents, tipStaffId: staffId }))
    refuse('CHANGED_ELSEWHERE');
  act.touch('till', 'cart', loaded.cart.id, loaded.cart.version + 1);
  return viewOf(tx, loadCart(tx, loaded.cart.id));
}

/** Lays a tender down. @throws Refusal DRAWER_CLOSED for cash without a drawer, MONEY_DIFFERS for a card above what is due, NOT_NOW if nothing is due */
export function addTender(tx: WriteTx, act: Act, input: Input<typeof S.AddTenderInput>): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const drawer = drawerForTaking(tx, act, dateOf(act.now, act.zone));
  if (input.kind === 'cash' && !drawer) refuse('DRAWER_CLOSED');
  const { dueCents } = tenderState(loaded.totals.totalCents, loaded.cart.tipCents, loaded.tenders);
  if (dueCents === 0) refuse('NOT_NOW', 'Nothing is due any more. Finish the sale, or take a tender off first.');
  if (input.kind === 'cardTerminal' && input.cents > dueCents) {
    const due = formatMoney(dueCents, clinicProfile(tx).currency);
    refuse('MONEY_DIFFERS', `Only ${due} is due, and a card cannot give change. Enter at most ${due}.`, { dueCents });
  }
  insertCartTender(tx, {
    id: act.newId(),
    cartId: loaded.cart.id,
    position: nextPosition(loaded.tenders),
    kind: input.kind,
    cents: input.cents,
    reference: input.reference ? input.reference : null,
  });
  return saved(tx, act, loaded);
}

/** Takes a tender back, while the cart is open. @throws Refusal NOT_FOUND */
export function removeTender(tx: WriteTx, act: Act, input: Input<typeof S.RemoveTenderInput>): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  const tender =
    loaded.tenders.find((row) => row.id === input.tenderId) ??
    refuse('NOT_FOUND', 'This tender is no longer on the cart.');
  deleteCartTender(tx, tender.id);
  return saved(tx, act, loaded);
}

/** Gives a cart up; its visit's charges stay open and can be billed with a new one. @throws Refusal NOT_NOW while tenders lie on it */
export function abandonCart(tx: WriteTx, act: Act, input: Input<typeof S.AbandonInput>): S.CartOutput {
  const loaded = cartToEdit(tx, act, input);
  if (loaded.tenders.length > 0)
    refuse('NOT_NOW', 'Money was laid on this cart. Give it back and take the tenders off first.');
  if (!closeCart(tx, loaded.cart.id, loaded.cart.version, { state: 'abandoned', invoiceId: null }))
    refuse('CHANGED_ELSEWHERE');
  act.touch('till', 'cart', loaded.cart.id, loaded.cart.version + 1);
  const cart = findCart(tx, loaded.cart.id) ?? loaded.cart;
  return viewOf(tx, { ...loaded, cart });
}
