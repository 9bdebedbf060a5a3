import { z } from 'zod';
import { conditionKinds } from '../../patients/health/rules.ts';
import { safetyWeights } from '../safety/rules.ts';
import { targetKinds, triggers } from './rules.ts';

const id = z.string().min(1).max(64);
const version = z.number().int().positive();

export const Nothing = z.object({});
export const RuleFields = z.object({
  name: z.string().trim().min(3, 'Give it a name.').max(120, 'This is too long.'),
  trigger: z.enum(triggers),
  words: z.array(z.string().trim().min(2, 'A word has two letters at least.').max(60)).max(60).default([]),
  conditions: z.array(z.enum(conditionKinds)).max(conditionKinds.length).default([]),
  /** Years of age, or days. */
  number: z.number().int().min(0).max(3650, 'This is at most 3,650.').nullable().default(null),
  /** Thousandths. */
  most: z.number().int().positive('Enter more than zero.').max(10_000_000).nullable().default(null),
  targetKind: z.enum(targetKinds),
  target: z.string().trim().max(300).default(''),
  weight: z.enum(safetyWeights),
  sentence: z.string().trim().min(3, 'Write what whoever treats reads.').max(300, 'This is too long.'),
  source: z.string().trim().max(300, 'This is too long.').default(''),
});
export type RuleFields = z.output<typeof RuleFields>;
export const UpdateRuleInput = RuleFields.extend({ id, active: z.boolean(), expectedVersion: version });
export const SavedRule = z.object({ id, version });
export const StandardAdded = z.object({ added: z.number().int() });

export const Rule = z.object({
  ...RuleFields.shape,
  id,
  /** What it is against, in words; empty for anything. */
  targetName: z.string(),
  active: z.boolean(),
  position: z.number().int(),
  version,
});
export type Rule = z.output<typeof Rule>;
export const Rules = z.object({ rules: z.array(Rule) });

export const PatientInput = z.object({ patientId: id });
export const PatientAlerts = z.object({
  alerts: z.array(
    z.object({ ruleId: id, name: z.string(), weight: z.enum(safetyWeights), sentence: z.string(), fact: z.string() }),
  ),
});

/** Services one wants to book for a patient, and when it would be (epoch ms). */
export const BookingInput = z.object({ patientId: id, serviceIds: z.array(id).max(20), at: z.number().int() });
/** What is only said: while booking, and of what is sold. */
export const SaidAlerts = z.object({
  alerts: z.array(z.object({ key: z.string(), weight: z.enum(safetyWeights), sentence: z.string() })),
});

/** Goods in the cart of a patient, thousandths, and the visit that is paid with them. */
export const SaleInput = z.object({
  patientId: id,
  appointmentId: id.nullable(),
  goods: z.array(z.object({ productId: id, quantity: z.number().int().positive() })).max(200),
});

export const OverridesInput = z.object({ from: z.number().int(), until: z.number().int() });
export const Overrides = z.object({
  overrides: z.array(
    z.object({
      id,
      at: z.number().int(),
      appointmentId: id,
      patientId: id,
      patientName: z.string(),
      serviceName: z.string(),
      about: z.enum(['exam', 'rule']),
      sentence: z.string(),
      reason: z.string(),
      byName: z.string(),
    }),
  ),
  /** More were given than are shown. */
  more: z.boolean(),
});
export type OverrideRow = z.output<typeof Overrides>['overrides'][number];
