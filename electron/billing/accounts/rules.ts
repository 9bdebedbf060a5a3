import type { LocalDate } from '../../kernel/dates.ts';
import type { Cents } from '../../kernel/money.ts';

/** A change of what is owed, in the order of the journal; positive: more is owed. */
export interface AccountChange {
  businessDate: LocalDate;
  amountCents: Cents;
}

/** Changes with what was owed after each. The last balance, or `openingCents`, is the closing one. */
export function withBalances<T extends AccountChange>(
  openingCents: Cents,
  changes: readonly T[],
): { entries: Array<T & { balanceCents: Cents }>; closingCents: Cents } {
  let balanceCents = openingCents;
  const entries = changes.map((change) => {
    balanceCents += change.amountCents;
    return { ...change, balanceCents };
  });
  return { entries, closingCents: balanceCents };
}

/** What was charged and what came in or was taken off over some changes, both positive. */
export function turnover(changes: readonly AccountChange[]): { chargedCents: Cents; settledCents: Cents } {
  const sum = { chargedCents: 0, settledCents: 0 };
  for (const { amountCents } of changes) {
    if (amountCents > 0) sum.chargedCents += amountCents;
    else sum.settledCents -= amountCents;
  }
  return sum;
}

/** Why someone cannot answer for a patient's account, as a sentence; undefined if they can. */
export function guarantorProblem(of: {
  patientId: string;
  guarantorId: string;
  /** Whether someone answers for the guarantor, and whether the patient answers for others. */
  guarantorHasOne: boolean;
  patientAnswers: boolean;
}): string | undefined {
  if (of.patientId === of.guarantorId) return 'Everyone answers for their own account already. Choose someone else.';
  if (of.guarantorHasOne)
    return 'Someone else answers for this person. Choose the one who answers for the whole family.';
  if (of.patientAnswers) return 'This patient answers for others. Take those out of the family first.';
  return undefined;
}
