import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { testClinic } from '../harness.ts';
import { exported, imported } from './chartFiles.ts';
import { addPhoto, phonePicture } from './photoFiles.ts';
import { chart, consent, drawToxin, type Scene, setScene, sign } from './scene.ts';

let folder: string;
let scene: Scene;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'salve-pages-'));
});
afterEach(() => scene.clinic.close());
afterAll(async () => {
  await maker.close();
  rmSync(folder, { recursive: true, force: true });
});

function saved(bytes: Uint8Array): string {
  const path = join(folder, `${crypto.randomUUID()}.pdf`);
  writeFileSync(path, bytes);
  return path;
}
const run = (tool: string, ...args: string[]): string => execFileSync(tool, args, { encoding: 'utf8' });
/** The text of every page. */
const pagesOf = (path: string): string[] => run('pdftotext', '-layout', path, '-').split('\f').slice(0, -1);
const inOneLine = (pages: readonly string[]): string => pages.join(' ').replace(/\s+/g, ' ');

/** A visit that was signed, added to and marked as an error in part, with photos and a consent that was taken back. */
async function fullChart(): Promise<void> {
  scene = await setScene(await testClinic(), ['toxin', 'facial']);
  const { patientId, appointmentId, injector, owner, desk } = scene;
  await desk.patients.addAllergy.mutate({ patientId, substance: 'Lidocaine', severity: 'severe' });
  await injector.patients.addMedication.mutate({ patientId, name: 'Ibuprofen', dose: '400 mg', since: '2025-11' });
  await injector.patients.addCondition.mutate({ patientId, kind: 'pregnancy', expectedUntil: '2026-08-01' });
  await consent(scene);
  await drawToxin(scene, 20);
  await chart(scene, [12, 8]);
  const { encounterId } = await sign(scene);
  const { id: addendumId } = await injector.charting.addAddendum.mutate({
    encounterId,
    text: 'She called: no swelling.',
    happenedAt: null,
  });
  await injector.charting.markError.mutate({ encounterId, addendumId, reason: 'Another patient called.' });
  await owner.charting.cosign.mutate({ encounterId });
  await addPhoto(injector, await phonePicture(), { patientId, appointmentId, viewId: 'view-face-rest' });
  const wrong = await addPhoto(injector, await phonePicture({ width: 500 }), { patientId, appointmentId });
  await injector.charting.photos.hide.mutate({ photoId: wrong.id, reason: 'Of someone else.', expectedVersion: 1 });
  const { consents } = await owner.consents.ofPatient.query({ patientId });
  await owner.consents.revoke.mutate({
    consentId: consents[0]?.id ?? '',
    reason: 'She changed her mind.',
    revokedOn: '2026-03-10',
  });
}

describe('a whole chart as pages', () => {
  it('tells everything: lists, every note with what came after, the map, consents with hashes, photos', async () => {
    await fullChart();
    const { bytes, fileName } = await exported(scene.owner, scene.patientId, 'pdf', { pictures: true });
    expect(fileName).toBe('chart-1-2026-03-10.pdf');
    const path = saved(bytes);
    const pages = pagesOf(path);
    const text = inOneLine(pages);
    for (const words of [
      'Chart of Petra Patient',
      'Lidocaine Severe',
      'Ibuprofen 400 mg 2025-11',
      'Pregnant',
      'August 1, 2026',
      'Treatment note, Mar 10, 2026',
      'Injection points',
      'Face, front',
      'She called: no swelling.',
      'Marked as an error by Ingrid Injector',
      'Another patient called.',
      'Co-signed by Olive Owner',
      'Consents and papers',
      'Taken back from March 10, 2026 on: She changed her mind.',
      'MARKED AS AN ERROR',
    ])
      expect(text).toContain(words);
    const { consents } = await scene.owner.consents.ofPatient.query({ patientId: scene.patientId });
    const { sha256 } = await scene.owner.documents.get.query({ id: consents[0]?.documentId ?? '' });
    expect(text.replaceAll(' ', '')).toContain(sha256);
    expect(pages.length).toBeGreaterThan(1);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
      expect(page).toContain('Petra Patient, born February 3, 1980, chart no. 1');
    }
    expect(run('pdfimages', '-list', path).match(/ jpeg /g)).toHaveLength(2);
  });

  it('of some days leaves the others out; without pictures photos stand in words; of merged charts it tells all', async () => {
    await fullChart();
    const { owner, injector, desk, patientId } = scene;
    const twin = await desk.patients.create.mutate({ givenName: 'Petra', familyName: 'Twin', birthDate: '1980-02-04' });
    await desk.patients.addAllergy.mutate({ patientId: twin.id, substance: 'Latex', severity: 'mild' });
    await addPhoto(injector, await phonePicture(), { patientId: twin.id, viewId: 'view-face-smile' });
    const [survivor, merged] = await Promise.all([patientId, twin.id].map((id) => desk.patients.get.query({ id })));
    await desk.patients.merging.merge.mutate({
      patientId,
      expectedVersion: survivor?.version ?? 0,
      mergedId: twin.id,
      expectedMergedVersion: merged?.version ?? 0,
      reason: 'The same person.',
    });
    const all = saved((await exported(owner, patientId, 'pdf')).bytes);
    const text = inOneLine(pagesOf(all));
    for (const words of ['Latex', 'Lidocaine', 'Face, front smiling', 'Of someone else.', 'Chart only'])
      expect(text).toContain(words);
    expect(run('pdfimages', '-list', all).match(/ jpeg /g)).toBeNull();
    const before = inOneLine(pagesOf(saved((await exported(owner, patientId, 'pdf', { until: '2026-03-09' })).bytes)));
    expect(before).toContain('Until March 9, 2026');
    expect(before).toContain('No signed notes in these days.');
    expect(before).toContain('Lidocaine');
    expect(before).not.toContain('Treatment note,');
  });

  it('tells which notes came from another clinic', async () => {
    await fullChart();
    const { bytes } = await exported(scene.owner, scene.patientId, 'json');
    const there = await testClinic();
    try {
      const owner = await there.as('owner');
      const { version } = await owner.clinic.profile.query({});
      await owner.clinic.updateProfile.mutate({
        name: 'Harbour Clinic',
        address: '',
        phone: '',
        email: '',
        taxNumber: '',
        paper: 'letter',
        expectedVersion: version,
      });
      const { taken } = await imported(owner, bytes);
      const text = inOneLine(pagesOf(saved((await exported(owner, taken.patientId, 'pdf')).bytes)));
      expect(text).toContain('From the chart of Standard Clinic.');
      expect(text).toContain('Charts of other clinics in this one');
      expect(text).toContain('read in Mar 10, 2026');
    } finally {
      await there.close();
    }
  });
});
