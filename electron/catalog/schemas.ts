import { z } from 'zod';
import { idPattern } from '../kernel/ids.ts';
import { assistants, longestServiceMinutes, mapViews, pricings, shortestAddOn, taxClasses } from './rules.ts';

const id = z.string().regex(idPattern);
const minutes = z.int().min(0).max(longestServiceMinutes);

export const AddServiceInput = z.object({
  name: z.string().trim().min(1, 'Enter the name of the service.').max(80),
  category: z.string().trim().min(1, 'Enter a category.').max(40),
  durationMinutes: minutes.min(5, 'A service takes 5 minutes at least.'),
  processingMinutes: minutes.default(0),
  finishingMinutes: minutes.default(0),
  bufferMinutes: minutes.default(0),
  addOnOnly: z.boolean().default(false),
  assistant: z.enum(assistants).default('none'),
  /** Any device of this kind. */
  deviceKind: z.string().trim().min(1).max(40).nullable().default(null),
  /** Who performs it; empty: every provider. */
  providerIds: z.array(id).max(200).default([]),
  /** Offered with it; the minutes are hands-on and come on top. */
  addOns: z
    .array(z.object({ serviceId: id, extraMinutes: minutes.min(shortestAddOn, 'An add-on takes 5 minutes at least.') }))
    .max(30)
    .default([]),
  /** What it uses beside what is drawn from containers: goods, with the usual quantity in thousandths. */
  supplies: z
    .array(z.object({ productId: id, quantity: z.int().min(1, 'Enter more than zero.').max(10_000_000) }))
    .max(30)
    .default([]),
  pricing: z.enum(pricings),
  priceCents: z.int().min(0).max(100_000_00),
  taxClass: z.enum(taxClasses).default('none'),
  cosmetic: z.boolean().default(true),
  productId: id.nullable().default(null),
  /** Thousandths: 20 units are 20000. */
  estimatedQuantity: z.int().min(1).max(10_000_000).default(1000),
  needsDeposit: z.boolean().default(false),
  /** Days after which it is due again; null: as the clinic's rules say for neurotoxin, never for the rest. */
  recallDays: z.int().min(1, 'A recall comes after one day at least.').max(1100).nullable().default(null),
  /** The drawing its map opens with; null: the face from the front. */
  mapView: z.enum(mapViews).nullable().default(null),
  /** A prescription treatment: only after a good-faith exam, as the clinic's rules say. */
  needsExam: z.boolean().default(false),
});

export const UpdateServiceInput = AddServiceInput.extend({
  id,
  expectedVersion: z.int().positive(),
  active: z.boolean(),
});
export const SavedService = z.object({ id, version: z.int().positive() });

export const Service = z.object({
  id,
  name: z.string(),
  category: z.string(),
  durationMinutes: z.int(),
  processingMinutes: z.int(),
  finishingMinutes: z.int(),
  bufferMinutes: z.int(),
  addOnOnly: z.boolean(),
  assistant: z.enum(assistants),
  deviceKind: z.string().nullable(),
  providerIds: z.array(z.string()),
  addOns: z.array(z.object({ serviceId: z.string(), extraMinutes: z.int() })),
  supplies: z.array(z.object({ productId: z.string(), quantity: z.int() })),
  pricing: z.enum(pricings),
  priceCents: z.int(),
  taxClass: z.enum(taxClasses),
  cosmetic: z.boolean(),
  productId: id.nullable(),
  estimatedQuantity: z.int(),
  position: z.int(),
  active: z.boolean(),
  version: z.int(),
  needsDeposit: z.boolean(),
  recallDays: z.int().nullable(),
  mapView: z.enum(mapViews).nullable(),
  needsExam: z.boolean(),
});
export type Service = z.output<typeof Service>;
export const ServicesInput = z.object({});
export const ServicesOutput = z.object({ services: z.array(Service) });
