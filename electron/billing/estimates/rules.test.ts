import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/dates.ts';
import { estimateAmounts, estimateTotals, offerProblem, plannedDates, planProgress, standingOf } from './rules.ts';

const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 200_000 }),
    listPriceCents: fc.integer({ min: 0, max: 200_000 }),
    share: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ share, ...of }) => ({ ...of, unitPriceCents: Math.floor((of.listPriceCents * share) / 100) }));
const tax = fc.record({
  taxRate: fc.integer({ min: 0, max: 300_000 }),
  taxIncluded: fc.boolean(),
  taxName: fc.constant('VAT'),
});

describe('an estimate', () => {
  it('adds up: what is agreed and what is saved make the list price, total is goods with their tax', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(line, tax), { minLength: 1, maxLength: 20 }), (rows) => {
        const amounts = rows.map(([of, taxed]) => estimateAmounts(of, taxed));
        const list = rows.map(([of]) =>
          estimateAmounts(
            { ...of, unitPriceCents: of.listPriceCents },
            { taxRate: 0, taxIncluded: false, taxName: '' },
          ),
        );
        const totals = estimateTotals(amounts);
        expect(totals.savedCents).toBeGreaterThanOrEqual(0);
        expect(totals.goodsCents + totals.savedCents).toBe(estimateTotals(list).goodsCents);
        expect(totals.totalCents).toBe(totals.goodsCents + totals.taxCents - totals.includedTaxCents);
        expect(totals.totalCents).toBe(amounts.reduce((sum, row) => sum + row.totalCents, 0));
      }),
    );
  });

  it('plans each visit its weeks after the one before', () => {
    expect(plannedDates('2026-03-01', [{ weeksAfter: 0 }, { weeksAfter: 4 }, { weeksAfter: 6 }])).toEqual([
      '2026-03-01',
      '2026-03-29',
      '2026-05-10',
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.record({ weeksAfter: fc.integer({ min: 0, max: 104 }) }), { maxLength: 24 }),
        (visits) => {
          const dates = plannedDates('2026-01-31', visits);
          const weeks = visits.reduce((sum, visit) => sum + visit.weeksAfter, 0);
          expect(dates).toEqual(dates.toSorted((a, b) => a.localeCompare(b)));
          expect(dates.at(-1) ?? '2026-01-31').toBe(addDays('2026-01-31', weeks * 7));
        },
      ),
    );
  });

  it('expires the day after it held, and only while it is on offer', () => {
    const offered = { state: 'offered' as const, validUntil: '2026-03-10' };
    expect(standingOf(offered, '2026-03-10')).toBe('offered');
    expect(standingOf(offered, '2026-03-11')).toBe('expired');
    expect(standingOf({ ...offered, state: 'accepted' }, '2026-12-31')).toBe('accepted');
    expect(standingOf({ ...offered, state: 'draft' }, '2026-12-31')).toBe('draft');
  });

  it('says what is missing before it is offered', () => {
    const full = { validUntil: '2026-04-01', visits: [{ title: 'First session', lines: [1] }] };
    expect(offerProblem(full, '2026-03-10')).toBeUndefined();
    expect(offerProblem({ ...full, visits: [] }, '2026-03-10')).toMatch(/Add a visit/);
    expect(offerProblem({ ...full, visits: [...full.visits, { title: 'Peel', lines: [] }] }, '2026-03-10')).toMatch(
      /"Peel"/,
    );
    expect(offerProblem({ ...full, validUntil: '2026-03-09' }, '2026-03-10')).toMatch(/past/);
    expect(offerProblem({ ...full, validUntil: '2027-06-01' }, '2026-03-10')).toMatch(/a year/);
  });
});

it('a plan knows what is done, what is booked and what comes next', () => {
  const service = [{ kind: 'service' as const }];
  const visits = [
    { appointmentState: 'done', lines: service },
    { appointmentState: 'confirmed', lines: service },
    { appointmentState: 'cancelled', lines: service },
    { appointmentState: null, lines: [{ kind: 'retail' as const }] },
    { appointmentState: null, lines: service },
  ];
  const frees = (state: string): boolean => state === 'cancelled';
  expect(planProgress(visits, frees)).toEqual({
    standings: ['done', 'booked', 'open', 'goods', 'open'],
    done: 1,
    of: 4,
    next: 2,
  });
  expect(planProgress(visits.slice(0, 2), frees).next).toBe(-1);
});
