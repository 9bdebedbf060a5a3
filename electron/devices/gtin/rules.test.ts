import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScan } from '../gs1/rules.ts';
import { expandUpcE, gtinCheckDigit, ndcOf, normaliseGtin } from './rules.ts';

const now = { year: 2026 };

describe('trade item numbers', () => {
  it('known codes of every length', () => {
    expect(parseScan('96385074', now)).toEqual({ kind: 'ean', gtin: '00000096385074' });
    expect(parseScan('036000291452', now)).toEqual({ kind: 'ean', gtin: '00036000291452' });
    expect(parseScan('4006381333931', now)).toEqual({ kind: 'ean', gtin: '04006381333931' });
    expect(parseScan('10614141000415', now)).toEqual({ kind: 'ean', gtin: '10614141000415' });
    expect(parseScan(']E04006381333931', now)).toEqual({ kind: 'ean', gtin: '04006381333931' });
    expect(parseScan(']E3400638133393152', now)).toEqual({ kind: 'ean', gtin: '04006381333931' });
    expect(parseScan('4006381333932', now)).toMatchObject({ kind: 'refused', reason: 'checkDigit' });
    expect(normaliseGtin('00000000')).toBeNull();
  });

  it('UPC-E stands for its UPC-A', () => {
    expect(expandUpcE('04252614')).toBe('042100005264');
    expect(expandUpcE('01234505')).toBe('012000003455');
    expect(expandUpcE('01234531')).toBe('012300000451');
    expect(expandUpcE('01234543')).toBe('012340000053');
    expect(expandUpcE('01234565')).toBe('012345000065');
    expect(parseScan('04252614', now)).toEqual({ kind: 'ean', gtin: '00042100005264' });
    expect(parseScan('04252615', now)).toMatchObject({ kind: 'refused', reason: 'checkDigit' });
  });

  it('every single wrong digit is found', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(7, 11, 12, 13).chain((length) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (body, place, by) => {
          const whole = body + gtinCheckDigit(body);
          const at = place % whole.length;
          const wrong = whole.slice(0, at) + ((Number(whole[at]) + by) % 10) + whole.slice(at + 1);
          expect(normaliseGtin(wrong)).toBeNull();
        },
      ),
    );
    expect(() => gtinCheckDigit('123')).toThrow(RangeError);
  });

  it('holds the NDC of a US item', () => {
    expect(ndcOf(`0030023114501${gtinCheckDigit('0030023114501')}`)).toBe('0023114501');
    expect(ndcOf('04006381333931')).toBeNull();
  });
});
