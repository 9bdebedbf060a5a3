import type { Page } from 'playwright-core';
import { day } from '../../electron/kernel/dates.ts';
import type { Client } from '../harness.ts';
import { clock, today } from '../scheduling/scene.ts';
import { type TillScene, tillScene, treat } from '../till/scene.ts';

export interface FrontDesk extends TillScene {
  /** 30 minutes hands-on, 10 buffer. */
  consult: string;
  /** A laser, a second person, an add-on, and a deposit of 50.00. */
  resurfacing: string;
  numbing: string;
  laser: string;
  patients: Record<'mila' | 'noah' | 'ada' | 'long', string>;
}

/** The till's scene with what a front desk has to do with: equipment, a second person, add-ons, rules about time and deposits. */
export async function frontDesk(): Promise<FrontDesk> {
  const s = await tillScene('http');
  const { owner } = s;
  const { id: laser } = await owner.clinic.addDevice.mutate({ name: 'Fractional laser', kind: 'laser' });
  const service = { category: 'Skin', pricing: 'flat' as const, priceCents: 20_000, durationMinutes: 30 };
  const { id: numbing } = await owner.catalog.addService.mutate({
    ...service,
    name: 'Numbing cream',
    durationMinutes: 15,
    priceCents: 2500,
    addOnOnly: true,
  });
  const { id: resurfacing } = await owner.catalog.addService.mutate({
    ...service,
    name: 'Fractional resurfacing, full face',
    assistant: 'injector',
    deviceKind: 'laser',
    addOns: [{ serviceId: numbing, extraMinutes: 15 }],
    needsDeposit: true,
  });
  const { id: consult } = await owner.catalog.addService.mutate({
    ...service,
    name: 'Consultation',
    priceCents: 10_000,
    bufferMinutes: 10,
  });
  await owner.clinic.setPolicies.mutate({
    values: {
      'scheduling.deposit': { kind: 'flat', cents: 50_00 },
      'scheduling.noShowFee': { kind: 'percent', rate: 500_000 },
      'scheduling.lateCancelFee': { kind: 'flat', cents: 40_00 },
    },
    expectedVersion: 0,
  });
  s.clinic.clock.advance(60_000);
  const person = async (givenName: string, familyName: string, phone: string): Promise<string> =>
    (await s.desk.patients.create.mutate({ givenName, familyName, phone })).id;
  const patients = {
    mila: await person('Mila', 'Calendar', '212 555 0166'),
    noah: await person('Noah', 'Okonkwo', '212 555 0167'),
    ada: await person('Ada', 'Brightwater', '212 555 0169'),
    long: await person('Maximiliana-Theodora', 'von Hohenstein-Waldburg', '212 555 0168'),
  };
  return { ...s, consult, resurfacing, numbing, laser, patients };
}

/** Books as the front desk does, on the standard day or one `days` later. */
export function bookAt(
  s: FrontDesk,
  patientId: string,
  time: string,
  line: { serviceId: string; providerId?: string; addOns?: string[] },
  days = 0,
) {
  return s.desk.scheduling.book.mutate({
    patientId,
    startsAt: clock(today, time) + days * day,
    lines: [{ providerId: s.clinic.ids.staff.injector, ...line }],
  });
}

/** Somebody was treated this morning with a treatment that is due again in a week: a recall. */
export async function treatedThisMorning(s: FrontDesk): Promise<void> {
  const { services } = await s.owner.catalog.services.query({});
  const botox = services.find((row) => row.id === s.botoxService);
  if (!botox) throw new Error('There is no Botox.');
  const { id, version, position: _, ...fields } = botox;
  await s.owner.catalog.updateService.mutate({ ...fields, id, recallDays: 7, expectedVersion: version });
  const booked = await bookAt(s, s.patients.noah, '09:00', { serviceId: s.botoxService });
  await treat(s, { appointmentId: booked.id, lineId: booked.lines[0]?.id ?? '' });
}

/** What the calendar of a day says of an appointment now. */
export async function appointmentNow(desk: Client, id: string, date = today) {
  const { appointments } = await desk.scheduling.day.query({ date });
  return appointments.find((row) => row.id === id);
}

export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, path);
}
