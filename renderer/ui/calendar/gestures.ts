import type { Bounds, Cursor } from './grid.ts';

export interface Held {
  /** Moving an event, pulling its end, or drawing a range. */
  kind: 'move' | 'resize' | 'draw';
  /** Where it began: the event's own beginning, or where the hand came down. */
  from: Cursor;
  /** Minutes between the beginning of the event and the hand. */
  grab: number;
  /** Minutes the event lasts. */
  length: number;
}

export interface GestureSpan {
  column: number;
  from: number;
  until: number;
}

const between = (n: number, low: number, high: number): number => Math.max(low, Math.min(high, n));

/** The span a hand at `at` means: snapped to the step, inside the grid, never shorter than a step. */
export function spanUnder(held: Held, at: Cursor, bounds: Bounds): GestureSpan {
  const { step, firstMinute, lastMinute } = bounds;
  const snap = (minute: number): number => Math.round(minute / step) * step;
  const { from } = held;
  if (held.kind === 'move') {
    const last = Math.max(firstMinute, lastMinute - held.length);
    const start = between(snap(at.minute - held.grab), firstMinute, last);
    return { column: at.column, from: start, until: start + held.length };
  }
  if (held.kind === 'resize') {
    const least = from.minute + step;
    return {
      column: from.column,
      from: from.minute,
      until: between(snap(at.minute), least, Math.max(least, lastMinute)),
    };
  }
  const [upper, lower] = at.minute < from.minute ? [at.minute, from.minute] : [from.minute, at.minute];
  const start = between(Math.floor(upper / step) * step, firstMinute, lastMinute - step);
  return { column: from.column, from: start, until: between(Math.ceil(lower / step) * step, start + step, lastMinute) };
}

/** How far to scroll in one frame when the hand is at `at` near the low or high end of what is in view. */
export function pullAt(at: number, low: number, high: number): number {
  const edge = 36;
  const fastest = 18;
  if (at < low + edge) return -Math.min(fastest, (low + edge - at) / 2);
  return at > high - edge ? Math.min(fastest, (at - high + edge) / 2) : 0;
}
