import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';

describe.each(['process', 'http'] as const)('the hours of a person, by %s', (via) => {
  let clinic: TestClinic;
  let owner: Client;
  let other: Client;
  let staffId: string;
  beforeAll(async () => {
    clinic = await testClinic({ via });
    staffId = clinic.ids.staff.injector;
    [owner, other] = [await clinic.as('owner'), await clinic.as('owner', 2)];
  });
  afterAll(() => clinic.close());

  const versionOf = async (desk: Client): Promise<number> => {
    const { versions } = await desk.staff.hours.query({});
    return versions.find((row) => row.staffId === staffId)?.version ?? 0;
  };
  const own = async () => (await owner.staff.hours.query({})).hours.filter((row) => row.staffId === staffId);
  const tuesday = { weekday: 2, fromMinute: 600, untilMinute: 720 };
  const range = { from: '2026-03-16', until: '2026-03-17' };

  it('are changed only by who saw them as they are: of two PCs the second is told, and nothing is merged', async () => {
    const [mine, theirs] = [await versionOf(owner), await versionOf(other)];
    const saved = await owner.staff.setHours.mutate({ staffId, hours: [tuesday], expectedVersion: mine });
    expect(saved).toMatchObject({ staffId, version: mine + 1 });
    const late = { staffId, hours: [{ ...tuesday, weekday: 3 }], expectedVersion: theirs };
    expect(await refusalOf(other.staff.setHours.mutate(late))).toMatchObject({
      code: 'CHANGED_ELSEWHERE',
      details: { current: { staffId, version: mine + 1, hours: [{ staffId, ...tuesday }] } },
    });
    expect(await own()).toEqual([{ staffId, ...tuesday }]);
    await other.staff.setHours.mutate({ ...late, expectedVersion: await versionOf(other) });
    expect(await own()).toEqual([{ staffId, ...tuesday, weekday: 3 }]);
  });

  it('of dates are held to the same version, also where they are taken away again', async () => {
    const seen = await versionOf(other);
    const off = { staffId, ...range, hours: [], expectedVersion: seen };
    await owner.staff.setDateHours.mutate(off);
    const { dates, versions } = await owner.staff.dateHours.query(range);
    expect(dates.map((row) => [row.date, row.fromMinute])).toEqual([
      ['2026-03-16', null],
      ['2026-03-17', null],
    ]);
    expect(versions.find((row) => row.staffId === staffId)?.version).toBe(seen + 1);
    for (const hours of [null, [], [{ fromMinute: 540, untilMinute: 600 }]])
      expect((await refusalOf(other.staff.setDateHours.mutate({ ...off, hours }))).code).toBe('CHANGED_ELSEWHERE');
    expect((await refusalOf(other.staff.setHours.mutate({ staffId, hours: [], expectedVersion: seen }))).code).toBe(
      'CHANGED_ELSEWHERE',
    );
    expect((await owner.staff.dateHours.query(range)).dates).toEqual(dates);
    await other.staff.setDateHours.mutate({ ...off, hours: null, expectedVersion: seen + 1 });
    expect((await owner.staff.dateHours.query(range)).dates).toEqual([]);
  });

  it('of one person do not stand in the way of another’s', async () => {
    const { versions } = await owner.staff.hours.query({});
    const second = clinic.ids.staff.injector2;
    expect(versions.find((row) => row.staffId === second)?.version).toBe(2);
    await owner.staff.setHours.mutate({ staffId: second, hours: [tuesday], expectedVersion: 2 });
  });
});
