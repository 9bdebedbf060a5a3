import type { ReadDb, WriteTx } from '../../db/access.ts';
import { findScanner, insertScanner, type ScannerRow, scannersOf, updateScannerRow } from '../../db/devices/queries.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { dateOf } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import { parseScan, type Scan } from './gs1/rules.ts';
import type { DevicePorts, SerialPortFound } from './ports.ts';
import { hearScannersAgain, scannerStateOf } from './scanning/service.ts';
import type { AddScanner, UpdateScanner } from './schemas.ts';

export { mayBeOnPaper, queuePrint } from './printing/service.ts';

/** What the router needs of this PC beside the database. */
export type DeviceQuestions = Pick<DevicePorts, 'printer' | 'serialPorts' | 'queues'>;

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

function refuseSamePath(known: readonly ScannerRow[], path: string): void {
  if (known.some((scanner) => scanner.active && scanner.path === path)) {
    refuse('DUPLICATE', `Another scanner already uses ${path}. Choose another port or take that scanner out of use.`);
  }
}
