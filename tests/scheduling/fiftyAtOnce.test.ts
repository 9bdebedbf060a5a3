import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, hour, minute } from '../../electron/kernel/dates.ts';
import type { Client } from '../harness.ts';
import { clock, type Scene, scene } from './scene.ts';

/** All of them in process; fewer over HTTP, where the host takes 6,000 calls a minute. */
const roundsOf = { process: 200, http: 100 };
const callers = 50;

const overlaps = `SELECT count(*) FROM occupancies a JOIN occupancies b ON a.resource_kind = b.resource_kind AND a.resource_id = b.resource_id
  AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at WHERE a.released = 0 AND b.released = 0`;

/** What caller `i` tries in a round; all of them want the same at `startsAt`, a few minutes apart. */
type Try = (desk: Client, i: number, startsAt: number) => Promise<unknown>;

interface Kind {
  name: string;
  /** Appointments and blocks the one who wins has made. */
  makes: number;
  try: Try;
}

describe.each(['process', 'http'] as const)(`${callers} at once for one slot, by %s`, (via) => {
  const rounds = roundsOf[via];
  let s: Scene;
  let desks: Client[];
  let kinds: Kind[];
  const standing: Array<{ id: string; version: number }> = [];

  beforeAll(async () => {
    s = await scene(via);
    desks = await Promise.all(
      Array.from({ length: 10 }, (_, i) => s.clinic.as(i % 2 ? 'frontDesk' : 'owner', (i % 2) + 1)),
    );
    const { owner, injector, injector2 } = s.clinic.ids.staff;
    const providers = [owner, injector, injector2];
    const [roomA = ''] = s.clinic.ids.rooms;
    const { id: laser } = await s.owner.clinic.addDevice.mutate({ name: 'Laser', kind: 'laser' });
    const service = { category: 'Skin', pricing: 'flat' as const, priceCents: 0, durationMinutes: 30 };
    const withLaser = await s.owner.catalog.addService.mutate({ ...service, name: 'Resurfacing', deviceKind: 'laser' });
    const withHelp = await s.owner.catalog.addService.mutate({ ...service, name: 'Lift', assistant: 'injector' });
    const patients: string[] = [];
    for (let i = 0; i < callers; i += 1)
      patients.push((await s.desk.patients.create.mutate({ givenName: `P${i}`, familyName: 'Race' })).id);

    const wish = (i: number, startsAt: number, line: object, serviceId = s.consult, providerId = injector) => ({
      patientId: patients[i] ?? '',
      startsAt: startsAt + (i % 5) * minute,
      lines: [{ serviceId, providerId, ...line }],
      outsideHours: true,
    });
    const someone = (i: number): string => providers[i % providers.length] ?? '';
    const book: (of: (i: number, startsAt: number) => ReturnType<typeof wish>) => Try = (of) => (desk, i, startsAt) =>
      desk.scheduling.book.mutate(of(i, startsAt));
    // each caller has an appointment of a year before, which moves into the slot
    for (let i = 0; i < callers; i += 1) {
      const at = clock('2025-03-11', '09:00') + i * hour;
      standing.push(await s.desk.scheduling.book.mutate(wish(i, at - (i % 5) * minute, {}, s.consult, someone(i))));
    }
    kinds = [
      { name: 'a provider', makes: 1, try: book((i, at) => wish(i, at, {})) },
      {
        name: 'a room, whoever performs',
        makes: 1,
        try: book((i, at) => wish(i, at, { roomId: roomA }, s.consult, someone(i))),
      },
      {
        name: 'the only device, named or not',
        makes: 1,
        try: book((i, at) => wish(i, at, i % 2 ? { deviceId: laser } : {}, withLaser.id, someone(i))),
      },
      {
        name: 'a second person who also performs',
        makes: 1,
        try: book((i, at) =>
          i % 2
            ? wish(i, at, { assistantId: injector2 }, withHelp.id, i % 3 ? owner : injector)
            : wish(i, at, {}, s.consult, injector2),
        ),
      },
      {
        name: 'a series of two',
        makes: 2,
        try: (desk, i, at) =>
          desk.scheduling.bookSeries.mutate({
            ...wish(i, at, {}),
            repeat: { frequency: 'weekly', every: 26, ends: { count: 2 } },
          }),
      },
      {
        name: 'two people side by side',
        makes: 2,
        try: (desk, i, at) =>
          desk.scheduling.bookGroup.mutate({
            people: [wish(i, at, {}), wish((i + 1) % callers, at, {}, s.consult, injector2)].map((row) => ({
              patientId: row.patientId,
              lines: row.lines,
            })),
            startsAt: at + (i % 5) * minute,
            arrangement: 'sideBySide',
            outsideHours: true,
          }),
      },
      {
        name: 'a block or a booking',
        makes: 1,
        try: (desk, i, at) =>
          i % 2
            ? desk.scheduling.book.mutate(wish(i, at, {}))
            : desk.scheduling.addBlock.mutate({
                resources: [{ kind: 'staff', id: injector }],
                startsAt: at,
                endsAt: at + 30 * minute,
                kind: 'meeting',
              }),
      },
      {
        name: 'a move from elsewhere',
        makes: 0,
        try: async (desk, i, at) => {
          const row = standing[i] ?? { id: '', version: 0 };
          const { id, version } = await desk.scheduling.move.mutate({
            appointmentId: row.id,
            startsAt: at + (i % 5) * minute,
            providerId: injector,
            expectedVersion: row.version,
            outsideHours: true,
          });
          standing[i] = { id, version };
        },
      },
    ];
  });
  afterAll(() => s.clinic.close());

  it(`one wins each of ${rounds} rounds, forty-nine are told who or what is taken, and nothing of theirs is left behind`, async () => {
    const { raw } = s.clinic.opened.store.read;
    const count = (): unknown =>
      raw
        .prepare('SELECT (SELECT count(*) FROM appointments) + (SELECT count(*) FROM blocks WHERE removed = 0)')
        .pluck()
        .get();
    let expected = Number(count());
    for (let round = 0; round < rounds; round += 1) {
      const kind = kinds[round % kinds.length] as Kind;
      const startsAt =
        clock('2026-03-11', '08:00') + Math.floor(round / kinds.length) * day + (round % 8) * 90 * minute;
      const outcomes = await Promise.allSettled(
        Array.from({ length: callers }, (_, i) => kind.try(desks[i % desks.length] as Client, i, startsAt)),
      );
      const told = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [(outcome.reason as { data: { code: string; sentence: string } }).data] : [],
      );
      expected += kind.makes;
      expect({ round, kind: kind.name, won: callers - told.length, kept: count() }).toEqual({
        round,
        kind: kind.name,
        won: 1,
        kept: expected,
      });
      for (const { code, sentence } of told) {
        expect(code).toBe('SLOT_TAKEN');
        expect(sentence).toMatch(/ from \d+:\d\d [AP]M /);
      }
    }
    expect(raw.prepare(overlaps).pluck().get()).toBe(0);
  }, 600_000);
});
