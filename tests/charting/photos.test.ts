import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../../electron/app/outbox.ts';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { sweepFiles } from '../../electron/app/rendering.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { addPhoto, phonePicture } from './photoFiles.ts';
import { chart, consent, drawToxin, type Scene, setScene, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
afterEach(() => clinic.close());
afterAll(() => maker.close());

const pictureOf = async (photoId: string, size: 'kept' | 'screen' | 'thumb' = 'kept'): Promise<Buffer> => {
  const { pictures } = await scene.injector.charting.photos.pictures.query({
    patientId: scene.patientId,
    photoIds: [photoId],
    size,
  });
  return Buffer.from(pictures[0]?.base64 ?? '', 'base64');
};
const listed = async () => (await scene.injector.charting.photos.list.query({ patientId: scene.patientId })).photos;
const pictureFiles = (): string[] =>
  readdirSync(join(clinic.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const count = (sql: string): number => (clinic.opened.store.read.raw.prepare(sql).get() as { n: number }).n;

describe('the photos of a patient', () => {
  beforeEach(async () => {
    clinic = await testClinic();
    scene = await setScene(clinic);
  });

  it('belong to them: no visit of another, no picture under another’s name, nothing for who may not read charts', async () => {
    const { injector, desk, patientId, appointmentId } = scene;
    const other = await desk.patients.create.mutate({
      givenName: 'Olga',
      familyName: 'Other',
      birthDate: '1990-01-01',
    });
    const wrong = await refusalOf(addPhoto(injector, await phonePicture(), { patientId: other.id, appointmentId }));
    expect([wrong.code, wrong.sentence]).toEqual(['BAD_INPUT', expect.stringMatching(/another patient/)]);
    const { id } = await addPhoto(injector, await phonePicture(), { patientId, appointmentId });
    const foreign = { patientId: other.id, photoIds: [id], size: 'thumb' as const };
    expect((await refusalOf(injector.charting.photos.pictures.query(foreign))).code).toBe('NOT_FOUND');
    expect((await refusalOf(desk.charting.photos.list.query({ patientId }))).code).toBe('NOT_ALLOWED');
    expect((await injector.charting.photos.ofVisit.query({ appointmentId })).photos).toHaveLength(1);
  });

  it('leave an audit row for every reading', async () => {
    const { injector, patientId } = scene;
    const { id } = await addPhoto(injector, await phonePicture(), { patientId });
    await pictureOf(id, 'screen');
    await listed();
    for (const procedure of ['charting.photos.pictures', 'charting.photos.list', 'charting.photos.add'])
      expect(
        count(`SELECT count(*) AS n FROM audit_log WHERE procedure = '${procedure}' AND patient_id = '${patientId}'`),
        procedure,
      ).toBe(1);
    expect(count("SELECT count(*) AS n FROM audit_log WHERE procedure = 'documents.upload'")).toBe(0);
  });

  it('come newest first in pages, those of merged charts among them', async () => {
    const { injector, desk, patientId } = scene;
    const twin = await desk.patients.create.mutate({ givenName: 'Petra', familyName: 'Twin', birthDate: '1980-02-03' });
    const own = await addPhoto(injector, await phonePicture(), { patientId, takenAt: clinic.clock.now() - 1000 });
    const twins = await addPhoto(injector, await phonePicture(), { patientId: twin.id, takenAt: clinic.clock.now() });
    clinic.opened.store.write(
      (tx) => void tx.raw.prepare('UPDATE patients SET merged_into_id = ? WHERE id = ?').run(patientId, twin.id),
    );
    expect((await listed()).map((row) => row.id)).toEqual([twins.id, own.id]);
    expect((await pictureOf(twins.id, 'thumb')).length).toBeGreaterThan(100);
    const insert = clinic.opened.store.read.raw.prepare(
      `INSERT INTO photos SELECT 'copy-' || ?, patient_id, appointment_id, service_line_id, view_id, phase, source, taken_at - ?,
         taken_by, station_id, added_at, width, height, sha256, use, NULL, NULL, NULL, NULL, NULL, 1 FROM photos WHERE id = ?`,
    );
    for (let at = 0; at < 150; at += 1) insert.run(at, at * 60_000, own.id);
    const first = await injector.charting.photos.list.query({ patientId });
    expect([first.photos.length, first.nextCursor]).toEqual([100, expect.anything()]);
    const second = await injector.charting.photos.list.query({ patientId, cursor: first.nextCursor });
    expect([second.photos.length, second.nextCursor]).toEqual([52, null]);
    expect(new Set([...first.photos, ...second.photos].map((row) => row.id)).size).toBe(152);
  });

  it('can be removed and described until the visit is signed, then only marked as an error', async () => {
    const { injector, patientId, appointmentId } = scene;
    const facts = { patientId, appointmentId };
    const gone = await addPhoto(injector, await phonePicture(), facts);
    const kept = await addPhoto(injector, await phonePicture(), facts);
    const described = await injector.charting.photos.describe.mutate({
      photoId: kept.id,
      appointmentId,
      serviceLineId: scene.toxinLine,
      viewId: 'view-face-frown',
      phase: 'after',
      expectedVersion: 1,
    });
    await injector.charting.photos.remove.mutate({ photoId: gone.id, expectedVersion: 1 });
    expect((await listed()).map((row) => [row.id, row.phase, row.viewName])).toEqual([
      [kept.id, 'after', 'Face, frowning'],
    ]);
    expect(count(`SELECT count(*) AS n FROM photo_files WHERE photo_id = '${gone.id}'`)).toBe(0);
    expect(count(`SELECT count(*) AS n FROM photos WHERE id = '${gone.id}' AND removed_at IS NOT NULL`)).toBe(1);
    expect((await pictureOf(gone.id)).length).toBe(0);
    for (const file of pictureFiles()) utimesSync(file, new Date(0), new Date(0));
    expect(await sweepFiles(clinic.opened.store.read, filesOf(clinic.opened))).toBe(3);

    await consent(scene);
    await chart(scene, [4, 6]);
    await drawToxin(scene, 10);
    await sign(scene);
    const now = { photoId: kept.id, expectedVersion: described.version };
    expect((await refusalOf(injector.charting.photos.remove.mutate(now))).code).toBe('SIGNED');
    const change = { ...now, appointmentId: null, serviceLineId: null, viewId: null, phase: 'before' } as const;
    expect((await refusalOf(injector.charting.photos.describe.mutate(change))).code).toBe('SIGNED');
    const { raw } = clinic.opened.store.read;
    expect(() => raw.exec(`UPDATE photos SET removed_at = 1, removed_by = taken_by WHERE id = '${kept.id}'`)).toThrow(
      /signed visit/,
    );
    expect(() => raw.exec(`DELETE FROM photo_files WHERE photo_id = '${kept.id}'`)).toThrow(/removed photo/);
    expect(() => raw.exec(`UPDATE photos SET sha256 = 'x' WHERE id = '${kept.id}'`)).toThrow(/does not change/);
    const hide = { ...now, reason: 'Another patient’s arm.' };
    const stale = await refusalOf(injector.charting.photos.hide.mutate({ ...hide, expectedVersion: 1 }));
    expect(stale.code).toBe('CHANGED_ELSEWHERE');
    await injector.charting.photos.hide.mutate(hide);
    expect((await listed())[0]).toMatchObject({
      hiddenAt: clinic.clock.now(),
      hiddenByName: 'Ingrid Injector',
      hiddenReason: 'Another patient’s arm.',
      signedAt: clinic.clock.now(),
    });
    expect((await refusalOf(injector.charting.photos.hide.mutate(hide))).code).toBe('DUPLICATE');
  });

  it('without a visit can be removed on the day they were added', async () => {
    const { injector, patientId } = scene;
    const { id } = await addPhoto(injector, await phonePicture(), { patientId });
    clinic.clock.advance(24 * 3_600_000);
    const again = await clinic.as('injector');
    const late = await refusalOf(again.charting.photos.remove.mutate({ photoId: id, expectedVersion: 1 }));
    expect([late.code, late.sentence]).toEqual(['NOT_NOW', expect.stringMatching(/day it was added/)]);
  });
});

describe('what a photo may be used for', () => {
  beforeEach(async () => {
    clinic = await testClinic();
    scene = await setScene(clinic);
  });

  it('is widened with words or a signed consent and taken back, and every step stays on record', async () => {
    const { injector, patientId } = scene;
    const { id } = await addPhoto(injector, await phonePicture(), { patientId });
    const give = injector.charting.photos.giveUse;
    const bare = await refusalOf(give.mutate({ photoIds: [id], use: 'education' }));
    expect([bare.code, bare.sentence]).toEqual(['BAD_INPUT', expect.stringMatching(/how the patient agreed/)]);
    await give.mutate({
      photoIds: [id],
      use: 'education',
      reason: 'Said so on the phone.',
      givenAt: clinic.clock.now() - 1000,
    });
    clinic.clock.advance(1000);
    await give.mutate({ photoIds: [id], use: 'chartOnly', reason: 'Changed her mind.' });
    const { uses } = await injector.charting.photos.uses.query({ photoId: id });
    expect(uses.map((row) => [row.use, row.reason, row.byName])).toEqual([
      ['chartOnly', 'Changed her mind.', 'Ingrid Injector'],
      ['education', 'Said so on the phone.', 'Ingrid Injector'],
      ['chartOnly', '', 'Ingrid Injector'],
    ]);
    expect((await listed())[0]).toMatchObject({ use: 'chartOnly', version: 3 });
    expect(() => clinic.opened.store.read.raw.exec("UPDATE photo_uses SET use = 'marketing'")).toThrow(/append-only/);
  });

  it('is marketing only with the consent the clinic has for it, once the patient signed that', async () => {
    const { owner, injector, patientId } = scene;
    const { id } = await addPhoto(injector, await phonePicture(), { patientId });
    const { templates } = await owner.consents.templates.query({});
    const templateId = templates.find((row) => row.name === 'Toxin')?.id ?? '';
    await owner.clinic.setPolicies.mutate({ values: { 'charting.photoConsent': templateId }, expectedVersion: 0 });
    const give = injector.charting.photos.giveUse;
    const ask = { photoIds: [id], use: 'marketing' as const, reason: 'Signed on paper, in the folder.' };
    await give.mutate(ask);
    await consent(scene);
    expect((await refusalOf(give.mutate(ask))).sentence).toMatch(/Choose it/);
    expect((await refusalOf(give.mutate({ ...ask, documentId: 'elsewhere' }))).code).toBe('BAD_INPUT');
    const { consents } = await injector.consents.ofPatient.query({ patientId });
    const documentId = consents[0]?.documentId ?? '';
    await give.mutate({ ...ask, documentId });
    const { uses } = await injector.charting.photos.uses.query({ photoId: id });
    expect(uses[0]).toMatchObject({ use: 'marketing', documentId });
    const foreign = await scene.desk.patients.create.mutate({
      givenName: 'O',
      familyName: 'P',
      birthDate: '1990-01-01',
    });
    const theirs = await addPhoto(injector, await phonePicture(), { patientId: foreign.id });
    expect((await refusalOf(give.mutate({ ...ask, photoIds: [theirs.id], documentId }))).code).toBe('BAD_INPUT');
    expect((await refusalOf(give.mutate({ ...ask, photoIds: [theirs.id, id] }))).sentence).toMatch(
      /different patients/,
    );
  });
});
