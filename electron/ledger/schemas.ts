import { z } from 'zod';
import { isLocalDate } from '../kernel/dates.ts';

const localDate = z.string().refine(isLocalDate, 'Give a date as YYYY-MM-DD.');

export const JournalInput = z.object({
  after: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(5000).default(500),
});

export const JournalOutput = z.object({
  lines: z.array(
    z.object({
      seq: z.number(),
      entryId: z.string(),
      at: z.number(),
      businessDate: z.string(),
      sourceKind: z.string(),
      sourceId: z.string(),
      reversesId: z.string().nullable(),
      account: z.string(),
      amountCents: z.number(),
      patientId: z.string().nullable(),
      payerId: z.string().nullable(),
      chargeId: z.string().nullable(),
      invoiceId: z.string().nullable(),
      staffId: z.string().nullable(),
      drawerSessionId: z.string().nullable(),
      tenderKind: z.string().nullable(),
    }),
  ),
  nextAfter: z.number().nullable(),
});

export const TotalsInput = z.object({ from: localDate, until: localDate });
export const TotalsOutput = z.object({
  accounts: z.array(z.object({ account: z.string(), totalCents: z.number() })),
});

export const CheckInput = z.object({});
export const CheckOutput = z.object({
  balanced: z.boolean(),
  sumCents: z.number(),
  entries: z.number(),
  problems: z.array(z.string()),
});
