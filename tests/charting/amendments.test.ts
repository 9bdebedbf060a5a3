import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pagesOfDocument } from '../../electron/app/rendering.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { charges, chart, consent, drawToxin, type Scene, setScene, shown, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
let encounterId: string;
beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
  await consent(scene);
  encounterId = await chart(scene, [4, 6]);
  await drawToxin(scene, 10);
});
afterEach(() => clinic.close());

const rows = (sql: string): unknown[] => clinic.opened.store.read.raw.prepare(sql).all();
const wordsOf = (documentId: string): string =>
  pagesOfDocument(clinic.opened.store.read, documentId)
    .model.nodes.map((node) => ('text' in node ? node.text : ''))
    .join('\n');

describe('an addendum', () => {
  it('stands under the signed note with author and time; the note and its record stay as they are', async () => {
    const { injector } = scene;
    const early = await refusalOf(injector.charting.addAddendum.mutate({ encounterId, text: 'Too soon.' }));
    expect([early.code, early.sentence]).toEqual(['NOT_NOW', expect.stringMatching(/not signed yet/)]);
    const signed = await sign(scene);
    const before = [
      rows('SELECT * FROM encounters'),
      rows(`SELECT * FROM documents WHERE id = '${signed.documentId}'`),
    ];
    clinic.clock.advance(60_000);
    const added = await injector.charting.addAddendum.mutate({ encounterId, text: 'Slight bruise, left.' });
    const { encounter, after } = await shown(scene);
    expect(after).toMatchObject({
      error: null,
      documentId: added.documentId,
      addenda: [
        {
          text: 'Slight bruise, left.',
          name: 'Ingrid Injector',
          at: clinic.clock.now(),
          happenedAt: null,
          error: null,
        },
      ],
    });
    expect(encounter?.documentId).toBe(signed.documentId);
    expect([
      rows('SELECT * FROM encounters'),
      rows(`SELECT * FROM documents WHERE id = '${signed.documentId}'`),
    ]).toEqual(before);
    expect(rows("SELECT staff_id, session_id <> '' AS signed FROM note_amendments")).toEqual([
      { staff_id: clinic.ids.staff.injector, signed: 1 },
    ]);
    expect(wordsOf(signed.documentId)).not.toContain('bruise');
    expect(wordsOf(added.documentId)).toMatch(/Slight bruise, left\.[\s\S]*Ingrid Injector/);
    expect(wordsOf(added.documentId)).toContain(signed.sha256);
  });

  it('is a late entry when it says when the thing happened, and never tells of what is to come', async () => {
    await sign(scene);
    const now = clinic.clock.now();
    const late = { encounterId, text: 'The patient called: no pain.' };
    const refused = await refusalOf(scene.injector.charting.addAddendum.mutate({ ...late, happenedAt: now + 60_000 }));
    expect([refused.code, refused.sentence]).toEqual(['BAD_INPUT', expect.stringMatching(/has passed/)]);
    const { documentId } = await scene.injector.charting.addAddendum.mutate({ ...late, happenedAt: now - 3_600_000 });
    expect((await shown(scene)).after?.addenda).toMatchObject([{ happenedAt: now - 3_600_000 }]);
    expect(wordsOf(documentId)).toMatch(/Late entry\nHappened on March/);
    expect((await refusalOf(scene.desk.charting.addAddendum.mutate(late))).code).toBe('NOT_ALLOWED');
  });
});

