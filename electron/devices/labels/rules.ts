/**
 * The code on the clinic's own container labels: ten Crockford base32 characters, the last a check character,
 * printed under AI 91.
 */

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
