import { z } from 'zod';
import { FeeDecision } from '../../scheduling/schemas.ts';
import { feeKinds } from '../../scheduling/terms/rules.ts';

export const AppointmentInput = z.object({ appointmentId: z.string() });
export const WaiveDepositInput = z.object({
  appointmentId: z.string(),
  reason: z.string().trim().min(1, 'Say why in a few words.').max(300),
});

export const feeStates = ['undecided', 'charged', 'invoiced', 'waived'] as const;
/** `seen`: how the fee stands on the caller's screen; refused as CHANGED_ELSEWHERE if somebody decided otherwise meanwhile. */
export const DecideFeeInput = z.object({
  appointmentId: z.string(),
  decision: FeeDecision,
  seen: z.enum(feeStates),
});
const decided = {
  /** Why it was waived. */
  reason: z.string().nullable(),
  byName: z.string().nullable(),
  at: z.int().nullable(),
};
export const FeeView = z.object({
  kind: z.enum(feeKinds),
  cents: z.int(),
  /** Of a late arrival: whole minutes after the start. */
  minutes: z.int().nullable(),
  state: z.enum(feeStates),
  chargeId: z.string().nullable(),
  ...decided,
});
export type FeeView = z.output<typeof FeeView>;

/** `credit`: the appointment does not take place, and what is left goes along to the next one. */
export const depositStates = ['due', 'paid', 'credit', 'used', 'kept', 'returned', 'waived'] as const;
export const DepositView = z.object({
  /** What it asks for, and why: the service, or how often the patient did not come. */
  cents: z.int(),
  because: z.enum(['service', 'history']).nullable(),
  state: z.enum(depositStates),
  /** What is still there of what was laid down. */
  remainingCents: z.int(),
  ...decided,
});
export type DepositView = z.output<typeof DepositView>;

export const AppointmentMoney = z.object({
  fee: FeeView.nullable(),
  deposit: DepositView.nullable(),
  /** What would be owed if the patient cancelled or failed to come now, in cents, less what the clinic would keep. */
  ifCancelledCents: z.int(),
  ifNoShowCents: z.int(),
  /** What the clinic would keep of the deposit then, in cents; the rest goes along to the next appointment. */
  keptIfCancelledCents: z.int(),
  keptIfNoShowCents: z.int(),
});
export type AppointmentMoney = z.output<typeof AppointmentMoney>;

/** Fees that the rules ask for and nobody has charged or waived yet, the latest appointment first. */
export const UndecidedFeesOutput = z.object({
  fees: z.array(
    z.object({
      appointmentId: z.string(),
      patientName: z.string(),
      kind: z.enum(feeKinds),
      cents: z.int(),
      startsAt: z.int(),
    }),
  ),
});

export const OpenFeesInput = z.object({ patientId: z.string() });
export const OpenFeesOutput = z.object({
  fees: z.array(
    z.object({
      chargeId: z.string(),
      appointmentId: z.string(),
      description: z.string(),
      cents: z.int(),
      startsAt: z.int(),
      chargedAt: z.int(),
    }),
  ),
});
