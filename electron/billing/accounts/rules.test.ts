import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guarantorProblem, turnover, withBalances } from './rules.ts';

const changes = fc.array(
  fc.record({ businessDate: fc.constant('2026-03-10'), amountCents: fc.integer({ min: -90_000, max: 90_000 }) }),
);

it('opening and everything between is the closing balance', () => {
  fc.assert(
    fc.property(fc.integer({ min: -90_000, max: 90_000 }), changes, (opening, rows) => {
      const { entries, closingCents } = withBalances(opening, rows);
      const { chargedCents, settledCents } = turnover(rows);
      expect(closingCents).toBe(opening + chargedCents - settledCents);
      expect(entries.at(-1)?.balanceCents ?? opening).toBe(closingCents);
    }),
  );
});

it('one person answers for a family, and nobody answers for that person', () => {
  const fine = { patientId: 'child', guarantorId: 'mother', guarantorHasOne: false, patientAnswers: false };
  expect(guarantorProblem(fine)).toBeUndefined();
  expect(guarantorProblem({ ...fine, guarantorId: 'child' })).toContain('their own');
  expect(guarantorProblem({ ...fine, guarantorHasOne: true })).toContain('Someone else');
  expect(guarantorProblem({ ...fine, patientAnswers: true })).toContain('answers for others');
});
