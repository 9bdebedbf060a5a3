import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { type Held, pullAt, spanUnder } from './gestures.ts';
import { type Ghost, raiseGhost } from './ghost.ts';
import type { Bounds, Column, Cursor, Placed } from './grid.ts';
import { eventIdAt, minutePx } from './marker.ts';
import type { CalendarEvent, CalendarProps, Place, Verdict } from './types.ts';
import { instantOf, shiftWall, timeText } from './wallTime.ts';

export interface PointerInput extends CalendarProps {
  columns: readonly Column[];
  placed: ReadonlyArray<ReadonlyArray<Placed<CalendarEvent>>>;
  bounds: Bounds;
  newMinutes: number;
  main: RefObject<HTMLDivElement | null>;
  /** The pointer chose a place: the keyboard goes on from there. */
  pointTo: (at: Cursor) => void;
}

/** What the hand holds, where it is, and where the grid was when it came down. */
interface Gesture extends Held {
  event: CalendarEvent | undefined;
  /** It may be opened, not moved. */
  stuck: boolean;
  x: number;
  y: number;
  startX: number;
  startY: number;
  grid: { left: number; top: number; width: number };
  scroll: { left: number; top: number };
  view: DOMRect;
  ghost: Ghost | null;
}

const threshold = 4;

/**
 * The pointer side of the calendar. While something is dragged React draws nothing and nothing is measured: one box is
 * moved, once a frame, from what was measured when the hand came down and how far the grid was scrolled since.
 */
