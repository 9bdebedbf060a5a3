import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import type { Client } from '../scripted/httpClient.ts';
import type { Customer, Fresh } from './customers.ts';
import type { DayHouse } from './furnish.ts';

/** A sale that was finished. */
export interface Sold {
  invoiceId: string;
  /** The gift card that was sold. */
  card: GiftCard | null;
}

export interface GiftCard {
  id: string;
  code: string;
}

/** Whose sale it is, and what belongs on it besides goods. */
export interface SaleOf {
  patientId: string | null;
  /** Brings the charges of a visit. */
  visitId: string | null;
  /** The visit a deposit is paid for. */
  depositFor: string | null;
  /** The gift card that pays first. */
  card: GiftCard | null;
}

/** From the cart to the last tender, as the desk does it. */
export async function sell(desk: Client, house: DayHouse, customer: Customer, of: SaleOf): Promise<Sold> {
  let cart = await fill(desk, house, customer, of);
  const [first] = cart.lines;
  if (!first) throw new Error('There is nothing on the cart.');
  const edit = () => ({ cartId: cart.id, expectedVersion: cart.version });
  if (customer.discountRate > 0)
    cart = await desk.till.setDiscount.mutate({
      ...edit(),
      lineId: first.id,
      discount: { rate: customer.discountRate },
      reason: 'Loyalty',
    });
  const tipCents = Math.round((cart.goodsCents * customer.tipPercent) / 100);
  if (tipCents > 0)
    cart = await desk.till.setTip.mutate({
      ...edit(),
      tipCents,
      staffId: house.providerIds[customer.provider] ?? '',
    });
  if (customer.usesPackage) {
    const use = cart.paidAhead.find((row) => row.kind === 'package' && row.lineId === first.id);
    if (!use?.itemId) throw new Error('The package is not offered for the facial.');
    cart = await desk.till.useAhead.mutate({
      ...edit(),
      storedValueId: use.storedValueId,
      itemId: use.itemId,
      lineId: first.id,
    });
  }
  if (of.card !== null) cart = await payByCard(desk, cart, of.card);
  cart = await payFresh(desk, customer, cart);
  const sold = await desk.till.finish.mutate({ ...edit(), printReceipt: true });
  const [id] = sold.storedValueIds;
  return { invoiceId: sold.invoiceId, card: first.code !== null && id !== undefined ? { id, code: first.code } : null };
}

/** The cart with everything that is sold on it. */
async function fill(desk: Client, house: DayHouse, customer: Customer, of: SaleOf): Promise<CartOutput> {
  let cart =
    of.visitId === null
      ? await desk.till.newCart.mutate({ patientId: of.patientId })
      : await desk.till.cartFor.mutate({ appointmentId: of.visitId });
  const edit = () => ({ cartId: cart.id, expectedVersion: cart.version });
  if (customer.errand === 'giftCard')
    cart = await desk.till.addGiftCard.mutate({ ...edit(), cents: customer.amountCents });
  if (customer.errand === 'package') cart = await desk.till.addOffer.mutate({ ...edit(), offerId: house.packageId });
  if (of.depositFor !== null)
    cart = await desk.till.addDeposit.mutate({
      ...edit(),
      appointmentId: of.depositFor,
      cents: customer.amountCents,
    });
  for (const at of customer.products)
    cart = await desk.till.addProduct.mutate({ ...edit(), productId: house.productIds[at] ?? '', quantity: 1000 });
  return cart;
}

/** Takes what is on a gift card and fits; a card that is empty by now pays nothing. */
async function payByCard(desk: Client, cart: CartOutput, { id, code }: GiftCard): Promise<CartOutput> {
  // by its id: codes that are typed are counted, and this day passes faster than any other
  const card = await desk.billing.paidAhead.open.query({ id });
  if (card.remainingCents === 0 || cart.coverableCents === 0) return cart;
  return desk.till.addTender.mutate({ cartId: cart.id, expectedVersion: cart.version, kind: 'giftCard', code });
}

/** Lays fresh money down for what is still due; cash at the end comes in notes. */
async function payFresh(desk: Client, customer: Customer, from: CartOutput): Promise<CartOutput> {
  let cart = from;
  const last = customer.paying.length - 1;
  for (const [at, kind] of customer.paying.entries()) {
    const due = cart.dueCents;
    if (due === 0) return cart;
    const part = Math.max(1, Math.floor((due * customer.splitPercent) / 100));
    const whole = kind === 'cash' ? Math.ceil(due / 500) * 500 : due;
    cart = await desk.till.addTender.mutate({
      cartId: cart.id,
      expectedVersion: cart.version,
      kind,
      cents: at < last ? part : whole,
      reference: referenceOf(kind, customer),
    });
  }
  return cart;
}

function referenceOf(kind: Fresh, { reference }: Customer): string | null {
  if (kind === 'cash') return null;
  return kind === 'check' ? reference.slice(1) : reference;
}
