import type { Client } from '../scripted/httpClient.ts';
import type { House } from './furnish.ts';
import type { Plan } from './plan.ts';

/** A visit on its way: who, when, and its one service line. */
export interface Visit {
  appointmentId: string;
  patientId: string;
  serviceLineId: string;
}

type Say = (step: string) => void;

/** The receptionist's part: the patient is looked for, taken in and booked. */
export async function book(reception: Client, house: House, plan: Plan, startsAt: number, say: Say): Promise<Visit> {
  const { givenName, familyName, birthDate, phone } = plan.patient;
  const before = await reception.patients.search.query({ text: phone });
  const patient = await reception.patients.create.mutate({
    givenName,
    familyName,
    birthDate,
    phone,
    allowDuplicate: before.patients.length > 0,
  });
  const found = await reception.patients.search.query({ text: `${familyName.slice(0, 4)} ${givenName.slice(0, 2)}` });
  if (!found.patients.some((row) => row.id === patient.id))
    throw new Error('The new patient is not found by the beginning of the name.');
  say(`${givenName} ${familyName} is patient ${patient.number}`);
  const booked = await reception.scheduling.book.mutate({
    patientId: patient.id,
    startsAt,
    lines: [{ serviceId: house.serviceId, providerId: house.injectorId }],
  });
  const [line] = booked.lines;
  if (!line) throw new Error('The booking has no service line.');
  say(`booked for ${new Date(booked.startsAt).toISOString()}`);
  return { appointmentId: booked.id, patientId: patient.id, serviceLineId: line.id };
}

/** Moves the visit on the board. */
export async function advance(client: Client, visit: Visit, to: 'arrived' | 'roomed' | 'inTreatment'): Promise<void> {
  const { appointment } = await client.scheduling.visit.query({ appointmentId: visit.appointmentId });
  await client.scheduling.advance.mutate({
    appointmentId: visit.appointmentId,
    to,
    expectedVersion: appointment.version,
  });
}

/** A signature drawn with a pointer: a few loops in a box. */
export const signature = {
  width: 600,
  height: 200,
  strokes: [
    Array.from({ length: 60 }, (_, i): [number, number] => [40 + i * 8, 100 + Math.round(Math.sin(i / 4) * 50)]),
    Array.from({ length: 12 }, (_, i): [number, number] => [60 + i * 30, 160]),
  ],
};

/** The consents the line asks for are read and signed. Returns the document of the last. */
export async function consent(reception: Client, visit: Visit, signedName: string): Promise<string> {
  const { lines } = await reception.consents.forVisit.query({ appointmentId: visit.appointmentId });
  let documentId = '';
  for (const need of lines.flatMap((line) => line.consents).filter((entry) => entry.required && !entry.signed)) {
    const shown = await reception.consents.preview.query({
      serviceLineId: need.serviceLineId,
      editionId: need.editionId,
    });
    const signed = await reception.consents.sign.mutate({
      serviceLineId: need.serviceLineId,
      editionId: need.editionId,
      shownHash: shown.hash,
      signedName,
      strokes: signature,
    });
    documentId = signed.documentId;
  }
  if (!documentId) throw new Error('The service asks for no consent.');
  return documentId;
}

/** The injector's part: draw from the scanned vial, chart the points, sign. `scan` returns what the scanner read. */
export async function treat(
  injector: Client,
  visit: Visit,
  house: House,
  plan: Plan,
  scan: () => Promise<string>,
  say: Say,
): Promise<void> {
  const chart = await injector.charting.open.mutate({ appointmentId: visit.appointmentId });
  const raw = await scan();
  const closed = await injector.inventory.container.query({ id: house.containerId });
  if (closed.container.state === 'sealed') {
    await injector.inventory.open.mutate({
      containerId: house.containerId,
      diluentMl: 2500,
      expectedVersion: closed.container.version,
    });
    say('vial dissolved in 2.5 mL');
  }
  const { container } = await injector.charting.scanForDraw.query({ serviceLineId: visit.serviceLineId, raw });
  const drawn = await injector.charting.draw.mutate({
    serviceLineId: visit.serviceLineId,
    containerId: container.id,
    quantity: plan.quantity,
  });
  say(
    `${plan.quantity / 1000} U drawn from ${container.code}, lot ${container.lotNumber}; ${drawn.remaining / 1000} U remain`,
  );
  for (const point of plan.points) {
    await injector.charting.addPoint.mutate({
      encounterId: chart.encounterId,
      serviceLineId: visit.serviceLineId,
      productId: house.toxinId,
      containerId: container.id,
      ...point,
    });
  }
  const note = await injector.charting.saveNote.mutate({
    encounterId: chart.encounterId,
    note: 'Softening of dynamic lines wished. Skin intact, no contraindication found. Tolerated well.',
    aftercare: 'No rubbing or lying down for four hours, no sport today.',
    expectedVersion: chart.version,
  });
  const seen = await injector.charting.encounter.query({ appointmentId: visit.appointmentId });
  await injector.charting.sign.mutate({
    encounterId: chart.encounterId,
    expectedVersion: note.version,
    seenIds: seen.seenIds,
  });
  say('chart signed');
}
