import { z } from 'zod';
import { supplyDecisions } from '../../inventory/supplies/rules.ts';
import { idPattern } from '../../kernel/ids.ts';
import { baseUnits } from '../../kernel/quantity.ts';
import { lineStates } from '../../scheduling/rules.ts';

const id = z.string().regex(idPattern);
const at = { serviceLineId: id, productId: id, expectedVersion: z.int().min(0) };
const reason = z.string().trim().max(300, 'This is too long.');

export const VisitSuppliesInput = z.object({ appointmentId: id });

const Supply = z.object({
  productId: z.string(),
  name: z.string(),
  unit: z.enum(baseUnits),
  /** Thousandths, as the service lists it; 0: added at the visit. */
  expected: z.int(),
  decision: z.enum(supplyDecisions),
  used: z.int(),
  /** What was taken, by lot. */
  lots: z.array(z.object({ lot: z.string(), expiresOn: z.string(), quantity: z.int() })),
  reason: z.string().nullable(),
  staffName: z.string().nullable(),
  at: z.int().nullable(),
  /** Lots that may be used now, first to expire first: the first is proposed. */
  offered: z.array(z.object({ lotId: z.string(), number: z.string(), expiresOn: z.string(), onHand: z.int() })),
  version: z.int(),
});
export type Supply = z.output<typeof Supply>;

export const VisitSupplies = z.object({
  lines: z.array(
    z.object({
      serviceLineId: z.string(),
      serviceName: z.string(),
      state: z.enum(lineStates),
      supplies: z.array(Supply),
    }),
  ),
  /** Open ones of lines that were performed: they stop the checkout. */
  open: z.int(),
  /** The visit takes place: something can still be used for it. */
  writable: z.boolean(),
});
export type VisitSupplies = z.output<typeof VisitSupplies>;

export const UseInput = z.object({
  ...at,
  quantity: z.int('Use at most three decimals.').positive('Enter more than zero.').max(10_000_000),
  /** Absent: first expiry first out. */
  lotId: id.nullish(),
});
export const UseUsualInput = z.object({ appointmentId: id });
export const UnusedInput = z.object({ ...at, reason: reason.default('') });
export const ReopenInput = z.object(at);
export const LeaveInput = z.object({
  appointmentId: id,
  reason: reason.min(3, 'Say in a few words why they stay open.'),
});
