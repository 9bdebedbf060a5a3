import type { GestureSpan } from './gestures.ts';
import { minutePx } from './marker.ts';
import type { CalendarEvent } from './types.ts';

/** The box under the hand while something is dragged. Moved by a transform, so that a frame lays out nothing else. */
export interface Ghost {
  show(span: GestureSpan, columnWidth: number, firstMinute: number, times: string): void;
  remove(): void;
}

/** Puts a ghost over the grid, and lifts what it stands for. */
export function raiseGhost(main: HTMLElement, event: CalendarEvent | undefined): Ghost {
  const box = document.createElement('div');
  box.className = `s-cal-ghost s-cal-${event?.tone ?? 'plum'}`;
  const time = document.createElement('span');
  time.className = 's-cal-ghost-time';
  const name = document.createElement('span');
  name.className = 's-cal-name';
  name.textContent = event?.title ?? '';
  box.append(time, name);
  main.querySelector('.s-cal-overlay')?.append(box);
  const lift = (on: boolean): void => {
    if (!event) return;
    for (const own of main.querySelectorAll(`[data-event="${CSS.escape(event.id)}"]`))
      own.toggleAttribute('data-lifted', on);
  };
  lift(true);
  let shown = '';
  return {
    show(span, columnWidth, firstMinute, times) {
      const place = `${span.column} ${span.from} ${span.until}`;
      if (place === shown) return;
      shown = place;
      box.style.width = `${columnWidth - 2}px`;
      box.style.height = `${(span.until - span.from) * minutePx - 1}px`;
      box.style.transform = `translate(${span.column * columnWidth}px, ${(span.from - firstMinute) * minutePx}px)`;
      time.textContent = times;
    },
    remove() {
      box.remove();
      lift(false);
    },
  };
}
