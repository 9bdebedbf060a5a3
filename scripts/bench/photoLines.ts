import { createDecipheriv } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keyFor } from '../../electron/app/keys.ts';
import { filesOf } from '../../electron/app/outbox.ts';
import { makePhoto } from '../../electron/workers/photos/make.ts';
import { drawPortrait } from '../../electron/workers/photos/portrait.ts';
import { type BenchClinic, openCopy, type SeededFolder } from './clinicAt.ts';
import { copyOf } from './folders.ts';
import { recordOf } from './handAudit.ts';
import { print } from './line.ts';
import { compare, interleave, type Work } from './measure.ts';
import { type Run, say } from './plans.ts';
import { addNotes, timelineWork } from './timelineLine.ts';

const names = {
  rows: 'photos of a patient, first page',
  pictures: 'pictures of a page from disk',
  timeline: 'patient timeline',
};
export const photoNames: readonly string[] = Object.values(names);

const photoCount = 400_000;
const noteCount = 150_000;
/** Photos of those whose page is asked for, and what one page brings. */
const long = 120;
const page = 100;
const pictures = 60;
const askedFor = 20;

/**
 * A patient's first page of photos out of 400,000 rows, its pictures from the disk, and the timeline among those and
 * 150,000 notes, each against the bare work.
 */
