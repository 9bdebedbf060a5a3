import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CareFigures, overrideHolds, problemsOf, shownFigures } from './rules.ts';

const agree: CareFigures = {
  pricing: 'perUnit',
  signed: true,
  given: 20_000,
  charted: 20_000,
  drawn: 20_000,
  drawnOther: 0,
  billed: 20_000,
};

describe('the three-way check', () => {
  it('is silent when all three agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000 }), (q) => {
        expect(problemsOf({ ...agree, given: q, charted: q, drawn: q, billed: q })).toEqual([]);
      }),
    );
  });

  it('names each pair that differs', () => {
    expect(problemsOf({ ...agree, given: 18_000, charted: 18_000, billed: 18_000 })).toEqual([
      'chartedVsDrawn',
      'drawnVsBilled',
    ]);
    expect(problemsOf({ ...agree, billed: 18_000 })).toEqual(['chartedVsBilled', 'drawnVsBilled']);
    expect(problemsOf({ ...agree, drawn: 22_000, billed: 22_000 })).toEqual(['chartedVsDrawn', 'chartedVsBilled']);
    expect(problemsOf({ ...agree, billed: null })).toEqual(['chartedVsBilled', 'drawnVsBilled']);
  });

  it('blocks draws without a signed chart, and nothing else before it is signed', () => {
    const unsigned = { ...agree, signed: false, given: null, charted: null, billed: null };
    expect(problemsOf(unsigned)).toEqual(['notSigned']);
    expect(problemsOf({ ...unsigned, drawn: 0 })).toEqual([]);
  });

  it('sees draws of something the chart does not name', () => {
    expect(problemsOf({ ...agree, drawnOther: 5000 })).toContain('drawnNotCharted');
    expect(problemsOf({ ...agree, given: 0, charted: 0, billed: 0 })).toContain('drawnNotCharted');
    expect(problemsOf({ ...agree, given: null, charted: null, billed: null })).toContain('drawnNotCharted');
  });

  it('compares the product with the chart, not with a price per area or a flat one', () => {
    const byArea = { ...agree, pricing: 'perArea' as const, charted: 2000, billed: 2000 };
    expect(problemsOf(byArea)).toEqual([]);
    expect(problemsOf({ ...byArea, billed: 1000 })).toEqual(['chartedVsBilled']);
    const facial = { ...agree, pricing: 'flat' as const, given: null, charted: 1000, drawn: 0, billed: 1000 };
    expect(problemsOf(facial)).toEqual([]);
  });
});

it('a kept reason stops counting when any figure changes', () => {
  const figures = fc.record({
    charted: fc.option(fc.integer({ min: 0, max: 3 })),
    drawn: fc.integer({ min: 0, max: 3 }),
    billed: fc.option(fc.integer({ min: 1, max: 3 })),
  });
  fc.assert(
    fc.property(figures, figures, (kept, now) => {
      const same = kept.charted === now.charted && kept.drawn === now.drawn && kept.billed === now.billed;
      expect(overrideHolds(kept, now)).toBe(same);
    }),
  );
  expect(overrideHolds({ charted: null, drawn: 1, billed: null }, { charted: null, drawn: 1, billed: 0 })).toBe(true);
});

it('shows the product where there is one, else what is billed; nothing charted before the signature', () => {
  expect(shownFigures({ ...agree, pricing: 'flat', given: 3000, charted: 1000 }).charted).toBe(3000);
  expect(shownFigures({ ...agree, given: null, charted: 1000 }).charted).toBe(1000);
  expect(shownFigures({ ...agree, signed: false }).charted).toBeNull();
  expect(shownFigures({ ...agree, drawnOther: 1000 }).drawn).toBe(21_000);
});
