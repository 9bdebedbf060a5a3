import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { depositsOf, withLooseDeposit } from '../../../../db/billing/deposits/queries.ts';
import { updateHolder, valuesOfAppointment } from '../../../../db/billing/storedValues/queries.ts';
import type { Act } from '../../../kernel/act.ts';
import type { LocalDate } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Cents } from '../../../kernel/money.ts';
import { appointmentById } from '../../../scheduling/service.ts';
import { earnParts, type LoadedValue, storedValue } from '../moves/service.ts';
import { partOf } from '../rules.ts';

/** The deposits of an appointment that something is left of. To return one, its sale is refunded (`takeBack`). */
function open(db: ReadDb, appointmentId: Id): LoadedValue[] {
  return valuesOfAppointment(db, appointmentId)
    .filter((row) => row.kind === 'deposit' && row.state === 'active' && row.remainingCents > 0)
    .map((row) => storedValue(db, row.id));
}

/**
 * Keeps the deposits of an appointment that was missed or cancelled late: what the clinic owed becomes a fee it earned.
 * With `cents` only so much of them. Returns the cents kept; 0 if there was none.
 */
export function forfeitDeposit(
  tx: WriteTx,
  act: Act,
  kept: { appointmentId: Id; businessDate: LocalDate; reason: string; cents?: Cents },
): Cents {
  let left = kept.cents ?? Number.MAX_SAFE_INTEGER;
  let sum = 0;
  for (const deposit of open(tx, kept.appointmentId)) {
    const cents = Math.min(left, deposit.remainingCents);
    const source = {
      kind: 'forfeit',
      sourceKind: 'appointment',
      sourceId: kept.appointmentId,
      businessDate: kept.businessDate,
      reason: kept.reason,
    } as const;
    earnParts(tx, act, deposit, partOf(deposit, cents), source, 'revenue.fees');
    left -= cents;
    sum += cents;
  }
  return sum;
}

/** Takes keeping them back, when the step it came with is taken back: the clinic owes them again. Returns the cents. @throws Refusal CHANGED_ELSEWHERE */
export function returnForfeited(
  tx: WriteTx,
  act: Act,
  back: { appointmentId: Id; businessDate: LocalDate; reason: string },
): Cents {
  let sum = 0;
  for (const { storedValueId, keptCents } of depositsOf(tx, back.appointmentId)) {
    if (keptCents === 0) continue;
    const source = {
      kind: 'forfeit',
      sourceKind: 'appointment',
      sourceId: back.appointmentId,
      businessDate: back.businessDate,
      reason: back.reason,
    } as const;
    const parts = [{ itemId: null, quantity: 0, cents: keptCents }];
    earnParts(tx, act, storedValue(tx, storedValueId), parts, source, 'revenue.fees');
    sum += keptCents;
  }
  return sum;
}

/**
 * A deposit follows its patient: what was laid down for appointments that did not take place, and was not kept, holds this
 * one now. Returns how many deposits came along. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE
 */
export function takeDepositsAlong(tx: WriteTx, act: Act, toAppointmentId: Id): number {
  const { patientId } = appointmentById(tx, toAppointmentId);
  return withLooseDeposit(tx, patientId).reduce(
    (sum, fromAppointmentId) => sum + moveDeposit(tx, act, { fromAppointmentId, toAppointmentId }),
    0,
  );
}

/** Moves the deposits of an appointment to another one of the same patient. Returns how many. @throws Refusal CHANGED_ELSEWHERE */
function moveDeposit(tx: WriteTx, act: Act, move: { fromAppointmentId: Id; toAppointmentId: Id }): number {
  const deposits = open(tx, move.fromAppointmentId);
  for (const deposit of deposits) {
    if (!updateHolder(tx, deposit.id, deposit.version, { ...deposit, appointmentId: move.toAppointmentId }))
      refuse('CHANGED_ELSEWHERE');
    act.touch('billing', 'storedValue', deposit.id, deposit.version + 1);
  }
  return deposits.length;
}
