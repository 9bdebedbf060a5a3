import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actAs } from '../../electron/app/systemAct.ts';
import { advanceTo, serviceLine, setLineState, visitOf } from '../../electron/scheduling/service.ts';
import { refusalOf } from '../harness.ts';
import { clock, type Scene, scene, today } from './scene.ts';

describe('an appointment changes', () => {
  let s: Scene;
  const at = (time: string): number => clock(today, time);
  beforeAll(async () => void (s = await scene()));
  afterAll(() => s.clinic.close());
  const bookAt = (time: string, patientId: string, providerId = s.clinic.ids.staff.injector) =>
    s.desk.scheduling.book.mutate({ patientId, startsAt: at(time), lines: [{ serviceId: s.consult, providerId }] });

  it('is moved in time and to another provider, keeps its room if that is free, and moves back', async () => {
    const first = await bookAt('10:00', s.ann);
    const second = await bookAt('11:00', s.bob);
    const move = { appointmentId: second.id, expectedVersion: second.version };
    const refused = await refusalOf(s.desk.scheduling.move.mutate({ ...move, startsAt: at('10:20') }));
    expect(refused).toMatchObject({ code: 'SLOT_TAKEN', details: { name: 'Ingrid Injector', until: at('10:40') } });
    const other = s.clinic.ids.staff.injector2;
    const moved = await s.desk.scheduling.move.mutate({ ...move, startsAt: at('10:20'), providerId: other });
    expect(moved.lines[0]).toMatchObject({
      providerId: other,
      roomId: s.clinic.ids.rooms[1],
      startsAt: at('10:20'),
      endsAt: at('11:00'),
    });
    const stale = await refusalOf(s.desk.scheduling.move.mutate({ ...move, startsAt: at('15:00') }));
    expect(stale).toMatchObject({
      code: 'CHANGED_ELSEWHERE',
      details: { current: { version: 2, startsAt: at('10:20') } },
    });
    const back = await s.desk.scheduling.move.mutate({
      appointmentId: second.id,
      startsAt: at('11:00'),
      providerId: s.clinic.ids.staff.injector,
      expectedVersion: moved.version,
    });
    expect(back.lines[0]).toMatchObject({
      startsAt: at('11:00'),
      endsAt: at('11:40'),
      providerId: s.clinic.ids.staff.injector,
    });
    const own = await s.desk.scheduling.move.mutate({
      appointmentId: first.id,
      startsAt: at('10:05'),
      expectedVersion: 1,
    });
    expect(own.startsAt).toBe(at('10:05'));
  });

  it('is resized in its last service, within what is free', async () => {
    const visit = await bookAt('13:00', s.ann);
    await bookAt('14:00', s.bob);
    const resize = { appointmentId: visit.id, expectedVersion: 1 };
    expect((await refusalOf(s.desk.scheduling.resize.mutate({ ...resize, endsAt: at('14:10') }))).code).toBe(
      'SLOT_TAKEN',
    );
    expect((await refusalOf(s.desk.scheduling.resize.mutate({ ...resize, endsAt: at('13:05') }))).code).toBe('NOT_NOW');
    const longer = await s.desk.scheduling.resize.mutate({ ...resize, endsAt: at('14:00') });
    expect([longer.endsAt, longer.version]).toEqual([at('14:00'), 2]);
    const moved = await s.desk.scheduling.move.mutate({
      appointmentId: visit.id,
      startsAt: at('12:30'),
      expectedVersion: 2,
    });
    expect(moved.endsAt).toBe(at('13:30'));
  });

  it('gives its time back when cancelled and takes it again on undo, if it is still free', async () => {
    const visit = await bookAt('15:00', s.ann);
    const cancelled = await s.desk.scheduling.cancel.mutate({
      appointmentId: visit.id,
      reason: 'Ill',
      expectedVersion: 1,
    });
    expect(cancelled.state).toBe('lateCancelled');
    const back = await s.desk.scheduling.advance.mutate({ appointmentId: visit.id, to: 'booked', expectedVersion: 2 });
    expect(back).toMatchObject({ state: 'booked', version: 3 });
    await s.desk.scheduling.cancel.mutate({ appointmentId: visit.id, reason: 'Ill again', expectedVersion: 3 });
    await bookAt('15:20', s.bob);
    const refused = await refusalOf(
      s.desk.scheduling.advance.mutate({ appointmentId: visit.id, to: 'booked', expectedVersion: 4 }),
    );
    expect(refused).toMatchObject({ code: 'SLOT_TAKEN', details: { resource: 'staff' } });
    const far = await s.desk.scheduling.book.mutate({
      patientId: s.ann,
      startsAt: clock('2026-03-20', '10:00'),
      lines: [{ serviceId: s.consult, providerId: s.clinic.ids.staff.injector }],
    });
    expect(
      (await s.desk.scheduling.cancel.mutate({ appointmentId: far.id, reason: 'Holiday', expectedVersion: 1 })).state,
    ).toBe('cancelled');
    expect(
      (
        await refusalOf(
          s.desk.scheduling.move.mutate({ appointmentId: far.id, startsAt: at('17:00'), expectedVersion: 2 }),
        )
      ).code,
    ).toBe('NOT_NOW');
  });

  it('walks over the board, one step back at a time, and shows how long each waits', async () => {
    const visit = await bookAt('16:30', s.bob);
    const step = async (to: 'arrived' | 'roomed' | 'booked' | 'noShow', expectedVersion: number) =>
      s.desk.scheduling.advance.mutate({ appointmentId: visit.id, to, expectedVersion });
    expect((await refusalOf(step('noShow', 1))).sentence).toMatch(/not begun/);
    await step('arrived', 1);
    s.clinic.clock.advance(12 * 60_000);
    s.desk = await s.clinic.as('frontDesk');
    const board = await s.desk.scheduling.board.query({});
    expect(board.columns.find((column) => column.state === 'arrived')?.entries).toMatchObject([
      {
        id: visit.id,
        patientName: 'Bob Moss',
        waitingMinutes: 12,
        services: ['Consultation'],
        providers: ['Ingrid Injector'],
        rooms: ['Room A'],
      },
    ]);
    expect(board.expected.every((entry) => entry.state === 'booked')).toBe(true);
    await step('roomed', 2);
    expect((await refusalOf(step('booked', 3))).code).toBe('NOT_NOW');
    await step('arrived', 3);
    await step('booked', 4);
    const page = await s.desk.scheduling.visit.query({ appointmentId: visit.id });
    expect(page.steps.map((row) => row.state)).toEqual(['booked', 'arrived', 'roomed', 'arrived', 'booked']);
    expect([page.back, page.next[0], page.patient.name, page.lines[0]?.providerName]).toEqual([
      null,
      'confirmed',
      'Bob Moss',
      'Ingrid Injector',
    ]);
  });

  it('grows by a service at its end', async () => {
    const on = (time: string): number => clock('2026-03-12', time);
    const visit = await s.desk.scheduling.book.mutate({
      patientId: s.ann,
      startsAt: on('09:00'),
      lines: [{ serviceId: s.consult, providerId: s.clinic.ids.staff.injector }],
    });
    const added = await s.desk.scheduling.addLine.mutate({
      appointmentId: visit.id,
      serviceId: s.peel,
      providerId: s.clinic.ids.staff.owner,
    });
    expect(added).toMatchObject({
      version: 2,
      endsAt: on('10:40'),
      lines: [{ roomId: s.clinic.ids.rooms[0] }, { startsAt: on('09:40') }],
    });
    const { lines } = visitOf(s.clinic.opened.store.read, visit.id);
    expect(lines.map((line) => [line.id, line.providerId])).toEqual([
      [visit.lines[0]?.id, s.clinic.ids.staff.injector],
      [added.serviceLineId, s.clinic.ids.staff.owner],
    ]);
    expect(serviceLine(s.clinic.opened.store.read, added.serviceLineId)).toMatchObject({
      patientId: s.ann,
      state: 'planned',
      version: 1,
    });
  });

  it('is moved along by what happens in it, forward only', async () => {
    const visit = await bookAt('17:15', s.ann);
    const actor = {
      staffId: s.clinic.ids.staff.owner,
      role: 'owner',
      stationId: s.clinic.ids.stationId,
      procedure: 'test.visit',
    } as const;
    const lineId = visit.lines[0]?.id ?? '';
    actAs(s.clinic.opened, actor, (tx, act) => {
      advanceTo(tx, act, visit.id, 'inTreatment');
      advanceTo(tx, act, visit.id, 'arrived');
      setLineState(tx, act, lineId, 'performed');
      setLineState(tx, act, lineId, 'performed');
    });
    const page = await s.desk.scheduling.visit.query({ appointmentId: visit.id });
    expect([page.appointment.state, page.appointment.version, page.lines[0]?.state]).toEqual([
      'inTreatment',
      2,
      'performed',
    ]);
    expect(() => actAs(s.clinic.opened, actor, (tx, act) => setLineState(tx, act, lineId, 'notPerformed'))).toThrow(
      /signed off/,
    );
    await s.desk.scheduling.setNote.mutate({ appointmentId: visit.id, note: 'Prefers Room B', expectedVersion: 2 });
    const { visits } = await s.desk.scheduling.visits.query({ patientId: s.ann });
    expect(visits.find((row) => row.id === visit.id)).toMatchObject({
      note: 'Prefers Room B',
      services: 'Consultation',
      state: 'inTreatment',
    });
    const day = await s.desk.scheduling.day.query({ date: today });
    const shown = day.appointments.find((row) => row.id === visit.id);
    expect(shown?.lines[0]?.spans.map((span) => span.kind).sort()).toEqual(['room', 'staff']);
    expect(day.providers.map((row) => row.hours)).toEqual(
      [1, 2, 3].map(() => [{ date: today, fromMinute: 540, untilMinute: 1080 }]),
    );
  });
});
