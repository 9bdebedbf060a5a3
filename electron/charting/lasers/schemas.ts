import { z } from 'zod';
import { mapViews } from '../../catalog/rules.ts';
import { OverridesGiven } from '../safety/schemas.ts';
import { coolings, endpoints } from './rules.ts';

const id = z.string().min(1).max(64);
const version = z.number().int().positive();
const setting = z
  .number()
  .int('Use at most three decimals.')
  .positive('Enter more than zero.')
  .max(100_000_000)
  .nullable();

const settings = {
  wavelength: z.number().int('Whole nanometres.').min(100).max(20_000).nullable().default(null),
  handpiece: z.string().trim().max(60, 'This is too long.').default(''),
  fluence: setting.default(null),
  spot: setting.default(null),
  pulse: setting.default(null),
  rate: setting.default(null),
  passes: z.number().int().min(1).max(50).default(1),
  cooling: z.enum(coolings).nullable().default(null),
  endpoint: z.enum(endpoints).nullable().default(null),
  skinType: z.number().int().min(1).max(6).nullable().default(null),
  note: z.string().trim().max(300, 'This is too long.').default(''),
};
/** Why it was set beyond the limits; wanted only where it was. */
const beyondReason = z.string().trim().min(3, 'Give a reason.').max(300, 'This is too long.').nullish();

export const TreatmentView = z.object({
  id,
  serviceLineId: id,
  view: z.enum(mapViews),
  region: z.string(),
  area: z.string(),
  equipmentId: id,
  wavelength: z.number().int().nullable(),
  handpiece: z.string(),
  fluence: z.number().int().nullable(),
  spot: z.number().int().nullable(),
  pulse: z.number().int().nullable(),
  rate: z.number().int().nullable(),
  passes: z.number().int(),
  cooling: z.enum(coolings).nullable(),
  endpoint: z.enum(endpoints).nullable(),
  skinType: z.number().int().nullable(),
  beyondReason: z.string().nullable(),
  note: z.string(),
  version: z.number().int(),
});
export type TreatmentView = z.output<typeof TreatmentView>;

export const AddTreatmentsInput = z.object({
  encounterId: id,
  serviceLineId: id,
  equipmentId: id,
  areas: z
    .array(z.object({ view: z.enum(mapViews), region: z.string().min(1).max(60) }))
    .min(1)
    .max(60),
  ...settings,
  beyondReason,
  overrides: OverridesGiven,
});
export const ChangeTreatmentInput = z.object({
  treatmentId: id,
  expectedVersion: version,
  ...settings,
  beyondReason,
  overrides: OverridesGiven,
});
const taken = z.object({ treatmentId: id, expectedVersion: version });
export const RemoveTreatmentsInput = z.object({ treatments: z.array(taken).min(1).max(60) });
export const TreatmentsAnswer = z.object({ treatments: z.array(z.object({ treatmentId: id, version })) });

const range = z.object({ least: z.number().int().min(0), most: z.number().int().positive() }).nullable();
export const Limits = z.object({
  wavelengths: z.array(z.number().int().min(100).max(20_000)).max(20),
  handpieces: z.array(z.string().trim().min(1).max(60)).max(30),
  ranges: z.object({ fluence: range, spot: range, pulse: range, rate: range, passes: range }),
});
export const SetLimitsInput = Limits.extend({ equipmentId: id, expectedVersion: z.number().int().min(0) });
export const LimitsSaved = z.object({ equipmentId: id, version });
export const LasersInput = z.object({});
/** The clinic's equipment with what it may be set to; version 0: nobody has said. */
export const Lasers = z.object({
  devices: z.array(
    z.object({
      id,
      name: z.string(),
      kind: z.string(),
      active: z.boolean(),
      limits: Limits,
      version: z.number().int(),
    }),
  ),
});
export type Laser = z.output<typeof Lasers>['devices'][number];

export const LastSettingsInput = z.object({ appointmentId: id });
export const LastSettings = z.object({ settings: z.array(TreatmentView.extend({ at: z.number().int() })) });
