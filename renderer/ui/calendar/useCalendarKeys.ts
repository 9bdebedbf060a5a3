import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeText } from './eventContent.ts';
import {
  type Column,
  type Cursor,
  columnOf,
  eventsAt,
  moveCursor,
  nearestFrom,
  resized,
  walkOrder,
  within,
} from './grid.ts';
import { drawMarker, eventBox, eventIdAt } from './marker.ts';
import type { CalendarEvent, CalendarProps } from './types.ts';
import { instantOf, shiftWall, type WallTime, wallOf } from './wallTime.ts';

interface KeysInput extends CalendarProps {
  columns: readonly Column[];
  firstMinute: number;
  lastMinute: number;
  step: number;
  newMinutes: number;
  host: RefObject<HTMLDivElement | null>;
}

interface Moving {
  id: string;
  at: Cursor;
  from: string;
}

/** The keyboard side of the calendar: a cursor in the grid, stepping through events, moving and resizing them, and saying so. */
export function useCalendarKeys(input: KeysInput) {
  const { t } = useTranslation('ui');
  const { columns, events, zone, firstMinute, lastMinute, step, newMinutes, host, resources, openHours } = input;
  const [spoken, setSpoken] = useState('');
  const cursor = useRef<Cursor | null>(null);
  const moving = useRef<Moving | null>(null);
  const focused = useRef<string | null>(null);
  const bounds = { columns: columns.length, firstMinute, lastMinute, step };

  const nameOf = (column: number): string =>
    resources.find(({ id }) => id === columns[column]?.resourceId)?.title ?? '';
  const dayOf = (column: number): string => {
    const date = columns[column]?.date;
    if (!date) return '';
    return new Intl.DateTimeFormat(undefined, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }).format(Date.parse(`${date}T12:00:00Z`));
  };
  const wallAt = (at: Cursor): WallTime => ({ date: columns[at.column]?.date ?? '', minute: at.minute });
  const instantAt = (at: Cursor): number => instantOf(wallAt(at), zone);

  /** Where the cursor starts: at the next step from now if today is on show, else when the day opens. */
  const startCursor = (): Cursor => {
    const today = wallOf(input.now, zone);
    const column = columns.findIndex(({ date }) => date === today.date);
    const minute = column >= 0 ? Math.ceil(today.minute / step) * step : Math.max(firstMinute, 540);
    return { column: Math.max(column, 0), minute: Math.min(Math.max(minute, firstMinute), lastMinute - step) };
  };

  const show = (): void => {
    if (!host.current) return;
    const { current: move } = moving;
    const { current: at } = cursor;
    if (move) {
      const event = events.find(({ id }) => id === move.id);
      const length = event ? (event.end - event.start) / 60_000 : step;
      const text = `${timeText(instantAt(move.at), zone)} ${event?.title ?? ''}`;
      drawMarker(host.current, { cursor: move.at, length, kind: 'move', text }, firstMinute);
    } else if (at && focused.current === null && host.current.contains(document.activeElement)) {
      drawMarker(
        host.current,
        { cursor: at, length: newMinutes, kind: 'cursor', text: timeText(instantAt(at), zone) },
        firstMinute,
      );
    } else drawMarker(host.current, null, firstMinute);
  };

  const sayCursor = (at: Cursor): void => {
    const column = columns[at.column];
    if (!column) return;
    const where = { time: timeText(instantAt(at), zone), resource: nameOf(at.column), day: dayOf(at.column) };
    const here = eventsAt(events, column, at.minute, zone).map(({ title }) => title);
    const open = openHours?.(column.resourceId, column.date);
    if (here.length > 0) setSpoken(t('calendarCursorTaken', { ...where, what: here.join(', ') }));
    else if (open && !within(open, at.minute)) setSpoken(t('calendarCursorOff', where));
    else setSpoken(t('calendarCursorFree', where));
  };

  const focusGrid = (): void => {
    focused.current = null;
    host.current?.querySelector<HTMLElement>('.ec-main')?.focus({ preventScroll: true });
    show();
  };

  const focusEvent = (event: CalendarEvent): void => {
    const box = host.current ? eventBox(host.current, event.id) : null;
    if (!box) return;
    const column = columnOf(event, columns, zone);
    cursor.current = { column: Math.max(column, 0), minute: wallOf(event.start, zone).minute };
    focused.current = event.id;
    box.focus();
    box.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    show();
    const times = {
      start: timeText(event.start, zone),
      end: timeText(event.end, zone),
      resource: nameOf(column),
      day: dayOf(column),
    };
    const subtitle = [event.subtitle, event.statusText].filter(Boolean).join(', ');
    const { title } = event;
    setSpoken(
      subtitle ? t('calendarEvent', { ...times, title, subtitle }) : t('calendarEventPlain', { ...times, title }),
    );
  };

  const stepThrough = (forward: boolean): void => {
    const ordered = walkOrder(events, columns, zone);
    if (ordered.length === 0) return setSpoken(t('calendarNoEvents'));
    const at = ordered.findIndex(({ id }) => id === focused.current);
    const next =
      at >= 0
        ? ordered[(at + (forward ? 1 : -1) + ordered.length) % ordered.length]
        : nearestFrom(ordered, cursor.current ?? startCursor(), columns, zone, forward);
    if (next) focusEvent(next);
  };

  const answer = (verdict: ReturnType<CalendarProps['onResize']>, good: string, bad: string): void => {
    Promise.resolve(verdict).then(
      (kept) => setSpoken(kept === false ? bad : good),
      () => setSpoken(bad),
    );
  };

  const startMove = (event: CalendarEvent): void => {
    if (event.fixed) return setSpoken(t('calendarFixed', { title: event.title }));
    const column = columnOf(event, columns, zone);
    if (column < 0) return;
    moving.current = {
      id: event.id,
      at: { column, minute: wallOf(event.start, zone).minute },
      from: columns[column]?.resourceId ?? '',
    };
    setSpoken(t('calendarMoveStart', { title: event.title }));
    show();
  };

  const drop = (move: Moving, event: CalendarEvent): void => {
    moving.current = null;
    cursor.current = move.at;
    show();
    const start = instantAt(move.at);
    const resourceId = columns[move.at.column]?.resourceId ?? move.from;
    const said = { start: timeText(start, zone), resource: nameOf(move.at.column) };
    const verdict = input.onMove(event.id, { resourceId, start, end: start + (event.end - event.start) }, move.from);
    answer(verdict, t('calendarMoved', said), t('calendarRefused'));
  };

  const stretch = (event: CalendarEvent, steps: number): void => {
    if (event.fixed) return setSpoken(t('calendarFixed', { title: event.title }));
    const end = instantOf(resized(wallOf(event.start, zone), wallOf(event.end, zone), steps, step), zone);
    if (end === event.end) return;
    const said = { start: timeText(event.start, zone), end: timeText(end, zone) };
    answer(input.onResize(event.id, end), t('calendarResized', said), t('calendarResizeRefused'));
  };

  /** Keys while something is being moved: nothing else happens until it is dropped or left. */
  const moveKeys = (key: string, move: Moving): boolean => {
    const event = events.find(({ id }) => id === move.id);
    if (!event || key === 'Escape') {
      moving.current = null;
      setSpoken(t('calendarMoveCancelled'));
      show();
      return true;
    }
    if (key === 'Enter') {
      drop(move, event);
      return true;
    }
    const at = moveCursor(move.at, key, bounds, (event.end - event.start) / 60_000);
    if (!at) return key !== 'Tab';
    moving.current = { ...move, at };
    show();
    const start = instantAt(at);
    const end = start + (event.end - event.start);
    const said = {
      start: timeText(start, zone),
      end: timeText(end, zone),
      resource: nameOf(at.column),
      day: dayOf(at.column),
    };
    setSpoken(t('calendarMoveTo', said));
    return true;
  };

  const eventKeys = (pressed: KeyboardEvent, event: CalendarEvent): boolean => {
    if (pressed.shiftKey && (pressed.key === 'ArrowDown' || pressed.key === 'ArrowUp')) {
      stretch(event, pressed.key === 'ArrowDown' ? 1 : -1);
    } else if (pressed.key.toLowerCase() === 'm') startMove(event);
    else if (pressed.key === 'Enter' || pressed.key === ' ') input.onOpen(event.id);
    else if (pressed.key === 'Escape') focusGrid();
    else return false;
    return true;
  };

  const gridKeys = (key: string): boolean => {
    const here = cursor.current ?? startCursor();
    if (key === 'Enter' || key === ' ') {
      const start = instantAt(here);
      const end = instantOf(shiftWall(wallAt(here), newMinutes), zone);
      input.onSelectRange({ resourceId: columns[here.column]?.resourceId ?? '', start, end });
      return true;
    }
    const next = moveCursor(here, key, bounds);
    if (!next) return false;
    cursor.current = next;
    if (focused.current !== null) focusGrid();
    show();
    sayCursor(next);
    return true;
  };

  const onKeyDown = (pressed: KeyboardEvent): void => {
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || columns.length === 0) return;
    const event = events.find(({ id }) => id === eventIdAt(pressed.target));
    let taken = false;
    if (moving.current) taken = moveKeys(pressed.key, moving.current);
    else if (pressed.key === '[' || pressed.key === ']') {
      stepThrough(pressed.key === ']');
      taken = true;
    } else taken = (event ? eventKeys(pressed, event) : false) || gridKeys(pressed.key);
    if (!taken) return;
    pressed.preventDefault();
    pressed.stopPropagation();
  };

  return {
    spoken,
    onKeyDown,
    onFocus: (event: FocusEvent): void => {
      focused.current = eventIdAt(event.target);
      cursor.current ??= startCursor();
      if (focused.current === null && event.target instanceof HTMLElement && event.target.matches(':focus-visible')) {
        sayCursor(cursor.current);
        show();
      }
    },
    onBlur: (event: FocusEvent): void => {
      if (host.current?.contains(event.relatedTarget)) return;
      // an event that was drawn anew loses the focus to nobody: afterDraw gives it back
      if (event.relatedTarget) focused.current = null;
      moving.current = null;
      if (host.current) drawMarker(host.current, null, firstMinute);
    },
    /** The pointer chose a place: the keyboard goes on from there. */
    pointTo: (resourceId: string, wall: WallTime): void => {
      const column = columns.findIndex((one) => one.resourceId === resourceId && one.date === wall.date);
      if (column >= 0) cursor.current = { column, minute: wall.minute };
    },
    /** The grid was drawn anew: the marker and the focus stay where they were. */
    afterDraw: (): void => {
      if (cursor.current && cursor.current.column >= columns.length) cursor.current = null;
      requestAnimationFrame(() => {
        const lost = document.activeElement === document.body && focused.current !== null;
        if (lost && host.current)
          (
            eventBox(host.current, focused.current ?? '') ?? host.current.querySelector<HTMLElement>('.ec-main')
          )?.focus();
        show();
      });
    },
  };
}
