import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stillMissing } from './rules.ts';

it('photos taken after the signature close what was missing, and only that', () => {
  const ids = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { minLength: 1 });
  fc.assert(
    fc.property(ids, fc.subarray(['1', '2', '3', '4', '5']), (missing, taken) => {
      const views = missing.map((viewId) => ({ viewId, name: `View ${viewId}` }));
      const row = { serviceLineId: 'l', service: 'Toxin', views, reason: 'Camera broken' };
      const open = stillMissing([row], new Set(taken));
      expect(open.flatMap((one) => one.views.map(({ viewId }) => viewId))).toEqual(
        missing.filter((id) => !taken.includes(id)),
      );
      expect(open.every((one) => one.views.length > 0 && one.reason === 'Camera broken')).toBe(true);
    }),
  );
});
