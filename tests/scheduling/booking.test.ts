import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { clock, type Scene, scene, today } from './scene.ts';

describe.each(['process', 'http'] as const)('booking, %s', (via) => {
  let s: Scene;
  const at = (time: string): number => clock(today, time);
  beforeAll(async () => void (s = await scene(via)));
  afterAll(() => s.clinic.close());

  it('takes provider and room, and says who is in the way', async () => {
    const provider = s.clinic.ids.staff.injector;
    const booked = await s.desk.scheduling.book.mutate({
      patientId: s.ann,
      startsAt: at('10:00'),
      lines: [
        { serviceId: s.consult, providerId: provider },
        { serviceId: s.peel, providerId: provider },
      ],
      note: 'First visit',
    });
    expect(booked).toMatchObject({ state: 'booked', version: 1, startsAt: at('10:00'), endsAt: at('11:40') });
    expect(booked.lines.map((line) => [line.startsAt, line.endsAt, line.roomId])).toEqual([
      [at('10:00'), at('10:40'), s.clinic.ids.rooms[0]],
      [at('10:40'), at('11:40'), s.clinic.ids.rooms[0]],
    ]);
    expect(booked.touched.map((row) => row.kind)).toEqual(['appointment', 'serviceLine', 'serviceLine']);
    const wish = { patientId: s.bob, lines: [{ serviceId: s.consult, providerId: provider }] };
    const refused = await refusalOf(s.desk.scheduling.book.mutate({ ...wish, startsAt: at('10:30') }));
    expect(refused.code).toBe('SLOT_TAKEN');
    expect(refused.details).toEqual({
      resource: 'staff',
      name: 'Ingrid Injector',
      from: at('10:00'),
      until: at('11:00'),
      free: [at('11:40'), at('12:00'), at('12:15')],
    });
    expect(refused.sentence).toBe(
      'Ingrid Injector is taken from 10:00 AM to 11:00 AM. Next free: 11:40 AM, 12:00 PM, 12:15 PM.',
    );
    for (const start of (refused.details?.['free'] ?? []) as number[]) {
      const tried = await s.desk.scheduling.book.mutate({ ...wish, startsAt: start });
      await s.desk.scheduling.cancel.mutate({ appointmentId: tried.id, reason: 'Only a try', expectedVersion: 1 });
    }
  });

  it('uses the provider while a treatment works by itself, but not the room', async () => {
    const provider = s.clinic.ids.staff.injector2;
    const [roomA, roomB] = s.clinic.ids.rooms as [string, string];
    const peel = await s.desk.scheduling.book.mutate({
      patientId: s.ann,
      startsAt: at('13:00'),
      lines: [{ serviceId: s.peel, providerId: provider, roomId: roomA }],
    });
    expect(peel.endsAt).toBe(at('14:00'));
    const short = await s.owner.catalog.addService.mutate({
      name: `Check ${via}`,
      category: 'Skin',
      pricing: 'flat',
      priceCents: 0,
      durationMinutes: 30,
    });
    const wish = { patientId: s.bob, startsAt: at('13:20') };
    const line = { serviceId: short.id, providerId: provider };
    const room = await refusalOf(s.desk.scheduling.book.mutate({ ...wish, lines: [{ ...line, roomId: roomA }] }));
    expect(room.details).toMatchObject({ resource: 'room', name: 'Room A', until: at('14:00') });
    const between = await s.desk.scheduling.book.mutate({ ...wish, lines: [line] });
    expect(between.lines[0]?.roomId).toBe(roomB);
    const full = await refusalOf(
      s.desk.scheduling.book.mutate({
        patientId: (await s.desk.patients.create.mutate({ givenName: 'Cleo', familyName: via })).id,
        startsAt: at('13:30'),
        lines: [{ serviceId: short.id, providerId: s.clinic.ids.staff.owner }],
      }),
    );
    expect(full.details).toMatchObject({ resource: 'room', name: 'Every room' });
  });

  it('never puts a patient in two places', async () => {
    const refused = await refusalOf(
      s.desk.scheduling.book.mutate({
        patientId: s.ann,
        startsAt: at('10:15'),
        lines: [{ serviceId: s.consult, providerId: s.clinic.ids.staff.owner }],
      }),
    );
    expect(refused.details).toMatchObject({
      resource: 'patient',
      name: 'Ann Lee',
      until: at('11:40'),
      free: [at('11:40'), at('12:00'), at('12:15')],
    });
  });

  it('asks before it books outside working hours', async () => {
    const wish = {
      patientId: s.bob,
      startsAt: at('20:00'),
      lines: [{ serviceId: s.consult, providerId: s.clinic.ids.staff.owner }],
    };
    const refused = await refusalOf(s.desk.scheduling.book.mutate(wish));
    expect(refused).toMatchObject({ code: 'NOT_NOW', details: { outsideHours: true, name: 'Olive Owner' } });
    expect(await s.desk.scheduling.book.mutate({ ...wish, outsideHours: true })).toMatchObject({
      startsAt: at('20:00'),
    });
  });

  it('refuses people without a column, services of the past and endless visits', async () => {
    const line = { serviceId: s.consult, providerId: s.clinic.ids.staff.frontDesk };
    expect(
      await refusalOf(s.desk.scheduling.book.mutate({ patientId: s.bob, startsAt: at('16:00'), lines: [line] })),
    ).toMatchObject({
      code: 'BAD_INPUT',
      sentence: 'Fran Desk does not take appointments. Choose another provider.',
    });
    const day = await s.owner.catalog.addService.mutate({
      name: `Long ${via}`,
      category: 'Skin',
      pricing: 'flat',
      priceCents: 0,
      durationMinutes: 400,
    });
    const lines = [0, 1].map(() => ({ serviceId: day.id, providerId: s.clinic.ids.staff.owner }));
    expect(
      (
        await refusalOf(
          s.desk.scheduling.book.mutate({ patientId: s.bob, startsAt: at('09:00'), lines, outsideHours: true }),
        )
      ).sentence,
    ).toMatch(/12 hours/);
    expect(
      (await refusalOf(s.desk.scheduling.book.mutate({ patientId: s.bob, startsAt: at('09:00') + 1, lines }))).code,
    ).toBe('BAD_INPUT');
    expect((await refusalOf(s.desk.scheduling.book.mutate({ patientId: s.bob, lines }))).sentence).toBe(
      'Choose a time.',
    );
  });

  it('lets a walk-in begin now', async () => {
    s.clinic.clock.advance(30_500);
    const walkIn = await s.desk.scheduling.book.mutate({
      patientId: s.bob,
      walkIn: true,
      lines: [{ serviceId: s.consult, providerId: s.clinic.ids.staff.owner }],
    });
    expect(walkIn).toMatchObject({ state: 'arrived', startsAt: at('09:00') });
    const board = await s.desk.scheduling.board.query({});
    expect(board.columns[0]?.entries.map((entry) => entry.patientName)).toEqual(['Bob Moss']);
  });

  it('finds openings before anything is refused', async () => {
    const { openings } = await s.desk.scheduling.openings.query({
      lines: [{ serviceId: s.consult, providerId: s.clinic.ids.staff.injector }],
      from: at('10:00'),
      count: 2,
    });
    expect(openings).toEqual(
      [at('11:40'), at('12:00')].map((startsAt) => ({ startsAt, providerIds: [s.clinic.ids.staff.injector] })),
    );
  });
});
