import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../electron/api/feed.ts';
import { minute } from '../../electron/kernel/dates.ts';
import { type Desk, openDesk } from '../../scripts/scripted/httpClient.ts';
import { refusalOf } from '../harness.ts';
import { people } from '../standardClinic.ts';
import { clock, type Scene, scene, today } from './scene.ts';

describe('two PCs on one host', () => {
  let s: Scene;
  let one: Desk;
  let other: Desk;

  beforeAll(async () => {
    s = await scene('http');
    const signedIn = async (who: string, stationNumber: number): Promise<Desk> => {
      const desk = openDesk(s.clinic.address ?? '');
      const person = people.find(({ key }) => key === who);
      if (!person) throw new RangeError(`Nobody is ${who}.`);
      const { login, password } = person;
      await desk.client.session.signIn.mutate({ login, password, stationNumber });
      return desk;
    };
    [one, other] = [await signedIn('frontDesk', 1), await signedIn('owner', 2)];
  });
  afterAll(async () => {
    one.close();
    other.close();
    await s.clinic.close();
  });

  /** Resolves when the host has taken the next listener of its feed. */
  const listening = (): Promise<void> =>
    new Promise((resolve) => {
      const { feed } = s.clinic.opened;
      const subscribe = feed.subscribe.bind(feed);
      feed.subscribe = (listener) => {
        feed.subscribe = subscribe;
        resolve();
        return subscribe(listener);
      };
    });
  /** What the second PC's feed says when the first does something. */
  const heardOf = async <T>(change: () => Promise<T>): Promise<{ answer: T; heard: Change[] }> => {
    const ready = listening();
    const event = other.until((row) => (row.kind === 'touched' && row.touched.length > 0 ? row.touched : undefined));
    await ready;
    const answer = await change();
    return { answer, heard: await event };
  };
  const day = () => other.client.scheduling.day.query({ date: today });
  const wish = (time: string) => ({
    patientId: s.ann,
    startsAt: clock(today, time),
    lines: [{ serviceId: s.consult, providerId: s.clinic.ids.staff.injector }],
  });

  it('tell each other every change of the calendar by its id and version, and nothing of a patient', async () => {
    const { answer: booked, heard } = await heardOf(() => one.client.scheduling.book.mutate(wish('10:00')));
    expect(heard).toContainEqual({ slice: 'scheduling', kind: 'appointment', id: booked.id, version: 1 });
    expect(heard.every((row) => Object.keys(row).toSorted().join() === 'id,kind,slice,version')).toBe(true);
    expect((await day()).appointments.map((row) => [row.id, row.startsAt])).toEqual([
      [booked.id, clock(today, '10:00')],
    ]);

    const of = (version: number) => ({ appointmentId: booked.id, expectedVersion: version });
    const changes = [
      () => one.client.scheduling.move.mutate({ ...of(1), startsAt: clock(today, '11:00') }),
      () => one.client.scheduling.resize.mutate({ ...of(2), endsAt: clock(today, '12:00') }),
      () => one.client.scheduling.setNote.mutate({ ...of(3), note: 'Brings the consent along' }),
      () => one.client.scheduling.advance.mutate({ ...of(4), to: 'arrived' }),
      () => one.client.scheduling.advance.mutate({ ...of(5), to: 'booked' }),
      () => one.client.scheduling.cancel.mutate({ ...of(6), reason: 'Ill' }),
    ];
    for (const [index, change] of changes.entries()) {
      const { heard: next } = await heardOf<unknown>(change);
      expect(next).toContainEqual({ slice: 'scheduling', kind: 'appointment', id: booked.id, version: index + 2 });
      expect((await day()).appointments.find((row) => row.id === booked.id)).toMatchObject({ version: index + 2 });
    }
    const block = { startsAt: clock(today, '15:00'), endsAt: clock(today, '15:30'), kind: 'break' as const };
    const resources = [{ kind: 'staff' as const, id: s.clinic.ids.staff.injector }];
    const { heard: blocked } = await heardOf(() => one.client.scheduling.addBlock.mutate({ resources, ...block }));
    expect(blocked.map((row) => row.kind)).toContain('block');
    expect((await day()).blocks).toHaveLength(1);
  });

  it('never merge silently: who saw it before the other changed it is told, and what the other did stays', async () => {
    const made = await one.client.scheduling.book.mutate(wish('16:00'));
    const seen = (await day()).appointments.find((row) => row.id === made.id);
    const noon = clock(today, '12:30');
    await one.client.scheduling.move.mutate({ appointmentId: made.id, startsAt: noon, expectedVersion: 1 });
    const stale = { appointmentId: made.id, expectedVersion: seen?.version ?? 0 };
    const { scheduling } = other.client;
    for (const late of [
      scheduling.move.mutate({ ...stale, startsAt: clock(today, '17:00') }),
      scheduling.resize.mutate({ ...stale, endsAt: made.endsAt + 15 * minute }),
      scheduling.setNote.mutate({ ...stale, note: 'Mine' }),
      scheduling.advance.mutate({ ...stale, to: 'confirmed' }),
      scheduling.cancel.mutate({ ...stale, reason: 'Mine' }),
    ])
      expect(await refusalOf(late)).toMatchObject({
        code: 'CHANGED_ELSEWHERE',
        sentence: expect.stringContaining('in the meantime') as string,
        details: { current: { id: made.id, startsAt: noon, version: 2 } },
      });
    expect((await day()).appointments.find((row) => row.id === made.id)).toMatchObject({
      startsAt: noon,
      version: 2,
      note: '',
      state: 'booked',
    });
  });
});
