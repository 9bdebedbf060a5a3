import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../../electron/app/outbox.ts';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { sweepFiles } from '../../electron/app/rendering.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { addPhoto, phonePicture, upload } from './photoFiles.ts';
import { type Scene, setScene } from './scene.ts';

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
const everyFile = (): string[] =>
  readdirSync(clinic.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const pictureFiles = (): string[] => everyFile().filter((file) => file.includes(`${clinic.dataDir}/files/`));
describe.each(['process', 'http'] as const)('a photo, by %s', (via) => {
  beforeEach(async () => {
    clinic = await testClinic({ via });
    scene = await setScene(clinic);
  });

  it('is made anew in three sizes: upright, without place, device and time, and said to be for the chart only', async () => {
    // held upright, so the file lies on its side and says so
    const sent = await phonePicture({ width: 2400, height: 1800, orientation: 6, takenNote: '2026:03:09 10:15:30' });
    expect(await exifr.gps(sent)).toMatchObject({ latitude: expect.closeTo(40.71, 1) as number });
    const { patientId, appointmentId, toxinLine: serviceLineId } = scene;
    const facts = { patientId, appointmentId, serviceLineId, viewId: 'view-face-rest' };
    const { id } = await addPhoto(scene.injector, sent, facts);
    const [photo] = await listed();
    expect(photo).toMatchObject({
      ...facts,
      id,
      viewName: 'Face, front at rest',
      phase: 'before',
      width: 1800,
      height: 2400,
      takenAt: Date.UTC(2026, 2, 9, 14, 15, 30),
      addedAt: clinic.clock.now(),
      takenByName: 'Ingrid Injector',
      use: 'chartOnly',
      hiddenAt: null,
      signedAt: null,
    });
    for (const [size, width, height] of [
      ['kept', 1800, 2400],
      ['screen', 1200, 1600],
      ['thumb', 240, 320],
    ] as const) {
      const picture = await pictureOf(id, size);
      const meta = await sharp(picture).metadata();
      expect([meta.width, meta.height, meta.exif, meta.icc, meta.xmp, meta.iptc, meta.orientation], size).toEqual([
        width,
        height,
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      for (const secret of ['SECRET-DEVICE', 'PETRA', 'Exif', 'Phonemaker'])
        expect(picture.includes(secret)).toBe(false);
      // turned by a quarter: the red left half is on top now
      const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
      const red = (row: number): number => data[(row * info.width + 5) * info.channels] ?? 0;
      expect(red(5), size).toBeGreaterThan(150);
      expect(red(info.height - 5), size).toBeLessThan(80);
    }
  });

  it('is refused when it is no picture, damaged, too much to unpack or a HEIC, and leaves nothing', async () => {
    const { injector, patientId } = scene;
    const bomb = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const whole = await phonePicture();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>');
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]);
    for (const [bytes, words] of [
      [svg, /no JPEG, PNG, WebP or AVIF/],
      [Buffer.from('GIF89a lots'), /no JPEG/],
      [heic, /Most Compatible/],
      [bomb, /64 million/],
      [whole.subarray(0, whole.length / 2), /damaged/],
      [Buffer.concat([whole.subarray(0, 20), Buffer.alloc(5000, 7)]), /damaged/],
    ] as const) {
      const refused = await refusalOf(addPhoto(injector, bytes, { patientId }));
      expect([refused.code, refused.sentence]).toEqual(['BAD_INPUT', expect.stringMatching(words)]);
    }
    expect(pictureFiles()).toEqual([]);
    expect(await listed()).toEqual([]);
  });

  it('is read as PNG, WebP and AVIF too, never enlarged, and no larger than the clinic keeps photos', async () => {
    const { owner, injector, patientId } = scene;
    for (const format of ['png', 'webp', 'avif'] as const) {
      const { id } = await addPhoto(injector, await phonePicture({ format, width: 400, height: 300 }), { patientId });
      expect(
        (await listed()).find((row) => row.id === id),
        format,
      ).toMatchObject({ width: 400, height: 300 });
    }
    await owner.clinic.setPolicies.mutate({ values: { 'charting.photoEdge': 1600 }, expectedVersion: 0 });
    const { id } = await addPhoto(injector, await phonePicture({ width: 3200, height: 800 }), { patientId });
    expect((await listed()).find((row) => row.id === id)).toMatchObject({ width: 1600, height: 400 });
  });

  it('comes in pieces that may come twice; the whole is taken once, and only from who sent it', async () => {
    const { injector, patientId } = scene;
    const noise = Buffer.from(Uint8Array.from({ length: 900 * 900 * 3 }, (_, at) => (at * 2654435761) >>> 13));
    const sent = await sharp(noise, { raw: { width: 900, height: 900, channels: 3 } })
      .jpeg({ quality: 98 })
      .toBuffer();
    expect(sent.length).toBeGreaterThan(700_000);
    const uploadId = await upload(injector, sent);
    await upload(injector, sent, uploadId);
    const facts = { uploadId, patientId, appointmentId: null, serviceLineId: null, viewId: null } as const;
    const add = { ...facts, phase: 'progress', source: 'camera' } as const;
    const other = await clinic.as('injector2');
    expect((await refusalOf(other.charting.photos.add.mutate(add))).code).toBe('NOT_FOUND');
    const key = { context: { key: 'one-act' } };
    const added = await injector.charting.photos.add.mutate(add, key);
    // the line broke before the answer came
    expect(await injector.charting.photos.add.mutate(add, key)).toMatchObject({ id: added.id });
    expect((await refusalOf(injector.charting.photos.add.mutate(add))).code).toBe('DUPLICATE');
    expect(await listed()).toHaveLength(1);
    const piece = { uploadId: crypto.randomUUID(), size: 100, at: 50, base64: 'AAAA' };
    expect((await refusalOf(injector.documents.upload.mutate(piece))).code).toBe('BAD_INPUT');
    const huge = { ...piece, at: 0, size: 250_000_001 };
    expect((await refusalOf(injector.documents.upload.mutate(huge))).sentence).toMatch(/250 MB/);
  });
});

describe('on the disk', () => {
  beforeEach(async () => {
    clinic = await testClinic();
    scene = await setScene(clinic);
  });

  it('no byte of a picture, of its metadata or of its patient lies open', async () => {
    const { injector, patientId } = scene;
    const sent = await phonePicture({ width: 1200, height: 900, takenNote: '2026:03:09 10:15:30', grain: true });
    const { id } = await addPhoto(injector, sent, { patientId });
    const open = await Promise.all((['kept', 'screen', 'thumb'] as const).map((size) => pictureOf(id, size)));
    expect(pictureFiles()).toHaveLength(3);
    // 24 bytes in every 4,000: a block of a picture that lies open anywhere holds some of them
    const needles = [sent, ...open].flatMap((bytes) =>
      Array.from({ length: Math.ceil(bytes.length / 4000) }, (_, at) => bytes.subarray(at * 4000, at * 4000 + 24)),
    );
    const secrets = ['SECRET-DEVICE', 'PETRA PATIENT', 'Phonemaker', 'JFIF\0\u0001', 'WEBPVP8', '\u0089PNG\r\n'];
    needles.push(...secrets.map((secret) => Buffer.from(secret, 'latin1')));
    expect(needles.length).toBeGreaterThan(100);
    const found = (bytes: Buffer): number => needles.filter((needle) => bytes.includes(needle)).length;
    expect(found(Buffer.concat([Buffer.alloc(777), sent]))).toBeGreaterThan(50);
    const files = everyFile();
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) expect(found(readFileSync(file)), file).toBe(0);
  });

  it('a file that was changed or put in another’s place does not open', async () => {
    const { injector, patientId } = scene;
    const { id } = await addPhoto(injector, await phonePicture(), { patientId });
    const [first = '', second = ''] = pictureFiles();
    writeFileSync(first, readFileSync(second));
    const answers = await Promise.all(
      (['kept', 'screen', 'thumb'] as const).map((size) =>
        injector.charting.photos.pictures.query({ patientId, photoIds: [id], size }),
      ),
    );
    expect(answers.flatMap(({ damaged }) => damaged)).toEqual([id]);
    expect(answers.flatMap(({ pictures }) => pictures)).toHaveLength(2);
  });

  it('what never got its row is swept after an hour, what has one stays', async () => {
    const { injector, patientId } = scene;
    await addPhoto(injector, await phonePicture(), { patientId });
    await filesOf(clinic.opened).write(clinic.host.newId(), Buffer.from('never committed'));
    const { read } = clinic.opened.store;
    expect(await sweepFiles(read, filesOf(clinic.opened))).toBe(0);
    for (const file of pictureFiles()) utimesSync(file, new Date(0), new Date(0));
    expect(await sweepFiles(read, filesOf(clinic.opened))).toBe(1);
    expect(pictureFiles()).toHaveLength(3);
  });
});
