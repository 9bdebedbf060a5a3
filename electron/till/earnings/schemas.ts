import { z } from 'zod';
import { lineKinds } from '../../billing/rules.ts';
import { currencies } from '../../kernel/money.ts';
import { commissionBases, commissionPays, commissionScopes, payoutWays } from './rules.ts';

const cents = z.number().int();
const localDate = z.iso.date('Give a date as YYYY-MM-DD.');
const tier = z.object({ fromCents: cents.min(0).max(1_000_000_000), rate: z.number().int().min(0).max(1_000_000) });

const ruleShape = {
  staffId: z.string().nullable().default(null),
  scope: z.enum(commissionScopes),
  category: z.string().trim().min(1).max(60).nullable().default(null),
  serviceId: z.string().nullable().default(null),
  productId: z.string().nullable().default(null),
  pay: z.enum(commissionPays),
  flatCents: cents.min(0).max(100_000_00).default(0),
  base: z.enum(commissionBases).default('net'),
  tiers: z.array(tier).max(8).default([]),
  fromDate: localDate,
};

export const Nothing = z.object({});
export const AddRuleInput = z
  .object(ruleShape)
  .refine((input) => input.pay === 'flat' || input.tiers.length > 0, {
    path: ['tiers'],
    message: 'Enter the share that is paid.',
  })
  .refine((input) => input.pay === 'percent' || input.flatCents > 0, {
    path: ['flatCents'],
    message: 'Enter the amount that is paid.',
  })
  .refine((input) => input.tiers.length === 0 || input.tiers.some((row) => row.fromCents === 0), {
    path: ['tiers'],
    message: 'The first tier begins at zero.',
  });
export const EndRuleInput = z.object({ id: z.string(), expectedVersion: z.number().int(), untilDate: localDate });
export const RuleSaved = z.object({ id: z.string(), version: z.number() });
export const RulesOutput = z.object({
  currency: z.enum(currencies),
  rules: z.array(
    z.object({
      ...ruleShape,
      id: z.string(),
      staffName: z.string().nullable(),
      /** The category, service or product. */
      ofName: z.string().nullable(),
      untilDate: z.string().nullable(),
      version: z.number(),
    }),
  ),
});

export const StatementInput = z
  .object({ staffId: z.string().optional(), from: localDate, until: localDate })
  .refine((input) => input.from <= input.until, { path: ['until'], message: 'The last day comes before the first.' });
export const StatementOutput = z.object({
  currency: z.enum(currencies),
  staffId: z.string(),
  name: z.string(),
  from: z.string(),
  until: z.string(),
  lines: z.array(
    z.object({
      businessDate: z.string(),
      invoiceNumber: z.number(),
      creditNumber: z.number().nullable(),
      kind: z.enum(lineKinds),
      description: z.string(),
      baseCents: cents,
      cents,
    }),
  ),
  baseCents: cents,
  commissionCents: cents,
  tips: z.object({
    beforeCents: cents,
    takenCents: cents,
    returnedCents: cents,
    paidOutCents: cents,
    owedCents: cents,
  }),
  payouts: z.array(
    z.object({
      id: z.string(),
      amountCents: cents,
      way: z.enum(payoutWays),
      note: z.string(),
      businessDate: z.string(),
      paidByName: z.string(),
    }),
  ),
});
export type Statement = z.output<typeof StatementOutput>;
export const CsvOutput = z.object({ fileName: z.string(), text: z.string() });
export const IssuedOutput = z.object({ documentId: z.string(), title: z.string() });

export const PayTipsInput = z.object({
  staffId: z.string(),
  amountCents: cents.min(1, 'Enter an amount above zero.').max(100_000_000),
  way: z.enum(payoutWays),
  note: z.string().trim().max(200).default(''),
});
export const PaidTips = z.object({ id: z.string(), owedCents: cents });
