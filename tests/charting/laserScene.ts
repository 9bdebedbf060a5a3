import type { Client, TestClinic } from '../harness.ts';

/** A visit for laser hair removal, priced by the area, its chart open; it begins at `hourUtc`. */
export interface LaserScene {
  owner: Client;
  injector: Client;
  desk: Client;
  laserId: string;
  appointmentId: string;
  encounterId: string;
  lineId: string;
  /** Books the same again two hours later, and opens its chart. */
  again: () => Promise<string>;
}

export async function laserVisit(clinic: TestClinic, hourUtc = 14): Promise<LaserScene> {
  const [owner, injector, desk] = await Promise.all([
    clinic.as('owner'),
    clinic.as('injector'),
    clinic.as('frontDesk'),
  ]);
  const laser = await owner.clinic.addDevice.mutate({ name: 'GentleMax', kind: 'Laser' });
  const service = await owner.catalog.addService.mutate({
    name: 'Laser hair removal',
    category: 'Laser',
    durationMinutes: 30,
    pricing: 'perArea',
    priceCents: 12_000,
    deviceKind: 'Laser',
    mapView: 'bodyFront',
  });
  const patient = await desk.patients.create.mutate({
    givenName: 'Lara',
    familyName: 'Laser',
    birthDate: '1980-02-03',
  });
  const book = async (hour: number): Promise<{ appointmentId: string; lineId: string; encounterId: string }> => {
    const booked = await desk.scheduling.book.mutate({
      patientId: patient.id,
      startsAt: Date.UTC(2026, 2, 10, hour, 0),
      lines: [{ serviceId: service.id, providerId: clinic.ids.staff.injector }],
    });
    const { encounterId } = await injector.charting.open.mutate({ appointmentId: booked.id });
    return { appointmentId: booked.id, lineId: booked.lines[0]?.id ?? '', encounterId };
  };
  const first = await book(hourUtc);
  const at = await desk.scheduling.visit.query({ appointmentId: first.appointmentId });
  const arrived = await desk.scheduling.advance.mutate({
    appointmentId: first.appointmentId,
    to: 'arrived',
    expectedVersion: at.appointment.version,
  });
  await injector.scheduling.advance.mutate({
    appointmentId: first.appointmentId,
    to: 'inTreatment',
    expectedVersion: arrived.version,
  });
  return {
    owner,
    injector,
    desk,
    laserId: laser.id,
    ...first,
    again: async () => (await book(hourUtc + 2)).appointmentId,
  };
}
