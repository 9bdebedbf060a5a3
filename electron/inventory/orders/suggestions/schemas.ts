import { z } from 'zod';
import { baseUnits } from '../../../kernel/quantity.ts';
import { urgencies } from './rules.ts';

const id = z.string();

/** A product to order, how much of it, from whom, and why. Quantities in thousandths, the cost is that of one package. */
export const Suggestion = z.object({
  productId: id,
  productName: z.string(),
  unit: z.enum(baseUnits),
  packageSize: z.int(),
  pack: z.int(),
  packages: z.int(),
  urgency: z.enum(urgencies),
  sentence: z.string(),
  supplierId: id.nullable(),
  supplierName: z.string().nullable(),
  article: z.string(),
  costCents: z.int().nullable(),
});
export type Suggestion = z.output<typeof Suggestion>;
export const Suggestions = z.object({ suggestions: z.array(Suggestion) });
