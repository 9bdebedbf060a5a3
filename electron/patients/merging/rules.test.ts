import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MergeEvent, mergeProblem, parentsOf, pointersOf, survivorOf } from './rules.ts';

const charts = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Plays wishes to merge and unmerge the way the service does: only survivors are merged, only merged charts taken out. */
function play(wishes: ReadonlyArray<readonly [number, number, boolean]>): MergeEvent[] {
  const events: MergeEvent[] = [];
  for (const [from, into, merge] of wishes) {
    const parents = parentsOf(events);
    const [patientId, intoId] = [charts[from] ?? 'a', charts[into] ?? 'a'];
    const parent = parents.get(patientId);
    if (!merge && parent !== undefined) events.push({ kind: 'unmerge', patientId, intoId: parent });
    if (merge && parent === undefined && !parents.has(intoId) && patientId !== intoId)
      events.push({ kind: 'merge', patientId, intoId });
  }
  return events;
}

const wishes = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()), { maxLength: 40 });

describe('merging charts', () => {
  it('never makes a circle, and every chart has one survivor that stands by itself', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const parents = parentsOf(play(list));
        for (const id of charts) expect(parents.has(survivorOf(parents, id))).toBe(false);
      }),
    );
  });

  it('is taken back exactly: a merge and its unmerge leave every pointer as it was', () => {
    fc.assert(
      fc.property(wishes, fc.nat(5), fc.nat(5), (list, from, into) => {
        const before = play(list);
        const parents = parentsOf(before);
        const [patientId, intoId] = [charts[from] ?? 'a', charts[into] ?? 'a'];
        fc.pre(patientId !== intoId && !parents.has(patientId) && !parents.has(intoId));
        const merged = [...before, { kind: 'merge' as const, patientId, intoId }];
        expect(survivorOf(parentsOf(merged), patientId)).toBe(intoId);
        const back = [...merged, { kind: 'unmerge' as const, patientId, intoId }];
        expect(pointersOf(parentsOf(back), charts)).toEqual(pointersOf(parents, charts));
      }),
    );
  });

  it('takes the charts merged before along, and gives them back with it', () => {
    const events: MergeEvent[] = [
      { kind: 'merge', patientId: 'a', intoId: 'b' },
      { kind: 'merge', patientId: 'b', intoId: 'c' },
    ];
    expect(pointersOf(parentsOf(events), ['a', 'b', 'c'])).toEqual(
      new Map([
        ['a', 'c'],
        ['b', 'c'],
        ['c', null],
      ]),
    );
    const out: MergeEvent[] = [...events, { kind: 'unmerge', patientId: 'b', intoId: 'c' }];
    expect(pointersOf(parentsOf(out), ['a', 'b', 'c'])).toEqual(
      new Map([
        ['a', 'b'],
        ['b', null],
        ['c', null],
      ]),
    );
  });

  it('says why two charts cannot be merged', () => {
    const alone = (id: string) => ({ id, mergedIntoId: null });
    expect(mergeProblem(alone('a'), alone('a'))).toContain('one and the same');
    expect(mergeProblem(alone('a'), { id: 'b', mergedIntoId: 'c' })).toContain('merged already');
    expect(mergeProblem({ id: 'a', mergedIntoId: 'b' }, alone('b'))).toContain('merged already');
    expect(mergeProblem(alone('a'), alone('b'))).toBeUndefined();
  });
});
