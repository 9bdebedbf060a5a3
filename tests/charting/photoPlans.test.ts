import { afterAll, beforeAll, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { type TestClinic, testClinic } from '../harness.ts';
import { laserVisit } from './laserScene.ts';
import { addPhoto, phonePicture } from './photoFiles.ts';
import { listenTo, scansOf } from './queryPlans.ts';
import { chart, drawToxin, type Scene, setScene, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
beforeAll(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
});
afterAll(async () => {
  await clinic.close();
  await maker.close();
});

const pictured =
  /\b(photos|photo_files|photo_uses|photo_marks|chart_points|device_treatments|encounters|note_amendments)\b/;
/** What a clinic writes once: its views and sets, its devices, its people. */
const small = /^SCAN (services|products|staff|policies|photo_views|photo_sets|photo_set_\w+|device_limits|equipment)\b/;

it('photos, maps and device treatments scan no table that grows, and a page of photos is not sorted', async () => {
  const { owner, injector, patientId, appointmentId } = scene;
  const laser = await laserVisit(clinic, 17);
  const listening = listenTo(clinic);
  const photo = await addPhoto(injector, await phonePicture(), { patientId, appointmentId, viewId: 'view-face-rest' });
  const services = await owner.catalog.services.query({});
  await owner.charting.photos.saveSet.mutate({
    id: null,
    name: 'Forehead',
    active: true,
    views: [{ viewId: 'view-face-smile', required: true }],
    serviceIds: services.services.map(({ id }) => id),
    expectedVersion: null,
  });
  await injector.charting.photos.list.query({ patientId });
  await injector.charting.photos.ofVisit.query({ appointmentId });
  await injector.charting.photos.before.query({ patientId, appointmentId });
  await injector.charting.photos.pictures.query({ patientId, photoIds: [photo.id], size: 'thumb' });
  await injector.charting.photos.uses.query({ photoId: photo.id });
  await injector.charting.photos.marks.query({ photoId: photo.id });
  const encounterId = await chart(scene, [4, 4]);
  await drawToxin(scene, 8);
  const { missing } = await injector.charting.encounter.query({ appointmentId });
  expect(missing.some(({ kind }) => kind === 'photo')).toBe(true);
  const line = { serviceLineId: scene.toxinLine, reason: 'Signed on paper' };
  await sign(scene, { withoutConsent: [line] });
  await injector.charting.earlierMaps.query({ appointmentId: laser.appointmentId });
  await injector.charting.mapOf.query({ encounterId });
  await injector.charting.addTreatments.mutate({
    encounterId: laser.encounterId,
    serviceLineId: laser.lineId,
    equipmentId: laser.laserId,
    areas: [{ view: 'bodyFront', region: 'abdomen' }],
    fluence: 12_000,
  });
  await injector.charting.lastSettings.query({ appointmentId: laser.appointmentId });
  const hot = listening.stop(pictured);
  expect(hot.length).toBeGreaterThan(12);
  for (const wanted of [/FROM photos/, /photo_files/, /photo_marks/, /chart_points/, /device_treatments/])
    expect(
      hot.some((text) => wanted.test(text)),
      String(wanted),
    ).toBe(true);
  expect(scansOf(clinic, hot, small)).toEqual([]);

  const page = hot.find((text) => /FROM photos/.test(text) && /p\.patient_id = \?/.test(text)) ?? '';
  const plan = clinic.opened.store.read.raw
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${page}`)
    .all('p', 1, '', 10)
    .map(({ detail }) => detail);
  expect(plan[0]).toMatch(/USING INDEX photos_patient/);
  expect(plan.join('\n')).not.toMatch(/TEMP B-TREE/);
});
