import type { Cursor } from './grid.ts';

/** Height of a minute. A quarter of an hour is 22 px. */
export const minutePx = 22 / 15;

/** The keyboard cursor, or what is being moved, drawn over the grid. */
export interface Marker {
  cursor: Cursor;
  /** Minutes tall. */
  length: number;
  kind: 'cursor' | 'move';
  text: string;
}

/** Draws (or with null removes) the marker and brings it into view. `firstMinute` is the top of the grid. */
export function drawMarker(main: HTMLElement, marker: Marker | null, columns: number, firstMinute: number): void {
  const overlay = main.querySelector<HTMLElement>('.s-cal-overlay');
  if (!overlay) return;
  let box = overlay.querySelector<HTMLElement>(':scope > .s-cal-marker');
  if (!marker) {
    box?.remove();
    return;
  }
  if (!box) {
    box = document.createElement('div');
    overlay.append(box);
  }
  box.className = `s-cal-marker s-cal-marker-${marker.kind}`;
  box.textContent = marker.text;
  box.style.left = `${(marker.cursor.column / columns) * 100}%`;
  box.style.width = `${100 / columns}%`;
  box.style.top = `${(marker.cursor.minute - firstMinute) * minutePx}px`;
  box.style.height = `${marker.length * minutePx}px`;
  reveal(main, box);
}

/** Scrolls just enough that a box is not under the head, the hours at the left, or outside. */
export function reveal(main: HTMLElement, box: HTMLElement): void {
  const head = main.querySelector('.s-cal-header')?.getBoundingClientRect().height ?? 0;
  const side = main.querySelector('.s-cal-axis')?.getBoundingClientRect().width ?? 0;
  const view = main.getBoundingClientRect();
  const at = box.getBoundingClientRect();
  if (at.top < view.top + head) main.scrollTop -= view.top + head - at.top + 8;
  else if (at.bottom > view.bottom) main.scrollTop += Math.min(at.bottom - view.bottom + 8, at.top - view.top - head);
  if (at.left < view.left + side) main.scrollLeft -= view.left + side - at.left;
  else if (at.right > view.right) main.scrollLeft += at.right - view.right;
}

/** The box of an event; one that runs over several days has several, the first is meant. */
export function eventBox(main: HTMLElement, id: string): HTMLElement | null {
  return main.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"]`);
}

/** Which event a node belongs to. */
export function eventIdAt(node: EventTarget | null): string | null {
  if (!(node instanceof Element)) return null;
  return node.closest<HTMLElement>('[data-event]')?.dataset.event ?? null;
}
