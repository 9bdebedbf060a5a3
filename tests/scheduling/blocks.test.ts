import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayBounds } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { clock, type Scene, scene, today, zone } from './scene.ts';

const overlaps = `SELECT count(*) FROM occupancies a JOIN occupancies b ON a.resource_kind = b.resource_kind AND a.resource_id = b.resource_id
  AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at WHERE a.released = 0 AND b.released = 0`;

describe.each(['process', 'http'] as const)('blocks, %s', (via) => {
  let s: Scene;
  const at = (time: string, date = today): number => clock(date, time);
  beforeAll(async () => void (s = await scene(via)));
  afterAll(() => s.clinic.close());
  afterEach(() => {
    if (s.clinic.opened.store.read.raw.prepare(overlaps).pluck().get() !== 0) throw new Error('Taken twice.');
  });

  it('take a person: nobody is booked into a break, and a break is not put over anybody', async () => {
    const ingrid = s.clinic.ids.staff.injector;
    const lunch = { kind: 'break' as const, resources: [{ kind: 'staff' as const, id: ingrid }] };
    const { blocks } = await s.desk.scheduling.addBlock.mutate({
      ...lunch,
      startsAt: at('12:00'),
      endsAt: at('13:00'),
    });
    const wish = { patientId: s.ann, lines: [{ serviceId: s.consult, providerId: ingrid }] };
    const refused = await refusalOf(s.desk.scheduling.book.mutate({ ...wish, startsAt: at('12:30') }));
    expect(refused).toMatchObject({
      code: 'SLOT_TAKEN',
      sentence: 'Ingrid Injector is on a break from 12:00 PM to 1:00 PM. Next free: 1:00 PM, 1:15 PM, 1:30 PM.',
      details: { resource: 'staff', block: 'break', until: at('13:00') },
    });
    const booked = await s.desk.scheduling.book.mutate({ ...wish, startsAt: at('13:00') });
    const over = await refusalOf(
      s.desk.scheduling.moveBlock.mutate({ blockId: blocks[0]?.id ?? '', startsAt: at('12:30'), expectedVersion: 1 }),
    );
    expect(over).toMatchObject({
      code: 'SLOT_TAKEN',
      details: { appointments: [{ id: booked.id, patientName: 'Ann Lee' }], mayLieOver: false },
    });
    const moved = await s.desk.scheduling.moveBlock.mutate({
      blockId: blocks[0]?.id ?? '',
      startsAt: at('11:45'),
      expectedVersion: 1,
    });
    expect(moved.blocks[0]).toMatchObject({ startsAt: at('11:45'), endsAt: at('12:45'), version: 2 });
    const day = await s.desk.scheduling.day.query({ date: today });
    expect(day.blocks).toMatchObject([{ kind: 'break', resourceId: ingrid, startsAt: at('11:45') }]);
    expect(
      (await refusalOf(s.desk.scheduling.removeBlock.mutate({ blockId: blocks[0]?.id ?? '', expectedVersion: 1 })))
        .code,
    ).toBe('CHANGED_ELSEWHERE');
    await s.desk.scheduling.removeBlock.mutate({ blockId: blocks[0]?.id ?? '', expectedVersion: 2 });
    await s.desk.scheduling.move.mutate({ appointmentId: booked.id, startsAt: at('12:00'), expectedVersion: 1 });
    expect((await s.desk.scheduling.day.query({ date: today })).blocks).toEqual([]);
  });

  it('take rooms and devices, several at once or none of them', async () => {
    const laser = await s.owner.clinic.addDevice.mutate({ name: `Laser ${via}`, kind: 'laser' });
    const resources = [
      ...s.clinic.ids.rooms.map((id) => ({ kind: 'room' as const, id })),
      { kind: 'device' as const, id: laser.id },
    ];
    const times = { startsAt: at('08:00', '2026-03-12'), endsAt: at('20:00', '2026-03-12') };
    const painted = await s.desk.scheduling.addBlock.mutate({
      resources,
      kind: 'maintenance',
      reason: 'Painting',
      ...times,
    });
    expect(painted.blocks).toHaveLength(3);
    const again = await refusalOf(
      s.desk.scheduling.addBlock.mutate({
        resources: [{ kind: 'staff', id: s.clinic.ids.staff.owner }, ...resources],
        kind: 'other',
        ...times,
      }),
    );
    expect(again.sentence).toMatch(
      /^Room A is in maintenance from Thu, Mar 12, 8:00 AM|^Room A is in maintenance from 8:00 AM to 8:00 PM/,
    );
    const refused = await refusalOf(
      s.desk.scheduling.book.mutate({
        patientId: s.bob,
        startsAt: at('10:00', '2026-03-12'),
        lines: [{ serviceId: s.consult, providerId: s.clinic.ids.staff.owner }],
      }),
    );
    expect(refused.details).toMatchObject({ resource: 'room', name: 'Every room' });
    const day = await s.desk.scheduling.day.query({ date: '2026-03-12' });
    expect(day.blocks.map((block) => block.resourceKind)).toEqual(['room', 'room', 'device']);
    expect(day.devices).toMatchObject([{ id: laser.id, kind: 'laser' }]);
  });

  it('let time off lie over appointments, which keep their time until they are moved', async () => {
    const ivan = s.clinic.ids.staff.injector2;
    const first = '2026-03-16';
    const { from } = dayBounds(first, zone);
    const { until } = dayBounds(addDays(first, 4), zone);
    const booked = await s.desk.scheduling.book.mutate({
      patientId: s.bob,
      startsAt: at('10:00', '2026-03-17'),
      lines: [{ serviceId: s.consult, providerId: ivan }],
    });
    const leave = {
      resources: [{ kind: 'staff' as const, id: ivan }],
      kind: 'timeOff' as const,
      reason: 'Leave',
      startsAt: from,
      endsAt: until,
    };
    const refused = await refusalOf(s.desk.scheduling.addBlock.mutate(leave));
    expect(refused.details).toMatchObject({ mayLieOver: true, appointments: [{ id: booked.id, version: 1 }] });
    const { toMove, blocks } = await s.desk.scheduling.addBlock.mutate({ ...leave, overAppointments: true });
    expect(toMove.map(({ id }) => id)).toEqual([booked.id]);
    const week = await s.desk.scheduling.calendar.query({ from: first, until: addDays(first, 6) });
    expect(week.blocks).toMatchObject([{ id: blocks[0]?.id, startsAt: from, endsAt: until }]);
    const line = { serviceId: s.consult, providerId: ivan };
    const other = { patientId: s.ann, lines: [line], outsideHours: true };
    for (const time of ['09:00', '10:45', '22:00'])
      expect(
        (await refusalOf(s.desk.scheduling.book.mutate({ ...other, startsAt: at(time, '2026-03-17') }))).sentence,
      ).toMatch(/^Ivan Injector is away from Mon, Mar 16, 12:00 AM to Sat, Mar 21, 12:00 AM/);
    await s.desk.scheduling.move.mutate({
      appointmentId: booked.id,
      startsAt: at('10:00', '2026-03-23'),
      expectedVersion: 1,
    });
    const refilled = await refusalOf(s.desk.scheduling.book.mutate({ ...other, startsAt: at('10:00', '2026-03-17') }));
    expect(refilled.details).toMatchObject({ block: 'timeOff', name: 'Ivan Injector' });
    const short = await s.desk.scheduling.resizeBlock.mutate({
      blockId: blocks[0]?.id ?? '',
      startsAt: from,
      endsAt: dayBounds(first, zone).until,
      expectedVersion: 1,
    });
    expect(short.blocks[0]?.version).toBe(2);
    await s.desk.scheduling.book.mutate({ ...other, startsAt: at('10:00', '2026-03-17') });
  });

  it('hold against an undo: what was cancelled inside time off does not come back into it', async () => {
    const ivan = s.clinic.ids.staff.injector2;
    const day = '2026-03-25';
    const booked = await s.desk.scheduling.book.mutate({
      patientId: s.bob,
      startsAt: at('10:00', day),
      lines: [{ serviceId: s.consult, providerId: ivan }],
    });
    await s.desk.scheduling.addBlock.mutate({
      resources: [{ kind: 'staff', id: ivan }],
      kind: 'timeOff',
      startsAt: at('08:00', day),
      endsAt: at('20:00', day),
      overAppointments: true,
    });
    await s.desk.scheduling.cancel.mutate({ appointmentId: booked.id, reason: 'Away', expectedVersion: 1 });
    const undo = s.desk.scheduling.advance.mutate({ appointmentId: booked.id, to: 'booked', expectedVersion: 2 });
    expect((await refusalOf(undo)).details).toMatchObject({ block: 'timeOff' });
  });
});

