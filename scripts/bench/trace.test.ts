import { describe, expect, it } from 'vitest';
import { mainThreadOf, type TraceEvent } from './trace.ts';

const on = (tid: number, name: string, ts: number, dur?: number, tdur?: number): TraceEvent => ({
  name,
  ph: dur === undefined ? 'b' : 'X',
  pid: 1,
  tid,
  ts: ts * 1000,
  ...(dur === undefined ? {} : { dur: dur * 1000 }),
  ...(tdur === undefined ? {} : { tdur: tdur * 1000 }),
});
const main: TraceEvent = { name: 'thread_name', ph: 'M', pid: 1, tid: 7, ts: 0, args: { name: 'CrRendererMain' } };

describe('the trace of a page', () => {
  it('adds scripting and layout up frame by frame, what lies within other work once', () => {
    const seen = mainThreadOf([
      main,
      on(7, 'AnimationFrame', 10),
      on(7, 'RunTask', 10, 9, 6),
      on(7, 'FireAnimationFrame', 11, 3, 2),
      on(7, 'FunctionCall', 11, 3, 2),
      on(7, 'Layout', 15, 2, 1),
      on(7, 'Paint', 17, 2, 1),
      on(7, 'AnimationFrame', 26),
      on(7, 'EventDispatch', 27, 4, 1),
      on(8, 'FunctionCall', 28, 50, 50),
    ]);
    expect(seen).toEqual({ tasks: [6], tasksByWall: [9], frames: [3, 1], framesByWall: [5, 4] });
  });

  it('takes the page that made the frames, where there are several', () => {
    const other: TraceEvent = { ...main, tid: 3 };
    expect(mainThreadOf([other, main, on(3, 'RunTask', 1, 9, 9), on(7, 'AnimationFrame', 1)]).tasks).toEqual([]);
  });
});
