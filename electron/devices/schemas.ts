import { z } from 'zod';
import { baudRates, paperKinds, printJobStates, printKinds, printSources } from './rules.ts';

const name = z
  .string('Give it a name.')
  .trim()
  .min(1, 'Give it a name.')
  .max(60, 'The name is too long (at most 60 characters).');
const expectedVersion = z.int();

export const Nothing = z.object({});
export const Done = z.object({ id: z.string() });

const path = z
  .string('Choose the port of the scanner.')
  .trim()
  .max(200)
  .regex(/^(\/[^\0]+|COM\d{1,3})$/, 'Enter the port of the scanner, such as /dev/ttyACM0 or COM3.');

export const AddScanner = z.object({
  name,
  path,
  baudRate: z.int().refine((rate) => (baudRates as readonly number[]).includes(rate), 'Choose a speed from the list.'),
});
export type AddScanner = z.output<typeof AddScanner>;
export const UpdateScanner = AddScanner.extend({ id: z.string(), active: z.boolean(), expectedVersion });
export type UpdateScanner = z.output<typeof UpdateScanner>;
export const Scanner = AddScanner.extend({
  id: z.string(),
  stationId: z.string(),
  path: z.string(),
  baudRate: z.int(),
  active: z.boolean(),
  version: z.int(),
  /** Whether this PC hears it just now. */
  state: z.enum(['connecting', 'ready', 'missing', 'closed']),
});
export const Scanners = z.object({ scanners: z.array(Scanner) });
export const SerialPorts = z.object({ ports: z.array(z.object({ path: z.string(), label: z.string() })) });

export const PrintJob = z.object({
  id: z.string(),
  printerId: z.string().nullable(),
  printerName: z.string().nullable(),
  kind: z.enum(printKinds),
  paper: z.enum(paperKinds),
  title: z.string(),
  sourceKind: z.enum(printSources),
  sourceId: z.string(),
  copyOfId: z.string().nullable(),
  copiedById: z.string().nullable(),
  /** Jobs that were ordered together. */
  batchId: z.string().nullable(),
  state: z.enum(printJobStates),
  attempts: z.int(),
  /** Null when it is not tried again by itself. */
  nextTryAt: z.int().nullable(),
  problem: z.string().nullable(),
  createdAt: z.int(),
  finishedAt: z.int().nullable(),
  version: z.int(),
});
export const ListPrintJobs = z.object({
  state: z.enum(printJobStates).optional(),
  /** Only the jobs of one invoice. */
  invoiceId: z.string().optional(),
  /** Only the labels of one container. */
  containerId: z.string().optional(),
  limit: z.int().min(1).max(200).default(50),
});
export const PrintJobs = z.object({ jobs: z.array(PrintJob) });
export const OnePrintJob = z.object({ jobId: z.string() });
export const MovePrintJob = z.object({ jobId: z.string(), printerId: z.string() });
export const OneBatch = z.object({ batchId: z.string() });
/** How far the jobs have come that were ordered together. */
export const Batch = z.object({
  jobs: z.int(),
  sent: z.int(),
  /** Still to come: waiting or printing. */
  open: z.int(),
  /** Failed or unknown: a person looks at them. */
  troubled: z.int(),
  cancelled: z.int(),
});
export const BatchCancelled = z.object({ cancelled: z.int() });
/** Jobs of this station that need attention, for the sign in the top bar. */
export const PrintSignal = z.object({
  printers: z.int(),
  waiting: z.int(),
  printing: z.int(),
  /** Failed and not tried again, unknown without a copy, or without a printer. */
  needsPerson: z.int(),
  problem: z.string().nullable(),
});
export const Queued = z.object({
  jobId: z.string(),
  state: z.enum(printJobStates),
  problem: z.string().nullable(),
  /** True if it is printed with COPY on it. */
  copy: z.boolean(),
});
export type Queued = z.output<typeof Queued>;

export const ParseScan = z.object({
  raw: z.string().max(2_000),
  /** The scanner is known to send the GS1 separator. */
  sendsGs: z.boolean().optional(),
});
const Gs1Scan = z.object({
  kind: z.literal('gs1'),
  gtin: z.string(),
  expiry: z.string().optional(),
  made: z.string().optional(),
  lot: z.string().optional(),
  serial: z.string().optional(),
  container: z.string().optional(),
  elements: z.array(z.object({ ai: z.string(), value: z.string() })).readonly(),
});
export const ScanAnswer = z.discriminatedUnion('kind', [
  Gs1Scan,
  z.object({ kind: z.literal('ean'), gtin: z.string() }),
  z.object({ kind: z.literal('containerCode'), code: z.string() }),
  z.object({
    kind: z.literal('refused'),
    reason: z.string(),
    sentence: z.string(),
    readings: z.array(Gs1Scan).readonly().optional(),
  }),
]);
