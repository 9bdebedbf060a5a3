import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { chart, consent, drawToxin, pay, type Scene, setScene, shown, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
});
afterEach(() => clinic.close());

const queue = async (client = scene.owner, mine = false) => (await client.charting.signOff.query({ mine })).rows;
const kinds = async (): Promise<string[][]> => (await queue()).map((row) => row.missing.map(({ kind }) => kind));

describe('the sign-off queue', () => {
  it('shows an open chart with what is missing, then its note until someone else co-signs it', async () => {
    await chart(scene, [10]);
    expect(await queue()).toMatchObject([
      { what: 'sign', byName: 'Ingrid Injector', patientName: 'Petra Patient', services: 'Botox forehead' },
    ]);
    expect(await kinds()).toEqual([['consent', 'difference', 'note', 'lot', 'payment']]);
    expect(await scene.owner.charting.signOffNumbers.query({})).toEqual({ toSign: 1, toCosign: 0 });
    expect(await queue(scene.owner, true)).toEqual([]);
    expect(await queue(scene.injector, true)).toHaveLength(1);
    await consent(scene);
    await drawToxin(scene, 10);
    const { encounterId } = await sign(scene);
    expect(await queue()).toMatchObject([{ what: 'cosign', since: clinic.clock.now(), byName: 'Ingrid Injector' }]);
    expect(await kinds()).toEqual([['note', 'payment']]);
    expect(await scene.owner.charting.signOffNumbers.query({})).toEqual({ toSign: 0, toCosign: 1 });
    expect(await scene.injector.charting.signOffNumbers.query({})).toEqual({ toSign: 0, toCosign: 0 });
    expect(await queue(scene.owner, true)).toHaveLength(1);
    expect(await queue(scene.injector, true)).toHaveLength(1);
    expect(await queue(await clinic.as('injector2'), true)).toEqual([]);
    const refused = await refusalOf(scene.owner.charting.cosignMany.mutate({ encounterIds: [encounterId] }));
    expect([refused.code, refused.sentence]).toEqual([
      'NOT_NOW',
      expect.stringMatching(/Petra Patient is not complete/),
    ]);
    expect(await queue()).toHaveLength(1);
    await scene.owner.charting.cosign.mutate({ encounterId });
    expect(await queue()).toEqual([]);
  });

  it('co-signs all complete ones with one confirmation, or none', async () => {
    await consent(scene);
    const encounterId = await chart(scene, [10]);
    await drawToxin(scene, 10);
    const version = (await shown(scene)).encounter?.version ?? 0;
    const words = { note: 'Well tolerated.', aftercare: '' };
    await scene.injector.charting.saveNote.mutate({ encounterId, ...words, expectedVersion: version });
    await sign(scene);
    expect(await kinds()).toEqual([['payment']]);
    await pay(scene);
    expect(await queue()).toMatchObject([{ readyToCosign: true, missing: [] }]);
    expect(await queue(scene.injector)).toMatchObject([{ readyToCosign: false, missing: [] }]);
    const some = { encounterIds: [encounterId, 'nowhere'] };
    expect((await refusalOf(scene.owner.charting.cosignMany.mutate(some))).code).toBe('NOT_FOUND');
    expect((await shown(scene)).after?.cosignatures).toEqual([]);
    expect((await refusalOf(scene.injector.charting.cosignMany.mutate({ encounterIds: [encounterId] }))).code).toBe(
      'NOT_ALLOWED',
    );
    expect(await scene.owner.charting.cosignMany.mutate({ encounterIds: [encounterId, encounterId] })).toMatchObject({
      cosigned: 1,
    });
    expect((await shown(scene)).after?.cosignatures).toMatchObject([{ name: 'Olive Owner' }]);
    expect(await queue()).toEqual([]);
  });

  it('does not hold a note that is marked as an error', async () => {
    await consent(scene);
    await chart(scene, [10]);
    await drawToxin(scene, 10);
    const { encounterId } = await sign(scene);
    await scene.injector.charting.markError.mutate({ encounterId, reason: 'Wrong patient' });
    expect(await queue()).toEqual([]);
  });

  it('holds nothing where the clinic asks for no co-signature', async () => {
    await scene.owner.clinic.setPolicies.mutate({ values: { 'charting.cosign': false }, expectedVersion: 0 });
    await consent(scene);
    await chart(scene, [10]);
    await drawToxin(scene, 10);
    await sign(scene);
    expect(await queue()).toEqual([]);
  });

  it('asks for nothing when a co-signer signs', async () => {
    await consent(scene);
    await chart(scene, [10]);
    await drawToxin(scene, 10);
    await sign(scene, {}, scene.owner);
    expect(await queue()).toEqual([]);
  });
});
