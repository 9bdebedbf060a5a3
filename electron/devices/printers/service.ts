import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  findPrinter,
  insertPrinter,
  insertRemembered,
  type PrinterRow,
  printersOf,
  rememberedPrinter,
  rememberedPrinters,
  updatePrinterRow,
  updateRemembered,
} from '../../../db/devices/queries.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf, minuteOfDay } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { DevicePorts, PrinterAddress, PrinterStatus, QueueFound } from '../ports.ts';
import { queuePrint } from '../printing/service.ts';
import { drawerKick, testLabel, testPage } from '../prints.ts';
import { type Connection, kindOfPaper, paperNames, printerGoneSentence, suits } from '../rules.ts';
import type { Queued } from '../schemas.ts';
import { type AddPrinter, addressFields, type RememberPrinter, type UpdatePrinter } from './schemas.ts';

/** The printers of the asker's station, and which of them it takes for which paper. */
export function listPrinters(db: ReadDb, asker: Asker) {
  return { printers: printersOf(db, asker.stationId), remembered: rememberedPrinters(db, asker.stationId) };
}

type Address = Pick<PrinterRow, 'host' | 'port' | 'path' | 'baudRate' | 'queue'>;

/** What only a label printer has; 203 dpi unless said otherwise. */
function labelsOf(
  input: Pick<AddPrinter, 'paper' | 'labelSize' | 'dotsPerMm'>,
): Pick<PrinterRow, 'labelSize' | 'dotsPerMm'> {
  if (input.paper !== 'label') return { labelSize: null, dotsPerMm: null };
  return { labelSize: input.labelSize ?? '50x25', dotsPerMm: input.dotsPerMm ?? 8 };
}

/** Only the parts of the address that the connection has; the others are forgotten. */
function addressOf(input: { connection: Connection } & { [K in keyof Address]?: Address[K] | undefined }): Address {
  const address: Address = { host: null, port: null, path: null, baudRate: null, queue: null };
  const kept: ReadonlyArray<keyof Address> = addressFields[input.connection];
  return Object.assign(address, Object.fromEntries(kept.map((field) => [field, input[field] ?? null])));
}

export function addPrinter(tx: WriteTx, act: Act, input: AddPrinter): { id: string } {
  const known = printersOf(tx, act.stationId).filter((printer) => printer.active);
  refuseSameName(known, input.name);
  const id = act.newId();
  insertPrinter(tx, {
    ...input,
    ...addressOf(input),
    ...labelsOf(input),
    id,
    stationId: act.stationId,
    active: true,
    version: 1,
  });
  act.touch('devices', 'printer', id, 1);
  return { id };
}

/** `active: false` takes a printer out of use; its jobs stay on record. */
export function updatePrinter(tx: WriteTx, act: Act, input: UpdatePrinter): { id: string } {
  const { id, expectedVersion, ...fields } = input;
  const row = { ...fields, ...addressOf(fields), ...labelsOf(fields) };
  const current = findPrinter(tx, id) ?? refuse('NOT_FOUND', 'This printer is no longer here.');
  if (row.active) {
    refuseSameName(
      printersOf(tx, current.stationId).filter((printer) => printer.active && printer.id !== id),
      row.name,
    );
  }
  if (!updatePrinterRow(tx, id, expectedVersion, row)) refuse('CHANGED_ELSEWHERE', undefined, { current });
  act.touch('devices', 'printer', id, expectedVersion + 1);
  for (const [field, value] of Object.entries(row))
    if (current[field as keyof typeof row] !== value) act.changed(field);
  return { id };
}

