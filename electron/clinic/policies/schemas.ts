import { z } from 'zod';
import { type PolicyKey, type PolicyValue, policyDefaults } from './rules.ts';

const mostCents = 10_000_00;

export const Amount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('flat'),
    cents: z.int().min(1, 'Enter an amount, or choose none.').max(mostCents, 'An amount is at most 10,000.'),
  }),
  z.object({
    kind: z.literal('percent'),
    rate: z.int().min(1, 'Enter a percentage, or choose none.').max(1_000_000, 'A share is at most 100 %.'),
  }),
]);

const limit = z
  .int()
  .min(0)
  .max(100 * mostCents, 'This is at most 1,000,000.');
const hours = z.int().min(0).max(720, 'This is at most 720 hours (30 days).');
const minutes = z.int().min(0).max(240, 'This is at most 240 minutes.');
const days = z.int().min(1, 'This is one day at least.').max(730, 'This is at most 730 days.');

const shapes = {
  'charting.missingConsent': z.enum(['reason', 'never']),
  'charting.emptyFields': z.enum(['reason', 'never']),
  'charting.tolerance': z.int().min(0).max(10_000, 'A difference of more than 10 always needs a reason.'),
  'charting.cosign': z.boolean(),
  'charting.photoEdge': z
    .int()
    .min(1600, 'A photo is kept with at least 1600 points.')
    .max(8000, 'A photo is kept with at most 8000 points.'),
  'charting.missingPhotos': z.enum(['advice', 'reason', 'never']),
  'charting.photoConsent': z.string().max(64),
  'billing.pendingDays': z.int().min(1, 'This is one day at least.').max(60, 'This is at most 60 days.'),
  'charting.exam': z.enum(['stop', 'reason', 'advice']),
  'charting.orders': z.enum(['exam', 'either', 'both']),
  'charting.examMonths': z.int().min(1, 'This is one month at least.').max(36, 'This is at most 36 months.'),
  'charting.overrideBy': z.enum(['treats', 'prescribers']),
  'billing.refundLimit': limit,
  'stock.countLimit': limit,
  'stock.witnessToxin': z.boolean(),
  'stock.witnessFiller': z.boolean(),
  'scheduling.minimumLeadHours': hours,
  'scheduling.callUsHours': hours,
  'scheduling.lateHours': hours,
  'scheduling.lateCancelFee': Amount,
  'scheduling.noShowFee': Amount,
  'scheduling.lateArrivalMinutes': minutes,
  'scheduling.lateArrivalFee': Amount,
  'scheduling.feePaysProvider': z.boolean(),
  'scheduling.deposit': Amount,
  'scheduling.depositAfterNoShows': z.int().min(0).max(10, 'This is at most 10 no-shows.'),
  'scheduling.depositKept': z.boolean(),
  'scheduling.waitSoonMinutes': minutes,
  'scheduling.waitOverMinutes': minutes,
  'scheduling.waitlistDays': days,
  'scheduling.recallLeadDays': z.int().min(0).max(90, 'This is at most 90 days.'),
  'scheduling.toxinRecallDays': days,
  'till.overShortLimit': z.int().min(0).max(mostCents, 'An amount is at most 10,000.'),
  'till.blindCount': z.boolean(),
  'till.closeWithOpen': z.enum(['reason', 'never']),
  'scheduling.icalNames': z.boolean(),
  'billing.giftCardMonths': z.int().min(0).max(240, 'This is at most 240 months (20 years).'),
  'billing.expireByItself': z.boolean(),
  'till.discountLimit': z.int().min(0).max(1_000_000, 'A share is at most 100 %.'),
} satisfies { [K in PolicyKey]: z.ZodType<PolicyValue<K>> };

/** Every rule of the clinic with its value. */
export const PolicyValues = z.object(shapes);
export const policyKeys = Object.keys(policyDefaults) as PolicyKey[];

export const PoliciesOutput = z.object({
  values: PolicyValues,
  /** Goes up with every change of any rule; 0 before the first. */
  version: z.int(),
  /** The latest change: when, and by whom (null before changes were kept). */
  changedAt: z.int().nullable(),
  changedBy: z.string().nullable(),
});
export type PoliciesOutput = z.output<typeof PoliciesOutput>;

export const SetPoliciesInput = z.object({ values: PolicyValues.partial(), expectedVersion: z.int().min(0) });
export const PoliciesSaved = z.object({ version: z.int() });
