import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Declaration } from '../../electron/api/trpc.ts';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { createAppRouter } from '../../electron/app/router.ts';
import { type AheadScene, aheadScene, facialCart, payAheadFor } from '../billing/aheadScene.ts';
import { pay } from '../billing/creditScene.ts';
import { addPhoto, phonePicture } from '../charting/photoFiles.ts';
import { type Client, refusalOf, root } from '../harness.ts';
import { definition, question } from '../intake/formWork.ts';

let s: AheadScene & { bob: string };

afterAll(() => maker.close());

type AnyProcedure = { _def: { type: string; meta?: Declaration } };
type Answers = Record<string, unknown>;

/**
 * What a chart's record and every query about one patient answers that wants nothing but whose: they are found in the
 * router, so that a new one cannot be forgotten.
 */
async function answersFor(client: Client, patientId: string): Promise<Answers> {
  const procedures = createAppRouter(s.clinic.host)._def.procedures as unknown as Record<string, AnyProcedure>;
  const answers: Answers = { 'patients.get': await client.patients.get.query({ id: patientId }) };
  for (const [path, { _def }] of Object.entries(procedures)) {
    if (_def.type !== 'query' || _def.meta?.reads !== 'patient') continue;
    const of = path.split('.').reduce((at, word) => (at as Answers)[word], client as unknown);
    const ask = (input: object) => (of as { query(input: object): Promise<unknown> }).query(input);
    const wantsMore = async (input: object) => (await ask(input).then(() => null, codeOf)) === 'BAD_INPUT';
    if ((await wantsMore({ patientId })) || !(await wantsMore({}))) continue;
    answers[path] = await ask({ patientId });
  }
  return answers;
}

const codeOf = (error: unknown): string | undefined => (error as { data?: { code?: string } }).data?.code;

/** Without the counters of rows, which go up with every change. */
const withoutVersions = (answers: unknown): unknown =>
  JSON.parse(JSON.stringify(answers, (key, value: unknown) => (key === 'version' ? undefined : value)));

/** The ids of the rows in the lists of an answer. */
function idsIn(answer: unknown): string[] {
  const lists = Object.values(answer as object).filter(Array.isArray) as unknown[][];
  return lists.flatMap((list) => list.flatMap((row) => (row as { id?: string } | null)?.id ?? []));
}

