import fc from 'fast-check';
import { expect, it } from 'vitest';
import { currencies } from '../../kernel/money.ts';
import { balanceOf } from '../../ledger/rules.ts';
import {
  closingPostings,
  countedCents,
  denominations,
  floatPostings,
  isStale,
  quickCash,
  strangePieces,
} from './rules.ts';

const currency = fc.constantFrom(...currencies);

it('counts pieces by their value and knows strange ones', () => {
  expect(countedCents({ '10000': 2, '500': 3, '25': 4 })).toBe(21_600);
  expect(strangePieces({ '10000': 2, '300': 1 }, 'USD')).toEqual(['300']);
  expect(strangePieces({ '100': -1 }, 'USD')).toEqual(['100']);
  expect(strangePieces({ '100': 0.5 }, 'USD')).toEqual(['100']);
  fc.assert(
    fc.property(currency, (name) => {
      expect(strangePieces(Object.fromEntries(denominations[name].map((value) => [String(value), 1])), name)).toEqual(
        [],
      );
      expect(denominations[name].toSorted((a, b) => b - a)).toEqual(denominations[name]);
    }),
  );
});

it('opening and closing balance; a closed drawer is empty by the journal', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(500_000), fc.nat(500_000), (float, taken, counted) => {
      const expected = float + taken;
      const entries = [floatPostings('d', float), closingPostings('d', expected, counted)];
      for (const entry of entries) expect(balanceOf(entry)).toBe(0);
      const drawer = entries.flat().filter((row) => row.account === 'cash_drawer');
      expect(balanceOf(drawer) + taken).toBe(0);
      const over = entries.flat().find((row) => row.account === 'over_short');
      expect(over?.amountCents).toBe(expected - counted);
    }),
  );
});

it('offers the exact sum and round notes, never less than is due', () => {
  fc.assert(
    fc.property(currency, fc.integer({ min: 1, max: 900_000 }), (name, due) => {
      const choices = quickCash(due, name);
      expect(choices[0]).toBe(due);
      expect(choices.length).toBeLessThanOrEqual(5);
      expect(new Set(choices).size).toBe(choices.length);
      for (const choice of choices) expect(choice).toBeGreaterThanOrEqual(due);
    }),
  );
  expect(quickCash(28_731, 'USD')).toEqual([28_731, 29_000, 30_000]);
  expect(quickCash(0, 'USD')).toEqual([]);
});

it('a drawer of an earlier day is stale', () => {
  expect(isStale({ businessDate: '2026-03-09' }, '2026-03-10')).toBe(true);
  expect(isStale({ businessDate: '2026-03-10' }, '2026-03-10')).toBe(false);
});
