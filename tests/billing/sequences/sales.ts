import type { CartOutput } from '../../../electron/till/carts/schemas.ts';
import type { Step } from './steps.ts';
import { bookPeel, treatPeel, type World } from './world.ts';

const anyone = (w: World, step: Step): string | undefined => w.patients[step.pick % 3];
const somebody = (w: World, step: Step): string => w.patients[step.pick % 2] ?? '';
const editOf = (cart: CartOutput) => ({ cartId: cart.id, expectedVersion: cart.version });

/** Goods from the shelf, to a patient or a passer-by. */
export async function sellGoods(w: World, step: Step): Promise<void> {
  const { desk, shelf, clinic } = w.scene;
  const patientId = anyone(w, step);
  let cart: CartOutput = await desk.till.newCart.mutate(patientId === undefined ? {} : { patientId });
  cart = await desk.till.addProduct.mutate({
    ...editOf(cart),
    productId: shelf.cream,
    quantity: step.pieces * 1000,
  });
  if (step.flag) cart = await reduce(w, cart, step);
  if (step.share % 3 === 0)
    cart = await desk.till.setTip.mutate({
      ...editOf(cart),
      tipCents: step.share,
      staffId: clinic.ids.staff.injector,
    });
  await payAndFinish(w, cart, step);
}

/** A new gift card, or more money onto one that was sold. */
export async function sellCard(w: World, step: Step): Promise<void> {
  const { desk } = w.scene;
  const known = step.flag ? w.cards[step.pick % Math.max(1, w.cards.length)] : undefined;
  const code = known === undefined ? null : (await desk.billing.paidAhead.open.query({ id: known })).code;
  const empty = await desk.till.newCart.mutate({});
  const cart = await desk.till.addGiftCard.mutate({ ...editOf(empty), cents: step.share * 10, code });
  const sold = await payAndFinish(w, cart, step);
  if (known === undefined) w.cards.push(...sold.storedValueIds);
}

export async function sellPackage(w: World, step: Step): Promise<void> {
  const { desk } = w.scene;
  const empty = await desk.till.newCart.mutate({ patientId: somebody(w, step) });
  let cart: CartOutput = await desk.till.addOffer.mutate({ ...editOf(empty), offerId: w.pack });
  if (step.flag) cart = await reduce(w, cart, step);
  await payAndFinish(w, cart, step);
}

/** A visit is booked and something laid down for it. */
export async function sellDeposit(w: World, step: Step): Promise<void> {
  const { desk } = w.scene;
  const patientId = somebody(w, step);
  const visit = await bookPeel(w, patientId);
  const empty = await desk.till.newCart.mutate({ patientId });
  const cart = await desk.till.addDeposit.mutate({
    ...editOf(empty),
    appointmentId: visit.appointmentId,
    cents: step.share * 12,
  });
  await payAndFinish(w, cart, step);
  w.expected.push(visit);
}

/** A peel is paid: one a deposit was laid down for, a new one, or one whose invoice was taken back. What was paid ahead is used. */
export async function payVisit(w: World, step: Step): Promise<void> {
  const { desk } = w.scene;
  const again = step.share % 5 === 0 ? w.treated[step.pick % Math.max(1, w.treated.length)] : undefined;
  const visit = again ?? w.expected.shift() ?? (await bookPeel(w, somebody(w, step)));
  if (!again) {
    await treatPeel(w, visit);
    w.treated.push(visit);
  }
  let cart = await desk.till.cartFor.mutate({ appointmentId: visit.appointmentId });
  const use = cart.paidAhead.find((row) => row.lineId !== null && row.itemId !== null);
  if (use && step.flag)
    cart = await desk.till.useAhead.mutate({
      ...editOf(cart),
      storedValueId: use.storedValueId,
      itemId: use.itemId ?? '',
      lineId: use.lineId ?? '',
    });
  await payAndFinish(w, cart, step);
}

/** Money for what is owed, or a part of it; with a gift card now and then. */
export async function payLater(w: World, step: Step): Promise<unknown> {
  const { desk } = w.scene;
  const patientId = somebody(w, step);
  const { dueCents } = await desk.till.owed.query({ patientId });
  if (dueCents === 0) return 'nothing';
  const cents = Math.max(1, Math.floor((dueCents * step.share) / 1000));
  const storedValueId = step.tender === 0 ? w.cards[step.pick % Math.max(1, w.cards.length)] : undefined;
  const tender = storedValueId
    ? ({ kind: 'giftCard', storedValueId, cents } as const)
    : ({ kind: step.flag ? 'check' : 'cash', cents } as const);
  return desk.till.payInvoices.mutate({
    patientId,
    tenders: [tender],
    expectedDueCents: dueCents,
    printReceipt: false,
  });
}

function reduce(w: World, cart: CartOutput, step: Step): Promise<CartOutput> {
  return w.scene.desk.till.setDiscount.mutate({
    ...editOf(cart),
    lineId: cart.lines[0]?.id ?? '',
    discount: { rate: step.share * 900 },
    reason: 'Regular',
  });
}

/** Lays down what chance says: what the patient can use of their own, a gift card, a part left owed, then a card and cash. */
async function payAndFinish(w: World, from: CartOutput, step: Step) {
  const { desk } = w.scene;
  let cart = from;
  const lay = async (tender: {
    kind: 'giftCard' | 'deposit' | 'account' | 'cardTerminal' | 'bankTransfer' | 'cash';
    cents?: number;
    storedValueId?: string;
  }): Promise<void> => {
    cart = await desk.till.addTender.mutate({ ...editOf(cart), ...tender });
  };
  const ahead = cart.lines.some((line) => line.kind === 'giftCard' || line.kind === 'deposit');
  const card = w.cards[step.pick % Math.max(1, w.cards.length)];
  const credit = cart.paidAhead.find((row) => row.lineId === null && row.kind === 'deposit');
  if (step.tender === 0 && card !== undefined && cart.coverableCents > 0)
    await lay({ kind: 'giftCard', storedValueId: card });
  if (step.tender === 1 && credit && cart.coverableCents > 0)
    await lay({ kind: 'deposit', storedValueId: credit.storedValueId });
  if (step.tender === 2 && !ahead && cart.patient !== null && cart.coverableCents > 0)
    await lay({ kind: 'account', cents: Math.max(1, Math.floor((cart.coverableCents * step.share) / 1000)) });
  const part = Math.floor((cart.dueCents * (step.share % 100)) / 100);
  if (part > 0) await lay({ kind: step.pick % 2 === 0 ? 'cardTerminal' : 'bankTransfer', cents: part });
  if (cart.dueCents > 0)
    await lay({ kind: 'cash', cents: step.flag ? cart.dueCents : Math.ceil(cart.dueCents / 500) * 500 });
  const done = await desk.till.finish.mutate({ ...editOf(cart), printReceipt: false });
  w.invoices.push(done.invoiceId);
  return done;
}
