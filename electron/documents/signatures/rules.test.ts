import { describe, expect, it } from 'vitest';
import { strokesProblem } from './rules.ts';

describe('strokesProblem', () => {
  const pad = { width: 500, height: 180 };
  const line = Array.from({ length: 30 }, (_, at): [number, number] => [40 + at * 8, 90 + (at % 5) * 6]);

  it('takes a signature', () => {
    expect(strokesProblem({ ...pad, strokes: [line] })).toBeNull();
  });

  it('refuses nothing, a dot, a tap and many taps', () => {
    expect(strokesProblem({ ...pad, strokes: [] })).toMatch(/sign on the line/);
    expect(strokesProblem({ ...pad, strokes: [[[50, 50]]] })).toMatch(/sign on the line/);
    expect(
      strokesProblem({
        ...pad,
        strokes: Array.from(
          { length: 50 },
          () =>
            [
              [50, 50],
              [51, 50],
            ] as Array<[number, number]>,
        ),
      }),
    ).toMatch(/sign on the line/);
  });

  it('refuses points outside the pad and no numbers', () => {
    expect(strokesProblem({ ...pad, strokes: [[...line, [900, 20]]] })).toMatch(/outside/);
    expect(strokesProblem({ ...pad, strokes: [[...line, [Number.NaN, 20]]] })).toMatch(/outside/);
  });

  it('refuses more than a person draws', () => {
    expect(strokesProblem({ ...pad, strokes: Array.from({ length: 401 }, () => line) })).toMatch(/too many/);
  });
});
