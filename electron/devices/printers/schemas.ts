import { z } from 'zod';
import {
  baudRates,
  codePages,
  connections,
  kindOfPaper,
  labelFineness,
  labelSizes,
  paperKinds,
  papers,
} from '../rules.ts';

const name = z
  .string('Give it a name.')
  .trim()
  .min(1, 'Give it a name.')
  .max(60, 'The name is too long (at most 60 characters).');
const host = z
  .string('Enter the address of the printer.')
  .trim()
  .max(253)
  .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/, 'Enter the address of the printer, such as 192.168.1.50.');
const port = z
  .int('The port is a number, usually 9100.')
  .min(1, 'The port is at least 1.')
  .max(65_535, 'The port is at most 65535.');
const path = z
  .string('Enter where the printer is.')
  .trim()
  .max(200)
  .regex(
    /^(\/dev\/[A-Za-z0-9/_.:-]+|COM\d{1,3})$/,
    'Enter the port of the printer, such as /dev/usb/lp0, /dev/ttyUSB0 or COM3.',
  )
  .refine((value) => !value.includes('..'), 'Enter the port as it is, without “..”.');
const baudRate = z
  .int('Choose a speed from the list.')
  .refine((rate) => (baudRates as readonly number[]).includes(rate), 'Choose a speed from the list.');
const queue = z
  .string('Choose the printer of this PC.')
  .trim()
  .max(127)
  .regex(/^[^\p{Cc}/\\#"'<>|-][^\p{Cc}/\\#"'<>|]*$/u, 'Choose the printer of this PC from the list.');

/** Every field of a printer; which of them count depends on the connection. */
export const PrinterFields = z.object({
  name,
  paper: z.enum(papers, 'Choose the paper.'),
  connection: z.enum(connections, 'Choose how the printer is connected.').default('tcp'),
  host: host.nullish(),
  port: port.nullish(),
  path: path.nullish(),
  baudRate: baudRate.nullish(),
  queue: queue.nullish(),
  codePage: z.enum(codePages, 'Choose a character set from the list.'),
  /** The printer draws QR codes itself; otherwise it gets them as pictures. */
  nativeQr: z.boolean().default(true),
  drawer: z.boolean(),
  /** Of a label printer: its labels, and dots per millimetre. */
  labelSize: z.enum(labelSizes, 'Choose the size of the labels.').nullish(),
  dotsPerMm: z.literal([...labelFineness], 'Choose how fine it prints.').nullish(),
});
type PrinterFields = z.output<typeof PrinterFields>;

/** The parts of the address that each connection has. */
export const addressFields = {
  tcp: ['host', 'port'],
  serial: ['path', 'baudRate'],
  device: ['path'],
  queue: ['queue'],
} as const satisfies Record<PrinterFields['connection'], ReadonlyArray<keyof PrinterFields>>;

const missing = {
  host: 'Enter the address of the printer.',
  port: 'The port is a number, usually 9100.',
  path: 'Enter the port of the printer, such as /dev/usb/lp0 or COM3.',
  baudRate: 'Choose a speed from the list.',
  queue: 'Choose the printer of this PC.',
} as const;

function checkAddress(fields: PrinterFields, context: z.RefinementCtx): void {
  for (const field of addressFields[fields.connection]) {
    if ((fields[field] ?? null) === null) context.addIssue({ code: 'custom', path: [field], message: missing[field] });
  }
  if (fields.paper === 'label' && !fields.labelSize)
    context.addIssue({ code: 'custom', path: ['labelSize'], message: 'Choose the size of the labels.' });
  if (kindOfPaper(fields.paper) === 'page' && fields.connection !== 'queue')
    context.addIssue({
      code: 'custom',
      path: ['connection'],
      message: 'A printer for whole pages is reached through the printers of this PC.',
    });
}

export const AddPrinter = PrinterFields.superRefine(checkAddress);
export type AddPrinter = z.output<typeof AddPrinter>;
export const UpdatePrinter = PrinterFields.extend({
  id: z.string(),
  active: z.boolean(),
  expectedVersion: z.int(),
}).superRefine(checkAddress);
export type UpdatePrinter = z.output<typeof UpdatePrinter>;

export const Printer = z.object({
  id: z.string(),
  stationId: z.string(),
  name: z.string(),
  paper: z.enum(papers),
  connection: z.enum(connections),
  host: z.string().nullable(),
  port: z.int().nullable(),
  path: z.string().nullable(),
  baudRate: z.int().nullable(),
  queue: z.string().nullable(),
  codePage: z.string(),
  nativeQr: z.boolean(),
  drawer: z.boolean(),
  active: z.boolean(),
  version: z.int(),
  labelSize: z.enum(labelSizes).nullable(),
  dotsPerMm: z.int().nullable(),
});
export const Printers = z.object({
  printers: z.array(Printer),
  /** Which of them this PC takes for which kind of paper, where somebody has chosen. */
  remembered: z.array(z.object({ paper: z.enum(paperKinds), printerId: z.string(), version: z.int() })),
});
export const OnePrinter = z.object({ printerId: z.string() });
export const PrinterCheck = z.object({
  state: z.enum(['ready', 'paperOut', 'coverOpen', 'offline', 'error', 'silent', 'unreachable']),
  paperLow: z.boolean(),
});
export const RememberPrinter = z.object({
  paper: z.enum(paperKinds),
  printerId: z.string(),
  /** Null where nothing was chosen before. */
  expectedVersion: z.int().nullable(),
});
export type RememberPrinter = z.output<typeof RememberPrinter>;
export const Queues = z.object({ queues: z.array(z.object({ name: z.string() })) });
