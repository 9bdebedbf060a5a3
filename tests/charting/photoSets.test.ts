import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { addPhoto, phonePicture } from './photoFiles.ts';
import { chart, consent, drawToxin, type Scene, setScene, shown, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
});
afterEach(() => clinic.close());
afterAll(() => maker.close());

const toxinService = async (): Promise<string> =>
  (await scene.owner.catalog.services.query({})).services.find((row) => row.name === 'Botox forehead')?.id ?? '';
/** Front at rest and frowning are required of the toxin. */
async function requireTwo(): Promise<{ id: string; version: number }> {
  return scene.owner.charting.photos.saveSet.mutate({
    id: null,
    name: 'Forehead',
    active: true,
    views: [
      { viewId: 'view-face-rest', required: true },
      { viewId: 'view-face-smile', required: false },
      { viewId: 'view-face-frown', required: true },
    ],
    serviceIds: [await toxinService()],
    expectedVersion: null,
  });
}
const photosMissing = async () => (await shown(scene)).missing.filter((item) => item.kind === 'photo');
const take = async (viewId: string, change: { appointmentId?: string | null; takenAt?: number } = {}) =>
  addPhoto(scene.injector, await phonePicture(), {
    patientId: scene.patientId,
    appointmentId: scene.appointmentId,
    viewId,
    ...change,
  });

describe('a guided set', () => {
  it('says before the signature which required views are missing; the clinic decides whether that holds it up', async () => {
    expect(await photosMissing()).toEqual([]);
    await requireTwo();
    expect(await photosMissing()).toMatchObject([
      {
        weight: 'advice',
        serviceLineId: scene.toxinLine,
        sentence: 'Botox forehead: photos are missing: Face, front at rest; Face, frowning.',
      },
    ]);
    await scene.owner.clinic.setPolicies.mutate({ values: { 'charting.missingPhotos': 'never' }, expectedVersion: 0 });
    await take('view-face-rest');
    const frown = await take('view-face-frown');
    await scene.injector.charting.photos.hide.mutate({ photoId: frown.id, reason: 'Blurred.', expectedVersion: 1 });
    expect(await photosMissing()).toMatchObject([
      { weight: 'blocks', sentence: expect.stringMatching(/Face, frowning\.$/) as string },
    ]);
    await consent(scene);
    await chart(scene, [10]);
    await drawToxin(scene, 10);
    expect((await refusalOf(sign(scene))).sentence).toMatch(/photos are missing/);
    await take('view-face-frown');
    expect(await photosMissing()).toEqual([]);
    await sign(scene);
  });

  it('is the owner’s to write; a service has one; names and views stand once', async () => {
    const { owner, injector } = scene;
    const made = await requireTwo();
    const set = { id: made.id, name: 'Forehead', active: true, views: [], serviceIds: [], expectedVersion: 1 };
    const views = [{ viewId: 'view-face-rest', required: false }];
    expect((await refusalOf(injector.charting.photos.saveSet.mutate({ ...set, views }))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(owner.charting.photos.saveSet.mutate(set))).sentence).toMatch(/a view at least/);
    const twice = { ...set, views: [...views, ...views] };
    expect((await refusalOf(owner.charting.photos.saveSet.mutate(twice))).code).toBe('DUPLICATE');
    const named = { ...set, views, id: null, name: ' forehead', expectedVersion: null };
    expect((await refusalOf(owner.charting.photos.saveSet.mutate(named))).code).toBe('DUPLICATE');
    await owner.charting.photos.saveSet.mutate({ ...named, name: 'Other', serviceIds: [await toxinService()] });
    await owner.charting.photos.saveSet.mutate({ ...set, views });
    const stale = await refusalOf(owner.charting.photos.saveSet.mutate({ ...set, views }));
    expect(stale.code).toBe('CHANGED_ELSEWHERE');
    const { sets } = await injector.charting.photos.views.query({});
    expect(sets.map((row) => [row.name, row.views.length, row.serviceIds.length])).toEqual([
      ['Face', 8, 0],
      ['Forehead', 1, 0],
      ['Other', 1, 1],
    ]);
  });

  it('takes views of the clinic’s own', async () => {
    const { owner, injector } = scene;
    const view = { id: null, name: 'Hands, backs', outline: 'body' as const, active: true, expectedVersion: null };
    const { id } = await owner.charting.photos.saveView.mutate(view);
    expect((await refusalOf(owner.charting.photos.saveView.mutate(view))).code).toBe('DUPLICATE');
    await owner.charting.photos.saveView.mutate({ ...view, id, name: 'Hands', expectedVersion: 1 });
    const { views } = await injector.charting.photos.views.query({});
    expect(views.at(-1)).toMatchObject({ id, name: 'Hands', outline: 'body', version: 2 });
  });
});

describe('the photo that lies over the camera’s picture', () => {
  it('is the newest of the view from another visit, and none that is an error', async () => {
    const { injector, patientId, appointmentId } = scene;
    const now = clinic.clock.now();
    await take('view-face-rest', { appointmentId: null, takenAt: now - 9000 });
    const wanted = await take('view-face-rest', { appointmentId: null, takenAt: now - 5000 });
    const wrong = await take('view-face-rest', { appointmentId: null, takenAt: now - 1000 });
    await injector.charting.photos.hide.mutate({ photoId: wrong.id, reason: 'Not her.', expectedVersion: 1 });
    await take('view-face-rest');
    const { photos } = await injector.charting.photos.before.query({ patientId, appointmentId });
    expect(photos).toEqual([{ viewId: 'view-face-rest', photoId: wanted.id, takenAt: now - 5000 }]);
  });
});
