import type { Client } from '../visit/httpClient.ts';
import type { DayHouse } from './furnish.ts';
import type { Customer } from './plan.ts';

/** The vials of the day: one after the other, each dissolved when the one before is used up. */
export interface Vials {
  /** A vial with at least so much left, dissolved if need be. */
  with(quantity: number): Promise<string>;
}

export function vialsOf(injector: Client, house: DayHouse): Vials {
  let at = 0;
  return {
    async with(quantity) {
      for (; at < house.vialIds.length; at += 1) {
        const containerId = house.vialIds[at] ?? '';
        const { container } = await injector.inventory.container.query({ id: containerId });
        if (container.state === 'sealed')
          await injector.inventory.open.mutate({
            containerId,
            diluentMl: 2500,
            expectedVersion: container.version,
          });
        if (container.remaining >= quantity) return containerId;
      }
      throw new Error('The vials of the day are used up.');
    },
  };
}

/** Books a visit, brings the patient in, draws, charts and signs. Answers the visit and its patient. */
export async function careFor(
  desks: { reception: Client; injector: Client },
  house: DayHouse,
  customer: Customer,
  startsAt: number,
  vials: Vials,
): Promise<{ appointmentId: string; patientId: string }> {
  const { reception, injector } = desks;
  if (!customer.patient) throw new Error('Care is for patients.');
  const patient = await reception.patients.create.mutate({ ...customer.patient, allowDuplicate: true });
  const toxin = customer.errand === 'toxin';
  const booked = await reception.scheduling.book.mutate({
    patientId: patient.id,
    startsAt,
    lines: [
      {
        serviceId: toxin ? house.toxinServiceId : house.facialId,
        providerId: house.providerIds[customer.provider] ?? '',
      },
    ],
  });
  const [line] = booked.lines;
  if (!line) throw new Error('A booking has a line.');
  await reception.scheduling.advance.mutate({
    appointmentId: booked.id,
    to: 'arrived',
    expectedVersion: booked.version,
  });
  const { encounterId } = await injector.charting.open.mutate({ appointmentId: booked.id });
  if (toxin) {
    const containerId = await vials.with(customer.units);
    await injector.charting.draw.mutate({ serviceLineId: line.id, containerId, quantity: customer.units });
    await injector.charting.addPoint.mutate({
      encounterId,
      serviceLineId: line.id,
      view: 'front',
      x: 0.5,
      y: 0.36,
      area: 'Glabella',
      productId: house.toxinId,
      containerId,
      quantity: customer.units,
    });
  }
  const chart = await injector.charting.encounter.query({ appointmentId: booked.id });
  await injector.charting.sign.mutate({
    encounterId,
    expectedVersion: chart.encounter?.version ?? 0,
    seenIds: chart.seenIds,
  });
  return { appointmentId: booked.id, patientId: patient.id };
}