describe('an error mark', () => {
  it('strikes the note through with reason and name, tells the patient’s page, and leaves every charge alone', async () => {
    await sign(scene);
    const before = await charges(scene);
    const other = await clinic.as('injector2');
    const refused = await refusalOf(other.charting.markError.mutate({ encounterId, reason: 'Not my patient' }));
    expect(refused.code).toBe('NOT_ALLOWED');
    const { documentId } = await scene.injector.charting.markError.mutate({ encounterId, reason: 'Wrong patient' });
    expect(await charges(scene)).toEqual(before);
    expect((await shown(scene)).after).toMatchObject({
      error: { reason: 'Wrong patient', name: 'Ingrid Injector' },
      mayMark: false,
    });
    const { marks } = await scene.owner.charting.errorMarks.query({ patientId: scene.patientId });
    expect(marks).toMatchObject([
      { appointmentId: scene.appointmentId, addendumId: null, reason: 'Wrong patient', byName: 'Ingrid Injector' },
    ]);
    expect(wordsOf(documentId)).toMatch(/MARKED AS AN ERROR[\s\S]*Reason: Wrong patient/);
    const again = scene.owner.charting.markError.mutate({ encounterId, reason: 'Once more' });
    expect((await refusalOf(again)).code).toBe('DUPLICATE');
    expect((await refusalOf(scene.owner.charting.cosign.mutate({ encounterId }))).sentence).toMatch(
      /marked as an error/,
    );
  });

  it('strikes one addendum through and lets the note and the others stand', async () => {
    await sign(scene);
    const { injector, owner } = scene;
    const wrong = await injector.charting.addAddendum.mutate({ encounterId, text: 'Right side.' });
    await injector.charting.addAddendum.mutate({ encounterId, text: 'Left side.' });
    const { documentId } = await owner.charting.markError.mutate({
      encounterId,
      addendumId: wrong.id,
      reason: 'It was the left side',
    });
    expect((await shown(scene)).after).toMatchObject({
      error: null,
      addenda: [
        { text: 'Right side.', error: { name: 'Olive Owner' } },
        { text: 'Left side.', error: null },
      ],
    });
    const struck = pagesOfDocument(clinic.opened.store.read, documentId).model.nodes.filter(
      (node) => node.kind === 'text' && node.strike,
    );
    expect(struck).toMatchObject([{ text: 'Right side.' }]);
    const unknown = injector.charting.markError.mutate({ encounterId, addendumId: 'nowhere', reason: 'Not there' });
    expect((await refusalOf(unknown)).code).toBe('NOT_FOUND');
  });
});

describe('a co-signature', () => {
  it('is someone else’s, by permission, once; shown with name and time', async () => {
    const signed = await sign(scene);
    const { injector, owner } = scene;
    expect((await refusalOf(injector.charting.cosign.mutate({ encounterId }))).code).toBe('NOT_ALLOWED');
    const { documentId } = await owner.charting.cosign.mutate({ encounterId });
    expect(documentId).not.toBe(signed.documentId);
    expect((await shown(scene)).after?.cosignatures).toMatchObject([{ name: 'Olive Owner', at: clinic.clock.now() }]);
    expect(wordsOf(documentId)).toContain('Co-signed by Olive Owner');
    expect((await refusalOf(owner.charting.cosign.mutate({ encounterId }))).sentence).toMatch(/already/);
  });

  it('is not one’s own', async () => {
    await sign(scene, {}, scene.owner);
    expect((await refusalOf(scene.owner.charting.cosign.mutate({ encounterId }))).sentence).toMatch(/yourself/);
  });
});

it('the database refuses to change, remove or forge what came after a signature', async () => {
  const { raw } = clinic.opened.store.read;
  const forge = (addendum: string | null): void => {
    raw
      .prepare(
        `INSERT INTO note_amendments (id, encounter_id, patient_id, kind, text, addendum_id, staff_id, session_id, station_id, at, document_id)
         VALUES ('x', ?, ?, ?, 'forged', ?, ?, 's', 's', 1, (SELECT id FROM documents LIMIT 1))`,
      )
      .run(encounterId, scene.patientId, addendum === null ? 'addendum' : 'error', addendum, clinic.ids.staff.injector);
  };
  expect(() => forge(null)).toThrow(/only a signed note/);
  await sign(scene);
  expect(() => forge('nowhere')).toThrow(/addendum of its own note/);
  await scene.injector.charting.addAddendum.mutate({ encounterId, text: 'Kept.' });
  expect(() => raw.exec("UPDATE note_amendments SET text = 'changed'")).toThrow(/append-only/);
  expect(() => raw.exec('DELETE FROM note_amendments')).toThrow(/append-only/);
});
