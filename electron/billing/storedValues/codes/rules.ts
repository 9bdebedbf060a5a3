/**
 * The code of a gift card: twelve Crockford base32 characters, the last a check character. Eleven random characters are
 * 55 bits: with ten tries a minute nobody guesses one of a million cards in a lifetime. The first is always a letter, so
 * that it can never be taken for an EAN or for GS1 data; container codes are two characters shorter.
 */

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = CROCKFORD.slice(10);
const BODY = 11;

/** How many random bytes a code is made from: 11 characters of 5 bits need 7; the eighth evens out the letter. */
export const giftCardBytes = 8;

/** Check character: the code word as a polynomial over GF(32) (x^5 + x^2 + 1) with the root 2; finds one wrong character and every swap of two neighbours. */
function checkOf(body: string): string {
  let sum = 0;
  for (const char of body) {
    const value = (sum ^ CROCKFORD.indexOf(char)) << 1;
    sum = value & 32 ? value ^ 0b100101 : value;
  }
  return CROCKFORD.charAt(sum);
}

/** A code from eight random bytes. @throws RangeError for fewer */
export function giftCardCode(random: Uint8Array): string {
  if (random.length < giftCardBytes) throw new RangeError('A gift card code needs eight random bytes.');
  let rest = random.slice(0, giftCardBytes).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let body = '';
  for (let i = 1; i < BODY; i += 1) {
    body = CROCKFORD.charAt(Number(rest % 32n)) + body;
    rest /= 32n;
  }
  body = LETTERS.charAt(Number(rest % BigInt(LETTERS.length))) + body;
  return body + checkOf(body);
}

/** A code as scanned or typed (case, spaces and hyphens do not matter; O reads as 0, I and L as 1); what is wrong with it otherwise. */
export function readGiftCardCode(text: string): { code: string } | { fault: 'shape' | 'checkDigit' } {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!/^[A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{11}$/.test(code)) return { fault: 'shape' };
  return checkOf(code.slice(0, BODY)) === code.charAt(BODY) ? { code } : { fault: 'checkDigit' };
}

/** A code as people read it: three groups of four. */
export function formatGiftCardCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
