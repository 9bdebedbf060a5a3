import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaAt, areaNames } from './areas.ts';

describe('the area of a place on the map', () => {
  it.each([
    ['front', 0.5, 0.28, 'Forehead'],
    ['front', 0.5, 0.42, 'Glabella'],
    ['front', 0.27, 0.47, 'Crow’s feet'],
    ['front', 0.73, 0.47, 'Crow’s feet'],
    ['front', 0.5, 0.75, 'Lips'],
    ['front', 0.5, 0.83, 'Chin'],
    ['front', 0.3, 0.6, 'Cheeks'],
    ['left', 0.5, 0.47, 'Crow’s feet'],
    ['right', 0.5, 0.47, 'Crow’s feet'],
    ['left', 0.27, 0.72, 'Lips'],
    ['right', 0.73, 0.72, 'Lips'],
    ['left', 0.6, 0.7, 'Masseter'],
  ] as const)('%s %d %d is %s', (view, x, y, area) => {
    expect(areaAt(view, x, y)).toBe(area);
  });
  it('is the same on both sides, and there is one for every place', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, (x, y) => {
        expect(areaNames).toContain(areaAt('front', x, y));
        expect(areaNames).toContain(areaAt('left', x, y));
      }),
    );
    expect(areaAt('left', 0.25, 0.72)).toBe(areaAt('right', 0.75, 0.72));
  });
});
