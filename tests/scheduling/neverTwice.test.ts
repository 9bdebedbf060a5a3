import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, scene } from './scene.ts';

const overlaps = `SELECT count(*) FROM occupancies a JOIN occupancies b ON a.resource_kind = b.resource_kind AND a.resource_id = b.resource_id
  AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at WHERE a.released = 0 AND b.released = 0`;

/** What a person may try, at a step of five minutes of the two nights of the clock change and an ordinary day. */
const nights = ['2026-03-07', '2026-03-10', '2026-10-31'];
const act = fc.record({
  kind: fc.constantFrom('book', 'book', 'book', 'move', 'resize', 'cancel', 'undo', 'addLine'),
  date: fc.constantFrom(...nights),
  slot: fc.integer({ min: 0, max: 72 }),
  provider: fc.nat(2),
  room: fc.option(fc.nat(1)),
  patient: fc.nat(3),
  services: fc.array(fc.nat(1), { minLength: 1, maxLength: 3 }),
  target: fc.nat(50),
});

describe('whatever is tried', () => {
  it('nobody and nothing is ever taken twice, in both nights of the clock change too', async () => {
    const s = await scene();
    const { raw } = s.clinic.opened.store.read;
    const patients = [s.ann, s.bob];
    for (const givenName of ['Cy', 'Di'])
      patients.push((await s.desk.patients.create.mutate({ givenName, familyName: 'Try' })).id);
    const providers = [s.clinic.ids.staff.owner, s.clinic.ids.staff.injector, s.clinic.ids.staff.injector2];
    const made: string[] = [];
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 40 }), async (tries) => {
        for (const { kind, date, slot, provider, room, patient, services, target } of tries) {
          const startsAt = clock(date, '22:00') + slot * 300_000;
          const providerId = providers[provider] ?? '';
          const roomId = room === null ? {} : { roomId: s.clinic.ids.rooms[room] ?? '' };
          const lines = services.map((service) => ({ serviceId: service ? s.peel : s.consult, providerId, ...roomId }));
          const id = made[target % Math.max(1, made.length)];
          const row =
            id &&
            raw
              .prepare<[string], { version: number; ends_at: number }>(
                'SELECT version, ends_at FROM appointments WHERE id = ?',
              )
              .get(id);
          const { scheduling } = s.desk;
          const call = async (): Promise<unknown> => {
            if (kind === 'book' || !id || !row) {
              made.push(
                (
                  await scheduling.book.mutate({
                    patientId: patients[patient] ?? '',
                    startsAt,
                    lines,
                    outsideHours: true,
                  })
                ).id,
              );
              return;
            }
            const expectedVersion = row.version;
            if (kind === 'move')
              return scheduling.move.mutate({
                appointmentId: id,
                startsAt,
                providerId,
                ...roomId,
                expectedVersion,
                outsideHours: true,
              });
            if (kind === 'resize')
              return scheduling.resize.mutate({
                appointmentId: id,
                endsAt: row.ends_at + (slot - 36) * 300_000,
                expectedVersion,
                outsideHours: true,
              });
            if (kind === 'cancel')
              return scheduling.cancel.mutate({ appointmentId: id, reason: 'Tried', expectedVersion });
            if (kind === 'undo') return scheduling.advance.mutate({ appointmentId: id, to: 'booked', expectedVersion });
            return scheduling.addLine.mutate({
              appointmentId: id,
              serviceId: s.consult,
              providerId,
              outsideHours: true,
            });
          };
          try {
            await call();
            accepted += 1;
          } catch (error) {
            expect(['SLOT_TAKEN', 'NOT_NOW', 'BAD_INPUT']).toContain((error as { data: { code: string } }).data.code);
            refused += 1;
          }
          expect(raw.prepare(overlaps).pluck().get()).toBe(0);
        }
        const adrift = raw
          .prepare(`SELECT count(*) FROM appointments a WHERE (SELECT min(starts_at) FROM occupancies o WHERE o.appointment_id = a.id) <> a.starts_at
          OR (SELECT max(ends_at) FROM occupancies o WHERE o.appointment_id = a.id) <> a.ends_at`)
          .pluck()
          .get();
        expect(adrift).toBe(0);
      }),
      { numRuns: 12 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(30);
    for (const date of nights) {
      const day = await s.desk.scheduling.day.query({ date });
      expect(day.until - day.from).toBe(86_400_000);
    }
    await s.clinic.close();
  });
});
