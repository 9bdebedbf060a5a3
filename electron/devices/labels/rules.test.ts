import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScan } from '../gs1/rules.ts';
import { gtinCheckDigit } from '../gtin/rules.ts';
import { CONTAINER_CODES, containerCode, readContainerCode } from './rules.ts';

const now = { year: 2026 };
const numbers = fc.maxSafeNat().map((n) => n % CONTAINER_CODES);

describe('container codes', () => {
  it('are read back, also as typed, and under AI 91', () => {
    fc.assert(
      fc.property(numbers, (n) => {
        const code = containerCode(n);
        expect(code).toMatch(/^[A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{9}$/);
        expect(parseScan(code, now)).toEqual({ kind: 'containerCode', code });
        expect(parseScan(` ${code.toLowerCase().slice(0, 5)}-${code.slice(5)}\n`, now)).toEqual({
          kind: 'containerCode',
          code,
        });
        expect(parseScan(`]d291${code}`, now)).toEqual({ kind: 'containerCode', code });
        const gtin = '00300230011456'.slice(0, 13) + gtinCheckDigit('0030023001145');
        expect(parseScan(`01${gtin}91${code}`, now)).toMatchObject({ kind: 'gs1', gtin, container: code });
      }),
    );
  });

  it('differ for different numbers', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(containerCode(a) === containerCode(b)).toBe(a === b);
      }),
    );
  });

  it('every wrong character and every swap is found', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    fc.assert(
      fc.property(numbers, fc.nat(9), fc.nat(9), fc.nat(31), (n, i, j, letter) => {
        const code = containerCode(n);
        const chars = [...code];
        chars[i] = alphabet.charAt(letter);
        if (chars.join('') !== code) expect(readContainerCode(chars.join(''))).toHaveProperty('fault');
        const swapped = [...code];
        [swapped[i], swapped[j]] = [code.charAt(j), code.charAt(i)];
        if (swapped.join('') !== code) expect(readContainerCode(swapped.join(''))).toHaveProperty('fault');
      }),
      { numRuns: 2000 },
    );
  });

  it('come from random bytes too', () => {
    expect(containerCode(new Uint8Array([0, 0, 0, 0, 0, 0, 1]))).toBe(containerCode(1));
    expect(readContainerCode(containerCode(new Uint8Array(16).fill(255)))).toHaveProperty('code');
    expect(() => containerCode(new Uint8Array(3))).toThrow(RangeError);
    expect(() => containerCode(CONTAINER_CODES)).toThrow(RangeError);
  });
});
