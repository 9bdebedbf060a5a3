import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatGiftCardCode, giftCardCode, readGiftCardCode } from './rules.ts';

const code = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(giftCardCode);
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('gift card codes', () => {
  it('are read back as printed, typed small, spaced or with letters mistaken for digits', () => {
    fc.assert(
      fc.property(code, (text) => {
        expect(readGiftCardCode(formatGiftCardCode(text))).toEqual({ code: text });
        expect(readGiftCardCode(` ${text.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l')} `)).toEqual({
          code: text,
        });
        expect(text).toMatch(/^[A-Z]/);
      }),
    );
  });

  it('find every single wrong character and every swap of two neighbours', () => {
    fc.assert(
      fc.property(code, fc.nat(11), fc.nat(31), (text, at, letter) => {
        const other = alphabet.charAt(letter);
        const wrong = text.slice(0, at) + other + text.slice(at + 1);
        if (wrong !== text) expect(readGiftCardCode(wrong)).not.toEqual({ code: wrong });
        const next = text.charAt(at + 1);
        const swapped = text.slice(0, at) + next + text.charAt(at) + text.slice(at + 2);
        if (next !== '' && swapped !== text) expect(readGiftCardCode(swapped)).not.toEqual({ code: swapped });
      }),
    );
  });

  it('differ with every random bit of 54 and are no container code', () => {
    const seen = new Set<string>();
    for (let bit = 0; bit < 54; bit += 1) {
      const bytes = new Uint8Array(8);
      bytes[7 - Math.floor(bit / 8)] = 1 << (bit % 8);
      seen.add(giftCardCode(bytes));
    }
    expect(seen.size).toBe(54);
    expect([...seen].every((text) => text.length === 12)).toBe(true);
  });
});