/** Chooses the printer that this station takes for a kind of paper. @throws Refusal NOT_FOUND, NOT_NOW, CHANGED_ELSEWHERE */
export function rememberPrinter(tx: WriteTx, act: Act, input: RememberPrinter): { id: string } {
  const printer = findPrinter(tx, input.printerId);
  if (printer?.stationId !== act.stationId) refuse('NOT_FOUND', 'This printer is no longer here.');
  if (!printer.active) refuse('NOT_NOW', printerGoneSentence);
  if (!suits(printer.paper, input.paper))
    refuse('NOT_NOW', `${printer.name} has other paper. Choose a printer for ${paperNames[input.paper]}.`);
  const current = rememberedPrinter(tx, act.stationId, input.paper);
  if ((current?.version ?? null) !== input.expectedVersion)
    refuse('CHANGED_ELSEWHERE', undefined, { current: current ?? null });
  const id = current?.id ?? act.newId();
  if (current) updateRemembered(tx, id, current.version, { printerId: printer.id });
  else insertRemembered(tx, { id, stationId: act.stationId, paper: input.paper, printerId: printer.id, version: 1 });
  act.touch('devices', 'rememberedPrinter', id, (current?.version ?? 0) + 1);
  return { id };
}

/** Where a printer is. @throws Refusal NOT_NOW for a row that lacks a part of its address */
export function addressOfPrinter(printer: PrinterRow): PrinterAddress {
  const { connection, host, port, path, baudRate, queue } = printer;
  // the questions are those of receipt printers: a label printer would not know them
  const asked = printer.paper === 'label' ? { asksStatus: 'never' as const } : {};
  if (connection === 'tcp' && host !== null && port !== null) return { connection, host, port, ...asked };
  if (connection === 'serial' && path !== null && baudRate !== null) return { connection, path, baudRate, ...asked };
  if (connection === 'device' && path !== null) return { connection, path, ...asked };
  if (connection === 'queue' && queue !== null) return { connection, queue };
  return refuse(
    'NOT_NOW',
    `The address of ${printer.name} is not complete. Change it under Settings, Printers and scanners.`,
  );
}

/** Asks the printer itself how it is; at most a few seconds. @throws Refusal NOT_FOUND */
export async function askPrinter(
  db: ReadDb,
  printerId: string,
  ports: Pick<DevicePorts, 'printer'>,
): Promise<PrinterStatus> {
  const printer = findPrinter(db, printerId) ?? refuse('NOT_FOUND', 'This printer is no longer here.');
  return ports.printer(addressOfPrinter(printer)).status();
}

/** The queues of this PC, to choose a printer's from. */
export async function lookForQueues(ports: Pick<DevicePorts, 'queues'>): Promise<QueueFound[]> {
  return ports.queues();
}

export function testPrint(tx: WriteTx, act: Act, input: { printerId: string }): Queued {
  const printer = printerInUse(tx, input.printerId);
  const minutes = minuteOfDay(act.now, act.zone);
  const time = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  const model = (printer.paper === 'label' ? testLabel : testPage)({
    clinic: clinicProfile(tx).name,
    printer: printer.name,
    paper: printer.paper,
    codePage: printer.codePage,
    printedAt: `${dateOf(act.now, act.zone)} ${time}`,
  });
  return queuePrint(tx, act, {
    kind: 'test',
    paper: kindOfPaper(printer.paper),
    title: model.title,
    model,
    sourceKind: 'printer',
    sourceId: printer.id,
    printerId: printer.id,
  });
}

/** Opens the drawer that hangs on a printer, without paper. @throws Refusal NOT_FOUND, NOT_NOW */
export function testDrawer(tx: WriteTx, act: Act, input: { printerId: string }): Queued {
  const printer = printerInUse(tx, input.printerId);
  if (!printer.drawer)
    refuse('NOT_NOW', `No cash drawer hangs on ${printer.name}. Switch that on for this printer first.`);
  const model = drawerKick('Drawer test');
  return queuePrint(tx, act, {
    kind: 'drawer',
    title: model.title,
    model,
    sourceKind: 'printer',
    sourceId: printer.id,
    printerId: printer.id,
  });
}

function printerInUse(db: ReadDb, id: string): PrinterRow {
  const printer = findPrinter(db, id) ?? refuse('NOT_FOUND', 'This printer is no longer here.');
  if (!printer.active) refuse('NOT_NOW', printerGoneSentence);
  return printer;
}

function refuseSameName(known: readonly PrinterRow[], name: string): void {
  if (known.some((printer) => printer.name.toLowerCase() === name.toLowerCase())) {
    refuse('DUPLICATE', `There is already a printer called ${name} on this PC. Choose another name.`);
  }
}
