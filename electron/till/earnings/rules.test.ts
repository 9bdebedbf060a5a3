import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baseOf,
  type CommissionRule,
  type EarningEvent,
  earnings,
  nothingLeft,
  type PartAmounts,
  payoutPostings,
  ruleFor,
  tiered,
} from './rules.ts';

const everyone: CommissionRule = {
  id: 'r',
  staffId: null,
  scope: 'everything',
  category: null,
  serviceId: null,
  productId: null,
  pay: 'percent',
  flatCents: 0,
  base: 'net',
  tiers: [{ fromCents: 0, rate: 300_000 }],
  fromDate: '2026-01-01',
  untilDate: null,
};
const sold = (after: PartAmounts, more: Partial<EarningEvent> = {}): EarningEvent => ({
  lineId: 'l',
  invoiceNumber: 1,
  creditNumber: null,
  businessDate: '2026-03-10',
  staffId: 'noa',
  kind: 'service',
  description: 'Botox',
  category: 'Injectables',
  serviceId: 'botox',
  productId: null,
  before: nothingLeft,
  after,
  ...more,
});
const part = (goodsCents: number, discountCents = 0, costCents = 0): PartAmounts => ({
  quantity: 1000,
  goodsCents,
  discountCents,
  costCents,
});

const amounts = fc
  .record({
    goodsCents: fc.integer({ min: 0, max: 200_000 }),
    discount: fc.integer({ min: 0, max: 100 }),
    cost: fc.integer({ min: 0, max: 100 }),
    quantity: fc.integer({ min: 1, max: 9 }).map((many) => many * 1000),
  })
  .map(
    ({ goodsCents, discount, cost, quantity }): PartAmounts => ({
      quantity,
      goodsCents,
      discountCents: Math.floor((goodsCents * discount) / 100),
      costCents: Math.floor((goodsCents * cost) / 100),
    }),
  );
const rule = fc
  .record({
    pay: fc.constantFrom('percent' as const, 'flat' as const),
    base: fc.constantFrom('list' as const, 'net' as const, 'margin' as const),
    flatCents: fc.integer({ min: 0, max: 5000 }),
    tiers: fc.array(
      fc.record({ fromCents: fc.integer({ min: 0, max: 300_000 }), rate: fc.integer({ min: 0, max: 1_000_000 }) }),
      {
        minLength: 0,
        maxLength: 3,
      },
    ),
    first: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(
    ({ tiers, first, ...of }): CommissionRule => ({
      ...everyone,
      ...of,
      tiers: [{ fromCents: 0, rate: first }, ...tiers],
    }),
  );

describe('commission', () => {
  it('of a month is the sum of its lines, to the cent', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 12 }), rule, (list, of) => {
        const earned = earnings(
          list.map((after, i) => sold(after, { lineId: `l${i}` })),
          [of],
        );
        const total = earned.reduce((sum, row) => sum + row.cents, 0);
        const base = earned.reduce((sum, row) => sum + row.baseCents, 0);
        expect(base).toBe(list.reduce((sum, each) => sum + baseOf(each, of.base), 0));
        if (of.pay === 'percent' && of.tiers.length > 1) expect(total).toBe(tiered(base, of.tiers));
      }),
    );
  });

  it('goes back with what is taken back, in whatever steps', () => {
    fc.assert(
      fc.property(amounts, fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 }), rule, (whole, shares, of) => {
        const lefts = shares
          .toSorted((a, b) => b - a)
          .map(
            (share): PartAmounts => ({
              quantity: Math.floor((whole.quantity * share) / 100),
              goodsCents: Math.floor((whole.goodsCents * share) / 100),
              discountCents: Math.floor((whole.discountCents * share) / 100),
              costCents: Math.floor((whole.costCents * share) / 100),
            }),
          );
        const steps = [whole, ...lefts, nothingLeft];
        const events = [
          sold(whole),
          ...steps.slice(1).map((after, i) => sold(after, { creditNumber: i + 1, before: steps[i] ?? whole })),
        ];
        expect(earnings(events, [of]).reduce((sum, row) => sum + row.cents, 0)).toBe(0);
        expect(earnings(events, [of]).reduce((sum, row) => sum + row.baseCents, 0)).toBe(0);
      }),
    );
  });

  it('takes the narrowest rule, one’s own before everyone’s, within its dates', () => {
    const own = { ...everyone, id: 'own', staffId: 'noa' };
    const injectables = { ...everyone, id: 'injectables', scope: 'category' as const, category: 'Injectables' };
    const botox = { ...everyone, id: 'botox', scope: 'service' as const, serviceId: 'botox' };
    const ended = { ...botox, id: 'ended', staffId: 'noa', untilDate: '2026-03-09' };
    const event = sold(part(1000));
    expect(ruleFor(event, [everyone, own])?.id).toBe('own');
    expect(ruleFor(event, [own, injectables])?.id).toBe('injectables');
    expect(ruleFor(event, [own, injectables, botox, ended])?.id).toBe('botox');
    expect(ruleFor(event, [{ ...everyone, scope: 'retail' }])).toBeUndefined();
    expect(ruleFor({ ...event, staffId: 'mei' }, [own])).toBeUndefined();
  });

  it('is of the list price, after discounts, or after the cost of the goods', () => {
    const event = sold(part(10_000, 1000, 2500));
    const of = (base: CommissionRule['base']): number => earnings([event], [{ ...everyone, base }])[0]?.cents ?? 0;
    expect([of('list'), of('net'), of('margin')]).toEqual([3000, 2700, 1950]);
  });

  it('climbs by tiers within a month and begins anew with the next', () => {
    const tiers = [
      { fromCents: 0, rate: 100_000 },
      { fromCents: 10_000, rate: 200_000 },
    ];
    const events = [
      sold(part(8000)),
      sold(part(4000), { lineId: 'b' }),
      sold(part(4000), { lineId: 'c', businessDate: '2026-04-01' }),
    ];
    expect(earnings(events, [{ ...everyone, tiers }]).map((row) => row.cents)).toEqual([800, 600, 400]);
  });

  it('is flat for each package and each treatment', () => {
    const flat = { ...everyone, pay: 'flat' as const, flatCents: 500 };
    const events = [
      sold({ ...part(9000), quantity: 3000 }, { kind: 'retail' }),
      sold({ ...part(9000), quantity: 20_000 }),
    ];
    expect(earnings(events, [flat]).map((row) => row.cents)).toEqual([1500, 500]);
  });

  it('leaves the journal balanced when tips are paid out', () => {
    for (const drawer of ['d', null])
      expect(
        payoutPostings({ staffId: 'noa', amountCents: 700 }, drawer).reduce((sum, row) => sum + row.amountCents, 0),
      ).toBe(0);
  });
});