describe('working hours', () => {
  it('of a date and holidays decide what is outside of them', async () => {
    const s = await scene();
    const { owner: olive, injector: ingrid } = s.clinic.ids.staff;
    const at = (time: string, date: string): number => clock(date, time);
    await s.owner.staff.setDateHours.mutate({
      staffId: olive,
      from: '2026-03-14',
      until: '2026-03-15',
      hours: [{ fromMinute: 600, untilMinute: 840 }],
      expectedVersion: 2,
    });
    const friday = { staffId: ingrid, from: '2026-03-13', until: '2026-03-13' };
    await s.owner.staff.setDateHours.mutate({ ...friday, hours: [], expectedVersion: 2 });
    const closed = await s.owner.clinic.closeDay.mutate({ date: '2026-03-12', name: 'Founders’ day' });
    const week = await s.desk.scheduling.calendar.query({ from: '2026-03-12', until: '2026-03-15' });
    expect(week.days.map(({ closed }) => closed)).toEqual(['Founders’ day', null, null, null]);
    const hours = (id: string) => week.providers.find((provider) => provider.id === id)?.hours;
    expect(hours(olive)).toEqual([
      { date: '2026-03-13', fromMinute: 540, untilMinute: 1080 },
      { date: '2026-03-14', fromMinute: 600, untilMinute: 840 },
      { date: '2026-03-15', fromMinute: 600, untilMinute: 840 },
    ]);
    expect(hours(ingrid)).toEqual([]);
    const book = (providerId: string, startsAt: number) =>
      s.desk.scheduling.book.mutate({ patientId: s.ann, startsAt, lines: [{ serviceId: s.consult, providerId }] });
    for (const call of [book(ingrid, at('10:00', '2026-03-13')), book(olive, at('10:00', '2026-03-12'))])
      expect((await refusalOf(call)).details).toMatchObject({ outsideHours: true });
    await book(olive, at('10:00', '2026-03-14'));
    await s.owner.clinic.reopenDay.mutate({ id: closed.id });
    expect((await refusalOf(s.owner.clinic.reopenDay.mutate({ id: closed.id }))).code).toBe('NOT_FOUND');
    await book(olive, at('10:00', '2026-03-12'));
    await s.owner.staff.setDateHours.mutate({ ...friday, hours: null, expectedVersion: 3 });
    await book(ingrid, at('10:00', '2026-03-13'));
    await s.clinic.close();
  });
});