export function usePointer(input: PointerInput): { onPointerDown: (event: PointerEvent) => void } {
  const live = useRef(input);
  live.current = input;
  const gesture = useRef<Gesture | null>(null);

  useEffect(() => {
    let frame = 0;
    const cursorOf = (g: Gesture, scroll: { left: number; top: number }): Cursor => {
      const { columns, firstMinute } = live.current.bounds;
      const x = g.x - g.grid.left + scroll.left - g.scroll.left;
      const y = g.y - g.grid.top + scroll.top - g.scroll.top;
      const column = Math.floor((x / g.grid.width) * columns);
      return { column: Math.max(0, Math.min(columns - 1, column)), minute: firstMinute + y / minutePx };
    };
    const placeOf = (span: { column: number; from: number; until: number }): Place => {
      const { columns, zone } = live.current;
      const { date = '', resourceId = '' } = columns[span.column] ?? {};
      const wall = { date, minute: span.from };
      return {
        resourceId,
        start: instantOf(wall, zone),
        end: instantOf(shiftWall(wall, span.until - span.from), zone),
      };
    };
    const far = (g: Gesture): boolean => Math.hypot(g.x - g.startX, g.y - g.startY) >= threshold;

    const draw = (): void => {
      frame = 0;
      const g = gesture.current;
      const main = live.current.main.current;
      if (!g || !main || g.stuck || (!g.ghost && !far(g))) return;
      const scroll = { left: main.scrollLeft, top: main.scrollTop };
      if (!g.ghost) {
        g.ghost = raiseGhost(main, g.event);
        main.setAttribute('data-dragging', g.kind);
      }
      const { bounds, zone } = live.current;
      const span = spanUnder(g, cursorOf(g, scroll), bounds);
      const { start, end } = placeOf(span);
      g.ghost.show(
        span,
        g.grid.width / bounds.columns,
        bounds.firstMinute,
        `${timeText(start, zone)} – ${timeText(end, zone)}`,
      );
      const dx = g.kind === 'move' ? pullAt(g.x, g.view.left, g.view.right) : 0;
      const dy = pullAt(g.y, g.view.top, g.view.bottom);
      if (dx !== 0) main.scrollLeft = scroll.left + dx;
      if (dy !== 0) main.scrollTop = scroll.top + dy;
      if (dx !== 0 || dy !== 0) frame = requestAnimationFrame(draw);
    };
    const letGo = (): Gesture | null => {
      const g = gesture.current;
      gesture.current = null;
      cancelAnimationFrame(frame);
      frame = 0;
      live.current.main.current?.removeAttribute('data-dragging');
      return g;
    };
    /** The box stays where it was let go until the answer has come: nothing jumps back and forth. */
    const settle = async (g: Gesture, verdict: Verdict): Promise<void> => {
      try {
        await verdict;
      } catch {
        // who was asked has told what went wrong; here it means the same as a no
      } finally {
        g.ghost?.remove();
      }
    };
    const drop = (g: Gesture, event: CalendarEvent, place: Place): void => {
      const { onMove, onResize, columns } = live.current;
      if (g.kind === 'resize') {
        if (place.end === event.end) g.ghost?.remove();
        else void settle(g, onResize(event.id, place.end));
      } else if (place.start === event.start && place.resourceId === event.resourceId) g.ghost?.remove();
      else {
        const to = { ...place, end: place.start + (event.end - event.start) };
        void settle(g, onMove(event.id, to, columns[g.from.column]?.resourceId ?? event.resourceId));
      }
    };

    const onMove = (event: globalThis.PointerEvent): void => {
      const g = gesture.current;
      if (!g) return;
      g.x = event.clientX;
      g.y = event.clientY;
      frame ||= requestAnimationFrame(draw);
    };
    const onUp = (): void => {
      const g = letGo();
      const main = live.current.main.current;
      if (!g || !main) return;
      const { bounds, pointTo, newMinutes, onOpen, onSelectRange, readOnly } = live.current;
      const at = cursorOf(g, { left: main.scrollLeft, top: main.scrollTop });
      if (g.stuck || !far(g)) {
        if (g.event && !far(g)) onOpen(g.event.id);
        if (g.event || readOnly) return;
        const from = Math.floor(g.from.minute / bounds.step) * bounds.step;
        pointTo({ column: g.from.column, minute: from });
        onSelectRange(placeOf({ column: g.from.column, from, until: from + newMinutes }), 'click');
        return;
      }
      const span = spanUnder(g, at, bounds);
      pointTo({ column: span.column, minute: span.from });
      if (g.event) return drop(g, g.event, placeOf(span));
      g.ghost?.remove();
      onSelectRange(placeOf(span), 'range');
    };
    const onCancel = (): void => letGo()?.ghost?.remove();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !gesture.current) return;
      event.stopPropagation();
      onCancel();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('keydown', onKey, true);
    return () => {
      onCancel();
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('keydown', onKey, true);
    };
  }, []);

  return {
    onPointerDown: (down) => {
      const main = live.current.main.current;
      const grid = main?.querySelector<HTMLElement>('.s-cal-cols');
      if (!main || !grid || down.button !== 0) return;
      if (!(down.target instanceof Element) || !grid.contains(down.target)) return;
      const box = grid.getBoundingClientRect();
      const { bounds, placed, readOnly } = live.current;
      const across = Math.floor(((down.clientX - box.left) / box.width) * bounds.columns);
      const column = Math.max(0, Math.min(bounds.columns - 1, across));
      const minute = bounds.firstMinute + (down.clientY - box.top) / minutePx;
      // where an event leaves its resource free one draws and clicks as beside it
      const id = down.target.closest('[data-free]') ? null : eventIdAt(down.target);
      const own = id === null ? undefined : placed[column]?.find(({ event }) => event.id === id);
      gesture.current = {
        kind: own ? (down.target.closest('[data-grip]') ? 'resize' : 'move') : 'draw',
        event: own?.event,
        stuck: readOnly === true || own?.event.fixed === true,
        from: { column, minute: own?.from ?? minute },
        grab: minute - (own?.from ?? minute),
        length: own ? (own.event.end - own.event.start) / 60_000 : 0,
        x: down.clientX,
        y: down.clientY,
        startX: down.clientX,
        startY: down.clientY,
        grid: { left: box.left, top: box.top, width: box.width },
        scroll: { left: main.scrollLeft, top: main.scrollTop },
        view: main.getBoundingClientRect(),
        ghost: null,
      };
    },
  };
}
