import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapViews } from '../../../electron/catalog/rules.ts';
import { drawings, regionAt } from '../../../electron/charting/views/rules.ts';
import { crossFrom, nextRegion } from './marks.ts';

const middle = { view: 'front', x: 0.5, y: 0.5 } as const;

describe('the crosshair', () => {
  it('goes by arrows in small and large steps and stays inside', () => {
    expect(crossFrom(middle, 'ArrowLeft', false)).toEqual({ view: 'front', x: 0.49, y: 0.5 });
    expect(crossFrom(middle, 'ArrowDown', true)).toEqual({ view: 'front', x: 0.5, y: 0.55 });
    expect(crossFrom({ view: 'front', x: 0.99, y: 0 }, 'ArrowRight', true)).toEqual({ view: 'front', x: 1, y: 0 });
    expect(crossFrom(middle, 'Enter', false)).toBeNull();
  });

  it('visits every region of a drawing and comes back to the first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...mapViews), (view) => {
        const { regions } = drawings[view];
        const seen = new Set<string>();
        let at = { view, x: 0.5, y: 0.5 };
        for (let step = 0; step < regions.length; step++) {
          at = nextRegion(at, 1);
          seen.add(regionAt(at).key);
        }
        expect(seen.size).toBe(regions.length);
      }),
    );
  });
});
