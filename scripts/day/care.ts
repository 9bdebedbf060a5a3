import type { Client } from '../scripted/httpClient.ts';
import type { Customer } from './customers.ts';
import type { DayHouse } from './furnish.ts';

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

/** A visit that is booked. */
export interface Booked {
  appointmentId: string;
  lineId: string;
  version: number;
}

/** Books the treatment a customer comes for. */
export async function bookVisit(
  reception: Client,
  house: DayHouse,
  customer: Customer,
  patientId: string,
  startsAt: number,
): Promise<Booked> {
  const booked = await reception.scheduling.book.mutate({
    patientId,
    startsAt,
    lines: [
      {
        serviceId: customer.errand === 'toxin' ? house.toxinServiceId : house.facialId,
        providerId: house.providerIds[customer.provider] ?? '',
      },
    ],
  });
  const [line] = booked.lines;
  if (!line) throw new Error('A booking has a line.');
  return { appointmentId: booked.id, lineId: line.id, version: booked.version };
}

/** Brings the patient in, draws, charts and signs. */
export async function treatVisit(
  desks: { reception: Client; injector: Client },
  house: DayHouse,
  customer: Customer,
  visit: Booked,
  vials: Vials,
): Promise<void> {
  const { reception, injector } = desks;
  const { appointmentId, lineId: serviceLineId, version } = visit;
  await reception.scheduling.advance.mutate({ appointmentId, to: 'arrived', expectedVersion: version });
  const { encounterId } = await injector.charting.open.mutate({ appointmentId });
  if (customer.errand === 'toxin') {
    const containerId = await vials.with(customer.units);
    await injector.charting.draw.mutate({ serviceLineId, containerId, quantity: customer.units });
    await injector.charting.addPoint.mutate({
      encounterId,
      serviceLineId,
      view: 'front',
      x: 0.5,
      y: 0.36,
      area: 'Glabella',
      productId: house.toxinId,
      containerId,
      quantity: customer.units,
    });
  }
  const chart = await injector.charting.encounter.query({ appointmentId });
  await injector.charting.sign.mutate({
    encounterId,
    expectedVersion: chart.encounter?.version ?? 0,
    seenIds: chart.seenIds,
  });
}
