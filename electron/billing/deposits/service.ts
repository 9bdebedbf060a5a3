import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { depositsOf } from '../../../db/billing/deposits/queries.ts';
import { insertWaiver, waiversOf } from '../../../db/billing/fees/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import { cancelledState, frees } from '../../scheduling/rules.ts';
import { appointmentById } from '../../scheduling/service.ts';
import { feeCents } from '../../scheduling/terms/rules.ts';
import { agreedFor } from '../../scheduling/terms/service.ts';
import type { AppointmentMoney, DepositView, WaiveDepositInput } from '../fees/schemas.ts';
import { decidedBy, feeOf, refuseUnlessWaiver } from '../fees/service.ts';

/** What an appointment asks to be laid down and has not got yet, in cents; 0 when there is nothing to take. */
export function depositDue(db: ReadDb, appointmentId: Id): Cents {
  const deposit = depositOf(db, appointmentId);
  return deposit?.state === 'due' ? deposit.cents : 0;
}

/** The deposit of an appointment: asked for, paid, the patient's credit, used, kept, returned or waived; null if there is none. */
export function depositOf(db: ReadDb, appointmentId: Id): DepositView | null {
  const appointment = appointmentById(db, appointmentId);
  const { depositCents: cents, depositReason: because } = agreedFor(db, appointmentId);
  const paid = depositsOf(db, appointmentId);
  const undecided = { reason: null, byName: null, at: null };
  if (paid.length > 0) {
    const sum = (of: (row: (typeof paid)[number]) => Cents): Cents => paid.reduce((total, row) => total + of(row), 0);
    const remainingCents = sum((row) => row.remainingCents);
    const state =
      remainingCents > 0
        ? frees(appointment.state)
          ? 'credit'
          : 'paid'
        : sum((row) => row.keptCents) > 0
          ? 'kept'
          : sum((row) => row.usedCents) > 0
            ? 'used'
            : 'returned';
    return { cents: sum((row) => row.issuedCents), because, state, remainingCents, ...undecided };
  }
  if (cents === 0) return null;
  const waiver = waiversOf(db, appointmentId).findLast((row) => row.kind === 'deposit');
  if (waiver) return { cents, because, state: 'waived', remainingCents: 0, ...decidedBy(db, waiver) };
  return frees(appointment.state) ? null : { cents, because, state: 'due', remainingCents: 0, ...undecided };
}

/** Lets a patient book without the deposit. @throws Refusal NOT_ALLOWED, NOT_NOW if none is due */
export function waiveDeposit(tx: WriteTx, act: Act, input: z.output<typeof WaiveDepositInput>): DepositView {
  const appointment = appointmentById(tx, input.appointmentId);
  act.concerns(appointment.patientId);
  refuseUnlessWaiver(act);
  const amountCents = depositDue(tx, appointment.id);
  if (amountCents === 0) refuse('NOT_NOW', 'No deposit is due for this appointment.');
  const { reason } = input;
  const id = act.newId();
  insertWaiver(tx, {
    id,
    appointmentId: appointment.id,
    kind: 'deposit',
    amountCents,
    reason,
    staffId: act.staffId,
    at: act.now,
  });
  act.touch('billing', 'waiver', id, 1);
  act.touch('scheduling', 'appointment', appointment.id, appointment.version);
  return depositOf(tx, appointment.id) ?? refuse('INTERNAL');
}

/** What is owed around an appointment besides its care: the fee, the deposit, and what it would cost to miss it. */
export function appointmentMoney(db: ReadDb, asker: Asker, input: { appointmentId: Id }): AppointmentMoney {
  const appointment = appointmentById(db, input.appointmentId);
  asker.concerns(appointment.patientId);
  const { terms, bookedCents } = agreedFor(db, appointment.id);
  const late = cancelledState(appointment.startsAt, asker.now, terms.lateHours) === 'lateCancelled';
  const deposit = depositOf(db, appointment.id);
  const keepable = terms.depositKept && deposit?.state === 'paid' ? deposit.remainingCents : 0;
  return {
    fee: feeOf(db, appointment),
    deposit,
    ifCancelledCents: late ? feeCents('lateCancel', terms, bookedCents, keepable) : 0,
    ifNoShowCents: feeCents('noShow', terms, bookedCents, keepable),
    keptIfCancelledCents: late ? keepable : 0,
    keptIfNoShowCents: keepable,
  };
}
