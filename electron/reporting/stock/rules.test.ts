import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fifoWorth, groupParts, type Layer, margins, marginTotal, type Part, type SoldPart } from './rules.ts';

const part: fc.Arbitrary<Part & { provider: string }> = fc.record({
  productId: fc.constantFrom('a', 'b'),
  product: fc.constant('Product'),
  unit: fc.constantFrom('U'),
  quantity: fc.integer({ min: -5000, max: 5000 }),
  costCents: fc.integer({ min: -5000, max: 5000 }),
  provider: fc.constantFrom('Olive', 'Ingrid'),
});
const sold: fc.Arbitrary<SoldPart> = fc.record({
  name: fc.constantFrom('Botox', 'Filler', 'Cream'),
  provider: fc.constantFrom('Olive', 'Ingrid'),
  times: fc.constantFrom(0, 1),
  revenueCents: fc.integer({ min: -100_000, max: 100_000 }),
  costCents: fc.integer({ min: 0, max: 50_000 }),
  commissionCents: fc.integer({ min: -10_000, max: 10_000 }),
});

/** What is left on the shelf when each piece that goes is the oldest one there. */
function playFifo(deliveries: readonly Layer[], gone: number): number {
  const layers = deliveries.map((layer) => ({ each: layer.costCents / layer.quantity, left: layer.quantity }));
  let out = gone;
  for (const layer of layers) {
    const taken = Math.min(out, layer.left);
    layer.left -= taken;
    out -= taken;
  }
  return layers.reduce((sum, layer) => sum + layer.left * layer.each, 0);
}

describe('the reports of the stock', () => {
  it('lose nothing by grouping, whatever they are grouped by', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const sum = (rows: ReadonlyArray<{ costCents: number }>): number =>
          rows.reduce((total, row) => total + row.costCents, 0);
        expect(sum(groupParts(parts, (row) => row.provider))).toBe(sum(parts));
        expect(sum(groupParts(parts, (row) => row.product))).toBe(sum(parts));
      }),
    );
  });

  it('margins add up to the margin of all of it', () => {
    fc.assert(
      fc.property(fc.array(sold, { maxLength: 40 }), (parts) => {
        const total = marginTotal(parts);
        for (const rows of [margins(parts, (row) => row.name), margins(parts, (row) => row.provider)]) {
          expect(rows.reduce((sum, row) => sum + row.marginCents, 0)).toBe(total.marginCents);
          expect(rows.reduce((sum, row) => sum + row.times, 0)).toBe(total.times);
        }
        expect(total.marginCents).toBe(total.revenueCents - total.costCents - total.commissionCents);
      }),
    );
    expect(
      margins(
        [{ name: 'Botox', provider: 'O', times: 1, revenueCents: 30_000, costCents: 10_000, commissionCents: 5000 }],
        (row) => row.name,
      ),
    ).toEqual([
      {
        name: 'Botox',
        times: 1,
        revenueCents: 30_000,
        costCents: 10_000,
        commissionCents: 5000,
        marginCents: 15_000,
        marginRate: 500_000,
      },
    ]);
  });

  it('first in, first out is worth what is left when the oldest always goes first', () => {
    const layer = fc.integer({ min: 1, max: 50 }).chain((pieces) =>
      fc.record({
        quantity: fc.constant(pieces * 1000),
        // each piece a whole number of cents, so that nothing is rounded
        costCents: fc.integer({ min: 0, max: 5000 }).map((each) => each * pieces),
      }),
    );
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 8 }), fc.nat(100), (deliveries, percent) => {
        const pieces = deliveries.reduce((sum, each) => sum + each.quantity, 0) / 1000;
        const gone = Math.floor((pieces * percent) / 100) * 1000;
        const onHand = pieces * 1000 - gone;
        expect(fifoWorth(deliveries.toReversed(), onHand)).toBeCloseTo(playFifo(deliveries, gone), 6);
      }),
    );
    expect(fifoWorth([{ quantity: 2000, costCents: 300 }], 3000)).toBe(450);
    expect(fifoWorth([], 1000)).toBe(0);
  });
});
