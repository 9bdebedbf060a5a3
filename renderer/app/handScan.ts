import type { TFunction } from 'i18next';
import { dispatchScan, type Scanned } from '../api/scan.ts';
import { showProblem } from '../ui/toasts.tsx';

/** Hands on what a scanner read, and says why where nothing takes it. */
export function handScan(scanned: Scanned, t: TFunction<'app'>): void {
  const became = dispatchScan(scanned);
  if (became !== 'taken') showProblem(t(became === 'dialog' ? 'scanDialog' : 'scanNobody'));
}
