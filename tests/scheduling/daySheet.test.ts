import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noPoppler, pagesOfPdf } from '../documents/poppler.ts';
import { refusalOf } from '../harness.ts';
import { clock, type Scene, scene, today } from './scene.ts';

describe.skipIf(noPoppler !== undefined)(`the day on paper${noPoppler ? ` (skipped: ${noPoppler})` : ''}`, () => {
  let made: Scene;
  let rooms: string[];
  beforeAll(async () => {
    made = await scene('http');
    rooms = made.clinic.ids.rooms;
    const { injector, owner } = made.clinic.ids.staff;
    const book = (patientId: string, time: string, providerId: string, roomId: string, serviceId = made.consult) =>
      made.desk.scheduling.book.mutate({
        patientId,
        startsAt: clock(today, time),
        lines: [{ serviceId, providerId, roomId }],
        note: time === '10:00' ? 'Wants to talk about downtime' : '',
      });
    await made.desk.patients.addAllergy.mutate({ patientId: made.ann, substance: 'Lidocaine', severity: 'severe' });
    await book(made.ann, '10:00', injector, rooms[0] ?? '');
    await book(made.bob, '11:00', injector, rooms[1] ?? '', made.peel);
    await book(made.ann, '14:00', owner, rooms[1] ?? '');
    const gone = await book(made.bob, '15:00', owner, rooms[1] ?? '');
    await made.desk.scheduling.cancel.mutate({ appointmentId: gone.id, reason: 'Ill', expectedVersion: gone.version });
  });
  afterAll(() => made.clinic.close());

  async function sheet(input: { by: 'providers' | 'rooms'; only?: string }): Promise<string> {
    const { base64, fileName } = await made.desk.daySheets.draw.mutate({ date: today, ...input });
    expect(fileName).toMatch(/^Day-sheet-Tuesday-March-10-2026-[0-9a-f]{8}\.pdf$/);
    return pagesOfPdf(Buffer.from(base64, 'base64')).join('\n');
  }

  it('holds everyone’s appointments with times, patient, phone, services, room, note and allergies', async () => {
    const text = await sheet({ by: 'providers' });
    for (const part of [
      'Tuesday, March 10, 2026',
      '3 appointments',
      'Ingrid Injector',
      'Ivan Injector',
      'Nothing is booked.',
      '10:00 AM',
      '10:40 AM',
      'Ann Lee',
      '(212) 555-0123',
      'ALLERGIC: Lidocaine',
      '(severe)',
      'Consultation',
      'Not confirmed',
      'downtime',
      '11:00 AM',
      'Bob Moss',
      'Peel',
      'shred it',
      'Fran Desk',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('3:00 PM');
  });

  it('can be one provider’s or one room’s', async () => {
    const mine = await sheet({ by: 'providers', only: made.clinic.ids.staff.injector });
    expect(mine).toContain('Ingrid Injector · 2 appointments');
    expect(mine).not.toContain('2:40 PM');
    const room = await sheet({ by: 'rooms', only: rooms[1] ?? '' });
    expect(room).toContain('2 appointments');
    expect(room).toContain('Olive');
    expect(room).not.toContain('10:00 AM');
  });

  it('is refused for a column that is not there and for who may not read patients, and goes on record', async () => {
    const missing = made.desk.daySheets.draw.mutate({ date: today, by: 'rooms', only: made.ann });
    expect((await refusalOf(missing)).code).toBe('NOT_FOUND');
    const keeper = await made.clinic.as('stockKeeper');
    const call = keeper.daySheets.draw.mutate({ date: today, by: 'providers' });
    expect((await refusalOf(call)).code).toBe('NOT_ALLOWED');
    const { raw } = made.clinic.opened.store.read;
    const last = "SELECT outcome, changed FROM audit_log WHERE procedure = 'daySheets.draw' AND outcome = 'done'";
    expect(raw.prepare(last).get()).toEqual({
      outcome: 'done',
      changed: JSON.stringify([{ field: 'day', from: null, to: today }]),
    });
    expect(raw.prepare("SELECT count(*) FROM answered_commands WHERE procedure = 'daySheets.draw'").pluck().get()).toBe(
      0,
    );
  });
});
