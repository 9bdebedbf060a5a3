import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, scene } from './scene.ts';

const overlaps = `SELECT count(*) FROM occupancies a JOIN occupancies b ON a.resource_kind = b.resource_kind AND a.resource_id = b.resource_id
  AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at WHERE a.released = 0 AND b.released = 0`;

/** What a person may try, at a step of five minutes of the two nights of the clock change and an ordinary day. */
const nights = ['2026-03-07', '2026-03-10', '2026-10-31'];
const act = fc.record({
  kind: fc.constantFrom(
    'book',
    'book',
    'book',
    'move',
    'resize',
    'cancel',
    'undo',
    'addLine',
    'block',
    'moveBlock',
    'free',
  ),
  date: fc.constantFrom(...nights),
  slot: fc.integer({ min: 0, max: 72 }),
  provider: fc.nat(2),
  room: fc.option(fc.nat(1)),
  patient: fc.nat(3),
  services: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
  timeOff: fc.boolean(),
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
    const { id: laser } = await s.owner.clinic.addDevice.mutate({ name: 'Laser', kind: 'laser' });
    const { id: lift } = await s.owner.catalog.addService.mutate({
      name: 'Lift',
      category: 'Skin',
      pricing: 'flat',
      priceCents: 0,
      durationMinutes: 15,
      processingMinutes: 10,
      finishingMinutes: 5,
      bufferMinutes: 5,
      assistant: 'injector',
      deviceKind: 'laser',
    });
    const offered = [s.consult, s.peel, lift];
    const blockable = [
      ...providers.map((id) => ({ kind: 'staff' as const, id })),
      ...s.clinic.ids.rooms.map((id) => ({ kind: 'room' as const, id })),
      { kind: 'device' as const, id: laser },
    ];
    const blocks: string[] = [];
    const made: string[] = [];
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 40 }), async (tries) => {
        for (const { kind, date, slot, provider, room, patient, services, target, timeOff } of tries) {
          const startsAt = clock(date, '22:00') + slot * 300_000;
          const providerId = providers[provider] ?? '';
          const roomId = room === null ? {} : { roomId: s.clinic.ids.rooms[room] ?? '' };
          const lines = services.map((service) => ({ serviceId: offered[service] ?? '', providerId, ...roomId }));
          const id = made[target % Math.max(1, made.length)];
          const row =
            id &&
            raw
              .prepare<[string], { version: number; ends_at: number }>(
                'SELECT version, ends_at FROM appointments WHERE id = ?',
              )
              .get(id);
          const { scheduling } = s.desk;
          const resource = blockable[target % blockable.length] ?? { kind: 'device', id: laser };
          const blockId = blocks[target % Math.max(1, blocks.length)];
          const block =
            blockId &&
            raw.prepare<[string], { version: number }>('SELECT version FROM blocks WHERE id = ?').get(blockId);
          const call = async (): Promise<unknown> => {
            if (kind === 'block') {
              const span = { startsAt, endsAt: startsAt + (timeOff ? 30 : 1) * 3_600_000 };
              const words = { kind: timeOff ? ('timeOff' as const) : ('meeting' as const), overAppointments: timeOff };
              const { blocks: added } = await scheduling.addBlock.mutate({ resources: [resource], ...words, ...span });
              blocks.push(...added.map((row) => row.id));
              return;
            }
            if (kind === 'moveBlock' || kind === 'free') {
              if (!blockId || !block) return;
              const change = { blockId, expectedVersion: block.version };
              if (kind === 'free') return scheduling.removeBlock.mutate(change);
              return scheduling.moveBlock.mutate({ ...change, startsAt, resource, overAppointments: timeOff });
            }
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
            expect(['SLOT_TAKEN', 'NOT_NOW', 'BAD_INPUT', 'NOT_FOUND']).toContain(
              (error as { data: { code: string } }).data.code,
            );
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
        // whatever time of a block is not taken by others is taken by the block itself
        const open = raw
          .prepare(
            `SELECT count(*) FROM blocks b WHERE b.removed = 0 AND b.ends_at - b.starts_at <> (SELECT coalesce(sum(min(o.ends_at, b.ends_at) - max(o.starts_at, b.starts_at)), 0)
             FROM occupancies o WHERE o.released = 0 AND o.resource_kind = b.resource_kind AND o.resource_id = b.resource_id AND o.starts_at < b.ends_at AND o.ends_at > b.starts_at)`,
          )
          .pluck()
          .get();
        expect(open).toBe(0);
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
