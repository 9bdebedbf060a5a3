import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { findPendingCharge, pendingCharges } from '../../../db/billing/pending/queries.ts';
import { cancelChargeRow } from '../../../db/billing/queries.ts';
import { policy } from '../../clinic/policies/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { serviceLine } from '../../scheduling/service.ts';
import { staffById } from '../../staff/service.ts';
import { goodsOf } from '../rules.ts';
import { pendingAge, pendingDays } from './rules.ts';
import type { CancelPendingInput, PendingOutput } from './schemas.ts';

/** Every charge that waits for its chart, the oldest first; none is left out, however old. */
export function listPending(db: ReadDb, asker: Asker): PendingOutput {
  const limitDays = policy(db, 'billing.pendingDays');
  const charges = pendingCharges(db).map((row) => {
    const days = pendingDays(row, asker.now, asker.zone);
    return {
      chargeId: row.id,
      appointmentId: row.appointmentId,
      patientId: row.patientId,
      patientName: patientName(patientById(db, row.patientId)),
      description: row.description,
      providerName: staffById(db, serviceLine(db, row.serviceLineId).providerId).name,
      startsAt: row.startsAt,
      createdAt: row.createdAt,
      estimatedCents: goodsOf({ quantity: row.estimatedQuantity, unitPriceCents: row.unitPriceCents }),
      days,
      age: pendingAge(days, limitDays),
      version: row.version,
    };
  });
  return { limitDays, charges: charges.toSorted((a, b) => b.days - a.days || a.startsAt - b.startsAt) };
}

/** Cancels a charge whose treatment will not be signed off; the reason is kept. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function cancelPending(tx: WriteTx, act: Act, input: CancelPendingInput): { id: Id } {
  const charge = findPendingCharge(tx, input.chargeId);
  if (!charge) refuse('NOT_NOW', 'This charge is not waiting any more: its chart was signed, or it was cancelled.');
  act.concerns(charge.patientId);
  if (!cancelChargeRow(tx, charge.id, input.expectedVersion, { state: 'cancelled', cancelReason: input.reason }))
    refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'charge', charge.id, input.expectedVersion + 1);
  return { id: charge.id };
}