/** The timeline tells of the merge and of what took it back; beside that it is what it was. */
function withoutMerging(answers: Awaited<ReturnType<typeof answersFor>>): typeof answers {
  const timeline = answers['reporting.timeline'] as { entries: Array<{ kind: string }> };
  expect(
    timeline.entries
      .slice(0, 2)
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual(['merge', 'unmerge']);
  const entries = timeline.entries.filter(({ kind }) => kind !== 'merge' && kind !== 'unmerge');
  return { ...answers, 'reporting.timeline': { ...timeline, entries } };
}

async function versionOf(id: string): Promise<number> {
  return (
    (await s.desk.patients.merging.charts.query({ patientId: id })).charts.find((row) => row.id === id)?.version ??
    (await s.desk.patients.get.query({ id })).version
  );
}

async function merge(survivor: string, merged: string) {
  return s.desk.patients.merging.merge.mutate({
    patientId: survivor,
    expectedVersion: (await s.desk.patients.get.query({ id: survivor })).version,
    mergedId: merged,
    expectedMergedVersion: (await s.desk.patients.get.query({ id: merged })).version,
    reason: 'One person with two charts',
  });
}

async function unmerge(id: string) {
  return s.desk.patients.merging.unmerge.mutate({ id, expectedVersion: await versionOf(id), reason: 'Two people' });
}

async function open(via: 'process' | 'http'): Promise<void> {
  const scene = await aheadScene(via);
  const bob = await scene.desk.patients.create.mutate({ givenName: 'Bob', familyName: 'Lee' });
  s = { ...scene, bob: bob.id };
}

/** A photo of each, and forms: filled in by both, and one that Bob has only begun. Answers the ids of the photos. */
async function fillPapers(): Promise<{ ann: string; bob: string }> {
  const plan = { name: 'Wishes', audience: 'byHand', everyMonths: null, active: true } as const;
  const { id: formId } = await s.owner.intake.createForm.mutate({
    ...plan,
    definition: definition(question('wish', 'text')),
  });
  const photo = async (patientId: string, orientation: number, ago: number): Promise<string> => {
    const taken = { patientId, takenAt: s.clinic.clock.now() - ago };
    return (await addPhoto(s.injector, await phonePicture({ orientation }), taken)).id;
  };
  for (const [patientId, wish] of [
    [s.ann, 'Fewer lines'],
    [s.bob, 'A rest'],
  ] as const) {
    const { id, version } = await s.desk.intake.start.mutate({ patientId, formId });
    await s.desk.intake.submit.mutate({ id, expectedVersion: version, language: 'en', answers: { wish } });
  }
  await s.desk.intake.start.mutate({ patientId: s.bob, formId });
  return { ann: await photo(s.ann, 1, 2000), bob: await photo(s.bob, 3, 1000) };
}

/** The picture of a photo as it is kept; the code of the refusal where it is not this person's. */
async function pictureOf(patientId: string, photoId: string): Promise<string> {
  const asked = s.injector.charting.photos.pictures.query({ patientId, photoIds: [photoId], size: 'kept' });
  const answer = await asked.catch((error: unknown) => error);
  const { pictures } = answer as { pictures?: Array<{ base64: string }> };
  return pictures?.[0]?.base64 ?? codeOf(answer) ?? '';
}

/** Ann has a treated visit that is paid; Bob bought a package and owes for a cream. Both have an allergy. */
async function fill(via: 'process' | 'http'): Promise<void> {
  await open(via);
  for (const [patientId, substance] of [
    [s.ann, 'Latex'],
    [s.bob, 'Lidocaine'],
  ] as const)
    await s.desk.patients.addAllergy.mutate({ patientId, substance, severity: 'severe' });
  const { cart } = await facialCart(s);
  await pay(s.desk, cart, [{ kind: 'cardTerminal', cents: cart.totalCents, reference: 'T-1' }]);
  const begun = await s.desk.till.newCart.mutate({ patientId: s.bob });
  const packed = await s.desk.till.addOffer.mutate({
    cartId: begun.id,
    expectedVersion: begun.version,
    offerId: s.facials,
  });
  await pay(s.desk, packed, [{ kind: 'cardTerminal', cents: packed.totalCents, reference: 'T-2' }]);
}

describe.each(['process', 'http'] as const)('two charts of one person, %s', (via) => {
  afterEach(() => s.clinic.close());

  it('answer as one while they are merged, and exactly as before when they are taken apart', async () => {
    await fill(via);
    const photos = await fillPapers();
    const pictures = { ann: await pictureOf(s.ann, photos.ann), bob: await pictureOf(s.bob, photos.bob) };
    expect(await pictureOf(s.ann, photos.bob)).toBe('NOT_FOUND');
    const before = { ann: await answersFor(s.owner, s.ann), bob: await answersFor(s.owner, s.bob) };
    expect(Object.keys(before.ann).length).toBeGreaterThan(8);
    expect(idsIn(before.bob['charting.photos.list'])).toEqual([photos.bob]);
    expect([idsIn(before.ann['intake.ofPatient']).length, idsIn(before.bob['intake.ofPatient']).length]).toEqual([
      1, 2,
    ]);
    await merge(s.ann, s.bob);
    const together = await answersFor(s.owner, s.ann);
    expect(await answersFor(s.owner, s.bob)).toEqual(together);
    for (const [path, answer] of Object.entries(together)) {
      const both = [...idsIn(before.ann[path]), ...idsIn(before.bob[path])];
      expect(idsIn(answer), path).toEqual(expect.arrayContaining(both));
    }
    expect(idsIn(together['charting.photos.list'])).toEqual([photos.bob, photos.ann]);
    expect(idsIn(together['intake.ofPatient'])).toHaveLength(3);
    for (const patientId of [s.ann, s.bob])
      expect([await pictureOf(patientId, photos.ann), await pictureOf(patientId, photos.bob)]).toEqual([
        pictures.ann,
        pictures.bob,
      ]);
    const record = await s.desk.patients.get.query({ id: s.bob });
    expect(record.id).toBe(s.ann);
    expect(record.allergies.map(({ substance }) => substance).sort()).toEqual(['Latex', 'Lidocaine']);
    await unmerge(s.bob);
    const after = { ann: await answersFor(s.owner, s.ann), bob: await answersFor(s.owner, s.bob) };
    expect(withoutVersions({ ann: withoutMerging(after.ann), bob: withoutMerging(after.bob) })).toEqual(
      withoutVersions(before),
    );
    expect(await pictureOf(s.bob, photos.bob)).toBe(pictures.bob);
    expect([await pictureOf(s.ann, photos.bob), await pictureOf(s.bob, photos.ann)]).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
  });

  it('let the package of one pay for the visit of the other, and what is added goes to the survivor', async () => {
    await fill(via);
    const { cart } = await facialCart(s);
    expect(cart.paidAhead.filter((row) => row.itemId !== null)).toEqual([]);
    await merge(s.ann, s.bob);
    const now = await s.desk.till.cart.query({ id: cart.id });
    const used = await payAheadFor(s, now);
    expect(used.tenders).toHaveLength(1);
    const added = await s.desk.patients.addAllergy.mutate({ patientId: s.bob, substance: 'Iodine', severity: 'mild' });
    await unmerge(s.bob);
    const anns = await s.desk.patients.get.query({ id: s.ann });
    expect(anns.allergies.map((row) => row.id)).toContain(added.id);
    expect((await s.desk.patients.get.query({ id: s.bob })).allergies.map((row) => row.substance)).toEqual([
      'Lidocaine',
    ]);
  });

  it('are refused when one is merged already, changed meanwhile, or the same', async () => {
    await fill(via);
    const ann = await s.desk.patients.get.query({ id: s.ann });
    const bob = await s.desk.patients.get.query({ id: s.bob });
    const wish = {
      patientId: s.ann,
      expectedVersion: ann.version,
      mergedId: s.bob,
      expectedMergedVersion: bob.version,
      reason: 'The same person',
    };
    const { merge: asked, unmerge: apart } = s.desk.patients.merging;
    expect((await refusalOf(asked.mutate({ ...wish, mergedId: s.ann }))).code).toBe('NOT_NOW');
    expect((await refusalOf(asked.mutate({ ...wish, expectedMergedVersion: 99 }))).code).toBe('CHANGED_ELSEWHERE');
    expect((await refusalOf(apart.mutate({ id: s.bob, expectedVersion: 1, reason: 'Two people' }))).code).toBe(
      'NOT_NOW',
    );
    expect((await refusalOf(s.injector.patients.merging.merge.mutate(wish))).code).toBe('NOT_ALLOWED');
    await asked.mutate(wish);
    const cleo = await s.desk.patients.create.mutate({ givenName: 'Cleo', familyName: 'Third' });
    const twice = { ...wish, patientId: cleo.id, expectedVersion: cleo.version };
    expect((await refusalOf(asked.mutate(twice))).sentence).toContain('merged already');
    // a chain: the survivor is merged itself, and comes back with what it had
    await merge(cleo.id, s.ann);
    expect((await s.desk.patients.get.query({ id: s.bob })).id).toBe(cleo.id);
    const { charts } = await s.desk.patients.merging.charts.query({ patientId: cleo.id });
    expect(charts.map(({ id, intoId }) => [id, intoId])).toEqual([
      [s.bob, s.ann],
      [s.ann, cleo.id],
    ]);
    await unmerge(s.ann);
    expect((await s.desk.patients.get.query({ id: s.bob })).id).toBe(s.ann);
    expect((await s.desk.patients.get.query({ id: cleo.id })).allergies).toEqual([]);
  });
});

/** Recalls: each chart has its own row, found to be renewed. Photos: whoever has but one chart is read in the order of the index. */
const ofOneChart = ['scheduling/recalls/queries.ts', 'charting/photos/queries.ts'];

// source_patient_id: a patient of another clinic, whose charts are not merged here
it('a query by patient asks for all charts of the person: none compares with one id', () => {
  const single = readdirSync(join(root, 'db'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !ofOneChart.includes(path.replaceAll('\\', '/')))
    .flatMap((path) =>
      readFileSync(join(root, 'db', path), 'utf8')
        .split('\n')
        .filter(
          (line) =>
            /(?<!source_)patient_id = \?|WHERE merged_into_id = \?/.test(line) &&
            !/(UPDATE \w+ SET|DELETE FROM)/.test(line),
        )
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(single).toEqual([]);
});
