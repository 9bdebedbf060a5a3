import type { Cursor } from './grid.ts';

/** The keyboard cursor, or what is being moved, drawn over the grid. */
export interface Marker {
  cursor: Cursor;
  /** Minutes tall. */
  length: number;
  kind: 'cursor' | 'move';
  text: string;
}

/** Draws (or with null removes) the marker and brings it into view. `firstMinute` is the top of the grid. */
export function drawMarker(host: HTMLElement, marker: Marker | null, firstMinute: number): void {
  const body = host.querySelector<HTMLElement>('.ec-body');
  const main = host.querySelector<HTMLElement>('.ec-main');
  if (!body || !main) return;
  let box = body.querySelector<HTMLElement>(':scope > .s-cal-marker');
  const cell = marker
    ? host.querySelectorAll<HTMLElement>('.ec-body .ec-grid > .ec-day')[marker.cursor.column]
    : undefined;
  if (!marker || !cell) {
    box?.remove();
    return;
  }
  if (!box) {
    box = document.createElement('div');
    body.append(box);
  }
  const perMinute = Number.parseFloat(getComputedStyle(main).getPropertyValue('--ec-slot-height')) / 15;
  const bodyBox = body.getBoundingClientRect();
  const cellBox = cell.getBoundingClientRect();
  box.className = `s-cal-marker s-cal-marker-${marker.kind}`;
  box.textContent = marker.text;
  box.style.left = `${cellBox.left - bodyBox.left}px`;
  box.style.width = `${cellBox.width - 1}px`;
  box.style.top = `${(marker.cursor.minute - firstMinute) * perMinute}px`;
  box.style.height = `${marker.length * perMinute}px`;
  reveal(main, box);
}

/** Scrolls just enough that the marker is not under the head, the hours at the left, or outside. */
function reveal(main: HTMLElement, box: HTMLElement): void {
  const head = main.querySelector('.ec-header')?.getBoundingClientRect().height ?? 0;
  const side = main.querySelector('.ec-body .ec-sidebar')?.getBoundingClientRect().width ?? 0;
  const view = main.getBoundingClientRect();
  const at = box.getBoundingClientRect();
  if (at.top < view.top + head) main.scrollTop -= view.top + head - at.top + 8;
  else if (at.bottom > view.bottom) main.scrollTop += Math.min(at.bottom - view.bottom + 8, at.top - view.top - head);
  if (at.left < view.left + side) main.scrollLeft -= view.left + side - at.left;
  else if (at.right > view.right) main.scrollLeft += at.right - view.right;
}

/** The box of an event; an event in two columns has two, the first is meant. */
export function eventBox(host: HTMLElement, id: string): HTMLElement | null {
  for (const node of host.querySelectorAll<HTMLElement>('[data-event]')) {
    if (node.dataset.event === id) return node.closest<HTMLElement>('.ec-event');
  }
  return null;
}

/** Which event a node belongs to. */
export function eventIdAt(node: EventTarget | null): string | null {
  if (!(node instanceof Element)) return null;
  return node.closest('.ec-event')?.querySelector<HTMLElement>('[data-event]')?.dataset.event ?? null;
}
