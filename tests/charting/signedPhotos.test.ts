import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { notePages } from '../../electron/charting/prints.ts';
import type { NoteSnapshot } from '../../electron/charting/signing/rules.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { addPhoto, phonePicture } from './photoFiles.ts';
import { chart, consent, drawToxin, pay, type Scene, setScene, shown, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
  const { services } = await scene.owner.catalog.services.query({});
  await scene.owner.charting.photos.saveSet.mutate({
    id: null,
    name: 'Forehead',
    active: true,
    views: [
      { viewId: 'view-face-rest', required: true },
      { viewId: 'view-face-frown', required: true },
    ],
    serviceIds: services.filter(({ name }) => name === 'Botox forehead').map(({ id }) => id),
    expectedVersion: null,
  });
  await consent(scene);
  await chart(scene, [10]);
  await drawToxin(scene, 10);
});
afterEach(() => clinic.close());
afterAll(() => maker.close());

const take = async (viewId: string, serviceLineId: string | null = null) =>
  addPhoto(scene.injector, await phonePicture(), {
    patientId: scene.patientId,
    appointmentId: scene.appointmentId,
    serviceLineId,
    viewId,
  });
const record = () => {
  const row = clinic.opened.store.read.raw
    .prepare<[], { snapshot: string; sha256: string }>(
      "SELECT snapshot, sha256 FROM documents WHERE kind = 'note' ORDER BY rowid DESC",
    )
    .get();
  if (!row) throw new Error('No note is kept.');
  return { ...row, note: JSON.parse(row.snapshot) as NoteSnapshot };
};
const signedIn = () => scene.owner.charting.photos.signedIn.query({ appointmentId: scene.appointmentId });
const policy = (value: 'reason' | 'never') =>
  scene.owner.clinic.setPolicies.mutate({ values: { 'charting.missingPhotos': value }, expectedVersion: 0 });

describe('a signed note', () => {
  it('names its photos with view, set, time and hash, under its own hash, and prints them', async () => {
    const rest = await take('view-face-rest', scene.toxinLine);
    await take('view-face-frown');
    const wrong = await take('view-face-smile');
    await scene.injector.charting.photos.hide.mutate({ photoId: wrong.id, reason: 'Not her.', expectedVersion: 1 });
    expect(await signedIn()).toEqual({ photos: null, without: [] });
    await sign(scene);
    const { photos } = await scene.injector.charting.photos.ofVisit.query({ appointmentId: scene.appointmentId });
    const hashes = photos.filter((one) => one.hiddenAt === null).map(({ sha256 }) => sha256);
    const { note, snapshot, sha256 } = record();
    expect(createHash('sha256').update(snapshot).digest('hex')).toBe(sha256);
    expect(note.photos).toMatchObject([
      {
        id: rest.id,
        view: 'Face, front at rest',
        set: 'Forehead',
        service: 'Botox forehead',
        takenBy: 'Ingrid Injector',
      },
      { view: 'Face, frowning', set: 'Forehead', service: null, phase: 'before' },
    ]);
    expect(note.photos?.map((one) => one.sha256)).toEqual(hashes);
    expect((await signedIn()).photos).toEqual(note.photos);
    const pages = JSON.stringify(notePages(note));
    for (const hash of hashes) expect(pages).toContain(`SHA-256 ${hash}`);
    await scene.injector.charting.photos.hide.mutate({ photoId: rest.id, reason: 'Blurred.', expectedVersion: 1 });
    expect((await signedIn()).photos).toEqual(note.photos);
  });

  it('of earlier times says nothing of photos and prints as it did', async () => {
    await sign(scene);
    const { photos: _, lines, ...rest } = record().note;
    const old: NoteSnapshot = { ...rest, lines: lines.map(({ photosMissing: _missing, ...line }) => line) };
    const pages = JSON.stringify(notePages(old));
    expect(pages).not.toContain('Photos');
    expect(pages).not.toContain('SHA-256');
  });

  it('counts for the photos as they were seen', async () => {
    const seen = await shown(scene);
    await take('view-face-rest');
    const late = sign(scene, { seenIds: seen.seenIds });
    expect((await refusalOf(late)).code).toBe('CHANGED_ELSEWHERE');
    await sign(scene);
  });
});

describe('required photos that are missing', () => {
  it('are passed with a reason that is kept, printed, and shown to the director until they are taken', async () => {
    await policy('reason');
    await take('view-face-rest');
    expect((await shown(scene)).missing.find(({ kind }) => kind === 'photo')).toMatchObject({
      weight: 'reason',
      sentence: 'Botox forehead: photos are missing: Face, frowning. Take them, or give a reason.',
    });
    const refused = await refusalOf(sign(scene));
    expect([refused.code, refused.sentence]).toEqual(['NOT_NOW', expect.stringMatching(/photos are missing/)]);
    const withoutPhotos = [{ serviceLineId: scene.toxinLine, reason: 'She could not frown yet' }];
    const { encounterId } = await sign(scene, { withoutPhotos });
    await pay(scene);
    const { note } = record();
    expect(JSON.stringify(notePages(note))).toContain(
      'Photos missing: Face, frowning. Reason: She could not frown yet',
    );
    const views = [{ viewId: 'view-face-frown', name: 'Face, frowning' }];
    expect((await signedIn()).without).toMatchObject([{ views, reason: 'She could not frown yet' }]);
    const lacks = async () => {
      const { rows } = await scene.owner.charting.signOff.query({ mine: false });
      return rows[0]?.missing.filter(({ kind }) => kind === 'photo');
    };
    expect(await lacks()).toMatchObject([{ kind: 'photo', views: ['Face, frowning'] }]);
    const many = scene.owner.charting.cosignMany.mutate({ encounterIds: [encounterId] });
    expect((await refusalOf(many)).sentence).toMatch(/not complete/);
    await take('view-face-frown');
    expect(await lacks()).toEqual([]);
    expect((await signedIn()).without).toMatchObject([{ views }]);
  });

  it('need no reason where they are only advised, and are on record all the same', async () => {
    await take('view-face-rest');
    await sign(scene);
    expect((await signedIn()).without).toMatchObject([{ views: [{ name: 'Face, frowning' }], reason: null }]);
  });

  it('cannot be passed where the clinic never allows it', async () => {
    await policy('never');
    const withoutPhotos = [{ serviceLineId: scene.toxinLine, reason: 'No time' }];
    expect((await refusalOf(sign(scene, { withoutPhotos }))).code).toBe('NOT_NOW');
    await take('view-face-rest');
    await take('view-face-frown');
    await sign(scene);
    expect((await signedIn()).without).toEqual([]);
  });
});
