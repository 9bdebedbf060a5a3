import type { WriteTx } from '../../../db/access.ts';
import type { Act } from '../../kernel/act.ts';
import type { AppointmentState } from '../../scheduling/rules.ts';
import { appointmentById, type Step } from '../../scheduling/service.ts';
import type { FeeKind } from '../../scheduling/terms/rules.ts';
import { decide, takeFeeBack } from '../fees/service.ts';

/** Which fee belongs to which state: it goes when the step is taken back. */
const feeOfState: Partial<Record<AppointmentState, FeeKind>> = {
  noShow: 'noShow',
  lateCancelled: 'lateCancel',
  arrived: 'late',
};

/** What a change of state means in money, in the transaction of the step. @throws Refusal NOT_NOW once the fee is on an invoice, NOT_ALLOWED */
export function followStep(tx: WriteTx, act: Act, { appointment, back, fee }: Step): void {
  if (back) {
    const kind = feeOfState[appointment.state];
    if (kind) takeFeeBack(tx, act, appointment.id, kind, 'The step was taken back');
  } else if (fee) decide(tx, act, appointmentById(tx, appointment.id), fee);
}
