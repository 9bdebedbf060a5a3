import { z } from 'zod';
import { tenderShape } from '../tenders/schemas.ts';

const cents = z.number().int();

/** Pays what is owed: the chosen invoices, or all open ones of the patient, oldest first. Less than all may be paid. */
export const PayInvoicesInput = z
  .object({
    patientId: z.string().nullish(),
    invoiceIds: z.array(z.string()).max(200).default([]),
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
  printJobId: z.string().nullable(),
  printProblem: z.string().nullable(),
  drawerKicked: z.boolean(),
});

export const OwedInput = z.object({
  patientId: z.string().nullish(),
  invoiceIds: z.array(z.string()).max(200).default([]),
});
export const OwedOutput = z.object({
  currency: z.string(),
  dueCents: cents,
  quickCash: z.array(cents),
  invoices: z.array(
    z.object({ id: z.string(), number: z.number(), businessDate: z.string(), totalCents: cents, dueCents: cents }),
  ),
});
