import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { fillShelf, receiveVials } from '../inventory/stockClinic.ts';
import { clock, type Scene, scene, today } from './scene.ts';

describe.each(['process', 'http'] as const)('the waitlist, by %s', (via) => {
  let s: Scene;
  const at = (time: string): number => clock(today, time);
  beforeAll(async () => void (s = await scene(via)));
  afterAll(() => s.clinic.close());
  const provider = (): string => s.clinic.ids.staff.injector;
  const fitsAt = async (time: string, until?: string) =>
    s.desk.scheduling.waitlistFits.query({
      providerId: provider(),
      from: at(time),
      ...(until ? { until: at(until) } : {}),
    });

  it('finds who fits a gap: by length, provider, days and time of day', async () => {
    const add = (patientId: string, wish: object) =>
      s.desk.scheduling.addToWaitlist.mutate({ patientId, serviceIds: [s.consult], ...wish });
    const ann = await add(s.ann, { note: 'Wedding in May' });
    await add(s.bob, { serviceIds: [s.consult, s.peel], priority: 'high' });
    await add(s.bob, { dayparts: ['evening'] });
    await add(s.bob, { weekdays: [5] });
    await add(s.bob, { providerId: s.clinic.ids.staff.injector2 });
    // taken from 11:00 on: the gap before it has an hour, and two services take 100 minutes
    await s.desk.scheduling.book.mutate({
      patientId: s.bob,
      startsAt: at('11:00'),
      lines: [{ serviceId: s.consult, providerId: provider() }],
    });
    const short = await fitsAt('10:00');
    expect(short.gap.until).toBe(at('11:00'));
    expect(short.fits.map((fit) => [fit.entry.id, fit.startsAt, fit.endsAt])).toEqual([
      [ann.id, at('10:00'), at('10:40')],
    ]);
    const long = await fitsAt('13:00');
    expect(long.fits.map((fit) => [fit.entry.patientName, fit.entry.minutes])).toEqual([
      ['Bob Moss', 100],
      ['Ann Lee', 40],
    ]);
    expect((await fitsAt('13:00', '13:00')).fits).toEqual([]);
    // the shift ends at six: a hundred minutes do not fit any more, and nothing does afterwards
    const late = await fitsAt('17:00');
    expect(late.gap.until).toBe(at('18:00'));
    expect(late.fits.map((fit) => [fit.entry.patientName, fit.entry.minutes])).toEqual([
      ['Ann Lee', 40],
      ['Bob Moss', 40],
    ]);
    expect((await fitsAt('18:00')).gap.until).toBe(at('18:00'));
  });

  it('ranks who would save the units of an open vial before who has waited longer', async () => {
    const keeper = await s.clinic.as('stockKeeper');
    const shelf = await fillShelf(s.clinic, keeper);
    const botox = await s.owner.catalog.addService.mutate({
      name: 'Frown lines',
      category: 'Injectables',
      durationMinutes: 20,
      pricing: 'perUnit',
      priceCents: 1400,
      productId: shelf.botox,
      estimatedQuantity: 20_000,
    });
    const cleo = await s.desk.patients.create.mutate({ givenName: 'Cleo', familyName: 'Ray', phone: '212 555 0188' });
    await s.desk.scheduling.addToWaitlist.mutate({ patientId: cleo.id, serviceIds: [botox.id] });
    const before = await fitsAt('15:00');
    expect(before.fits.map((fit) => fit.entry.patientName)).toEqual(['Bob Moss', 'Ann Lee', 'Cleo Ray']);
    const [vial] = (await receiveVials(keeper, shelf, shelf.botox, { lot: 'BTX1' })).containers;
    const injector = await s.clinic.as('injector');
    await injector.inventory.open.mutate({ containerId: vial?.id ?? '', diluentMl: 2500, expectedVersion: 1 });
    const { fits } = await fitsAt('15:00');
    expect(fits.map((fit) => fit.entry.patientName)).toEqual(['Bob Moss', 'Cleo Ray', 'Ann Lee']);
    expect(fits[1]?.vial).toMatchObject({ quantity: 20_000, unit: 'U' });
    expect(fits[2]?.vial).toBeNull();
  });

  it('notes what was offered and what came of it, and asks who turned a time down last', async () => {
    const [first] = (await fitsAt('15:00')).fits;
    if (!first) throw new Error('Nobody fits.');
    const wish = { entryId: first.entry.id, providerId: provider(), startsAt: first.startsAt };
    const offer = await s.desk.scheduling.offerWaitlist.mutate(wish);
    const answer = { offerId: offer.id, outcome: 'declined' as const, expectedVersion: 1 };
    await s.desk.scheduling.answerOffer.mutate(answer);
    expect((await refusalOf(s.desk.scheduling.answerOffer.mutate(answer))).code).toBe('CHANGED_ELSEWHERE');
    const { fits } = await fitsAt('15:00');
    expect(fits.at(-1)?.entry).toMatchObject({ patientName: 'Bob Moss', offers: [{ outcome: 'declined' }] });
  });

  it('books an entry, which then no longer waits, and takes it back', async () => {
    const [fit] = (await fitsAt('15:00')).fits;
    if (!fit) throw new Error('Nobody fits.');
    const booked = await s.desk.scheduling.bookWaitlist.mutate({
      entryId: fit.entry.id,
      providerId: provider(),
      startsAt: fit.startsAt,
      expectedVersion: fit.entry.version,
    });
    const { appointment, patient } = await s.desk.scheduling.visit.query({ appointmentId: booked.appointmentId });
    expect([appointment.startsAt, patient.name]).toEqual([at('15:00'), 'Cleo Ray']);
    const waiting = async () => (await s.desk.scheduling.waitlist.query({})).entries.map((row) => row.patientName);
    expect(await waiting()).not.toContain('Cleo Ray');
    const again = s.desk.scheduling.bookWaitlist.mutate({
      entryId: fit.entry.id,
      providerId: provider(),
      startsAt: at('16:00'),
      expectedVersion: booked.version,
    });
    expect((await refusalOf(again)).sentence).toMatch(/no longer waiting/);
    await s.desk.scheduling.cancel.mutate({
      appointmentId: booked.appointmentId,
      reason: 'Booked by mistake',
      expectedVersion: booked.appointmentVersion,
    });
    await s.desk.scheduling.endWaitlist.mutate({
      entryId: fit.entry.id,
      ended: false,
      expectedVersion: booked.version,
    });
    expect(await waiting()).toContain('Cleo Ray');
  });

  it('is changed by who saw it as it is, and ends by itself', async () => {
    const { entries } = await s.desk.scheduling.waitlist.query({});
    const row = entries.find((entry) => entry.patientName === 'Ann Lee');
    if (!row) throw new Error('Ann does not wait.');
    const change = {
      entryId: row.id,
      serviceIds: [s.peel],
      expiresOn: row.expiresOn,
      weekdays: [2],
      expectedVersion: row.version,
    };
    await s.desk.scheduling.changeWaitlist.mutate(change);
    expect((await refusalOf(s.desk.scheduling.changeWaitlist.mutate(change))).code).toBe('CHANGED_ELSEWHERE');
    const past = { ...change, expiresOn: '2026-03-01', expectedVersion: row.version + 1 };
    expect((await refusalOf(s.desk.scheduling.changeWaitlist.mutate(past))).sentence).toMatch(/later day/);
    const changed = (await s.desk.scheduling.waitlist.query({})).entries.find((entry) => entry.id === row.id);
    expect([changed?.services[0]?.name, changed?.weekdays, changed?.minutes]).toEqual(['Peel', [2], 60]);
    expect(changed?.expiresOn).toBe('2026-05-09');
    s.clinic.clock.advance(61 * 86_400_000);
    const later = await s.clinic.as('frontDesk');
    expect((await later.scheduling.waitlist.query({})).entries).toEqual([]);
  });
});