export async function photoLines(run: Run, one: SeededFolder): Promise<void> {
  const data = copyOf(run.work, one, 'photos');
  const clinic = await openCopy(one, data, false, 'owner');
  try {
    say('photos');
    const patients = await addPhotos(clinic, Math.round(photoCount * run.scale));
    if (run.wants(names.timeline)) addNotes(clinic, patients, Math.round(noteCount * run.scale));
    for (const [name, workOf] of [
      [names.rows, rowsWork],
      [names.pictures, picturesWork],
      [names.timeline, timelineWork],
    ] as const) {
      if (!run.wants(name)) continue;
      const contestants = (['door', 'hand'] as const).map((how) => [how, workOf(clinic, patients, how)] as const);
      const times = await interleave(contestants, run.plans.day);
      print({ name, kind: 'overhead', goal: 1.5, unit: 'µs CPU per call', ...compare(times, 'door', 'hand') });
    }
  } finally {
    await clinic.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Rows for everyone, and real encrypted files for the pages that are asked for. Returns whose those are. */
async function addPhotos(clinic: BenchClinic, count: number): Promise<string[]> {
  const { raw, opened, session, newId } = clinic;
  const everyone = raw.prepare<[], { id: string }>('SELECT id FROM patients ORDER BY number').all();
  const asked = everyone.slice(0, askedFor).map(({ id }) => id);
  const photo = raw.prepare(
    `INSERT INTO photos (id, patient_id, view_id, phase, source, taken_at, taken_by, station_id, added_at, width, height, sha256, use, version)
     VALUES (?, ?, 'view-face-rest', 'before', 'file', ?, ?, ?, ?, 3000, 4000, ?, 'chartOnly', 1)`,
  );
  const file = raw.prepare(
    `INSERT INTO photo_files (id, photo_id, size, media_type, width, height, bytes, wrapped_key) VALUES (?, ?, ?, 'image/webp', 240, 320, ?, ?)`,
  );
  const filler = 'x'.repeat(80);
  const { staffId, stationId } = session;
  const { clock } = clinic;
  const today = clock.now;
  const add = (patientId: string, at: number): string => {
    // ids of their own time, one after the other as in years of work: into the middle of an index they would take an hour
    clock.now = at;
    const id = newId();
    photo.run(id, patientId, at, staffId, stationId, at, filler);
    return id;
  };
  const start = today - 3 * 365 * 86_400_000;
  raw.transaction(() => {
    for (let n = asked.length * long; n < count; n += 1) {
      const id = add(everyone[askedFor + (n % (everyone.length - askedFor))]?.id ?? '', start + n * 60_000);
      for (const size of ['kept', 'screen', 'thumb']) file.run(newId(), id, size, 12_000, filler);
    }
  })();
  const made = await makePhoto(drawPortrait({ look: 1, view: 'rest', lines: 0.8 }), 1600);
  const thumb = made?.pictures.find(({ size }) => size === 'thumb')?.bytes;
  if (!thumb) throw new Error('No picture was made.');
  const vault = filesOf(opened);
  for (const patientId of asked)
    for (let n = 0; n < long; n += 1) {
      const id = add(patientId, start + n * 60_000);
      if (n < long - pictures) continue;
      const fileId = newId();
      const { wrappedKey } = await vault.write(fileId, thumb);
      file.run(fileId, id, 'thumb', thumb.length, wrappedKey);
    }
  clock.now = today;
  raw.exec('ANALYZE photos; ANALYZE photo_files');
  return asked;
}

function rowsWork(clinic: BenchClinic, patients: readonly string[], how: 'door' | 'hand'): Work {
  const at = (index: number): string => patients[index % patients.length] ?? '';
  if (how === 'door')
    return async (index) => {
      const { photos } = await clinic.call<{ photos: unknown[] }>('query', 'charting.photos.list', {
        patientId: at(index),
      });
      if (photos.length !== page) throw new Error('The page is not full.');
    };
  const query = clinic.raw.prepare<[string, string]>(
    `SELECT p.id, p.patient_id, p.appointment_id, p.service_line_id, p.view_id, v.name, p.phase, p.source, p.taken_at, s.name,
       p.added_at, p.width, p.height, p.sha256, p.use, p.hidden_at, p.hidden_by, p.hidden_reason, e.signed_at, p.version
     FROM photos p JOIN staff s ON s.id = p.taken_by LEFT JOIN photo_views v ON v.id = p.view_id
       LEFT JOIN encounters e ON e.appointment_id = p.appointment_id
     WHERE p.patient_id IN (SELECT id FROM patients WHERE id = ? UNION ALL SELECT id FROM patients WHERE merged_into_id = ?)
       AND p.removed_at IS NULL ORDER BY p.taken_at DESC, p.id DESC LIMIT ${page + 1}`,
  );
  const record = recordOf(clinic, 'charting.photos.list');
  return (index) => {
    if (query.all(at(index), at(index)).length !== page + 1) throw new Error('The page is not full.');
    record(at(index));
  };
}

function picturesWork(clinic: BenchClinic, patients: readonly string[], how: 'door' | 'hand'): Work {
  const newest = clinic.raw.prepare<[string], { id: string }>(
    `SELECT id FROM photos WHERE patient_id = ? ORDER BY taken_at DESC, id DESC LIMIT ${pictures}`,
  );
  const pages = patients.map((patientId) => newest.all(patientId).map(({ id }) => id));
  const at = (index: number): [string, string[]] => {
    const place = index % patients.length;
    return [patients[place] ?? '', pages[place] ?? []];
  };
  if (how === 'door')
    return async (index) => {
      const [patientId, photoIds] = at(index);
      const input = { patientId, photoIds, size: 'thumb' };
      const answer = await clinic.call<{ pictures: unknown[] }>('query', 'charting.photos.pictures', input);
      if (answer.pictures.length !== pictures) throw new Error('A picture is missing.');
    };
  const files = clinic.raw.prepare<[string], { id: string; wrapped_key: string }>(
    "SELECT f.id, f.wrapped_key FROM json_each(?) j JOIN photo_files f ON f.photo_id = j.value AND f.size = 'thumb'",
  );
  const wrapping = keyFor('files', clinic.opened.key);
  const folder = clinic.opened.folder.files;
  const record = recordOf(clinic, 'charting.photos.pictures');
  const unseal = (key: Buffer, about: string, sealed: Buffer): Buffer => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(about));
    decipher.setAuthTag(sealed.subarray(sealed.length - 16));
    return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()]);
  };
  return (index) => {
    const [patientId, photoIds] = at(index);
    let bytes = 0;
    for (const { id, wrapped_key } of files.all(JSON.stringify(photoIds))) {
      const key = unseal(wrapping, `salve/key/1/${id}`, Buffer.from(wrapped_key, 'base64'));
      const stored = readFileSync(join(folder, id.slice(-2), id));
      bytes += unseal(key, `salve/file/1/${id}`, stored.subarray(8)).length;
    }
    if (bytes < pictures * 1000) throw new Error('A picture is missing.');
    record(patientId);
  };
}
