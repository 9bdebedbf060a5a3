import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { baseUnits } from '../../kernel/quantity.ts';
import { marginGroups, usageGroups, wasteGroups } from './rules.ts';

const date = z.string().refine(isLocalDate, 'Enter a date as YYYY-MM-DD.');
const period = { from: date, until: date };
const inOrder = ({ from, until }: { from: string; until: string }): boolean => from <= until;
const wrongOrder = 'The last day lies before the first. Change one of them.';

const Group = z.object({
  name: z.string(),
  productId: z.string(),
  product: z.string(),
  unit: z.enum(baseUnits),
  quantity: z.int(),
  costCents: z.int(),
});
export type Group = z.output<typeof Group>;

/** Business dates, both included. */
export const UsageInput = z.object({ ...period, by: z.enum(usageGroups) }).refine(inOrder, wrongOrder);
export const WastageInput = z.object({ ...period, by: z.enum(wasteGroups) }).refine(inOrder, wrongOrder);
/** Groups with their sum, and what the journal says for the same days. */
export const Grouped = z.object({ rows: z.array(Group), costCents: z.int(), journalCents: z.int() });
export const Wastage = Grouped.extend({
  /** What went back to suppliers was worth more than they credit. */
  lostOnReturnsCents: z.int(),
});

export const MarginInput = z.object({ ...period, by: z.enum(marginGroups) }).refine(inOrder, wrongOrder);
const MarginRow = z.object({
  name: z.string(),
  times: z.int(),
  revenueCents: z.int(),
  costCents: z.int(),
  commissionCents: z.int(),
  marginCents: z.int(),
  marginRate: z.int().nullable(),
});
export type MarginRow = z.output<typeof MarginRow>;
export const Margins = z.object({ rows: z.array(MarginRow), total: MarginRow, journalCents: z.int() });

export const ValuationInput = z.object({ on: date });
const ValueRow = z.object({
  productId: z.string(),
  product: z.string(),
  unit: z.enum(baseUnits),
  quantity: z.int(),
  /** As it is kept: each lot and container at its own cost. */
  costCents: z.int(),
  /** As if what came in first had gone first. */
  fifoCents: z.int(),
});
export type ValueRow = z.output<typeof ValueRow>;
export const Valuation = z.object({
  rows: z.array(ValueRow),
  costCents: z.int(),
  fifoCents: z.int(),
  journalCents: z.int(),
});
