import type { ReadDb } from '../../../../db/access.ts';
import { liabilities, remainingByKind, wrongStoredValues } from '../../../../db/billing/storedValues/queries.ts';
import { liabilityOf } from '../rules.ts';

/**
 * What does not hold of what is paid ahead, in sentences: each value is the sum of its moves, and what is left of all of
 * them is what the ledger says the clinic owes. Reads everything.
 */
export function storedValueProblems(db: ReadDb): string[] {
  const problems = wrongStoredValues(db).map((row) => `Stored value ${row.id}: ${row.problem}.`);
  const left = new Map<string, number>();
  for (const { kind, cents } of remainingByKind(db))
    left.set(liabilityOf[kind], (left.get(liabilityOf[kind]) ?? 0) + cents);
  const owed = new Map(liabilities(db).map((row) => [row.account, -row.cents]));
  for (const account of new Set(Object.values(liabilityOf))) {
    const [byValues, byJournal] = [left.get(account) ?? 0, owed.get(account) ?? 0];
    if (byValues !== byJournal)
      problems.push(
        `The journal owes ${byJournal} cents in ${account}, but ${byValues} cents are left of what was paid ahead.`,
      );
  }
  return problems;
}
