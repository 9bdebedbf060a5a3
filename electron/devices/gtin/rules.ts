import { mod10 } from '../elements/rules.ts';

/**
 * Trade item numbers: GTIN-8 (EAN-8), UPC-A, EAN-13, GTIN-14, UPC-E, and the NDC inside a US one.
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
