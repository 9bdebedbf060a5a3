import { useEffect, useRef } from 'react';

export interface Scanned {
  /** What the scanner sent, GS separators kept where it sends them. */
  raw: string;
  /** 'wedge' for a scanner that types, else the name of the scanner on this station. */
  scanner: string;
  /** The scanner has shown that it sends GS; its codes need no guessing. */
  sendsGs: boolean;
}

/** Return false to let the handler below have it. */
export type ScanHandler = (scanned: Scanned) => boolean | undefined | void;

/** Where a handler stands: on a page, in a dialog over it, or before every page for codes that mean the same wherever one is. */
export type ScanPlace = 'page' | 'dialog' | 'everywhere';

interface Slot {
  current: ScanHandler;
  place: ScanPlace;
}

const handlers: Slot[] = [];
const dialogsOpen = (): number =>
  typeof document === 'undefined' ? 0 : document.querySelectorAll('[role="dialog"][aria-modal="true"]').length;

/**
 * Hands a scan to the topmost handler that takes it. While a dialog is open only dialogs are asked: what is behind it is
 * not to be seen, and nothing happens there. `dialog` means that the open one takes no scans. `own` dialogs only read codes for
 * what is behind them and do not count.
 */
export function dispatchScan(scanned: Scanned, own = 0): 'taken' | 'nobody' | 'dialog' {
  const latest = handlers.toReversed();
  const inFront = dialogsOpen() > own;
  const asked = inFront
    ? latest.filter(({ place }) => place === 'dialog')
    : [
        ...latest.filter(({ place }) => place === 'everywhere'),
        ...latest.filter(({ place }) => place !== 'everywhere'),
      ];
  for (const handler of asked) if (handler.current(scanned) !== false) return 'taken';
  return inFront ? 'dialog' : 'nobody';
}

/**
 * Takes scans while the component is mounted, wherever the focus is. The one mounted last wins.
 * `enabled` false steps aside without losing the place.
 */
export function useScan(handler: ScanHandler, enabled = true, place: ScanPlace = 'page'): void {
  const slot = useRef<Slot>({ current: handler, place });
  slot.current.current = enabled ? handler : () => false;
  useEffect(() => {
    const own = slot.current;
    handlers.push(own);
    return () => {
      handlers.splice(handlers.indexOf(own), 1);
    };
  }, []);
}
