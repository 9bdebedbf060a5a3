import { z } from 'zod';
import { storedValueKinds } from '../../billing/rules.ts';
import { currencies } from '../../kernel/money.ts';
import { tenderShape } from '../tenders/schemas.ts';

const cents = z.number().int();

/** Pays what is owed: the chosen invoices, or all open ones of the patient, oldest first. Less than all may be paid. */
export const PayInvoicesInput = z
  .object({
    patientId: z.string().nullish(),
    invoiceIds: z.array(z.string()).max(200).default([]),
    /** The most that goes to an invoice; one that is not named here takes all it owes. */
    most: z
      .array(z.object({ invoiceId: z.string(), cents: cents.min(0) }))
      .max(200)
      .default([]),
    tenders: z.array(z.object(tenderShape)).min(1, 'Add how it is paid.').max(20),
    /** What the person saw as owed on these invoices. */
    expectedDueCents: cents,
    printReceipt: z.boolean().default(true),
  })
  .refine((input) => Boolean(input.patientId) || input.invoiceIds.length > 0, 'Choose what is paid.');

export const PayInvoicesOutput = z.object({
  paidCents: cents,
  changeCents: cents,
  dueCents: cents,
  invoices: z.array(z.object({ invoiceId: z.string(), number: z.number(), paidCents: cents, dueCents: cents })),
  /** The record of this payment; its PDF is made of it. */
  documentId: z.string(),
  printJobId: z.string().nullable(),
  printProblem: z.string().nullable(),
  drawerKicked: z.boolean(),
});

export const OwedInput = z.object({
  patientId: z.string().nullish(),
  invoiceIds: z.array(z.string()).max(200).default([]),
});
export const OwedOutput = z.object({
  currency: z.enum(currencies),
  patientId: z.string().nullable(),
  patientName: z.string().nullable(),
  dueCents: cents,
  invoices: z.array(
    z.object({ id: z.string(), number: z.number(), businessDate: z.string(), totalCents: cents, dueCents: cents }),
  ),
  /** Deposits and credits that may pay it, what expires first in front. */
  ahead: z.array(
    z.object({
      storedValueId: z.string(),
      kind: z.enum(storedValueKinds),
      title: z.string(),
      expiresOn: z.string().nullable(),
      remainingCents: cents,
    }),
  ),
});
export type OwedOutput = z.output<typeof OwedOutput>;
