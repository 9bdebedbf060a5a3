import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  findPrinter,
  findScanner,
  insertPrinter,
  insertScanner,
  type PrinterRow,
  printersOf,
  type ScannerRow,
  scannersOf,
  updatePrinterRow,
  updateScannerRow,
} from '../../db/devices/queries.ts';
import { clinicProfile } from '../clinic/service.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { dateOf, minuteOfDay } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import { parseScan, type Scan } from './gs1/rules.ts';
import type { DevicePorts, PrinterStatus, SerialPortFound } from './ports.ts';
import { queuePrint } from './printing/service.ts';
import { testPage } from './prints.ts';
import { printerGoneSentence } from './rules.ts';
import { hearScannersAgain, scannerStateOf } from './scanning/service.ts';
import type { AddPrinter, AddScanner, Queued, UpdatePrinter, UpdateScanner } from './schemas.ts';

export { queuePrint } from './printing/service.ts';

/** What the router needs of this PC beside the database. */
export type DeviceQuestions = Pick<DevicePorts, 'printer' | 'serialPorts'>;

/** The printers of the asker's station. */
export function listPrinters(db: ReadDb, asker: Asker): { printers: PrinterRow[] } {
  return { printers: printersOf(db, asker.stationId) };
}

export function addPrinter(tx: WriteTx, act: Act, input: AddPrinter): { id: string } {
  const known = printersOf(tx, act.stationId).filter((printer) => printer.active);
  refuseSameName(known, input.name);
  const id = act.newId();
  insertPrinter(tx, { ...input, id, stationId: act.stationId, active: true, version: 1 });
  act.touch('devices', 'printer', id, 1);
  return { id };
}

/** `active: false` takes a printer out of use; its jobs stay on record. */
export function updatePrinter(tx: WriteTx, act: Act, input: UpdatePrinter): { id: string } {
  const { id, expectedVersion, ...row } = input;
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

/** Asks the printer itself how it is; at most a few seconds. @throws Refusal NOT_FOUND */
export async function askPrinter(
  db: ReadDb,
  printerId: string,
  ports: Pick<DevicePorts, 'printer'>,
): Promise<PrinterStatus> {
  const { host, port } = findPrinter(db, printerId) ?? refuse('NOT_FOUND', 'This printer is no longer here.');
  return ports.printer({ host, port, asksStatus: 'whenAnswered' }).status();
}

export function testPrint(tx: WriteTx, act: Act, input: { printerId: string }): Queued {
  const printer = findPrinter(tx, input.printerId) ?? refuse('NOT_FOUND', 'This printer is no longer here.');
  if (!printer.active) refuse('NOT_NOW', printerGoneSentence);
  const minutes = minuteOfDay(act.now, act.zone);
  const time = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  const model = testPage({
    clinic: clinicProfile(tx).name,
    printer: printer.name,
    paper: printer.paper === 'receipt58' ? '58 mm' : '80 mm',
    codePage: printer.codePage,
    printedAt: `${dateOf(act.now, act.zone)} ${time}`,
  });
  return queuePrint(tx, act, {
    kind: 'test',
    title: model.title,
    model,
    sourceKind: 'printer',
    sourceId: printer.id,
    printerId: printer.id,
  });
}

/** The scanners of the asker's station and whether this PC hears them. */
export function listScanners(db: ReadDb, asker: Asker) {
  return {
    scanners: scannersOf(db, asker.stationId).map((scanner) => ({ ...scanner, state: scannerStateOf(db, scanner.id) })),
  };
}

export function addScanner(tx: WriteTx, act: Act, input: AddScanner): { id: string } {
  refuseSamePath(scannersOf(tx, act.stationId), input.path);
  const id = act.newId();
  insertScanner(tx, { ...input, id, stationId: act.stationId, active: true, version: 1 });
  act.touch('devices', 'scanner', id, 1);
  act.afterCommit(() => hearScannersAgain(tx));
  return { id };
}

export function updateScanner(tx: WriteTx, act: Act, input: UpdateScanner): { id: string } {
  const { id, expectedVersion, ...row } = input;
  const current = findScanner(tx, id) ?? refuse('NOT_FOUND', 'This scanner is no longer here.');
  if (row.active) {
    refuseSamePath(
      scannersOf(tx, current.stationId).filter((scanner) => scanner.id !== id),
      row.path,
    );
  }
  if (!updateScannerRow(tx, id, expectedVersion, row)) refuse('CHANGED_ELSEWHERE', undefined, { current });
  act.touch('devices', 'scanner', id, expectedVersion + 1);
  act.afterCommit(() => hearScannersAgain(tx));
  return { id };
}

/** The serial ports of this PC, to choose a scanner's from. */
export async function lookForSerialPorts(ports: Pick<DevicePorts, 'serialPorts'>): Promise<SerialPortFound[]> {
  return ports.serialPorts();
}

/** What a scan says, by the GS1 rules alone; the stock room knows what it is. */
export function readScan(_db: ReadDb, asker: Asker, input: { raw: string; sendsGs?: boolean | undefined }): Scan {
  const year = Number(dateOf(asker.now, asker.zone).slice(0, 4));
  return parseScan(input.raw, { year, sendsGs: input.sendsGs ?? false });
}

function refuseSameName(known: readonly PrinterRow[], name: string): void {
  if (known.some((printer) => printer.name.toLowerCase() === name.toLowerCase())) {
    refuse('DUPLICATE', `There is already a printer called ${name} on this PC. Choose another name.`);
  }
}

function refuseSamePath(known: readonly ScannerRow[], path: string): void {
  if (known.some((scanner) => scanner.active && scanner.path === path)) {
    refuse('DUPLICATE', `Another scanner already uses ${path}. Choose another port or take that scanner out of use.`);
  }
}
