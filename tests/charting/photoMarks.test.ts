import sharp from 'sharp';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import type { MarkPoint } from '../../electron/charting/photos/marks/rules.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { addPhoto, phonePicture } from './photoFiles.ts';
import { chart, consent, drawToxin, type Scene, setScene, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
let photoId: string;
beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
  const { patientId, appointmentId } = scene;
  photoId = (await addPhoto(scene.injector, await phonePicture(), { patientId, appointmentId })).id;
});
afterEach(() => clinic.close());
afterAll(() => maker.close());

const arrow = (): { photoId: string; kind: 'arrow'; colour: 'red'; points: MarkPoint[] } => ({
  photoId,
  kind: 'arrow',
  colour: 'red',
  points: [
    [1000, 1000],
    [5000, 4000],
  ],
});
const marks = async () => (await scene.injector.charting.photos.marks.query({ photoId })).marks;

describe('what is drawn over a photo', () => {
  it('stands beside it, is taken back before the signature, and only added to after it', async () => {
    const { injector } = scene;
    const before = await injector.charting.photos.pictures.query({
      patientId: scene.patientId,
      photoIds: [photoId],
      size: 'kept',
    });
    const { id } = await injector.charting.photos.addMark.mutate(arrow());
    const text = { photoId, kind: 'text' as const, colour: 'white' as const, points: [[2500, 2500]] as MarkPoint[] };
    expect((await refusalOf(injector.charting.photos.addMark.mutate(text))).sentence).toMatch(/Write what/);
    const said = await injector.charting.photos.addMark.mutate({ ...text, text: 'Left brow higher' });
    expect((await marks()).map((row) => [row.kind, row.text, row.byName, row.removable])).toEqual([
      ['arrow', null, 'Ingrid Injector', true],
      ['text', 'Left brow higher', 'Ingrid Injector', true],
    ]);
    await injector.charting.photos.removeMark.mutate({ markId: id });
    expect((await refusalOf(injector.charting.photos.removeMark.mutate({ markId: id }))).code).toBe('NOT_FOUND');
    await consent(scene);
    await chart(scene, [10]);
    await drawToxin(scene, 10);
    await sign(scene);
    expect((await refusalOf(injector.charting.photos.removeMark.mutate({ markId: said.id }))).code).toBe('SIGNED');
    await injector.charting.photos.addMark.mutate(arrow());
    expect((await marks()).map((row) => [row.kind, row.removable])).toEqual([
      ['text', false],
      ['arrow', false],
    ]);
    const { raw } = clinic.opened.store.read;
    expect(() => raw.exec("UPDATE photo_marks SET text = 'x'")).toThrow(/append-only/);
    expect(() =>
      raw.exec(`INSERT INTO photo_mark_removals SELECT id, staff_id, at FROM photo_marks WHERE id = '${said.id}'`),
    ).toThrow(/signed visit stay/);
    const after = await injector.charting.photos.pictures.query({
      patientId: scene.patientId,
      photoIds: [photoId],
      size: 'kept',
    });
    expect(after).toEqual(before);
  });

  it('is refused on a photo that is an error, out of the picture, and from who may not write charts', async () => {
    const { injector, desk } = scene;
    const outside = {
      ...arrow(),
      points: [
        [0, 0],
        [10_001, 5],
      ] as MarkPoint[],
    };
    expect((await refusalOf(injector.charting.photos.addMark.mutate(outside))).code).toBe('BAD_INPUT');
    expect((await refusalOf(desk.charting.photos.addMark.mutate(arrow()))).code).toBe('NOT_ALLOWED');
    await injector.charting.photos.hide.mutate({ photoId, reason: 'Not her.', expectedVersion: 1 });
    expect((await refusalOf(injector.charting.photos.addMark.mutate(arrow()))).code).toBe('NOT_NOW');
  });
});

describe('a pair that leaves the chart', () => {
  it('needs the patient’s word for both photos; the refusal and the export stand in the audit, the picture names nobody', async () => {
    const { owner, injector, patientId } = scene;
    const second = (
      await addPhoto(injector, await phonePicture({ width: 600, height: 800 }), { patientId, phase: 'after' })
    ).id;
    const pair = { leftId: photoId, rightId: second, purpose: 'marketing' as const };
    expect((await refusalOf(injector.charting.photos.exportPair.mutate(pair))).code).toBe('NOT_ALLOWED');
    const give = (photoIds: string[], use: 'education' | 'marketing') =>
      injector.charting.photos.giveUse.mutate({ photoIds, use, reason: 'Signed on paper.' });
    await give([photoId], 'marketing');
    await give([second], 'education');
    const refused = await refusalOf(owner.charting.photos.exportPair.mutate(pair));
    expect([refused.code, refused.sentence]).toEqual(['USE_NOT_GIVEN', expect.stringMatching(/nothing was exported/)]);
    await owner.charting.photos.exportPair.mutate({ ...pair, purpose: 'education' });
    await give([second], 'marketing');
    const { base64, fileName } = await owner.charting.photos.exportPair.mutate(pair);
    expect(fileName).toBe('photos-2026-03-10.jpg');
    const picture = Buffer.from(base64, 'base64');
    const meta = await sharp(picture).metadata();
    // 800 x 600 and 600 x 800 at the same height, a gap between them, captions below
    expect([meta.width, meta.height, meta.exif]).toEqual([1867 + 24 + 1050, 1400 + 84, undefined]);
    expect(picture.includes('Petra')).toBe(false);
    const rows = clinic.opened.store.read.raw
      .prepare<[], { outcome: string; changed: string; patient: string | null }>(
        "SELECT outcome, changed, patient_id AS patient FROM audit_log WHERE procedure = 'charting.photos.exportPair' ORDER BY seq",
      )
      .all();
    expect(rows.map((row) => row.outcome)).toEqual(['refused:NOT_ALLOWED', 'refused:USE_NOT_GIVEN', 'done', 'done']);
    expect(rows.at(-1)).toMatchObject({
      patient: patientId,
      changed: expect.stringMatching(/"to":"marketing"/) as string,
    });
    const answers = clinic.opened.store.read.raw
      .prepare("SELECT count(*) AS n FROM answered_commands WHERE procedure = 'charting.photos.exportPair'")
      .get();
    expect(answers).toEqual({ n: 0 });
  });
});
