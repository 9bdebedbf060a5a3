import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { photoGaps } from './rules.ts';

const need = (serviceLineId: string, viewId: string) => ({ serviceLineId, viewId, name: `View ${viewId}` });

describe('required views', () => {
  it('are missing by line, in order; one photo serves every line that asks for its view', () => {
    const required = [need('a', '1'), need('a', '2'), need('b', '1'), need('b', '3')];
    expect(photoGaps(required, new Set(['2']))).toEqual([
      { serviceLineId: 'a', views: [{ viewId: '1', name: 'View 1' }] },
      {
        serviceLineId: 'b',
        views: [
          { viewId: '1', name: 'View 1' },
          { viewId: '3', name: 'View 3' },
        ],
      },
    ]);
    expect(photoGaps(required, new Set(['1', '2', '3']))).toEqual([]);
  });

  it('never name a view that was taken, and lose none that was not', () => {
    const row = fc.record({
      serviceLineId: fc.constantFrom('a', 'b', 'c'),
      viewId: fc.constantFrom('1', '2', '3', '4'),
    });
    fc.assert(
      fc.property(fc.array(row), fc.array(fc.constantFrom('1', '2', '3', '4')), (rows, have) => {
        const taken = new Set(have);
        const gaps = photoGaps(
          rows.map((one) => need(one.serviceLineId, one.viewId)),
          taken,
        );
        expect(gaps.flatMap(({ views }) => views)).toHaveLength(rows.filter((one) => !taken.has(one.viewId)).length);
        for (const id of taken)
          expect(gaps.flatMap(({ views }) => views.map(({ viewId }) => viewId))).not.toContain(id);
      }),
    );
  });
});
