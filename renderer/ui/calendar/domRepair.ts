/**
 * The grid library gives its boxes table roles without a whole table around them, and makes every event a tab stop.
 * Here the scrolling part becomes the one tab stop (an application with its own keys), and the half table is taken away.
 */

const half = ['table', 'row', 'rowgroup', 'cell', 'columnheader'];

function repair(host: HTMLElement, label: string, helpId: string): void {
  for (const role of half) {
    for (const node of host.querySelectorAll(`[role="${role}"]`)) {
      node.removeAttribute('role');
      node.removeAttribute('aria-colspan');
      node.removeAttribute('aria-colindex');
    }
  }
  for (const node of host.querySelectorAll('.ec-col-head [aria-label], .ec-col-group [aria-label]'))
    node.removeAttribute('aria-label');
  for (const node of host.querySelectorAll('.ec-event[tabindex="0"]')) node.setAttribute('tabindex', '-1');
  const main = host.querySelector('.ec-main');
  if (main && main.getAttribute('role') !== 'application') {
    main.setAttribute('role', 'application');
    main.setAttribute('tabindex', '0');
    main.setAttribute('aria-label', label);
    main.setAttribute('aria-describedby', helpId);
  }
}

/** Repairs now and after every change of the grid; returns a function that stops. */
export function repairGrid(host: HTMLElement, label: () => string, helpId: string): () => void {
  const run = (): void => repair(host, label(), helpId);
  const watch = new MutationObserver(run);
  watch.observe(host, { childList: true, subtree: true, attributes: true, attributeFilter: ['role', 'tabindex'] });
  run();
  return () => watch.disconnect();
}
