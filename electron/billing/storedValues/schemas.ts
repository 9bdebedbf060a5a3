import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { idPattern } from '../../kernel/ids.ts';
import { currencies } from '../../kernel/money.ts';
import { Membership } from '../memberships/schemas.ts';
import { storedValueKinds, storedValueMoveKinds, storedValueStates } from '../rules.ts';

const id = z.string().regex(idPattern);
const date = z.string().refine(isLocalDate, 'Enter a date.');
const cents = z.int();
const edit = { id, expectedVersion: z.int().positive() };

export const PatientInput = z.object({ patientId: id });
export const ValueInput = z.object({ id });
export const CodeInput = z.object({ code: z.string().trim().min(1).max(60) });
export const Saved = z.object({ id, version: z.int().positive() });

const Item = z.object({
  id,
  name: z.string(),
  /** The unit of a product; null for uses of a treatment. */
  unit: z.string().nullable(),
  issuedQuantity: z.int(),
  remainingQuantity: z.int(),
  issuedCents: cents,
  remainingCents: cents,
});

export const StoredValue = z.object({
  id,
  kind: z.enum(storedValueKinds),
  patientId: id.nullable(),
  patientName: z.string().nullable(),
  title: z.string(),
  /** Gift cards: as people read it. */
  code: z.string().nullable(),
  state: z.enum(storedValueStates),
  /** By its date, though nobody has written it off yet. */
  expired: z.boolean(),
  shareable: z.boolean(),
  issuedCents: cents,
  remainingCents: cents,
  expiresOn: date.nullable(),
  issuedAt: z.number(),
  appointmentId: id.nullable(),
  appointmentAt: z.number().nullable(),
  replacedById: id.nullable(),
  items: z.array(Item),
  version: z.int().positive(),
});
export type StoredValue = z.output<typeof StoredValue>;

export const PatientAheadOutput = z.object({
  currency: z.enum(currencies),
  today: date,
  values: z.array(StoredValue),
  memberships: z.array(Membership),
  /** What can be used of everything, in cents: what the clinic owes the patient. */
  remainingCents: cents,
});
export type PatientAhead = z.output<typeof PatientAheadOutput>;

export const ValueOutput = StoredValue.extend({
  currency: z.enum(currencies),
  moves: z.array(
    z.object({
      id,
      kind: z.enum(storedValueMoveKinds),
      itemName: z.string().nullable(),
      unit: z.string().nullable(),
      quantity: z.int(),
      amountCents: cents,
      reason: z.string().nullable(),
      at: z.number(),
      businessDate: date,
      staffName: z.string(),
      invoiceId: id.nullable(),
      invoiceNumber: z.int().nullable(),
      entryId: id.nullable(),
    }),
  ),
});
export type ValueOutput = z.output<typeof ValueOutput>;

export const BindInput = z.object({ ...edit, patientId: id.nullable() });
export const ReplaceInput = z.object({ ...edit, reason: z.string().trim().min(3, 'Say in a few words why.').max(200) });
export const ReplacedOutput = Saved.extend({ code: z.string() });
export const PrintCardInput = z.object({ id });
export const PrintedOutput = z.object({ jobId: id, problem: z.string().nullable() });
export const DocumentOutput = z.object({ documentId: id });
export const FreezeCardInput = z.object({ ...edit, frozen: z.boolean() });
export const ExpireInput = z.object(edit);
export const ExpiringOutput = z.object({
  today: date,
  values: z.array(
    z.object({
      id,
      kind: z.enum(storedValueKinds),
      title: z.string(),
      patientId: id.nullable(),
      patientName: z.string().nullable(),
      phone: z.string().nullable(),
      expiresOn: date,
      expired: z.boolean(),
      remainingCents: cents,
      items: z.array(z.object({ name: z.string(), unit: z.string().nullable(), remainingQuantity: z.int() })),
      version: z.int().positive(),
    }),
  ),
});
