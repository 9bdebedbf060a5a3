import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { accounts, entrySources, tenderKinds } from '../../ledger/rules.ts';
import { creditNoteKinds, invoiceStates, storedValueKinds } from '../rules.ts';

const localDate = z.string().refine(isLocalDate, 'Give a date as YYYY-MM-DD.');
const cents = z.number();

export const AccountEntry = z.object({
  entryId: z.string(),
  at: z.number(),
  businessDate: z.string(),
  patientId: z.string(),
  /** What it is: an invoice, a payment or money given back, a credit note, a write-off. */
  sourceKind: z.enum(entrySources),
  invoiceId: z.string().nullable(),
  invoiceNumber: z.number().nullable(),
  tenderKind: z.enum(tenderKinds).nullable(),
  creditNumber: z.number().nullable(),
  creditKind: z.enum(creditNoteKinds).nullable(),
  amountCents: cents,
  balanceCents: cents,
});
export type AccountEntry = z.output<typeof AccountEntry>;

const Member = z.object({
  id: z.string(),
  number: z.number(),
  name: z.string(),
  balanceCents: cents,
  /** Of the row that ties them to the family; 0 for the one who answers. */
  version: z.number(),
});

export const AccountInput = z.object({ patientId: z.string() });
export const AccountOutput = z.object({
  patientId: z.string(),
  balanceCents: cents,
  /** Deposits and credits that pay any invoice. */
  creditCents: cents,
  openInvoices: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      patientId: z.string(),
      patientName: z.string(),
      state: z.enum(invoiceStates),
      businessDate: z.string(),
      totalCents: cents,
      dueCents: cents,
    }),
  ),
  ahead: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(storedValueKinds),
      title: z.string(),
      remainingCents: cents,
      expiresOn: z.string().nullable(),
    }),
  ),
  /** The latest changes of what is owed, newest first, at most 200. */
  entries: z.array(AccountEntry),
  /** The family this patient belongs to; null for someone on their own. */
  family: z
    .object({
      guarantor: Member,
      members: z.array(Member),
      balanceCents: cents,
      /** What the one who answers has as credit: it may pay invoices of the whole family. */
      creditCents: cents,
    })
    .nullable(),
});
export type AccountOutput = z.output<typeof AccountOutput>;

export const StatementInput = z
  .object({ patientId: z.string(), from: localDate, until: localDate, family: z.boolean().default(false) })
  .refine((of) => of.from <= of.until, { message: 'The period ends before it begins.', path: ['until'] });
export const StatementOutput = z.object({
  from: z.string(),
  until: z.string(),
  patients: z.array(z.object({ id: z.string(), number: z.number(), name: z.string() })),
  openingCents: cents,
  chargedCents: cents,
  settledCents: cents,
  closingCents: cents,
  entries: z.array(AccountEntry.extend({ patientName: z.string() })),
});
export type StatementOutput = z.output<typeof StatementOutput>;
export const KeptStatement = z.object({ documentId: z.string() });

export const SetGuarantorInput = z.object({
  patientId: z.string(),
  /** Null: the patient leaves the family. */
  guarantorId: z.string().nullable(),
});
export const FamilyOutput = z.object({ guarantorId: z.string().nullable() });

/** Which entries of the journal stand behind a figure. */
export const EntriesInput = z.union([z.object({ entryId: z.string() }), z.object({ invoiceId: z.string() })]);
export const EntriesOutput = z.object({
  lines: z.array(
    z.object({
      seq: z.number(),
      entryId: z.string(),
      at: z.number(),
      businessDate: z.string(),
      sourceKind: z.string(),
      sourceId: z.string(),
      reversesId: z.string().nullable(),
      account: z.enum(accounts),
      amountCents: cents,
      invoiceId: z.string().nullable(),
      tenderKind: z.enum(tenderKinds).nullable(),
    }),
  ),
});
