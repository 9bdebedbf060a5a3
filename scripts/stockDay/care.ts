import type { Client, Desk } from '../scripted/httpClient.ts';
import { advance, consent, type Visit } from '../visit/care.ts';
import type { StockPlan, Treatment } from './plan.ts';

/** What the treatments of the day go through. */
export interface TreatmentRoom {
  reception: Client;
  /** The two PCs, by number. */
  injectors: Readonly<Record<1 | 2, { desk: Desk; staffId: string }>>;
  serviceId: string;
  toxinId: string;
}

/** Books a patient who is there, lets them sign and brings them into the room. */
export async function receive(room: TreatmentRoom, treatment: Treatment, startsAt: number): Promise<Visit> {
  const { givenName, familyName, birthDate, phone } = treatment.patient;
  const patient = await room.reception.patients.create.mutate({
    givenName,
    familyName,
    birthDate,
    phone,
    allowDuplicate: true,
  });
  const booked = await room.reception.scheduling.book.mutate({
    patientId: patient.id,
    startsAt,
    lines: [{ serviceId: room.serviceId, providerId: room.injectors[treatment.station].staffId }],
  });
  const [line] = booked.lines;
  if (!line) throw new Error('A booking has a line.');
  const visit = { appointmentId: booked.id, patientId: patient.id, serviceLineId: line.id };
  await advance(room.reception, visit, 'arrived');
  await consent(room.reception, visit, `${givenName} ${familyName}`);
  await advance(room.injectors[treatment.station].desk.client, visit, 'inTreatment');
  return visit;
}

/** Scans the label, draws what is charted and what is spilled; returns the container. */
export async function draw(room: TreatmentRoom, treatment: Treatment, visit: Visit, label: string): Promise<string> {
  const { client } = room.injectors[treatment.station].desk;
  const { serviceLineId } = visit;
  const { container } = await client.charting.scanForDraw.query({ serviceLineId, raw: label });
  const quantity = sumOf(treatment.charted) + treatment.spilled;
  await client.charting.draw.mutate({ serviceLineId, containerId: container.id, quantity });
  return container.id;
}

/** Charts the points and signs; what was spilled is explained. */
export async function sign(
  room: TreatmentRoom,
  plan: StockPlan,
  treatment: Treatment,
  visit: Visit,
  containerId: string,
): Promise<void> {
  const { client } = room.injectors[treatment.station].desk;
  const { appointmentId, serviceLineId } = visit;
  const { encounterId } = await client.charting.open.mutate({ appointmentId });
  for (const [at, quantity] of treatment.charted.entries())
    await client.charting.addPoint.mutate({
      encounterId,
      serviceLineId,
      view: 'front',
      x: 0.36 + at * 0.05,
      y: 0.24,
      area: at % 2 === 0 ? 'Forehead' : 'Glabella',
      productId: room.toxinId,
      containerId,
      quantity,
    });
  const chart = await client.charting.encounter.query({ appointmentId });
  await client.charting.sign.mutate({
    encounterId,
    expectedVersion: chart.encounter?.version ?? 0,
    seenIds: chart.seenIds,
    reasons: treatment.spilled > 0 ? [{ serviceLineId, productId: room.toxinId, reason: plan.spillReason }] : [],
  });
}

/** Bills the visit and takes a card for it; what differs between chart, draw and bill is explained by who was there. */
export async function pay(room: TreatmentRoom, plan: StockPlan, treatment: Treatment, visit: Visit): Promise<void> {
  const { appointmentId } = visit;
  if (treatment.spilled > 0)
    await room.injectors[treatment.station].desk.client.billing.overrideCheck.mutate({
      appointmentId,
      serviceLineId: visit.serviceLineId,
      reason: plan.spillReason,
    });
  const cart = await room.reception.till.cartFor.mutate({ appointmentId });
  const tendered = await room.reception.till.addTender.mutate({
    cartId: cart.id,
    kind: 'cardTerminal',
    cents: cart.dueCents,
    reference: 'T-100',
    expectedVersion: cart.version,
  });
  await room.reception.till.finish.mutate({
    cartId: cart.id,
    expectedVersion: tendered.version,
    printReceipt: false,
  });
}

export function sumOf(quantities: readonly number[]): number {
  return quantities.reduce((sum, quantity) => sum + quantity, 0);
}
