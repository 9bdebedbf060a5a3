import type { WriteTx } from '../../db/access.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import {
  type IssuedInvoice,
  issueInvoice,
  type SaleLine,
  type SaleTender,
} from '../../electron/billing/invoices/service.ts';
import type { Act } from '../../electron/kernel/act.ts';
import { dateOf } from '../../electron/kernel/dates.ts';
import type { CartOutput } from '../../electron/till/carts/schemas.ts';
import { type TillScene, tillScene, treat, visit } from '../till/scene.ts';

export interface AheadScene extends TillScene {
  facials: string;
  bank: string;
  club: string;
  plain: string;
}

/** The till's scene with a package of three facials, 40 banked units, a club with a facial a month and one with prices only. */
export async function aheadScene(via: 'process' | 'http' = 'process'): Promise<AheadScene> {
  const s = await tillScene(via);
  const offer = s.owner.catalog.addOffer.mutate;
  const [facials, bank, club, plain] = [
    await offer({
      kind: 'package',
      name: 'Three facials',
      priceCents: 300_00,
      validDays: 365,
      contents: [{ serviceId: s.facial, quantity: 3000 }],
    }),
    await offer({
      kind: 'units',
      name: 'Bank 40 units',
      priceCents: 440_00,
      contents: [{ productId: s.shelf.botox, quantity: 40_000 }],
    }),
    await offer({
      kind: 'membership',
      name: 'Glow club',
      priceCents: 150_00,
      intervalMonths: 1,
      memberDiscount: 100_000,
      freezeDays: 60,
      contents: [{ serviceId: s.facial, quantity: 1000 }],
    }),
    await offer({
      kind: 'membership',
      name: 'Price club',
      priceCents: 40_00,
      intervalMonths: 1,
      minimumPeriods: 3,
      prices: [{ serviceId: s.botoxService, priceCents: 11_00 }],
    }),
  ];
  return { ...s, facials: facials.id, bank: bank.id, club: club.id, plain: plain.id };
}

/** A facial that was done, and its cart at the till. */
export async function facialCart(s: AheadScene) {
  const of = await visit(s, [s.facial]);
  await treat(s, of, { drawn: 0, charted: 0 });
  return { ...of, cart: await s.desk.till.cartFor.mutate({ appointmentId: of.appointmentId }) };
}

/** Uses what is offered first of what was paid ahead, for the line it fits. */
export function payAheadFor(s: AheadScene, cart: CartOutput) {
  const use = cart.paidAhead.find((row) => row.itemId !== null && row.lineId !== null);
  return s.desk.till.useAhead.mutate({
    cartId: cart.id,
    expectedVersion: cart.version,
    storedValueId: use?.storedValueId ?? '',
    itemId: use?.itemId ?? '',
    lineId: use?.lineId ?? '',
  });
}

/** Does something as the owner in one transaction, as a job would. */
export function act<T>(s: TillScene, work: (tx: WriteTx, act: Act) => T): T {
  const actor = {
    staffId: s.clinic.ids.staff.owner,
    role: 'owner',
    stationId: s.clinic.ids.stationId,
    procedure: 'test.act',
  } as const;
  return actAs(s.clinic.opened, actor, work);
}

/** A line of something paid ahead, or of a treatment. */
export function line(of: Partial<SaleLine> & Pick<SaleLine, 'kind' | 'unitPriceCents'>): SaleLine {
  return {
    charge: null,
    productId: null,
    description: of.kind,
    unit: '',
    quantity: 1000,
    listPriceCents: null,
    priceReason: null,
    discountCents: 0,
    discountReason: null,
    taxClass: 'none',
    performedBy: null,
    lots: [],
    stock: null,
    ahead: null,
    ...of,
  };
}

/** Sells lines; without tenders it is paid by card. */
export function sell(
  s: TillScene,
  lines: readonly SaleLine[],
  options: { patientId?: string | null; tenders?: readonly Partial<SaleTender>[]; appointmentId?: string } = {},
): IssuedInvoice {
  const total = lines.reduce(
    (sum, row) => sum + Math.round((row.unitPriceCents * row.quantity) / 1000) - row.discountCents,
    0,
  );
  const tender = {
    kind: 'cardTerminal',
    cents: total,
    reference: null,
    storedValueId: null,
    itemId: null,
    quantity: null,
    line: null,
  } as const;
  return act(s, (tx, doing) =>
    issueInvoice(tx, doing, {
      patientId: options.patientId === undefined ? s.ann : options.patientId,
      appointmentId: options.appointmentId ?? null,
      businessDate: dateOf(doing.now, doing.zone),
      lines,
      taxExemption: null,
      tips: [],
      tenders: (options.tenders ?? [{}]).map((one) => ({ ...tender, ...one })),
      drawerSessionId: null,
    }),
  );
}

/** Sells an offer at its price. */
export function sellOffer(
  s: AheadScene,
  offerId: string,
  kind: 'package' | 'units' | 'membership',
  cents: number,
  title: string,
  discountCents = 0,
) {
  return sell(s, [
    line({
      kind,
      unitPriceCents: cents,
      description: title,
      discountCents,
      discountReason: discountCents === 0 ? null : 'Opening week',
      ahead: { offerId, code: null, appointmentId: null },
    }),
  ]);
}
