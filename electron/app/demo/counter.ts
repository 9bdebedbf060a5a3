import { creditOptions } from '../../billing/credits/records/service.ts';
import { takeUsualAtVisit } from '../../charting/supplies/service.ts';
import { cancel } from '../../devices/printing/people/service.ts';
import { sellable } from '../../inventory/service.ts';
import type { Act } from '../../kernel/act.ts';
import { openItems } from '../../reporting/closing/service.ts';
import type { CartOutput } from '../../till/carts/schemas.ts';
import { cartFor } from '../../till/carts/service.ts';
import { finish } from '../../till/checkout/service.ts';
import { closeDrawer } from '../../till/day/closing/service.ts';
import { setDiscount } from '../../till/discounts/service.ts';
import { drawerHere, openDrawer } from '../../till/drawer/service.ts';
import { addProduct } from '../../till/lines/service.ts';
import { refund } from '../../till/refunds/service.ts';
import { addTender, layUse } from '../../till/tenders/service.ts';
import { setTip } from '../../till/tips/service.ts';
import { retailKeys, type Shelf } from './offer.ts';
import type { Stage } from './stage.ts';

const desk = 'frontDesk';
const float = { 2000: 4, 1000: 5, 500: 8, 100: 25, 25: 12 };

/** The front desk counts the float and opens the drawer. */
export function openTheDrawer(stage: Stage, at: number): void {
  stage.play(at, desk, 'till.openDrawer', (act) => openDrawer(stage.tx, act, { openingCount: float }));
}

/** Counts and closes the drawer; once in a while two dollars are missing and nobody knows why. */
export function closeTheDrawer(stage: Stage, at: number): void {
  const { tx, chance } = stage;
  stage.play(at, desk, 'till.closeDrawer', (act) => {
    const { session, denominations } = drawerHere(tx, act);
    if (!session) return;
    const expectedCents = session.expectedCents ?? 0;
    const short = chance.happens(0.08) && expectedCents > 1000 ? 200 : 0;
    closeDrawer(
      tx,
      act,
      {
        closingCount: counted(expectedCents - short, denominations),
        batches: { cardTerminal: session.cardCents },
        note: short > 0 ? 'Counted twice, two dollars short. No explanation.' : '',
        openReason: openItems(tx, act).length > 0 ? 'The rest is finished in the morning.' : '',
        expectedVersion: session.version,
        // the demo has no printer
        print: false,
      },
      openItems,
      nobodyElse,
    );
  });
}

/** Nobody is asked to confirm: the demo is never far off. */
export const nobodyElse = { whoApproved: () => undefined, spend: () => undefined };

function counted(cents: number, denominations: readonly number[]): Record<string, number> {
  const pieces: Record<string, number> = {};
  let left = cents;
  for (const value of denominations) {
    const many = Math.floor(left / value);
    if (many > 0) pieces[value] = many;
    left -= many * value;
  }
  return pieces;
}

/** The patient pays: now and then something from the shelf, a discount, a tip; card, cash or both. */
export function checkOut(stage: Stage, shelf: Shelf, at: number, appointmentId: string): void {
  const { tx, chance } = stage;
  const sold = stage.play(at, desk, 'till.finish', (act) => {
    takeUsualAtVisit(tx, act, { appointmentId });
    let cart = cartFor(tx, act, { appointmentId });
    const wanted = shelf.product[chance.pick(retailKeys)];
    if (chance.happens(0.28) && sellable(tx, act, wanted) >= 1000) {
      cart = addProduct(tx, act, { cartId: cart.id, productId: wanted, quantity: 1000, expectedVersion: cart.version });
    }
    cart = layWhatIsThere(stage, act, cart);
    const [first] = cart.lines;
    if (first && first.discountSource === null && chance.happens(0.1)) {
      cart = setDiscount(
        tx,
        act,
        {
          cartId: cart.id,
          lineId: first.id,
          discount: { rate: 100_000 },
          reason: chance.pick(['Loyal patient', 'Friend of a patient', 'Birthday month']),
          expectedVersion: cart.version,
        },
        nobodyElse,
      );
    }
    const [receiver] = cart.tipStaff;
    const share = chance.pick([0, 0, 1, 1, 2]);
    const tip = cart.tipChoices[share - 1];
    if (receiver && tip) {
      cart = setTip(tx, act, {
        cartId: cart.id,
        tipCents: tip.cents,
        staffId: receiver.id,
        expectedVersion: cart.version,
      });
    }
    return settle(stage, act, cart);
  });
  if (sold.number % 9 === 0) bringBack(stage, at, sold.invoiceId);
}

/** Takes what is due and finishes the sale. */
export function settle(stage: Stage, act: Act, cart: CartOutput): ReturnType<typeof finish> {
  const paid = pay(stage, act, cart);
  const done = finish(stage.tx, act, { cartId: paid.id, printReceipt: false, expectedVersion: paid.version });
  // the demo has no printer: the slip that opens the drawer waits for nobody
  if (done.printJobId !== null) cancel(stage.tx, act, { jobId: done.printJobId });
  return done;
}

/** What the patient has paid ahead for a treatment is used for it. */
function layWhatIsThere({ tx }: Stage, act: Act, cart: CartOutput): CartOutput {
  const use = cart.paidAhead.find((row) => row.itemId !== null && row.lineId !== null);
  if (!use?.itemId || !use.lineId) return cart;
  const { storedValueId, itemId, lineId } = use;
  return layUse(tx, act, { cartId: cart.id, expectedVersion: cart.version, storedValueId, itemId, lineId });
}

/** A jar is brought back before the patient has left; what was paid by card for it goes back on the card. */
function bringBack(stage: Stage, at: number, invoiceId: string): void {
  const { tx } = stage;
  stage.play(at, desk, 'refunds.refund', (act) => {
    const options = creditOptions(tx, act, { invoiceId });
    const line = options.lines.find((row) => row.fromStock);
    const card = options.payments.find((payment) => payment.kind === 'cardTerminal');
    const cents = line?.left.totalCents ?? 0;
    if (!line || !card || card.leftCents < cents || options.aloneTodayCents + cents > options.limitCents) return;
    refund(
      tx,
      act,
      {
        invoiceId,
        expectedVersion: options.version,
        kind: 'refund',
        reason: 'Has the same cream at home',
        lines: [{ lineId: line.id, quantity: line.left.quantity, fate: 'restock' }],
        back: [{ paymentId: card.id, cents, tipCents: 0, reference: 'AP refund' }],
        keptCents: 0,
        printReceipt: false,
      },
      { whoApproved: () => undefined, spend: () => undefined },
    );
  });
}

function pay(stage: Stage, act: Act, cart: CartOutput): CartOutput {
  const { tx, chance } = stage;
  if (cart.dueCents === 0) return cart;
  const tender = (from: CartOutput, kind: 'cash' | 'cardTerminal', cents: number): CartOutput =>
    addTender(
      tx,
      act,
      {
        cartId: from.id,
        kind,
        cents,
        reference: kind === 'cash' ? null : `AP ${chance.whole(100_000, 999_999)}`,
        expectedVersion: from.version,
      },
      () => undefined,
    );
  const how = chance.next();
  if (how < 0.7) return tender(cart, 'cardTerminal', cart.dueCents);
  if (how < 0.88) return tender(cart, 'cash', Math.ceil(cart.dueCents / 2000) * 2000);
  const cash = Math.min(cart.dueCents, chance.pick([4000, 6000, 10_000]));
  const half = tender(cart, 'cash', cash);
  return half.dueCents === 0 ? half : tender(half, 'cardTerminal', half.dueCents);
}
