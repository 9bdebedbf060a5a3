import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TenderKind } from '../../ledger/rules.ts';
import { allocatePayments, applyTenders, type Tender, tenderProblem, tenderState, tipOf } from './rules.ts';

const cents = fc.integer({ min: 1, max: 200_000 });
const kind = fc.constantFrom<TenderKind>('cash', 'cardTerminal');

/** Random tenders topped up with cash until they cover; cards never above what is owed. */
const sale = fc
  .record({
    total: fc.integer({ min: 0, max: 300_000 }),
    tip: fc.integer({ min: 0, max: 50_000 }),
    tenders: fc.array(fc.record({ kind, cents }), { maxLength: 5 }),
    extra: fc.integer({ min: 0, max: 10_000 }),
  })
  .map(({ total, tip, tenders, extra }) => {
    const kept: Tender[] = [];
    let cards = 0;
    for (const tender of tenders) {
      const most = total + tip - cards;
      if (tender.kind === 'cardTerminal' && most <= 0) continue;
      const amount = tender.kind === 'cardTerminal' ? Math.min(tender.cents, most) : tender.cents;
      if (tender.kind === 'cardTerminal') cards += amount;
      kept.push({ kind: tender.kind, cents: amount });
    }
    const due = tenderState(total, tip, kept).dueCents + extra;
    if (due > 0) kept.push({ kind: 'cash', cents: due });
    return { total, tip, tenders: kept };
  });

describe('tenders', () => {
  it('pay exactly total and tip, and only cash gives change', () => {
    fc.assert(
      fc.property(sale, ({ total, tip, tenders }) => {
        expect(tenderProblem(total, tip, tenders)).toBeUndefined();
        const applied = applyTenders(total, tip, tenders);
        const sum = (of: 'amountCents' | 'tipCents' | 'changeCents') => applied.reduce((all, row) => all + row[of], 0);
        expect(sum('amountCents')).toBe(total);
        expect(sum('tipCents')).toBe(tip);
        expect(sum('changeCents')).toBe(tenderState(total, tip, tenders).changeCents);
        applied.forEach((row, i) => {
          expect(row.receivedCents).toBe(tenders[i]?.cents);
          expect(row.receivedCents - row.changeCents).toBe(row.amountCents + row.tipCents);
          expect(Math.min(row.amountCents, row.tipCents, row.changeCents)).toBeGreaterThanOrEqual(0);
          if (tenders[i]?.kind === 'cardTerminal') expect(row.changeCents).toBe(0);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('covers the tip last', () => {
    fc.assert(
      fc.property(sale, ({ total, tip, tenders }) => {
        const applied = applyTenders(total, tip, tenders);
        const firstTip = applied.findIndex((row) => row.tipCents > 0);
        if (firstTip >= 0) for (const row of applied.slice(firstTip + 1)) expect(row.amountCents).toBe(0);
      }),
    );
  });

  it('says what is missing and what is too much', () => {
    expect(tenderProblem(10_000, 2000, [{ kind: 'cash', cents: 11_999 }])).toBe('short');
    expect(tenderProblem(10_000, 2000, [{ kind: 'cardTerminal', cents: 12_001 }])).toBe('cardOver');
    expect(tenderProblem(10_000, 2000, [{ kind: 'cash', cents: 0 }])).toBe('notPositive');
    expect(tenderProblem(0, 0, [])).toBeUndefined();
    expect(() => applyTenders(100, 0, [{ kind: 'cash', cents: 99 }])).toThrow(RangeError);
    expect(
      tenderState(8000, 0, [
        { kind: 'cash', cents: 6000 },
        { kind: 'cardTerminal', cents: 4000 },
      ]),
    ).toEqual({
      tenderedCents: 10_000,
      dueCents: 0,
      changeCents: 2000,
      cardOverCents: 0,
    });
  });
});

describe('allocation', () => {
  it('pays every line exactly, and no payment more than it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 8 }),
        fc.array(cents, { maxLength: 5 }),
        (lines, wanted) => {
          let open = lines.reduce((a, b) => a + b, 0);
          const payments: number[] = [];
          for (const want of wanted) {
            const amount = Math.min(want, open);
            payments.push(amount);
            open -= amount;
          }
          payments.push(open);
          const parts = allocatePayments(payments, lines);
          parts.forEach((row, i) => {
            expect(row.reduce((a, b) => a + b, 0)).toBe(payments[i]);
            for (const part of row) expect(part).toBeGreaterThanOrEqual(0);
          });
          lines.forEach((owed, at) => expect(parts.reduce((sum, row) => sum + (row[at] ?? 0), 0)).toBe(owed));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never gives a line more than it owes on the way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 900 }),
        (lines, want) => {
          const amount = Math.min(
            want,
            lines.reduce((a, b) => a + b, 0),
          );
          const [parts] = allocatePayments([amount], lines);
          parts?.forEach((part, i) => expect(part).toBeLessThanOrEqual(lines[i] ?? 0));
        },
      ),
    );
    expect(() => allocatePayments([101], [100])).toThrow(RangeError);
  });
});

it('a tip is a share of the price before discounts, half a cent up', () => {
  expect(tipOf(10_000, 18)).toBe(1800);
  expect(tipOf(1050, 15)).toBe(158);
  expect(tipOf(1010, 15)).toBe(152);
  expect(tipOf(0, 20)).toBe(0);
});
