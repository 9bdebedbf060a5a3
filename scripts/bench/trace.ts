/** An event of a Chromium trace; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Time the thread really ran. */
  tdur?: number;
  args?: { name?: string };
}

/** What the page's main thread did, in milliseconds of its own CPU time, and by the clock on the wall. */
export interface MainThread {
  /** Every task. */
  tasks: number[];
  tasksByWall: number[];
  /** Scripting and layout together, for each frame the page made. */
  frames: number[];
  framesByWall: number[];
}

const scripting = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'MajorGC',
  'MinorGC',
  'RunMicrotasks',
  'TimerFire',
]);
const layout = new Set(['Layout', 'UpdateLayoutTree', 'HitTest', 'PrePaint']);

/** Reads the trace of a page. Work belongs to the frame that began last; work within work is counted once. */
export function mainThreadOf(events: readonly TraceEvent[]): MainThread {
  const { pid, tid } = busiest(events);
  const own = events.filter((event) => event.pid === pid && event.tid === tid);
  const tasks = own.filter(({ name, ph }) => name === 'RunTask' && ph === 'X');
  const begins = own.filter(({ name, ph }) => name === 'AnimationFrame' && ph === 'b').map(({ ts }) => ts);
  begins.sort((a, b) => a - b);
  const frames = begins.map(() => ({ cpu: 0, wall: 0 }));
  let end = 0;
  let frame = -1;
  const work = own.filter(({ name, ph }) => ph === 'X' && (scripting.has(name) || layout.has(name)));
  for (const event of work.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (event.ts < end) continue;
    end = event.ts + (event.dur ?? 0);
    while (frame + 1 < begins.length && (begins[frame + 1] ?? 0) <= event.ts) frame += 1;
    const its = frames[frame];
    if (!its) continue;
    its.cpu += ran(event);
    its.wall += (event.dur ?? 0) / 1000;
  }
  return {
    tasks: tasks.map(ran),
    tasksByWall: tasks.map(({ dur = 0 }) => dur / 1000),
    frames: frames.map(({ cpu }) => cpu),
    framesByWall: frames.map(({ wall }) => wall),
  };
}

function ran({ tdur, dur = 0 }: TraceEvent): number {
  return (tdur ?? dur) / 1000;
}

/** The main thread that made the most frames: the page that was watched. */
function busiest(events: readonly TraceEvent[]): { pid: number; tid: number } {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const framesOf = ({ pid, tid }: TraceEvent): number =>
    events.filter(
      (event) => event.name === 'AnimationFrame' && event.ph === 'b' && event.pid === pid && event.tid === tid,
    ).length;
  const [first] = mains.toSorted((a, b) => framesOf(b) - framesOf(a));
  if (!first) throw new Error('The trace names no main thread of a page.');
  return first;
}
