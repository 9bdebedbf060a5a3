import type { WriteTx } from '../../../db/access.ts';
import type { Act } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { type AppointmentState, frees } from '../../scheduling/rules.ts';
import { appointmentById, type Follow, type Step } from '../../scheduling/service.ts';
import type { FeeKind } from '../../scheduling/terms/rules.ts';
import { agreedFor, feeDue } from '../../scheduling/terms/service.ts';
import { decide, keptOf, takeFeeBack } from '../fees/service.ts';
import { forfeitDeposit, returnForfeited, takeDepositsAlong } from '../storedValues/deposits/service.ts';

/** Which fee belongs to which state: it goes when the step is taken back. */
const feeOfState: Partial<Record<AppointmentState, FeeKind>> = {
  noShow: 'noShow',
  lateCancelled: 'lateCancel',
  arrived: 'late',
};

/** Steps after which a deposit is the clinic's, where its rules say so. */
const keepsDeposit: readonly AppointmentState[] = ['noShow', 'lateCancelled'];

/**
 * What a change of state means in money, in the transaction of the step: the deposit is kept and counts towards the fee,
 * the fee is charged or waived, or both are taken back. @throws Refusal NOT_NOW once the fee is on an invoice, NOT_ALLOWED
 */
function followStep(tx: WriteTx, act: Act, { appointment, to, back, fee }: Step): void {
  const { id } = appointment;
  const businessDate = dateOf(act.now, act.zone);
  if (back) {
    const reason = 'The step was taken back';
    const kind = feeOfState[appointment.state];
    if (kind) takeFeeBack(tx, act, id, kind, reason);
    if (keepsDeposit.includes(appointment.state)) returnForfeited(tx, act, { appointmentId: id, businessDate, reason });
    if (frees(appointment.state)) takeDepositsAlong(tx, act, id);
    return;
  }
  if (keepsDeposit.includes(to) && agreedFor(tx, id).terms.depositKept)
    forfeitDeposit(tx, act, {
      appointmentId: id,
      businessDate,
      reason: to === 'noShow' ? 'Missed appointment' : 'Late cancellation',
    });
  const now = appointmentById(tx, id);
  const kept = keptOf(tx, id);
  // a deposit that covers the whole fee leaves nothing to decide
  if (fee && (kept === 0 || feeDue(tx, now, kept))) decide(tx, act, now, fee);
}

/** What scheduling hands every change of the calendar to. */
export const followMoney: Follow = { step: followStep, booked: takeDepositsAlong };
