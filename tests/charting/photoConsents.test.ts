import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { addPhoto, phonePicture } from './photoFiles.ts';
import { listenTo, scansOf } from './queryPlans.ts';
import { consent, type Scene, setScene } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
let before: string;
let after: string;
let documentId: string;
let consentId: string;

const give = (photoIds: string[], use: 'education' | 'marketing', on: { documentId?: string; reason?: string }) =>
  scene.injector.charting.photos.giveUse.mutate({ photoIds, use, ...on });
const takeBack = () =>
  scene.desk.consents.revoke.mutate({ consentId, revokedOn: '2026-03-10', reason: 'Called, wants no pictures shown' });
const exportFor = (purpose: 'education' | 'marketing') =>
  scene.owner.charting.photos.exportPair.mutate({ leftId: before, rightId: after, purpose });
const photo = async (id: string) =>
  (await scene.injector.charting.photos.list.query({ patientId: scene.patientId })).photos.find((row) => row.id === id);
const onConsent = () => scene.desk.charting.photos.onConsent.query({ patientId: scene.patientId, documentId });

beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
  const { injector, desk, patientId, appointmentId } = scene;
  before = (await addPhoto(injector, await phonePicture(), { patientId, appointmentId })).id;
  after = (await addPhoto(injector, await phonePicture({ width: 600, height: 800 }), { patientId, phase: 'after' })).id;
  await consent(scene);
  const { consents } = await desk.consents.ofPatient.query({ patientId });
  documentId = consents[0]?.documentId ?? '';
  consentId = consents[0]?.id ?? '';
});
afterEach(() => clinic.close());
afterAll(() => maker.close());

describe('the use of a photo that rests on a signed consent', () => {
  it('ends when the consent is taken back: no export, and the history stays as it was noted', async () => {
    await give([before, after], 'marketing', { documentId });
    await exportFor('marketing');
    expect(await onConsent()).toEqual({ photos: 2 });
    await takeBack();
    const ended = { use: 'marketing', consent: 'Toxin', revokedOn: '2026-03-10' };
    expect(await photo(before)).toMatchObject({ use: 'chartOnly', useEnded: ended });
    const { photos } = await scene.injector.charting.photos.ofVisit.query({ appointmentId: scene.appointmentId });
    expect(photos).toMatchObject([{ id: before, use: 'chartOnly', useEnded: ended }]);
    for (const purpose of ['marketing', 'education'] as const)
      expect(await refusalOf(exportFor(purpose))).toMatchObject({
        code: 'USE_NOT_GIVEN',
        sentence:
          'The consent “Toxin”, which this use rests on, was taken back on March 10, 2026, so nothing was exported. If the patient agrees again, have it signed anew and put it on record with Change use.',
      });
    const { uses } = await scene.injector.charting.photos.uses.query({ photoId: before });
    expect(uses.map(({ use }) => use)).toEqual(['marketing', 'chartOnly']);
    const again = await refusalOf(give([before], 'marketing', { documentId }));
    expect(again.sentence).toMatch(/no consent that the patient signed/);
  });

  it('leaves alone what rests on words or on another consent, and begins again with a new entry', async () => {
    await give([before], 'education', { documentId });
    await give([after], 'education', { reason: 'Said so at the check.' });
    await takeBack();
    expect(await photo(after)).toMatchObject({ use: 'education', useEnded: null });
    expect((await refusalOf(exportFor('education'))).sentence).toMatch(/was taken back/);
    await give([before], 'education', { reason: 'Asked again: for colleagues yes.' });
    expect(await photo(before)).toMatchObject({ use: 'education', useEnded: null });
    await exportFor('education');
    expect((await refusalOf(exportFor('marketing'))).sentence).toMatch(/has not given both photos/);
  });

  it('is counted before it is taken back: photos that were given for something, not those marked as errors', async () => {
    expect(await onConsent()).toEqual({ photos: 0 });
    await give([before, after], 'education', { documentId });
    expect(await onConsent()).toEqual({ photos: 2 });
    await scene.injector.charting.photos.hide.mutate({ photoId: after, reason: 'Not her.', expectedVersion: 2 });
    expect(await onConsent()).toEqual({ photos: 1 });
    await give([before], 'education', { reason: 'Now by word of mouth.' });
    expect(await onConsent()).toEqual({ photos: 0 });
  });

  it('holds for the charts that were merged, and is looked up without reading whole tables', async () => {
    await give([before, after], 'marketing', { documentId });
    const other = await scene.desk.patients.create.mutate({
      givenName: 'Petra',
      familyName: 'Twin',
      birthDate: '1980-02-04',
    });
    clinic.opened.store.write(
      (tx) => void tx.raw.prepare('UPDATE patients SET merged_into_id = ? WHERE id = ?').run(other.id, scene.patientId),
    );
    const listening = listenTo(clinic);
    expect(await scene.desk.charting.photos.onConsent.query({ patientId: other.id, documentId })).toEqual({
      photos: 2,
    });
    await takeBack();
    const { photos } = await scene.injector.charting.photos.list.query({ patientId: other.id });
    expect(photos.map(({ use, useEnded }) => [use, useEnded?.use])).toEqual([
      ['chartOnly', 'marketing'],
      ['chartOnly', 'marketing'],
    ]);
    expect(scansOf(clinic, listening.stop(/\bphoto_uses\b/), /^SCAN never/)).toEqual([]);
  });
});
