import type { Client, TestClinic } from '../harness.ts';
import { fillShelf, receiveVials, type Shelf } from '../inventory/stockClinic.ts';

/** A visit of this morning: toxin by the unit (with consent), filler by the area, and a facial at a flat price. */
export interface Scene {
  clinic: TestClinic;
  owner: Client;
  injector: Client;
  desk: Client;
  keeper: Client;
  shelf: Shelf;
  patientId: string;
  appointmentId: string;
  toxinLine: string;
  fillerLine: string;
  facialLine: string;
  vial: { id: string; code: string };
  syringe: { id: string; code: string };
}

export type LineKey = 'toxin' | 'filler' | 'facial';

/** Sets the scene with the services asked for; the vial is reconstituted (4 U in 0.1 mL). */
export async function setScene(clinic: TestClinic, wanted: readonly LineKey[] = ['toxin']): Promise<Scene> {
  const [owner, injector, desk, keeper] = await Promise.all([
    clinic.as('owner'),
    clinic.as('injector'),
    clinic.as('frontDesk'),
    clinic.as('stockKeeper'),
  ]);
  const shelf = await fillShelf(clinic, keeper);
  const service = async (name: string, change: object): Promise<string> => {
    const fields = {
      name,
      category: 'Injectables',
      durationMinutes: 30,
      pricing: 'flat',
      priceCents: 10_000,
      ...change,
    } as const;
    return (await owner.catalog.addService.mutate(fields)).id;
  };
  const services: Record<LineKey, string> = {
    toxin: await service('Botox forehead', {
      pricing: 'perUnit',
      priceCents: 1400,
      productId: shelf.botox,
      estimatedQuantity: 20_000,
    }),
    filler: await service('Voluma by area', {
      pricing: 'perArea',
      priceCents: 35_000,
      productId: shelf.filler,
      estimatedQuantity: 1000,
    }),
    facial: await service('Signature facial', {}),
  };
  await owner.consents.addTemplate.mutate({
    name: 'Toxin',
    title: 'Consent to {service}',
    body: 'I, {patient}, agree to {service} by {provider}.',
    serviceIds: [services.toxin],
  });
  const patient = await desk.patients.create.mutate({
    givenName: 'Petra',
    familyName: 'Patient',
    birthDate: '1980-02-03',
  });
  const providerId = clinic.ids.staff.injector;
  const booked = await desk.scheduling.book.mutate({
    patientId: patient.id,
    startsAt: Date.UTC(2026, 2, 10, 14, 0),
    lines: wanted.map((key) => ({ serviceId: services[key], providerId })),
  });
  const lineOf = (key: LineKey): string => booked.lines.find((line) => line.serviceId === services[key])?.id ?? '';
  const arrived = await desk.scheduling.advance.mutate({
    appointmentId: booked.id,
    to: 'arrived',
    expectedVersion: booked.version,
  });
  await injector.scheduling.advance.mutate({
    appointmentId: booked.id,
    to: 'inTreatment',
    expectedVersion: arrived.version,
  });
  const [vial] = (await receiveVials(keeper, shelf, shelf.botox, { lot: 'BTX1' })).containers;
  const [syringe] = (await receiveVials(keeper, shelf, shelf.filler, { lot: 'FIL1', costCents: 30_000 })).containers;
  if (!vial || !syringe) throw new Error('The delivery is empty.');
  await injector.inventory.open.mutate({ containerId: vial.id, diluentMl: 2500, expectedVersion: 1 });
  return {
    clinic,
    owner,
    injector,
    desk,
    keeper,
    shelf,
    patientId: patient.id,
    appointmentId: booked.id,
    toxinLine: lineOf('toxin'),
    fillerLine: lineOf('filler'),
    facialLine: lineOf('facial'),
    vial,
    syringe,
  };
}

/** The patient signs the consent of the toxin line. */
export async function consent(scene: Scene): Promise<void> {
  const { lines } = await scene.desk.consents.forVisit.query({ appointmentId: scene.appointmentId });
  const need = lines.find((line) => line.serviceLineId === scene.toxinLine)?.consents[0];
  if (!need) throw new Error('The toxin line asks for a consent.');
  const asked = { serviceLineId: scene.toxinLine, editionId: need.editionId };
  const shown = await scene.desk.consents.preview.query(asked);
  const stroke = Array.from({ length: 20 }, (_, at): [number, number] => [20 + at * 15, 60 + (at % 5) * 8]);
  await scene.desk.consents.sign.mutate({
    ...asked,
    shownHash: shown.hash,
    signedName: 'Petra Patient',
    strokes: { width: 400, height: 120, strokes: [stroke] },
  });
}

/** Opens the chart and places points of the toxin, `units` each. */
export async function chart(
  scene: Scene,
  units: readonly number[],
  lineId = scene.toxinLine,
  productId = scene.shelf.botox,
): Promise<string> {
  const { encounterId } = await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
  for (const [index, quantity] of units.entries())
    await scene.injector.charting.addPoint.mutate({
      encounterId,
      serviceLineId: lineId,
      view: 'front',
      x: 0.3 + index / 10,
      y: 0.25,
      area: index % 2 === 0 ? 'Forehead' : 'Glabella',
      productId,
      quantity: Math.round(quantity * 1000),
    });
  return encounterId;
}

export function drawToxin(scene: Scene, units: number) {
  return scene.injector.charting.draw.mutate({
    serviceLineId: scene.toxinLine,
    containerId: scene.vial.id,
    quantity: units * 1000,
  });
}

export function shown(scene: Scene) {
  return scene.injector.charting.encounter.query({ appointmentId: scene.appointmentId });
}

type Answers = Partial<Parameters<Client['charting']['sign']['mutate']>[0]>;

/** Signs the chart as it stands now. */
export async function sign(scene: Scene, answers: Answers = {}, client: Client = scene.injector) {
  const { encounter, seenIds } = await shown(scene);
  if (!encounter) throw new Error('No chart is open.');
  return client.charting.sign.mutate({
    encounterId: encounter.id,
    expectedVersion: encounter.version,
    seenIds,
    ...answers,
  });
}

export async function charges(scene: Scene) {
  const { charges: rows } = await scene.desk.billing.charges.query({ appointmentId: scene.appointmentId });
  return rows.map(({ serviceLineId, state, chartedQuantity, goodsCents, cancelReason }) => ({
    line: serviceLineId === scene.toxinLine ? 'toxin' : serviceLineId === scene.fillerLine ? 'filler' : 'facial',
    state,
    chartedQuantity,
    goodsCents,
    cancelReason,
  }));
}

export async function check(scene: Scene) {
  const answer = await scene.desk.billing.check.query({ appointmentId: scene.appointmentId });
  return { blocked: answer.blocked, problems: answer.lines.flatMap((line) => line.problems) };
}

/** Pays the visit on the card terminal. */
export async function pay({ desk, appointmentId }: Scene): Promise<void> {
  await desk.till.openDrawer.mutate({ openingCount: { '10000': 1 } });
  const cart = await desk.till.cartFor.mutate({ appointmentId });
  const card = { kind: 'cardTerminal', cents: cart.dueCents } as const;
  const paid = await desk.till.addTender.mutate({ cartId: cart.id, ...card, expectedVersion: cart.version });
  await desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version, printReceipt: false });
}
