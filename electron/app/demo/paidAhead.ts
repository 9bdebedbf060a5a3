import { depositDue } from '../../billing/deposits/service.ts';
import { bindCard } from '../../billing/storedValues/giftCards/service.ts';
import { storedValue } from '../../billing/storedValues/moves/service.ts';
import { AddOfferInput } from '../../catalog/offers/schemas.ts';
import { createOffer } from '../../catalog/offers/service.ts';
import type { Act } from '../../kernel/act.ts';
import { addDays, dateOf, hour, instantAt, minute } from '../../kernel/dates.ts';
import type { CartOutput } from '../../till/carts/schemas.ts';
import { newCart } from '../../till/carts/service.ts';
import { addDeposit, addGiftCard, addOffer } from '../../till/lines/ahead/service.ts';
import { addProduct } from '../../till/lines/service.ts';
import { addTender } from '../../till/tenders/service.ts';
import { settle } from './counter.ts';
import type { ServiceKey, Shelf } from './offer.ts';
import type { Stage } from './stage.ts';
import type { PlannedVisit } from './visits.ts';

/** What can be paid ahead here, by id. */
interface Offers {
  facials: string;
  peels: string;
  bank: string;
  club: string;
}

/** Puts packages, banked units and a membership on offer. */
function offerAhead(stage: Stage, shelf: Shelf, at: number): Offers {
  const { tx } = stage;
  const { service, product } = shelf;
  const put = (offer: Parameters<typeof AddOfferInput.parse>[0]): string =>
    stage.play(at, 'owner', 'catalog.addOffer', (act) => createOffer(tx, act, AddOfferInput.parse(offer))).id;
  return {
    facials: put({
      kind: 'package',
      name: 'Three hydrating facials',
      priceCents: 420_00,
      validDays: 365,
      shareable: true,
      contents: [{ serviceId: service.facial, quantity: 3000 }],
    }),
    peels: put({
      kind: 'package',
      name: 'Peel duo',
      description: 'Two weeks apart, before the summer',
      priceCents: 310_00,
      validDays: 40,
      contents: [{ serviceId: service.peel, quantity: 2000 }],
    }),
    bank: put({
      kind: 'units',
      name: 'Bank 80 units',
      priceCents: 960_00,
      contents: [{ productId: product.serenox, quantity: 80_000 }],
    }),
    club: put({
      kind: 'membership',
      name: 'Rose circle',
      description: 'A facial every month, and everything else for less',
      priceCents: 139_00,
      intervalMonths: 1,
      memberDiscount: 100_000,
      rollOver: true,
      freezeDays: 60,
      minimumPeriods: 3,
      noticeDays: 14,
      contents: [{ serviceId: service.facial, quantity: 1000 }],
    }),
  };
}

/**
 * What patients pay ahead. Who is at the till now has units in the bank, who waits for a peel has paid two, who is being treated
 * is a member; facials were bought with the first of them, deposits taken for what is to come, and a gift card is half used.
 */
export function payAhead(stage: Stage, shelf: Shelf, visits: readonly PlannedVisit[], begins: number): void {
  const { tx, now, zone } = stage;
  const offers = offerAhead(stage, shelf, begins);
  const today = dateOf(now, zone);
  const noon = (ahead: number): number => instantAt(addDays(today, ahead), 12 * 60 + 5, zone);
  const inOrder = visits.toSorted((a, b) => Math.abs(a.startsAt - now) - Math.abs(b.startsAt - now));
  /** The patient of the visit that is nearest to now. */
  const nearest = (fates: ReadonlyArray<PlannedVisit['fate']>, key?: ServiceKey): string | undefined =>
    inOrder.find(({ fate, services }) => fates.includes(fate) && (key === undefined || services.includes(key)))?.patient
      .id;
  const sell = (at: number, patientId: string | undefined, offerId: string): void => {
    if (patientId !== undefined)
      stage.plan(at, () => {
        buy(stage, at, patientId, (act, cart) => addOffer(tx, act, { ...edit(cart), offerId }));
      });
  };
  sell(noon(-15), nearest(['unpaid', 'expected'], 'frown'), offers.bank);
  sell(noon(-18), nearest(['arrived', 'expected'], 'peel'), offers.peels);
  sell(noon(-20), nearest(['inTreatment', 'expected'], 'upperFace'), offers.club);
  sell(noon(-5), nearest(['expected'], 'facial'), offers.facials);
  for (const visit of visits.filter(({ fate, services }) => fate === 'done' && services[0] === 'facial').slice(0, 3))
    sell(visit.startsAt + minute, visit.patient.id, offers.facials);
  stage.plan(noon(-1), () => takeDeposits(stage, noon(-1), visits));
  giveACard(stage, shelf, nearest(['roomed', 'expected'], 'lips'), noon(-9), noon(-4) + hour / 2);
}

const edit = (cart: CartOutput) => ({ cartId: cart.id, expectedVersion: cart.version });

/** A sale of a patient at the counter; `fill` puts on it what is bought. */
function buy(stage: Stage, at: number, patientId: string, fill: (act: Act, cart: CartOutput) => CartOutput) {
  return stage.play(at, 'frontDesk', 'till.finish', (act) =>
    settle(stage, act, fill(act, newCart(stage.tx, act, { patientId }))),
  );
}

/** What the clinic asks to be laid down, for three of the visits that are booked by then. */
function takeDeposits(stage: Stage, at: number, visits: readonly PlannedVisit[]): void {
  const { tx } = stage;
  let taken = 0;
  for (const { appointmentId, patient, bookedAt, fate } of visits) {
    if (taken === 3) return;
    if (fate !== 'expected' || appointmentId === undefined || bookedAt >= at) continue;
    const cents = depositDue(tx, appointmentId);
    if (cents === 0) continue;
    buy(stage, at, patient.id, (act, cart) => addDeposit(tx, act, { ...edit(cart), appointmentId, cents }));
    taken += 1;
  }
}

/** A gift card somebody was given: it stands on their page, and some of it is used. */
function giveACard(stage: Stage, shelf: Shelf, patientId: string | undefined, boughtAt: number, usedAt: number): void {
  if (patientId === undefined) return;
  const { tx } = stage;
  let cardId = '';
  stage.plan(boughtAt, () => {
    const sold = buy(stage, boughtAt, patientId, (act, cart) =>
      addGiftCard(tx, act, { ...edit(cart), cents: 150_00, code: null }),
    );
    cardId = sold.storedValueIds[0] ?? '';
    stage.play(boughtAt + minute, 'frontDesk', 'billing.paidAhead.bindCard', (act) =>
      bindCard(tx, act, { id: cardId, expectedVersion: storedValue(tx, cardId).version, patientId }),
    );
  });
  stage.plan(usedAt, () => {
    buy(stage, usedAt, patientId, (act, cart) => {
      const filled = addProduct(tx, act, { ...edit(cart), productId: shelf.product.sunscreen, quantity: 1000 });
      return addTender(
        tx,
        act,
        { ...edit(filled), kind: 'giftCard', storedValueId: cardId, cents: filled.dueCents },
        () => undefined,
      );
    });
  });
}
