import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { idPattern } from '../../kernel/ids.ts';
import { dayparts, entryStates, offerOutcomes, priorities } from './rules.ts';

const id = z.string().regex(idPattern);
const expectedVersion = z.int().positive();
const date = z.string().refine(isLocalDate, 'This is not a date of the calendar.');

const wish = z.object({
  serviceIds: z.array(id).min(1, 'Choose at least one service.').max(6),
  /** Null: whoever is free. */
  providerId: id.nullable().default(null),
  /** 1 Monday .. 7 Sunday. */
  weekdays: z.array(z.int().min(1).max(7)).min(1, 'Choose at least one day.').default([1, 2, 3, 4, 5, 6, 7]),
  dayparts: z
    .array(z.enum(dayparts))
    .min(1, 'Choose a time of day.')
    .default([...dayparts]),
  fromOn: date.nullable().default(null),
  untilOn: date.nullable().default(null),
  /** Missing: after as many days as the clinic's rules say. */
  expiresOn: date.optional(),
  priority: z.enum(priorities).default('normal'),
  note: z.string().trim().max(500).default(''),
});
export const AddEntryInput = wish.extend({ patientId: id });
export const UpdateEntryInput = wish.extend({ entryId: id, expiresOn: date, expectedVersion });
export const EndEntryInput = z.object({ entryId: id, ended: z.boolean(), expectedVersion });
export const SavedEntry = z.object({ id, version: z.int() });

const offer = z.object({
  id,
  providerId: id,
  providerName: z.string(),
  startsAt: z.int(),
  offeredAt: z.int(),
  offeredByName: z.string(),
  outcome: z.enum(offerOutcomes),
  version: z.int(),
});
const entry = z.object({
  id,
  patientId: id,
  patientName: z.string(),
  phone: z.string().nullable(),
  services: z.array(z.object({ id, name: z.string() })),
  /** Hands-on, processing and buffer of all services. */
  minutes: z.int(),
  providerId: id.nullable(),
  providerName: z.string().nullable(),
  weekdays: z.array(z.int()),
  dayparts: z.array(z.enum(dayparts)),
  fromOn: z.string().nullable(),
  untilOn: z.string().nullable(),
  expiresOn: z.string(),
  priority: z.enum(priorities),
  note: z.string(),
  state: z.enum(entryStates),
  createdAt: z.int(),
  /** Latest first. */
  offers: z.array(offer),
  version: z.int(),
});
export type WaitlistEntry = z.output<typeof entry>;
export const WaitlistInput = z.object({});
export const WaitlistOutput = z.object({ today: z.string(), entries: z.array(entry) });

export const FitsInput = z.object({
  providerId: id,
  from: z.int().multipleOf(60_000),
  /** Missing: until the provider is taken again, or the day ends. */
  until: z.int().optional(),
});
export const FitsOutput = z.object({
  gap: z.object({ providerId: id, providerName: z.string(), from: z.int(), until: z.int() }),
  /** Who is asked first stands first. */
  fits: z.array(
    z.object({
      entry,
      startsAt: z.int(),
      endsAt: z.int(),
      /** Units of an open vial it would save, thousandths. */
      vial: z.object({ productName: z.string(), unit: z.string(), quantity: z.int(), beyondUseAt: z.int() }).nullable(),
      /** This very time was offered before and not taken. */
      declined: z.boolean(),
    }),
  ),
});
export type WaitlistFit = z.output<typeof FitsOutput>['fits'][number];

export const OfferInput = z.object({ entryId: id, providerId: id, startsAt: z.int().multipleOf(60_000) });
export const AnswerInput = z.object({
  offerId: id,
  outcome: z.enum(['pending', 'declined', 'noAnswer']),
  expectedVersion,
});
export const SavedOffer = z.object({ id, version: z.int() });
export const BookEntryInput = OfferInput.extend({ outsideHours: z.boolean().default(false), expectedVersion });
export const BookedEntry = z.object({
  entryId: id,
  appointmentId: id,
  appointmentVersion: z.int(),
  version: z.int(),
  startsAt: z.int(),
});
