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

const handlers: Array<{ current: ScanHandler }> = [];

/** Hands a scan to the topmost handler that takes it; false when nobody did. */
export function dispatchScan(scanned: Scanned): boolean {
  for (const handler of [...handlers].reverse()) {
    if (handler.current(scanned) !== false) return true;
  }
  return false;
}

/**
 * Takes scans while the component is mounted, wherever the focus is. The one mounted last wins: a dialog before its page.
 * `enabled` false steps aside without losing the place.
 */
export function useScan(handler: ScanHandler, enabled = true): void {
  const slot = useRef<ScanHandler>(handler);
  slot.current = enabled ? handler : () => false;
  useEffect(() => {
    handlers.push(slot);
    return () => {
      handlers.splice(handlers.indexOf(slot), 1);
    };
  }, []);
}
