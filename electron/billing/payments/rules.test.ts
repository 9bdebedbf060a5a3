import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tenderKinds } from '../../ledger/rules.ts';
import {
  allocatePayments,
  applyTenders,
  givesChange,
  isMoney,
  payOldestFirst,
  type Tender,
  tenderProblem,
  tenderState,
  tipOf,
} from './rules.ts';

const cents = fc.integer({ min: 1, max: 200_000 });

/** Random tenders of every kind, none above what it may cover, in any order, topped up with cash until they cover. */
const sale = fc
  .record({
    total: fc.integer({ min: 0, max: 300_000 }),
    tip: fc.integer({ min: 0, max: 50_000 }),
    tenders: fc.array(fc.record({ kind: fc.constantFrom(...tenderKinds), cents }), { maxLength: 6 }),
    extra: fc.integer({ min: 0, max: 10_000 }),
    turn: fc.nat(6),
  })
  .map(({ total, tip, tenders, extra, turn }) => {
    const kept: Tender[] = [];
    for (const tender of tenders) {
      const state = tenderState(total, tip, kept);
      const most = isMoney(tender.kind) ? state.dueCents : state.coverableCents;
      const amount = givesChange(tender.kind) ? tender.cents : Math.min(tender.cents, most);
      if (amount > 0) kept.push({ kind: tender.kind, cents: amount });
    }
    const due = tenderState(total, tip, kept).dueCents + extra;
    if (due > 0) kept.push({ kind: 'cash', cents: due });
    return { total, tip, tenders: [...kept.slice(turn), ...kept.slice(0, turn)] };
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
          const { kind } = tenders[i] ?? { kind: 'cash' };
          if (!givesChange(kind)) expect(row.changeCents).toBe(0);
          if (!isMoney(kind)) expect(row.tipCents).toBe(0);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('covers the tip last', () => {
    fc.assert(
      fc.property(sale, ({ total, tip, tenders }) => {
        const money = applyTenders(total, tip, tenders).filter((_, i) => isMoney(tenders[i]?.kind ?? 'cash'));
        const firstTip = money.findIndex((row) => row.tipCents > 0);
        if (firstTip >= 0) for (const row of money.slice(firstTip + 1)) expect(row.amountCents).toBe(0);
      }),
    );
  });

  it('says what is missing and what is too much', () => {
    expect(tenderProblem(10_000, 2000, [{ kind: 'cash', cents: 11_999 }])).toBe('short');
    expect(tenderProblem(10_000, 2000, [{ kind: 'cardTerminal', cents: 12_001 }])).toBe('over');
    expect(tenderProblem(10_000, 2000, [{ kind: 'check', cents: 12_001 }])).toBe('over');
    expect(tenderProblem(10_000, 2000, [{ kind: 'giftCard', cents: 10_001 }])).toBe('over');
    expect(
      tenderProblem(10_000, 2000, [
        { kind: 'giftCard', cents: 6000 },
        { kind: 'account', cents: 6000 },
      ]),
    ).toBe('over');
    expect(tenderProblem(10_000, 2000, [{ kind: 'account', cents: 10_000 }])).toBe('short');
    expect(tenderProblem(0, 0, [{ kind: 'package', cents: 0 }])).toBeUndefined();
    expect(tenderProblem(0, 0, [{ kind: 'giftCard', cents: 0 }])).toBe('notPositive');
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
      coverableCents: 0,
      changeCents: 2000,
      overCents: 0,
    });
  });

  it('what was paid ahead covers what is left of the total, never the tip', () => {
    expect(tenderState(10_000, 2000, [{ kind: 'giftCard', cents: 10_000 }])).toMatchObject({
      dueCents: 2000,
      coverableCents: 0,
    });
    expect(tenderState(10_000, 2000, [{ kind: 'cash', cents: 11_000 }])).toMatchObject({
      dueCents: 1000,
      coverableCents: 1000,
    });
    expect(
      applyTenders(10_000, 2000, [
        { kind: 'cash', cents: 11_000 },
        { kind: 'deposit', cents: 1000 },
      ]),
    ).toMatchObject([
      { amountCents: 9000, tipCents: 2000 },
      { amountCents: 1000, tipCents: 0 },
    ]);
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

  it('a use of a package pays its own line, whatever else is paid before', () => {
    expect(allocatePayments([5000, 9000], [4000, 10_000], [null, 1])).toEqual([
      [4000, 1000],
      [0, 9000],
    ]);
    expect(() => allocatePayments([101], [100, 500], [0])).toThrow(RangeError);
  });
});

it('a tip is a share of the price before discounts, half a cent up', () => {
  expect(tipOf(10_000, 18)).toBe(1800);
  expect(tipOf(1050, 15)).toBe(158);
  expect(tipOf(1010, 15)).toBe(152);
  expect(tipOf(0, 20)).toBe(0);
});

describe('open invoices', () => {
  const due = fc.array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 6 });

  it('are paid oldest first, exactly, and every tender adds up', () => {
    fc.assert(
      fc.property(due, fc.array(cents, { minLength: 1, maxLength: 4 }), fc.nat(5), (dues, wanted, turn) => {
        const invoices = dues.map((dueCents, i) => ({ id: `i${i}`, number: i + 1, dueCents }));
        let open = dues.reduce((a, b) => a + b, 0);
        const tenders: Tender[] = wanted.map((want, i) => {
          const kind = i === wanted.length - 1 ? 'cash' : 'giftCard';
          const amount = kind === 'cash' ? want : Math.min(want, open);
          open -= Math.min(amount, open);
          return { kind, cents: amount };
        });
        const laid = tenders.filter((tender) => tender.cents > 0);
        const shuffled = [...invoices.slice(turn), ...invoices.slice(0, turn)];
        const parts = payOldestFirst(shuffled, laid);
        const paid = invoices.map((row) =>
          parts.reduce((sum, part) => sum + (part.invoiceId === row.id ? part.applied.amountCents : 0), 0),
        );
        const all = Math.min(
          dues.reduce((a, b) => a + b, 0),
          laid.reduce((sum, row) => sum + row.cents, 0),
        );
        expect(paid.reduce((a, b) => a + b, 0)).toBe(all);
        paid.forEach((amount, i) => {
          expect(amount).toBeLessThanOrEqual(dues[i] ?? 0);
          if (amount > 0) for (let before = 0; before < i; before += 1) expect(paid[before]).toBe(dues[before]);
        });
        for (const part of parts) {
          const { amountCents, receivedCents, changeCents } = part.applied;
          expect(receivedCents - changeCents).toBe(amountCents);
          expect(amountCents).toBeGreaterThan(0);
        }
        laid.forEach((tender, i) => {
          const of = parts.filter((part) => part.tender === i);
          if (of.length > 0) expect(of.reduce((sum, part) => sum + part.applied.receivedCents, 0)).toBe(tender.cents);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('are never overpaid by what gives no change', () => {
    expect(() => payOldestFirst([{ id: 'a', number: 1, dueCents: 100 }], [{ kind: 'check', cents: 101 }])).toThrow(
      RangeError,
    );
  });
});
