import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { clock, type Scene, scene, today } from './scene.ts';

describe.each(['process', 'http'] as const)('what a service needs, %s', (via) => {
  let s: Scene;
  let lasers: string[];
  const at = (time: string, date = today): number => clock(date, time);
  const base = { category: 'Laser', pricing: 'flat' as const, priceCents: 20_000 };
  const book = (patientId: string, time: string, line: { serviceId: string; providerId: string; addOns?: string[] }) =>
    s.desk.scheduling.book.mutate({ patientId, startsAt: at(time), lines: [line] });

  beforeAll(async () => {
    s = await scene(via);
    lasers = [];
    for (const name of ['Laser 1', 'Laser 2'])
      lasers.push((await s.owner.clinic.addDevice.mutate({ name, kind: 'laser' })).id);
    await s.owner.clinic.addDevice.mutate({ name: 'Chair', kind: 'chair' });
  });
  afterAll(() => s.clinic.close());

  it('takes any device of the kind, and says when none is left', async () => {
    const { injector, injector2, owner } = s.clinic.ids.staff;
    const { id: serviceId } = await s.owner.catalog.addService.mutate({
      ...base,
      name: 'Resurfacing',
      durationMinutes: 30,
      processingMinutes: 20,
      finishingMinutes: 10,
      bufferMinutes: 15,
      deviceKind: 'laser',
    });
    const first = await book(s.ann, '09:00', { serviceId, providerId: injector });
    expect(first).toMatchObject({ endsAt: at('10:15'), lines: [{ deviceId: lasers[0], assistantId: null }] });
    const second = await book(s.bob, '09:00', { serviceId, providerId: injector2 });
    expect(second.lines[0]?.deviceId).toBe(lasers[1]);
    const cleo = (await s.desk.patients.create.mutate({ givenName: 'Cleo', familyName: via })).id;
    const rooms = await s.owner.clinic.addRoom.mutate({ name: 'Room C' });
    const refused = await refusalOf(book(cleo, '09:30', { serviceId, providerId: owner }));
    expect(refused.details).toMatchObject({ resource: 'device', name: 'Every device of the kind' });
    expect(refused.details).toMatchObject({ free: [at('10:00'), at('10:15'), at('10:30')] });
    // the device is free during the buffer, and the provider came back for the finishing
    const third = await book(cleo, '10:00', { serviceId, providerId: owner });
    expect(third.lines[0]).toMatchObject({ roomId: rooms.id, deviceId: lasers[0] });
    const day = await s.desk.scheduling.day.query({ date: today });
    const spans = day.appointments.find((row) => row.id === first.id)?.lines[0]?.spans ?? [];
    expect(spans.filter((span) => span.kind === 'staff').map((span) => [span.startsAt, span.endsAt])).toEqual([
      [at('09:00'), at('09:30')],
      [at('09:50'), at('10:15')],
    ]);
    const named = await refusalOf(
      s.desk.scheduling.move.mutate({
        appointmentId: third.id,
        startsAt: at('09:15'),
        deviceId: lasers[1] ?? '',
        expectedVersion: 1,
      }),
    );
    expect(named.details).toMatchObject({ resource: 'device', name: 'Laser 2' });
    const kept = await s.desk.scheduling.move.mutate({
      appointmentId: third.id,
      startsAt: at('10:15'),
      deviceId: lasers[1] ?? '',
      expectedVersion: 1,
    });
    expect(kept.lines[0]).toMatchObject({ deviceId: lasers[1], providerId: owner });
  });

  it('takes a second person of the role, who is not the provider', async () => {
    const { injector, injector2, owner, frontDesk } = s.clinic.ids.staff;
    const { id: serviceId } = await s.owner.catalog.addService.mutate({
      ...base,
      name: 'Thread lift',
      durationMinutes: 45,
      bufferMinutes: 15,
      assistant: 'injector',
    });
    const line = { serviceId, providerId: injector };
    const lift = await book(s.ann, '13:00', line);
    expect(lift.lines[0]).toMatchObject({ providerId: injector, assistantId: injector2 });
    const visit = await s.desk.scheduling.visit.query({ appointmentId: lift.id });
    expect(visit.lines[0]).toMatchObject({ providerName: 'Ingrid Injector', assistantName: 'Ivan Injector' });
    const consult = { serviceId: s.consult, providerId: injector2 };
    const busy = await refusalOf(book(s.bob, '13:30', consult));
    expect(busy.details).toMatchObject({ resource: 'staff', name: 'Ivan Injector', until: at('13:45') });
    await book(s.bob, '13:45', consult);
    const none = await refusalOf(
      s.desk.scheduling.move.mutate({ appointmentId: lift.id, startsAt: at('13:15'), expectedVersion: 1 }),
    );
    expect(none.details).toMatchObject({ resource: 'staff', name: 'Everyone who could assist' });
    expect(
      (
        await refusalOf(
          s.desk.scheduling.book.mutate({
            patientId: s.bob,
            startsAt: at('15:00'),
            lines: [{ ...line, assistantId: frontDesk }],
          }),
        )
      ).code,
    ).toBe('BAD_INPUT');
    // the assistant takes the provider's place: somebody else has to assist
    const moved = await s.desk.scheduling.move.mutate({
      appointmentId: lift.id,
      startsAt: at('15:00'),
      providerId: injector2,
      fromProviderId: injector,
      expectedVersion: 1,
    });
    expect(moved.lines[0]).toMatchObject({ providerId: injector2, assistantId: injector });
    const by = await s.desk.scheduling.move.mutate({
      appointmentId: lift.id,
      startsAt: at('15:15'),
      providerId: owner,
      fromProviderId: injector2,
      expectedVersion: 2,
    });
    expect(by.lines[0]).toMatchObject({ providerId: owner, assistantId: injector });
  });

  it('is performed by those who are listed, and offers its add-ons only', async () => {
    const { injector, owner } = s.clinic.ids.staff;
    const { id: numbing } = await s.owner.catalog.addService.mutate({
      ...base,
      name: 'Numbing cream',
      durationMinutes: 10,
      addOnOnly: true,
    });
    const { id: serviceId } = await s.owner.catalog.addService.mutate({
      ...base,
      name: 'Needling',
      durationMinutes: 30,
      providerIds: [owner],
      addOns: [{ serviceId: numbing, extraMinutes: 20 }],
    });
    const startsAt = at('10:00', '2026-03-17');
    const wish = (line: { serviceId: string; providerId: string; addOns?: string[] }) =>
      s.desk.scheduling.book.mutate({ patientId: s.ann, startsAt, lines: [line] });
    expect((await refusalOf(wish({ serviceId, providerId: injector }))).sentence).toBe(
      'Ingrid Injector does not perform Needling. Choose another provider.',
    );
    expect((await refusalOf(wish({ serviceId: numbing, providerId: owner }))).sentence).toMatch(
      /^Numbing cream is only/,
    );
    expect((await refusalOf(wish({ serviceId: s.consult, providerId: owner, addOns: [numbing] }))).sentence).toBe(
      'Numbing cream is not offered with Consultation. Choose another one.',
    );
    const booked = await wish({ serviceId, providerId: owner, addOns: [numbing] });
    expect(booked.lines.map((line) => [line.serviceId, line.startsAt, line.endsAt])).toEqual([
      [serviceId, startsAt, startsAt + 30 * 60_000],
      [numbing, startsAt + 30 * 60_000, startsAt + 50 * 60_000],
    ]);
    const visit = await s.desk.scheduling.visit.query({ appointmentId: booked.id });
    expect(visit.lines.map((line) => line.addOnTo)).toEqual([null, booked.lines[0]?.id]);
    const { services } = await s.desk.catalog.services.query({});
    expect(services.find((service) => service.id === serviceId)).toMatchObject({
      providerIds: [owner],
      addOns: [{ serviceId: numbing, extraMinutes: 20 }],
    });
    const to = s.desk.scheduling.move.mutate({
      appointmentId: booked.id,
      startsAt,
      providerId: injector,
      expectedVersion: 1,
    });
    expect((await refusalOf(to)).code).toBe('BAD_INPUT');
  });

  it('is looked for with any provider, in a part of the day, on chosen weekdays', async () => {
    const { injector, injector2, owner } = s.clinic.ids.staff;
    const { openings } = await s.desk.scheduling.openings.query({
      lines: [{ serviceId: s.consult }],
      from: at('09:00', '2026-03-11'),
      daypart: 'afternoon',
      weekdays: [4],
      count: 3,
      days: 30,
    });
    expect(openings.map(({ startsAt }) => startsAt)).toEqual(
      ['12:00', '12:15', '12:30'].map((time) => at(time, '2026-03-12')),
    );
    expect([injector, injector2, owner]).toContain(openings[0]?.providerIds[0]);
    const again = await s.desk.scheduling.openings.query({
      lines: [{ serviceId: s.consult }, { serviceId: s.peel, addOns: [] }],
      from: at('09:00', '2026-03-14'),
      count: 1,
    });
    expect(again.openings[0]?.startsAt).toBe(at('09:00', '2026-03-16'));
    expect(new Set(again.openings[0]?.providerIds).size).toBe(1);
  });

  it('is not changed by who did not see the latest change', async () => {
    const { services } = await s.owner.catalog.services.query({});
    const service = services.find((row) => row.id === s.consult);
    if (!service) throw new Error('No consultation.');
    const { position: _position, version, ...fields } = service;
    const change = { ...fields, finishingMinutes: 0, expectedVersion: version };
    await s.owner.catalog.updateService.mutate({ ...change, assistant: 'any' });
    expect((await refusalOf(s.owner.catalog.updateService.mutate(change))).code).toBe('CHANGED_ELSEWHERE');
  });
});
