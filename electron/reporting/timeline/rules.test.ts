import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entryGroups, entryKinds, kindsToShow, permissionToSee } from './rules.ts';

it('every kind is in one group, and nothing is shown that its permission does not open', () => {
  expect(Object.values(entryGroups).flat().toSorted()).toEqual([...entryKinds].toSorted());
  const groups = Object.keys(entryGroups) as Array<keyof typeof entryGroups>;
  fc.assert(
    fc.property(fc.subarray(groups), fc.subarray(['chart.read', 'billing.read', 'patients.read']), (asked, held) => {
      const shown = kindsToShow(asked, (permission) => held.some((one) => one === permission));
      for (const kind of shown) expect(held).toContain(permissionToSee[kind]);
      const wanted = asked.length === 0 ? entryKinds : asked.flatMap((group) => [...entryGroups[group]]);
      for (const kind of shown) expect(wanted).toContain(kind);
    }),
  );
});
