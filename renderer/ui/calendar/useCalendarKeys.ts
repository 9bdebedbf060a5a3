import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Bounds,
  type Column,
  type Cursor,
  eventsAt,
  leaveEvent,
  moveCursor,
  neighbourOf,
  type Placed,
  resizedEnd,
  wallAt,
} from './grid.ts';
import { drawMarker, eventBox, eventIdAt, reveal } from './marker.ts';
import { columnWords, cursorWords, eventWords } from './speech.ts';
import type { CalendarEvent, CalendarProps, Place } from './types.ts';
import { instantOf, shiftWall, timeText, wallOf } from './wallTime.ts';

interface KeysInput extends CalendarProps {
  columns: readonly Column[];
  placed: ReadonlyArray<ReadonlyArray<Placed<CalendarEvent>>>;
  bounds: Bounds;
  newMinutes: number;
  main: RefObject<HTMLDivElement | null>;
}

interface Moving {
  id: string;
  at: Cursor;
  from: string;
}

/** Minutes of the fine steps, with Alt. */
const fine = 5;

/** The keyboard side of the calendar: one cursor that walks over free time and events, moves and pulls them, and says so. */
export function useCalendarKeys(input: KeysInput) {
  const { t } = useTranslation('ui');
  const { columns, placed, bounds, events, zone, newMinutes, main, readOnly } = input;
  const { firstMinute, lastMinute, step } = bounds;
  const [spoken, setSpoken] = useState('');
  const cursor = useRef<Cursor | null>(null);
  const moving = useRef<Moving | null>(null);
  const focused = useRef<string | null>(null);

  const instantAt = (at: Cursor): number => instantOf(wallAt(columns, at), zone);
  const placeAt = (at: Cursor, minutes: number): Place => ({
    resourceId: columns[at.column]?.resourceId ?? '',
    start: instantAt(at),
    end: instantOf(shiftWall(wallAt(columns, at), minutes), zone),
  });
  const minutesOf = (event: CalendarEvent): number => (event.end - event.start) / 60_000;

  /** Where the cursor starts: at the next step from now if today is on show, else in the morning. */
  const startCursor = (): Cursor => {
    const today = wallOf(input.now, zone);
    const column = columns.findIndex(({ date }) => date === today.date);
    const minute = column >= 0 ? Math.ceil(today.minute / step) * step : Math.max(firstMinute, 540);
    return { column: Math.max(column, 0), minute: Math.min(Math.max(minute, firstMinute), lastMinute - step) };
  };

  const show = (): void => {
    if (!main.current) return;
    const { current: move } = moving;
    const { current: at } = cursor;
    const draw = (marker: Parameters<typeof drawMarker>[1]): void =>
      drawMarker(main.current as HTMLElement, marker, columns.length, firstMinute);
    if (move) {
      const event = events.find(({ id }) => id === move.id);
      const text = `${timeText(instantAt(move.at), zone)} ${event?.title ?? ''}`;
      draw({ cursor: move.at, length: event ? minutesOf(event) : step, kind: 'move', text });
    } else if (at && focused.current === null && main.current.contains(document.activeElement))
      draw({ cursor: at, length: newMinutes, kind: 'cursor', text: timeText(instantAt(at), zone) });
    else draw(null);
  };

  const focusGrid = (): void => {
    focused.current = null;
    main.current?.focus({ preventScroll: true });
    show();
  };
  const focusEvent = (one: Placed<CalendarEvent>, minute = one.from): void => {
    const box = main.current ? eventBox(main.current, one.event.id) : null;
    if (!box || !main.current) return;
    cursor.current = { column: one.column, minute };
    focused.current = one.event.id;
    box.focus({ preventScroll: true });
    reveal(main.current, box);
    show();
    setSpoken(eventWords(input, one, t));
  };
  /** Puts the cursor somewhere: on the event that lies there, or on the free place. */
  const goTo = (at: Cursor): void => {
    const [event] = eventsAt(placed[at.column], at.minute);
    const one = event && placed[at.column]?.find((candidate) => candidate.event === event);
    if (one && !event.block) return focusEvent(one, at.minute);
    cursor.current = at;
    focusGrid();
    setSpoken(cursorWords(input, at, t));
  };

  const answer = (verdict: ReturnType<CalendarProps['onResize']>, good: string, bad: string): void => {
    Promise.resolve(verdict).then(
      (kept) => setSpoken(kept === false ? bad : good),
      () => setSpoken(bad),
    );
  };
  const drop = (move: Moving, event: CalendarEvent): void => {
    moving.current = null;
    cursor.current = move.at;
    show();
    const to = { ...placeAt(move.at, 0), end: instantAt(move.at) + (event.end - event.start) };
    const said = { start: timeText(to.start, zone), resource: columnWords(input, move.at.column).resource };
    answer(input.onMove(event.id, to, move.from), t('calendarMoved', said), t('calendarRefused'));
  };
  const stretch = (event: CalendarEvent, minutes: number): void => {
    const end = resizedEnd(event, minutes, fine, zone);
    if (end === event.end) return;
    const said = { start: timeText(event.start, zone), end: timeText(end, zone) };
    answer(input.onResize(event.id, end), t('calendarResized', said), t('calendarResizeRefused'));
  };

  /** Keys while something is being moved: nothing else happens until it is dropped or left. */
  const moveKeys = ({ key, altKey }: KeyboardEvent, move: Moving): boolean => {
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
    const at = moveCursor(move.at, key, altKey ? { ...bounds, step: fine } : bounds, minutesOf(event));
    if (!at) return key !== 'Tab';
    moving.current = { ...move, at };
    show();
    const { start, end } = placeAt(at, minutesOf(event));
    setSpoken(
      t('calendarMoveTo', {
        start: timeText(start, zone),
        end: timeText(end, zone),
        ...columnWords(input, at.column),
      }),
    );
    return true;
  };

  const eventKeys = (pressed: KeyboardEvent, one: Placed<CalendarEvent>): boolean => {
    const { event } = one;
    const { key, shiftKey, altKey } = pressed;
    const vertical = key === 'ArrowDown' || key === 'ArrowUp';
    const changes = (shiftKey && vertical) || key.toLowerCase() === 'm';
    if (changes && (event.fixed || readOnly)) setSpoken(t('calendarFixed', { title: event.title }));
    else if (shiftKey && vertical) stretch(event, (key === 'ArrowDown' ? 1 : -1) * (altKey ? fine : step));
    else if (key.toLowerCase() === 'm') {
      moving.current = { id: event.id, at: { column: one.column, minute: one.from }, from: event.resourceId };
      setSpoken(t('calendarMoveStart', { title: event.title }));
      show();
    } else if (key === 'Enter' || key === ' ') input.onOpen(event.id);
    else if (key === 'Delete' || key === 'Backspace') input.onRemove(event.id);
    else if (key === 'Escape') focusGrid();
    else {
      const at = altKey || shiftKey ? null : leaveEvent(one, key, bounds);
      if (!at) return false;
      goTo(at);
    }
    return true;
  };

  const gridKeys = ({ key, altKey, shiftKey }: KeyboardEvent): boolean => {
    const here = cursor.current ?? startCursor();
    if (altKey || shiftKey) return false;
    const next = moveCursor(here, key, bounds);
    if (next) goTo(next);
    else if (readOnly) return false;
    else if (key === 'Enter' || key === ' ') input.onSelectRange(placeAt(here, newMinutes), 'click');
    else if (key.toLowerCase() === 'b') input.onSelectRange(placeAt(here, newMinutes), 'block');
    else return false;
    return true;
  };

  const chordKeys = (key: string, one: Placed<CalendarEvent> | undefined): boolean => {
    if (key === 'x' && one) {
      if (one.event.fixed || readOnly) setSpoken(t('calendarFixed', { title: one.event.title }));
      else input.onCut(one.event.id);
    } else if (key === 'v' && !readOnly) input.onPaste(placeAt(cursor.current ?? startCursor(), newMinutes));
    else return false;
    return true;
  };

  const onKeyDown = (pressed: KeyboardEvent): void => {
    if (columns.length === 0) return;
    const id = eventIdAt(pressed.target);
    const one = id === null ? undefined : placed.flat().find(({ event }) => event.id === id);
    let taken: boolean;
    if (moving.current) taken = moveKeys(pressed, moving.current);
    else if (pressed.ctrlKey || pressed.metaKey) taken = chordKeys(pressed.key.toLowerCase(), one);
    else if (pressed.key === '[' || pressed.key === ']') {
      const next = neighbourOf(placed, focused.current, cursor.current ?? startCursor(), pressed.key === ']');
      if (next) focusEvent(next);
      else setSpoken(t('calendarNoEvents'));
      taken = true;
    } else taken = one ? eventKeys(pressed, one) : gridKeys(pressed);
    if (!taken) return;
    pressed.preventDefault();
    pressed.stopPropagation();
  };

  // drawn anew: the marker and the focus stay where they were
  const drawn = useRef(show);
  drawn.current = show;
  useEffect(() => {
    if (cursor.current && cursor.current.column >= placed.length) cursor.current = null;
    const lost = document.activeElement === document.body && focused.current !== null;
    if (lost && main.current) (eventBox(main.current, focused.current ?? '') ?? main.current).focus();
    drawn.current();
  }, [placed, main]);

  return {
    spoken,
    onKeyDown,
    onFocus: (event: FocusEvent): void => {
      focused.current = eventIdAt(event.target);
      cursor.current ??= startCursor();
      if (focused.current === null && event.target instanceof HTMLElement && event.target.matches(':focus-visible')) {
        setSpoken(cursorWords(input, cursor.current, t));
        show();
      }
    },
    onBlur: (event: FocusEvent): void => {
      if (main.current?.contains(event.relatedTarget)) return;
      // an event that was drawn anew loses the focus to nobody: it is given back above
      if (event.relatedTarget) focused.current = null;
      moving.current = null;
      if (main.current) drawMarker(main.current, null, columns.length, firstMinute);
    },
    pointTo: (at: Cursor): void => {
      cursor.current = at;
    },
  };
}
