import { instantAt } from '../../electron/kernel/dates.ts';
import { type Client, type TestClinic, testClinic } from '../harness.ts';

export const zone = 'America/New_York';
/** A wall-clock time in the standard clinic. */
export const clock = (date: string, time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantAt(date, hours * 60 + minutes, zone);
};
/** Tuesday, as the standard clinic's clock stands. */
export const today = '2026-03-10';

export interface Scene {
  clinic: TestClinic;
  owner: Client;
  desk: Client;
  /** 30 minutes hands-on, 10 buffer. */
  consult: string;
  /** 20 hands-on, 30 processing, 10 buffer. */
  peel: string;
  ann: string;
  bob: string;
}

/** The standard clinic with two services and two patients. */
export async function scene(via: 'process' | 'http' = 'process'): Promise<Scene> {
  const clinic = await testClinic({ via });
  const owner = await clinic.as('owner');
  const desk = await clinic.as('frontDesk');
  const service = { category: 'Skin', pricing: 'flat' as const, priceCents: 10_000 };
  const consult = await owner.catalog.addService.mutate({
    ...service,
    name: 'Consultation',
    durationMinutes: 30,
    bufferMinutes: 10,
  });
  const peel = await owner.catalog.addService.mutate({
    ...service,
    name: 'Peel',
    durationMinutes: 20,
    processingMinutes: 30,
    bufferMinutes: 10,
  });
  const ann = await desk.patients.create.mutate({
    givenName: 'Ann',
    familyName: 'Lee',
    birthDate: '1985-03-17',
    phone: '(212) 555-0123',
  });
  const bob = await desk.patients.create.mutate({ givenName: 'Bob', familyName: 'Moss', phone: '212 555 0177' });
  return { clinic, owner, desk, consult: consult.id, peel: peel.id, ann: ann.id, bob: bob.id };
}
