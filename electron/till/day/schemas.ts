import { z } from 'zod';
import { creditNoteKinds, lineKinds, storedValueKinds } from '../../billing/rules.ts';
import { currencies } from '../../kernel/money.ts';
import { tenderKinds } from '../../ledger/rules.ts';
import { Movement } from '../cash/schemas.ts';
import { pieces } from '../schemas.ts';
import { openItemKinds } from './rules.ts';

export { Nothing } from '../schemas.ts';

const cents = z.number().int();
const localDate = z.iso.date('Give a date as YYYY-MM-DD.');
const batch = cents.min(-100_000_000).max(100_000_000).nullish();

export const DayFigures = z.object({
  grossCents: cents,
  discountCents: cents,
  netCents: cents,
  taxCents: cents,
  taxes: z.array(z.object({ taxRate: z.number(), included: z.boolean(), taxableCents: cents, taxCents: cents })),
  aheadCents: cents,
  invoicedCents: cents,
  byKind: z.array(
    z.object({
      kind: z.enum(lineKinds),
      lines: z.number(),
      goodsCents: cents,
      discountCents: cents,
      totalCents: cents,
    }),
  ),
  feeCents: cents,
  refundCents: cents,
  refundTaxCents: cents,
  credits: z.array(
    z.object({
      kind: z.enum(creditNoteKinds),
      notes: z.number(),
      totalCents: cents,
      firstNumber: z.number(),
      lastNumber: z.number(),
    }),
  ),
  totalCents: cents,
  tipCents: cents,
  tipReturnedCents: cents,
  tipPaidOutCents: cents,
  tips: z.array(
    z.object({
      staffId: z.string(),
      name: z.string(),
      takenCents: cents,
      returnedCents: cents,
      paidOutCents: cents,
    }),
  ),
  tenders: z.array(
    z.object({
      kind: z.enum(tenderKinds),
      takenCents: cents,
      returnedCents: cents,
      cents,
      count: z.number(),
    }),
  ),
  onAccountCents: cents,
  oldPaidCents: cents,
  storedValue: z.array(z.object({ kind: z.enum(storedValueKinds), soldCents: cents, redeemedCents: cents })),
  otherRevenueCents: cents,
  writeOffCents: cents,
  cash: z.object({
    floatCents: cents,
    takenCents: cents,
    payInCents: cents,
    payOutCents: cents,
    dropCents: cents,
    tipPayoutCents: cents,
    expectedCents: cents,
    noSales: z.number(),
  }),
  overShortCents: cents,
  invoices: z.object({
    sales: z.number(),
    customers: z.number(),
    firstNumber: z.number().nullable(),
    lastNumber: z.number().nullable(),
    averageCents: cents,
  }),
  creditNumbers: z.object({ first: z.number().nullable(), last: z.number().nullable() }),
  problems: z.array(z.string()),
});
export type DayFigures = z.output<typeof DayFigures>;

export const XInput = z.object({
  /** Another PC's drawer; one's own when absent. */
  stationId: z.string().optional(),
});
export const XOutput = z.object({
  currency: z.enum(currencies),
  stationId: z.string(),
  stationName: z.string(),
  session: z.object({
    id: z.string(),
    businessDate: z.string(),
    openedAt: z.number(),
    openedByName: z.string(),
    version: z.number(),
  }),
  figures: DayFigures,
  movements: z.array(Movement),
});

export const DayInput = z.object({ date: localDate.optional() });
const ZLine = z.object({
  id: z.string(),
  number: z.number(),
  businessDate: z.string(),
  stationId: z.string(),
  stationName: z.string(),
  grossCents: cents,
  totalCents: cents,
  grandTotalCents: cents,
  expectedCents: cents,
  countedCents: cents,
  overShortCents: cents,
  closedAt: z.number(),
  closedByName: z.string(),
  documentId: z.string(),
});
export const DayOutput = z.object({
  currency: z.enum(currencies),
  date: z.string(),
  today: z.string(),
  /** Null for whoever counts blind while a drawer is open. */
  figures: DayFigures.nullable(),
  /** Every drawer of the date. */
  drawers: z.array(
    z.object({
      sessionId: z.string(),
      stationId: z.string(),
      stationName: z.string(),
      here: z.boolean(),
      openedAt: z.number(),
      openedByName: z.string(),
      floatCents: cents,
      /** Null once it is closed, and for whoever counts blind. */
      expectedCents: cents.nullable(),
      z: ZLine.nullable(),
    }),
  ),
  movements: z.array(Movement),
});

export const OpenItem = z.object({
  kind: z.enum(openItemKinds),
  id: z.string(),
  /** A patient, a product or the title of a print job. */
  name: z.string(),
  /** A service, the code of a container, the problem of a printer. */
  text: z.string(),
  at: z.number().nullable(),
  cents: cents.nullable(),
  /** Past its time, or of an earlier day. */
  urgent: z.boolean(),
  appointmentId: z.string().nullable(),
  cartId: z.string().nullable(),
});
export type OpenItem = z.output<typeof OpenItem>;
export const BeforeClosingOutput = z.object({
  items: z.array(OpenItem),
  /** What the clinic's rule says of closing while something is open. */
  rule: z.enum(['reason', 'never']),
  limitCents: cents,
});

export const CloseDrawerInput = z.object({
  closingCount: pieces,
  /** Totals of the terminal's batch report, the checks and the transfers; null where nobody counted. */
  batches: z.object({ cardTerminal: batch, check: batch, bankTransfer: batch }).default({}),
  note: z.string().trim().max(400).default(''),
  /** Why it is closed although something is open. */
  openReason: z.string().trim().max(400).default(''),
  /** What a second person confirmed, where the difference is large. */
  approvalId: z.string().optional(),
  expectedVersion: z.number().int(),
  print: z.boolean().default(true),
});
export const CloseDrawerOutput = z.object({
  expectedCents: cents,
  countedCents: cents,
  overShortCents: cents,
  zId: z.string(),
  number: z.number(),
  documentId: z.string(),
  printJobId: z.string().nullable(),
  printProblem: z.string().nullable(),
});

export const ZReportsInput = z.object({ from: localDate, until: localDate });
export const ZReportsOutput = z.object({ currency: z.enum(currencies), reports: z.array(ZLine) });
export const ZInput = z.object({ id: z.string() });
export const ZOutput = ZLine.extend({
  currency: z.enum(currencies),
  confirmedByName: z.string().nullable(),
  auditSeq: z.number(),
  auditHash: z.string(),
  openReason: z.string().nullable(),
  note: z.string().nullable(),
  figures: DayFigures,
  counts: z.array(
    z.object({
      kind: z.enum(tenderKinds),
      expectedCents: cents,
      countedCents: cents.nullable(),
      differenceCents: cents.nullable(),
    }),
  ),
  movements: z.array(Movement),
  openItems: z.array(OpenItem),
});
export const PrintInput = z.object({
  /** A Z that was printed before comes out marked COPY; without it the X of this PC. */
  zId: z.string().optional(),
});
export const Printed = z.object({ printJobId: z.string(), printProblem: z.string().nullable() });
