import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftSection, draftOf, moveField, moveSection, newField, sectionsOf } from './draft.ts';

const drafts = (sizes: readonly number[]): DraftSection[] =>
  sizes.map((size) => ({ ...draftOf(), fields: Array.from({ length: size }, newField) }));
const order = (list: readonly DraftSection[]): string[] => list.flatMap(({ fields }) => fields.map(({ uid }) => uid));

describe('moving', () => {
  it('a field loses none and is undone by moving it back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }), fc.nat(15), (sizes, pick) => {
        const before = drafts(sizes);
        const all = order(before);
        const chosen = all[pick % Math.max(1, all.length)];
        if (chosen === undefined) return;
        const down = moveField(before, chosen, 1);
        expect(order(down).toSorted()).toEqual(all.toSorted());
        const atTheEnd = before.at(-1)?.fields.at(-1)?.uid === chosen;
        expect(moveField(down, chosen, -1)).toEqual(atTheEnd ? moveField(before, chosen, -1) : before);
      }),
    );
  });
  it('a field at the edge goes on into the next section', () => {
    const [first, second] = drafts([1, 1]);
    if (!first || !second) throw new Error('Two sections were made.');
    const [field] = first.fields;
    const moved = moveField([first, second], field?.uid ?? '', 1);
    expect(moved.map(({ fields }) => fields.length)).toEqual([0, 2]);
    expect(moved[1]?.fields[0]).toEqual(field);
  });
  it('a section stays in the list', () => {
    const list = drafts([1, 2, 3]);
    expect(moveSection(list, 2, -1).map(({ fields }) => fields.length)).toEqual([1, 3, 2]);
    expect(moveSection(list, 0, -1)).toEqual(list);
    expect(
      sectionsOf(list)
        .flatMap(({ fields }) => fields)
        .every((field) => !('uid' in field)),
    ).toBe(true);
  });
});
