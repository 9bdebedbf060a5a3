import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapViews } from '../../catalog/rules.ts';
import { areaNames, drawings, mirrorKey, mirrorSpot, pricedArea, regionAt, regionOf, spotOf } from './rules.ts';
import { curve, holds, middleOf, mirrorDrawing, mirrorPath } from './shapes/rules.ts';

const part = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
const spot = fc.record({ view: fc.constantFrom(...mapViews), x: part, y: part });

describe('the region of a place', () => {
  it.each([
    ['front', 0.5, 0.28, 'Forehead'],
    ['front', 0.5, 0.42, 'Glabella'],
    ['front', 0.26, 0.48, 'Crow’s feet'],
    ['front', 0.74, 0.48, 'Crow’s feet'],
    ['front', 0.5, 0.76, 'Lower lip'],
    ['front', 0.5, 0.83, 'Chin'],
    ['front', 0.3, 0.6, 'Cheeks'],
    ['left', 0.51, 0.48, 'Crow’s feet'],
    ['right', 0.49, 0.48, 'Crow’s feet'],
    ['left', 0.6, 0.7, 'Masseter'],
    ['turnedLeft', 0.5, 0.76, 'Marionette lines'],
    ['lips', 0.5, 0.58, 'Lower lip'],
    ['neck', 0.5, 0.7, 'Décolleté'],
    ['bodyFront', 0.39, 0.285, 'Axilla'],
    ['bodyFront', 0.5, 0.4, 'Abdomen'],
    ['bodyBack', 0.45, 0.53, 'Buttocks'],
    ['hands', 0.26, 0.45, 'Back of the hand'],
  ] as const)('%s %d %d is %s', (view, x, y, area) => {
    expect(regionAt({ view, x, y }).area).toBe(area);
  });

  it('is there for every place, and the mirrored place has the same area on the other side', () => {
    fc.assert(
      fc.property(spot, (at) => {
        const region = regionAt(at);
        expect(areaNames).toContain(region.area);
        expect(regionOf(at.view, region.key)).toBe(region);
        const other = mirrorSpot(at);
        const twin = regionOf(other.view, mirrorKey(region.key));
        expect(twin?.area).toBe(region.area);
        const box = drawings[at.view];
        if (holds(region.outline, at.x * box.width, at.y * box.height)) {
          expect(holds(twin?.outline ?? [], other.x * box.width, other.y * box.height)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('holds its own middle', () => {
    for (const view of mapViews)
      for (const region of drawings[view].regions) {
        expect(regionAt(spotOf(view, region)).area, `${view} ${region.key}`).toBe(region.area);
        const [x, y] = middleOf(region.outline);
        const { width, height } = drawings[view];
        expect(x > 0 && x < width && y > 0 && y < height, `${view} ${region.key}`).toBe(true);
      }
  });
});

describe('mirroring', () => {
  it('is its own inverse: places, keys, paths, drawings', () => {
    fc.assert(
      fc.property(spot, (at) => {
        expect(mirrorSpot(mirrorSpot(at))).toEqual(at);
        const { key } = regionAt(at);
        expect(mirrorKey(mirrorKey(key))).toBe(key);
      }),
    );
    const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 500 })), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(places, (list) => {
        const path = curve(list);
        expect(mirrorPath(mirrorPath(path, 400), 400)).toBe(path);
      }),
    );
    for (const view of mapViews) {
      const once = mirrorDrawing(drawings[view]);
      expect(mirrorDrawing(once).regions.map(({ key, side }) => [key, side])).toEqual(
        drawings[view].regions.map(({ key, side }) => [key, side]),
      );
    }
  });
});

describe('the drawings', () => {
  it('have unique regions and paths of absolute commands inside their box', () => {
    for (const view of mapViews) {
      const { regions, strokes, width, height } = drawings[view];
      expect(new Set(regions.map(({ key }) => key)).size, view).toBe(regions.length);
      for (const { d } of strokes) {
        expect(d, view).toMatch(/^M[-\d. MLCZ]+$/);
        const numbers = d.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
        expect(numbers.length % 2, `${view} ${d}`).toBe(0);
        for (const [index, n] of numbers.entries()) {
          expect(n, `${view} ${d}`).toBeGreaterThanOrEqual(-40);
          expect(n, `${view} ${d}`).toBeLessThanOrEqual((index % 2 === 0 ? width : height) + 40);
        }
      }
    }
  });

  it('name areas as clinics price them', () => {
    expect(pricedArea(' Upper lip ')).toBe(pricedArea('Lower Lip'));
    expect(pricedArea('Glabella')).not.toBe(pricedArea('Forehead'));
  });
});
