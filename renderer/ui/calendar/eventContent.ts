import type { CalendarEvent } from './types.ts';

const clock = new Map<string, Intl.DateTimeFormat>();

/** "9:00 AM" of an instant in `zone`. */
export function timeText(instant: number, zone: string): string {
  const made =
    clock.get(zone) ?? new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: zone });
  clock.set(zone, made);
  return made.format(instant);
}

function piece(tag: string, className: string, text: string): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

/**
 * What stands in an event's box, as DOM nodes: text only ever goes in as text.
 * The words spoken (status, end) are there for the ear, visually hidden.
 */
export function eventNodes(event: CalendarEvent, zone: string): Node[] {
  const box = document.createElement('div');
  const minutes = (event.end - event.start) / 60_000;
  box.className = minutes <= 20 ? 's-cal-box s-cal-line' : minutes <= 40 ? 's-cal-box s-cal-two' : 's-cal-box';
  box.dataset.event = event.id;
  const times = `${timeText(event.start, zone)} – ${timeText(event.end, zone)}`;
  box.title = [event.title, event.subtitle, times, event.statusText].filter(Boolean).join('\n');

  const first = document.createElement('div');
  first.className = 's-cal-title';
  if (event.mark) {
    const mark = piece('span', 's-cal-mark', event.mark);
    mark.setAttribute('aria-hidden', 'true');
    first.append(mark);
  }
  first.append(piece('span', 's-cal-name', event.title));
  box.append(first);
  if (event.subtitle) box.append(piece('div', 's-cal-sub', event.subtitle));
  box.append(piece('div', 's-cal-time', times));
  if (event.statusText) box.append(piece('span', 's-visually-hidden', `, ${event.statusText}`));

  const length = event.end - event.start;
  for (const part of event.freeParts ?? []) {
    const free = document.createElement('div');
    free.className = 's-cal-free';
    free.style.top = `${((part.start - event.start) / length) * 100}%`;
    free.style.height = `${((part.end - part.start) / length) * 100}%`;
    box.append(free);
  }
  return [box];
}

/** The head of a column. */
export function headNodes(title: string, subtitle: string | undefined): Node[] {
  const head = document.createElement('span');
  head.className = 's-cal-head';
  head.append(piece('span', 's-cal-head-title', title));
  if (subtitle) head.append(piece('span', 's-cal-head-sub', subtitle));
  return [head];
}
