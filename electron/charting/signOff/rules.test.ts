import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartToSign } from '../rules.ts';
import { isMine, lacksOf, oldestFirst } from './rules.ts';

const whole: ChartToSign = {
  lines: [
    {
      serviceLineId: 'l',
      serviceName: 'Forehead',
      pricing: 'perUnit',
      productId: 'p',
      usualQuantity: 20_000,
      consentMissing: false,
      consentDeclined: false,
    },
  ],
  points: [{ serviceLineId: 'l', productId: 'p', quantity: 4000, area: 'Forehead' }],
  treatments: [],
  draws: [{ serviceLineId: 'l', productId: 'p', quantity: 4000 }],
  note: 'Well tolerated.',
  tolerance: 0,
  missingConsent: 'reason',
  answered: false,
  noteGaps: [],
  emptyFields: 'reason',
  photoGaps: [],
  missingPhotos: 'advice',
  sheetsToGive: [],
  safety: [],
  overrides: [],
  product: () => ({ name: 'Toxin', unit: 'U' }),
};
const none: ReadonlySet<string> = new Set();
const kinds = (chart: ChartToSign, paid = true, notPerformed = none) =>
  lacksOf(chart, { notPerformed, paid }).map(({ kind }) => kind);

describe('what is missing of a chart in the queue', () => {
  it('is nothing when consent, map, draws, note and payment are there', () => {
    expect(kinds(whole)).toEqual([]);
  });

  it('names consent, map, lot, difference, note and payment', () => {
    const [line] = whole.lines;
    if (!line) throw new RangeError('The chart has a line.');
    expect(kinds({ ...whole, lines: [{ ...line, consentMissing: true }] })).toEqual(['consent']);
    expect(kinds({ ...whole, points: [], draws: [] })).toEqual(['notCharted']);
    expect(kinds({ ...whole, draws: [] })).toEqual(['difference', 'lot']);
    expect(kinds({ ...whole, note: ' ' })).toEqual(['note']);
    expect(kinds({ ...whole, sheetsToGive: ['After toxin'] })).toEqual(['aftercare']);
    expect(kinds(whole, false)).toEqual(['payment']);
    expect(kinds({ ...whole, points: [], draws: [] }, true, new Set(['l']))).toEqual([]);
  });
});

describe('the queue', () => {
  it('shows as mine what I opened, treat or may co-sign, and my own that wait for someone', () => {
    const sign = { what: 'sign', since: 1, byId: 'ann', providerIds: ['ben'] } as const;
    const cosign = { ...sign, what: 'cosign' } as const;
    const me = (staffId: string, mayCosign: boolean) => ({ staffId, mayCosign });
    expect(isMine(sign, me('ann', false))).toBe(true);
    expect(isMine(sign, me('ben', false))).toBe(true);
    expect(isMine(sign, me('cora', true))).toBe(false);
    expect(isMine(cosign, me('ann', false))).toBe(true);
    expect(isMine(cosign, me('ben', false))).toBe(false);
    expect(isMine(cosign, me('cora', true))).toBe(true);
  });

  it('is in the order of waiting, and loses nobody', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ since: fc.nat(20), id: fc.nat() })), (rows) => {
        const sorted = oldestFirst(rows);
        expect(new Set(sorted)).toEqual(new Set(rows));
        expect(sorted.every((row, at) => at === 0 || (sorted[at - 1]?.since ?? 0) <= row.since)).toBe(true);
      }),
    );
  });
});
