import { describe, expect, it } from 'vitest';
import { crossFrom, held } from './points.ts';

describe('points of a map', () => {
  it('stay inside the view', () => {
    expect(held(-0.2, 1.7)).toEqual({ x: 0, y: 1 });
    expect(held(0.123456, 0.5)).toEqual({ x: 0.1235, y: 0.5 });
  });

  it('are reached by arrows in small and large steps', () => {
    const middle = { x: 0.5, y: 0.5 };
    expect(crossFrom(middle, 'ArrowLeft', false)).toEqual({ x: 0.49, y: 0.5 });
    expect(crossFrom(middle, 'ArrowDown', true)).toEqual({ x: 0.5, y: 0.55 });
    expect(crossFrom({ x: 0.99, y: 0 }, 'ArrowRight', true)).toEqual({ x: 1, y: 0 });
    expect(crossFrom({ x: 0.99, y: 0 }, 'ArrowUp', false)).toEqual({ x: 0.99, y: 0 });
    expect(crossFrom(middle, 'Enter', false)).toBeNull();
  });
});
