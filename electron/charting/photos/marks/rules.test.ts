import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarkPoint, markProblem, thinned } from './rules.ts';

describe('a mark', () => {
  it('has the points its kind needs, some length, and words only where it says something', () => {
    const line: MarkPoint[] = [
      [0, 0],
      [100, 100],
    ];
    expect(markProblem({ kind: 'arrow', points: line, text: null })).toBeUndefined();
    expect(markProblem({ kind: 'arrow', points: line.slice(1), text: null })).toMatch(/not whole/);
    expect(
      markProblem({
        kind: 'circle',
        points: [
          [5, 5],
          [5, 5],
        ],
        text: null,
      }),
    ).toMatch(/no length/);
    expect(markProblem({ kind: 'text', points: [[5, 5]], text: 'Asymmetry' })).toBeUndefined();
    expect(markProblem({ kind: 'text', points: [[5, 5]], text: ' ' })).toMatch(/Write/);
    expect(markProblem({ kind: 'arrow', points: line, text: 'x' })).toBeDefined();
  });

  it('of many points is thinned between its ends', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 900 }), (points) => {
        const line = thinned(points);
        expect(line.length).toBeLessThanOrEqual(400);
        expect([line[0], line.at(-1)]).toEqual([points[0], points.at(-1)]);
        expect(markProblem({ kind: 'pen', points: line, text: null })).toBeUndefined();
      }),
    );
  });
});
