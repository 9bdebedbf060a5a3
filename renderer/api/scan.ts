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

interface Slot {
  current: ScanHandler;
  before: boolean;
}

const handlers: Slot[] = [];

/** Hands a scan to the topmost handler that takes it; false when nobody did. */
export function dispatchScan(scanned: Scanned): boolean {
  const latest = handlers.toReversed();
  for (const handler of [...latest.filter(({ before }) => before), ...latest.filter(({ before }) => !before)]) {
    if (handler.current(scanned) !== false) return true;
  }
  return false;
}

/**
 * Takes scans while the component is mounted, wherever the focus is. The one mounted last wins: a dialog before its page.
 * `enabled` false steps aside without losing the place. `before` is asked before every other: for codes that mean the same
 * wherever one is.
 */
export function useScan(handler: ScanHandler, enabled = true, before = false): void {
  const slot = useRef<Slot>({ current: handler, before });
  slot.current.current = enabled ? handler : () => false;
  useEffect(() => {
    const own = slot.current;
    handlers.push(own);
    return () => {
      handlers.splice(handlers.indexOf(own), 1);
    };
  }, []);
}
