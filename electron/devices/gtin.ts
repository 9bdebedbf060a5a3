import { mod10 } from './gs1Elements.ts';

/**
 * Trade item numbers (GTIN-8, UPC-A, EAN-13, GTIN-14, UPC-E) and the code on the clinic's own container labels.
 */

/** Check digit of a GTIN given without it (7, 11, 12 or 13 digits). General Specifications 7.9.1. */
export function gtinCheckDigit(digits: string): number {
  if (!/^(\d{7}|\d{11,13})$/.test(digits))
    throw new RangeError('a GTIN without its check digit has 7, 11, 12 or 13 digits');
  return mod10(digits);
}

/** A GTIN of 8, 12, 13 or 14 digits as 14 digits, or null when its check digit is wrong or it is no GTIN. */
export function normaliseGtin(digits: string): string | null {
  if (!/^(\d{8}|\d{12,14})$/.test(digits) || /^0+$/.test(digits)) return null;
  return mod10(digits.slice(0, -1)) === digits.charCodeAt(digits.length - 1) - 48 ? digits.padStart(14, '0') : null;
}

/** UPC-E with number system 0 and check digit (8 digits) as UPC-A (12 digits), or null. General Specifications 5.2.2.4.2. */
export function expandUpcE(digits: string): string | null {
  if (!/^0\d{7}$/.test(digits)) return null;
  const d = digits.slice(1, 7);
  const last = d.charAt(5);
  let body: string;
  if (last <= '2') body = `${d.slice(0, 2)}${last}0000${d.slice(2, 5)}`;
  else if (last === '3') body = `${d.slice(0, 3)}00000${d.slice(3, 5)}`;
  else if (last === '4') body = `${d.slice(0, 4)}00000${d.charAt(4)}`;
  else body = `${d.slice(0, 5)}0000${last}`;
  return `0${body}${digits.charAt(7)}`;
}

/**
 * The ten-digit US National Drug Code inside a GTIN-14 (indicator, 03, ten digits, check digit), without hyphens:
 * where they go depends on the labeler. Null when the GTIN holds none.
 */
export function ndcOf(gtin: string): string | null {
  const whole = normaliseGtin(gtin);
  return whole?.slice(1, 3) === '03' ? whole.slice(3, 13) : null;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = CROCKFORD.slice(10);
/** How many container codes there are: a letter first, then eight characters, then the check character. */
export const CONTAINER_CODES = LETTERS.length * 32 ** 8;

/**
 * Check character over nine characters: the code word as a polynomial over GF(32) (x^5 + x^2 + 1) with the root 2.
 * Finds every single wrong character and every swap of two.
 */
function containerCheck(body: string): string {
  let sum = 0;
  for (const char of body) sum = timesTwo(sum ^ CROCKFORD.indexOf(char));
  return CROCKFORD.charAt(sum);
}

function timesTwo(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? doubled ^ 0b100101 : doubled;
}

/**
 * The code on a container label: ten Crockford base32 characters, the last a check character. The first is always a
 * letter, so that it can never be taken for an EAN or for GS1 data, which start with digits.
 * `from` is a number in [0, CONTAINER_CODES) or at least seven random bytes.
 */
export function containerCode(from: number | Uint8Array): string {
  let rest: bigint;
  if (typeof from === 'number') {
    if (!Number.isSafeInteger(from) || from < 0 || from >= CONTAINER_CODES)
      throw new RangeError('container number out of range');
    rest = BigInt(from);
  } else {
    if (from.length < 7) throw new RangeError('a container code needs at least seven bytes');
    rest = from.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) % BigInt(CONTAINER_CODES);
  }
  let body = '';
  for (let i = 0; i < 8; i++) {
    body = CROCKFORD.charAt(Number(rest % 32n)) + body;
    rest /= 32n;
  }
  body = LETTERS.charAt(Number(rest)) + body;
  return body + containerCheck(body);
}

/**
 * A container code as scanned or typed (case, spaces and hyphens do not matter; O reads as 0, I and L as 1).
 * 'shape' when it cannot be one, 'checkDigit' when its last character does not fit the others.
 */
export function readContainerCode(text: string): { code: string } | { fault: 'shape' | 'checkDigit' } {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!/^[A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{9}$/.test(code)) return { fault: 'shape' };
  return containerCheck(code.slice(0, 9)) === code.charAt(9) ? { code } : { fault: 'checkDigit' };
}
