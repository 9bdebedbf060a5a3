import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, minuteOfDay } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { clock, type Scene, scene, zone } from './scene.ts';

interface Dated {
  appointmentId: string;
  date: string;
  startsAt: number;
  clash: { sentence: string; free: number[] };
}

const datesIn = (refused: { details?: Record<string, unknown> }): Dated[] =>
  (refused.details?.['dates'] ?? []) as Dated[];

describe.each(['process', 'http'] as const)('a series, %s', (via) => {
  let s: Scene;
  const at = (time: string, date: string): number => clock(date, time);
  const weekly = (count: number) => ({ frequency: 'weekly' as const, every: 1, ends: { count } });
  beforeAll(async () => void (s = await scene(via)));
  afterAll(() => s.clinic.close());

  it('is shown before it is booked, date by date, and books all or nothing', async () => {
    const { injector: ingrid } = s.clinic.ids.staff;
    const lines = [{ serviceId: s.consult, providerId: ingrid }];
    const inTheWay = await s.desk.scheduling.book.mutate({
      patientId: s.bob,
      startsAt: at('09:00', '2026-10-27'),
      lines,
    });
    await s.owner.clinic.closeDay.mutate({ date: '2026-11-03', name: 'Election day' });
    const wish = { patientId: s.ann, lines, startsAt: at('09:00', '2026-10-20'), repeat: weekly(4) };
    const { dates } = await s.desk.scheduling.previewSeries.query(wish);
    expect(dates.map(({ date, startsAt, clash }) => [date, minuteOfDay(startsAt, zone), clash !== null])).toEqual([
      ['2026-10-20', 540, false],
      ['2026-10-27', 540, true],
      ['2026-11-03', 540, true],
      ['2026-11-10', 540, false],
    ]);
    expect(dates[1]?.clash).toMatchObject({
      outsideHours: false,
      free: [inTheWay.endsAt, at('10:00', '2026-10-27'), at('10:15', '2026-10-27')],
    });
    expect(dates[1]?.clash?.sentence).toMatch(/^Ingrid Injector is taken from 9:00 AM to 9:40 AM/);
    expect(dates[2]?.clash).toMatchObject({ outsideHours: true });
    const refused = await refusalOf(s.desk.scheduling.bookSeries.mutate(wish));
    expect(refused.sentence).toMatch(/^2 of 4 dates do not fit/);
    expect(datesIn(refused).map(({ date }) => date)).toEqual(['2026-10-27', '2026-11-03']);
    expect((await s.desk.scheduling.visits.query({ patientId: s.ann })).visits).toEqual([]);
    const series = await s.desk.scheduling.bookSeries.mutate({
      ...wish,
      choices: [
        { date: '2026-10-27', startsAt: inTheWay.endsAt },
        { date: '2026-11-03', startsAt: null },
      ],
    });
    expect(series.appointments.map((row) => row.startsAt)).toEqual([
      at('09:00', '2026-10-20'),
      at('09:40', '2026-10-27'),
      at('09:00', '2026-11-10'),
    ]);
  });

  it('is moved from one on, or as a whole, by the wall clock across the clock change', async () => {
    const { injector2: ivan } = s.clinic.ids.staff;
    const lines = [{ serviceId: s.consult, providerId: ivan }];
    const first = '2026-10-21';
    const { appointments } = await s.desk.scheduling.bookSeries.mutate({
      patientId: s.bob,
      lines,
      startsAt: at('09:00', first),
      repeat: weekly(5),
    });
    const [one, two] = appointments;
    if (!one || !two) throw new Error('Nothing was booked.');
    const members = async (): Promise<Array<{ id: string; version: number; startsAt: number }>> =>
      (await s.desk.scheduling.together.query({ appointmentId: one.id, of: 'series' })).members;
    const seen = async (from = 0) => (await members()).slice(from).map(({ id, version }) => ({ id, version }));
    const move = { appointmentId: two.id, of: 'series' as const };
    const stale = await seen();
    await s.desk.scheduling.moveTogether.mutate({
      ...move,
      scope: 'following',
      startsAt: at('10:30', addDays(first, 8)),
      seen: await seen(1),
    });
    expect((await members()).map((row) => row.startsAt)).toEqual([
      at('09:00', first),
      ...[8, 15, 22, 29].map((days) => at('10:30', addDays(first, days))),
    ]);
    const late = s.desk.scheduling.moveTogether.mutate({
      ...move,
      scope: 'all',
      startsAt: at('11:00', addDays(first, 8)),
      seen: stale,
    });
    expect((await refusalOf(late)).code).toBe('CHANGED_ELSEWHERE');
    const lunch = { startsAt: at('11:10', addDays(first, 15)), endsAt: at('12:10', addDays(first, 15)) };
    await s.desk.scheduling.addBlock.mutate({ resources: [{ kind: 'staff', id: ivan }], kind: 'break', ...lunch });
    const wish = { ...move, scope: 'all' as const, startsAt: at('11:00', addDays(first, 8)), seen: await seen() };
    const refused = await refusalOf(s.desk.scheduling.moveTogether.mutate(wish));
    const [clash] = datesIn(refused);
    expect(clash).toMatchObject({
      date: addDays(first, 15),
      clash: { free: [lunch.endsAt, at('12:30', addDays(first, 15)), at('12:45', addDays(first, 15))] },
    });
    const moved = await s.desk.scheduling.moveTogether.mutate({
      ...wish,
      choices: [{ appointmentId: clash?.appointmentId ?? '', startsAt: null }],
    });
    expect(moved.appointments).toHaveLength(4);
    expect((await members()).map((row) => row.startsAt)).toEqual([
      at('09:30', first),
      at('11:00', addDays(first, 8)),
      at('10:30', addDays(first, 15)),
      at('11:00', addDays(first, 22)),
      at('11:00', addDays(first, 29)),
    ]);
    const day = await s.desk.scheduling.day.query({ date: addDays(first, 8) });
    expect(day.appointments[0]?.seriesId).toBeTruthy();
    const cancelled = await s.desk.scheduling.cancelTogether.mutate({
      appointmentId: two.id,
      of: 'series',
      scope: 'following',
      seen: await seen(1),
      reason: 'Moves away',
    });
    expect(cancelled.appointments.map((row) => row.state)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    const open = (await s.desk.scheduling.together.query({ appointmentId: one.id, of: 'series' })).members;
    expect(open.map((row) => row.open)).toEqual([true, false, false, false, false]);
  });

  it('that would never end or never come again is refused', async () => {
    const wish = {
      patientId: s.ann,
      startsAt: at('15:00', '2026-04-07'),
      lines: [{ serviceId: s.consult, providerId: s.clinic.ids.staff.owner }],
    };
    const until = { frequency: 'weekly' as const, every: 1, ends: { until: '2031-01-01' } };
    expect((await refusalOf(s.desk.scheduling.previewSeries.query({ ...wish, repeat: until }))).sentence).toMatch(
      /60 appointments/,
    );
    const never = { ...until, ends: { until: '2026-04-08' } };
    expect((await refusalOf(s.desk.scheduling.bookSeries.mutate({ ...wish, repeat: never }))).sentence).toMatch(
      /does not repeat/,
    );
  });
});

describe.each(['process', 'http'] as const)('people who come together, %s', (via) => {
  let s: Scene;
  let cleo: string;
  const day = '2026-03-18';
  const at = (time: string, date = day): number => clock(date, time);
  beforeAll(async () => {
    s = await scene(via);
    cleo = (await s.desk.patients.create.mutate({ givenName: 'Cleo', familyName: 'Lee' })).id;
  });
  afterAll(() => s.clinic.close());

  it('are booked one after the other, moved and cancelled at once', async () => {
    const lines = [{ serviceId: s.consult, providerId: s.clinic.ids.staff.injector }];
    const group = await s.desk.scheduling.bookGroup.mutate({
      people: [s.ann, s.bob, cleo].map((patientId) => ({ patientId, lines })),
      startsAt: at('09:00'),
      arrangement: 'backToBack',
    });
    expect(group.appointments.map((row) => row.startsAt)).toEqual([at('09:00'), at('09:40'), at('10:20')]);
    const [first] = group.appointments;
    const of = { appointmentId: first?.id ?? '', of: 'group' as const };
    const seen = (await s.desk.scheduling.together.query(of)).members.map(({ id, version }) => ({ id, version }));
    const moved = await s.desk.scheduling.moveTogether.mutate({ ...of, scope: 'all', startsAt: at('09:20'), seen });
    expect(moved.appointments.map((row) => row.startsAt)).toEqual([at('09:20'), at('10:00'), at('10:40')]);
    const now = (await s.desk.scheduling.together.query(of)).members;
    expect(now.map((row) => row.patientName)).toEqual(['Ann Lee', 'Bob Moss', 'Cleo Lee']);
    await s.desk.scheduling.cancelTogether.mutate({
      ...of,
      scope: 'all',
      reason: 'Family is ill',
      seen: now.map(({ id, version }) => ({ id, version })),
    });
    expect(
      (await s.desk.scheduling.day.query({ date: day })).appointments.every((row) => row.state === 'cancelled'),
    ).toBe(true);
  });

  it('are booked side by side, each in a room, or not at all; a refusal offers times that fit all of them', async () => {
    const { injector, injector2, owner } = s.clinic.ids.staff;
    const people = [
      { patientId: s.ann, lines: [{ serviceId: s.consult, providerId: injector }] },
      { patientId: s.bob, lines: [{ serviceId: s.consult, providerId: injector2 }] },
    ];
    const pair = await s.desk.scheduling.bookGroup.mutate({ people, startsAt: at('13:00'), arrangement: 'sideBySide' });
    expect(pair.appointments.map((row) => [row.startsAt, row.lines[0]?.roomId])).toEqual(
      s.clinic.ids.rooms.map((room) => [at('13:00'), room]),
    );
    const three = [
      ...people.map((person, i) => ({ ...person, patientId: i ? cleo : s.bob })),
      { patientId: s.ann, lines: [{ serviceId: s.consult, providerId: owner }] },
    ];
    const tooMany = await refusalOf(
      s.desk.scheduling.bookGroup.mutate({ people: three, startsAt: at('15:00'), arrangement: 'sideBySide' }),
    );
    expect(tooMany).toMatchObject({ code: 'SLOT_TAKEN', details: { name: 'Every room', free: [] } });
    const after = await refusalOf(
      s.desk.scheduling.bookGroup.mutate({ people, startsAt: at('13:15'), arrangement: 'sideBySide' }),
    );
    expect(after.details).toMatchObject({ free: [at('13:40'), at('14:00'), at('14:15')] });
    const visits = await s.desk.scheduling.day.query({ date: day });
    expect(visits.appointments.filter((row) => row.state === 'booked')).toHaveLength(2);
  });
});
