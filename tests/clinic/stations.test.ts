import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';

let clinic: TestClinic;

describe.each(['process', 'http'] as const)('the PCs of the clinic, %s', (via) => {
  beforeEach(async () => {
    clinic = await testClinic({ via });
  });
  afterEach(() => clinic.close());

  it('are added by the owner with the next number, and somebody signs in on the new one', async () => {
    const owner = await clinic.as('owner');
    await owner.clinic.addStation.mutate({ name: 'Treatment room' });
    const { stations } = await owner.clinic.stations.query({});
    expect(stations.map(({ number, name }) => [number, name]).at(-1)).toEqual([3, 'Treatment room']);
    const injector = await clinic.as('injector', 3);
    expect((await injector.session.state.query({})).station?.name).toBe('Treatment room');
    expect(await refusalOf(owner.clinic.addStation.mutate({ name: 'treatment ROOM' }))).toMatchObject({
      code: 'DUPLICATE',
    });
    expect((await refusalOf(injector.clinic.addStation.mutate({ name: 'Mine' }))).code).toBe('NOT_ALLOWED');
  });
});
