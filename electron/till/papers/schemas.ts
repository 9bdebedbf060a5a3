import { z } from 'zod';

/** What an invoice is printed on: the receipt on a roll, or the whole page. */
export const invoicePapers = ['receipt', 'page'] as const;

export const PrintPapers = z.object({
  invoiceIds: z
    .array(z.string())
    .min(1, 'Choose an invoice.')
    .max(200, 'At most 200 at once.')
    .refine((ids) => new Set(ids).size === ids.length, 'An invoice stands there twice.'),
  paper: z.enum(invoicePapers),
});
export type PrintPapers = z.output<typeof PrintPapers>;
export const PapersQueued = z.object({
  batchId: z.string(),
  jobs: z.int(),
  /** How many of them say COPY, because they may be on paper already. */
  copies: z.int(),
  problem: z.string().nullable(),
});

export const PaperInput = z.object({ invoiceId: z.string(), paper: z.enum(invoicePapers) });

const align = z.enum(['left', 'center', 'right']);
const cell = z.object({ text: z.string(), share: z.number(), align: align.optional() });
/** The print model as a screen gets it. */
export const PaperOutput = z.object({
  title: z.string(),
  copy: z.boolean(),
  logo: z.boolean(),
  footer: z.string().nullable(),
  nodes: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('heading'), text: z.string(), level: z.union([z.literal(1), z.literal(2)]) }),
      z.object({ kind: z.literal('text'), text: z.string(), align: align.optional(), bold: z.boolean().optional() }),
      z.object({ kind: z.literal('columns'), cells: z.array(cell), bold: z.boolean().optional() }),
      z.object({ kind: z.literal('rule') }),
      z.object({ kind: z.literal('space') }),
      z.object({ kind: z.literal('code'), value: z.string(), caption: z.string().optional() }),
    ]),
  ),
});
export type PaperOutput = z.output<typeof PaperOutput>;
