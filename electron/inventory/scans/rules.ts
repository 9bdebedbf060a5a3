import { parseScan, type Scan } from '../../devices/gs1/rules.ts';
import { normaliseGtin } from '../../devices/gtin/rules.ts';
import { containerCode, readContainerCode } from '../../devices/labels/rules.ts';
import type { LocalDate } from '../../kernel/dates.ts';

/** Reads what a scanner sent; `today` decides the century of two-digit years. */
export function readScan(raw: string, today: LocalDate): Scan {
  return parseScan(raw, { year: Number(today.slice(0, 4)) });
}

/** A trade item number as 14 digits; null if its check digit is wrong or it is none. */
export function readGtin(text: string): string | null {
  return normaliseGtin(text.replace(/[\s-]/g, ''));
}

/** Our own code from random bytes (at least seven). */
export function newContainerCode(bytes: Uint8Array): string {
  return containerCode(bytes);
}

/** Our own code as typed or scanned; null if it cannot be one. */
export function readCode(text: string): string | null {
  const read = readContainerCode(text);
  return 'code' in read ? read.code : null;
}

/** ABCDE-FGHJK: ten characters are read in two groups. */
export function showCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
