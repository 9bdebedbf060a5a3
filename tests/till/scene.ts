import { instantAt } from '../../electron/kernel/dates.ts';
import { type Client, type TestClinic, testClinic } from '../harness.ts';
import { fillShelf, receiveCreams, receiveVials, type Shelf } from '../inventory/stockClinic.ts';

export const today = '2026-03-10';
/** 20 U at $14.00. */
export const unitPriceCents = 1400;
/** 8.875 %. */
export const salesTax = 88_750;

export interface TillScene {
  clinic: TestClinic;
  owner: Client;
  injector: Client;
  desk: Client;
  keeper: Client;
  shelf: Shelf;
  botoxService: string;
  facial: string;
  ann: string;
  vial: { id: string };
  /** Minute of the day at which the next visit is booked. */
  nextMinute: number;
}

/** The standard clinic with a vial of 100 U, ten creams, two services, sales tax and an open drawer. */
export async function tillScene(
  via: 'process' | 'http' = 'process',
  options: { drawer?: boolean } = {},
): Promise<TillScene> {
  const clinic = await testClinic({ via });
  const [owner, injector, desk, keeper] = await Promise.all([
    clinic.as('owner'),
    clinic.as('injector'),
    clinic.as('frontDesk'),
    clinic.as('stockKeeper'),
  ]);
  const shelf = await fillShelf(clinic, keeper);
  const service = { category: 'Injectables', durationMinutes: 20, cosmetic: true } as const;
  const botox = await owner.catalog.addService.mutate({
    ...service,
    name: 'Botox',
    pricing: 'perUnit',
    priceCents: unitPriceCents,
    productId: shelf.botox,
    estimatedQuantity: 20_000,
  });
  const facial = await owner.catalog.addService.mutate({
    ...service,
    name: 'Facial',
    pricing: 'flat',
    priceCents: 12_000,
  });
  await owner.billing.setTaxRate.mutate({ taxClass: 'standard', name: 'Sales tax', rate: salesTax });
  const { containers } = await receiveVials(keeper, shelf, shelf.botox, { containers: 3 });
  await receiveCreams(keeper, shelf);
  const [vial] = containers;
  if (!vial) throw new Error('A delivery has containers.');
  await keeper.inventory.open.mutate({ containerId: vial.id, diluentMl: 2500, expectedVersion: vial.version });
  const ann = await desk.patients.create.mutate({ givenName: 'Ann', familyName: 'Lee', birthDate: '1985-03-17' });
  if (options.drawer ?? true) await desk.till.openDrawer.mutate({ openingCount: { '10000': 1, '2000': 5 } });
  return {
    clinic,
    owner,
    injector,
    desk,
    keeper,
    shelf,
    botoxService: botox.id,
    facial: facial.id,
    ann: ann.id,
    vial,
    nextMinute: 540,
  };
}

/** Books a visit of today and walks it to treatment. */
export async function visit(s: TillScene, services: readonly string[] = [s.botoxService]) {
  const startsAt = instantAt(today, s.nextMinute, 'America/New_York');
  s.nextMinute += 45;
  const booked = await s.desk.scheduling.book.mutate({
    patientId: s.ann,
    startsAt,
    lines: services.map((serviceId) => ({ serviceId, providerId: s.clinic.ids.staff.injector })),
  });
  const lines = booked.lines.map((line) => line.id);
  const [lineId] = lines;
  if (lineId === undefined) throw new Error('A visit has lines.');
  return { appointmentId: booked.id, lineId, lines };
}

export interface Care {
  /** Thousandths. */
  drawn?: number;
  charted?: number;
  sign?: boolean;
  reason?: string;
}

/** Draws, charts and signs Botox on the first line of a visit. */
export async function treat(
  s: TillScene,
  of: { appointmentId: string; lineId: string },
  care: Care = {},
): Promise<void> {
  const { drawn = 20_000, charted = 20_000, sign = true, reason } = care;
  const { encounterId } = await s.injector.charting.open.mutate({ appointmentId: of.appointmentId });
  if (drawn > 0)
    await s.injector.charting.draw.mutate({ serviceLineId: of.lineId, containerId: s.vial.id, quantity: drawn });
  if (charted > 0)
    await s.injector.charting.addPoint.mutate({
      encounterId,
      serviceLineId: of.lineId,
      view: 'front',
      x: 0.5,
      y: 0.25,
      area: 'Glabella',
      productId: s.shelf.botox,
      containerId: s.vial.id,
      quantity: charted,
    });
  if (!sign) return;
  const chart = await s.injector.charting.encounter.query({ appointmentId: of.appointmentId });
  await s.injector.charting.sign.mutate({
    encounterId,
    reasons: reason === undefined ? [] : [{ serviceLineId: of.lineId, productId: s.shelf.botox, reason }],
    expectedVersion: chart.encounter?.version ?? 0,
    seenIds: chart.seenIds,
  });
}

/** A visit treated with 20 U and its cart at the till. */
export async function treatedCart(s: TillScene, care?: Care) {
  const of = await visit(s);
  await treat(s, of, care);
  const cart = await s.desk.till.cartFor.mutate({ appointmentId: of.appointmentId });
  return { ...of, cart };
}

/** A cream for cash or on a card. */
export async function sellCream(s: TillScene, desk: Client, kind: 'cash' | 'cardTerminal', cents = 4899) {
  const cart = await desk.till.newCart.mutate({});
  const filled = await desk.till.addProduct.mutate({
    cartId: cart.id,
    productId: s.shelf.cream,
    expectedVersion: cart.version,
  });
  const paid = await desk.till.addTender.mutate({ cartId: cart.id, kind, cents, expectedVersion: filled.version });
  return desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version, printReceipt: false });
}

/** Cancels what waits for a printer that this clinic does not have. */
export async function cancelPages(desk: Client): Promise<void> {
  for (const job of (await desk.devices.jobs.query({ state: 'queued', limit: 100 })).jobs)
    await desk.devices.cancel.mutate({ jobId: job.id });
}
