import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { printers, printJobs, rememberedPrinters as remembered, scanners } from './schema.ts';

export type PrinterRow = typeof printers.$inferSelect;
export type ScannerRow = typeof scanners.$inferSelect;
export type PrintJobRow = typeof printJobs.$inferSelect;
/** A job as a list shows it: without its model, with the newest copy made of it. */
export type PrintJobLine = Omit<PrintJobRow, 'model'> & { printerName: string | null; copiedById: string | null };
type Flags<T, K extends keyof T> = Omit<T, K> & Record<K, number>;
type StoredPrinter = Flags<PrinterRow, 'nativeQr' | 'drawer' | 'active'>;
export type RememberedPrinter = Omit<typeof remembered.$inferSelect, 'stationId'>;

const printerColumns = `id, station_id AS stationId, name, paper, connection, host, port, path, baud_rate AS baudRate, queue,
  code_page AS codePage, native_qr AS nativeQr, drawer, active, version,
  label_size AS labelSize, dots_per_mm AS dotsPerMm`;
const scannerColumns = `id, station_id AS stationId, name, path, baud_rate AS baudRate, active, version`;
const jobColumns = `j.id, j.station_id AS stationId, j.printer_id AS printerId, j.kind, j.paper, j.title,
  j.source_kind AS sourceKind, j.source_id AS sourceId, j.copy_of_id AS copyOfId, j.batch_id AS batchId, j.state, j.attempts, j.not_before AS notBefore, j.problem,
  j.created_at AS createdAt, j.created_by AS createdBy, j.finished_at AS finishedAt, j.version`;

const printersStatement = sqlText<StoredPrinter, [string]>(
  `SELECT ${printerColumns} FROM printers WHERE station_id = ? ORDER BY active DESC, id`,
);
const printerStatement = sqlText<StoredPrinter, [string]>(`SELECT ${printerColumns} FROM printers WHERE id = ?`);
const rememberedStatement = sqlText<RememberedPrinter, [string]>(
  'SELECT id, paper, printer_id AS printerId, version FROM remembered_printers WHERE station_id = ? ORDER BY paper',
);
const scannersStatement = sqlText<Flags<ScannerRow, 'active'>, [string]>(
  `SELECT ${scannerColumns} FROM scanners WHERE station_id = ? ORDER BY active DESC, id`,
);
const scannerStatement = sqlText<Flags<ScannerRow, 'active'>, [string]>(
  `SELECT ${scannerColumns} FROM scanners WHERE id = ?`,
);
const jobStatement = sqlText<PrintJobRow, [string]>(`SELECT ${jobColumns}, j.model FROM print_jobs j WHERE j.id = ?`);
const jobLines = `SELECT ${jobColumns}, p.name AS printerName, max(c.id) AS copiedById FROM print_jobs j
  LEFT JOIN printers p ON p.id = j.printer_id
  LEFT JOIN print_jobs c ON c.source_kind = j.source_kind AND c.source_id = j.source_id AND c.copy_of_id = j.id`;
/** UUIDv7 ids sort by time of creation, so the newest are read from the end; the plus keeps the station's index out. */
const recentJobsStatement = sqlText<PrintJobLine, [string, number]>(
  `${jobLines} WHERE j.id IN (SELECT id FROM print_jobs WHERE +station_id = ? ORDER BY id DESC LIMIT ?) GROUP BY j.id ORDER BY j.id DESC`,
);
const jobsInStateStatement = sqlText<PrintJobLine, [string, string, number]>(
  `${jobLines} WHERE j.id IN (SELECT id FROM print_jobs WHERE station_id = ? AND state = ? ORDER BY id DESC LIMIT ?) GROUP BY j.id ORDER BY j.id DESC`,
);
const sentJobsStatement = sqlText<PrintJobLine, [string, number]>(
  `${jobLines} WHERE j.id IN (SELECT id FROM print_jobs WHERE +station_id = ? AND +state = 'sent' ORDER BY id DESC LIMIT ?) GROUP BY j.id ORDER BY j.id DESC`,
);
const jobsOfSourceStatement = sqlText<PrintJobLine, [string, string]>(
  `${jobLines} WHERE j.source_kind = ? AND j.source_id = ? GROUP BY j.id ORDER BY j.id DESC`,
);
const dueStatement = sqlText<PrintJobRow, [string, number, number]>(
  `SELECT ${jobColumns}, j.model FROM print_jobs j
   WHERE j.station_id = ? AND j.state IN ('queued', 'failed') AND j.not_before <= ? ORDER BY j.id LIMIT ?`,
);
const nextDueStatement = sqlText<{ at: number | null }, [string, number]>(
  `SELECT min(not_before) AS at FROM print_jobs WHERE station_id = ? AND state IN ('queued', 'failed') AND not_before < ?`,
);
const batchStatement = sqlText<{ state: PrintJobRow['state']; jobs: number }, [string]>(
  'SELECT state, count(*) AS jobs FROM print_jobs WHERE batch_id = ? GROUP BY state',
);
const batchOpenStatement = sqlText<PrintJobRow, [string]>(
  `SELECT ${jobColumns}, j.model FROM print_jobs j WHERE j.batch_id = ? AND j.state IN ('queued', 'failed') ORDER BY j.id`,
);
/** What has not ended well, without those a copy answered. Few rows: sent and cancelled jobs are never looked at. */
const openJobsStatement = sqlText<PrintJobLine, [string]>(
  `${jobLines} WHERE j.id IN (SELECT id FROM print_jobs WHERE station_id = ? AND state IN ('queued', 'printing', 'failed', 'unknown')
    ORDER BY id DESC LIMIT 500) GROUP BY j.id ORDER BY j.id DESC`,
);
const interruptedStatement = sqlText<{ id: string }, [string]>(
  `SELECT id FROM print_jobs WHERE station_id = ? AND state = 'printing'`,
);

function printer(row: StoredPrinter): PrinterRow {
  return { ...row, nativeQr: row.nativeQr === 1, drawer: row.drawer === 1, active: row.active === 1 };
}

function scanner(row: Flags<ScannerRow, 'active'>): ScannerRow {
  return { ...row, active: row.active === 1 };
}

/** Printers of a station, active ones first, the oldest first among them. */
export function printersOf(db: ReadDb, stationId: string): PrinterRow[] {
  return printersStatement(db).all(stationId).map(printer);
}

export function findPrinter(db: ReadDb, id: string): PrinterRow | undefined {
  const row = printerStatement(db).get(id);
  return row && printer(row);
}

/** Which printers a station takes for which paper. */
export function rememberedPrinters(db: ReadDb, stationId: string): RememberedPrinter[] {
  return rememberedStatement(db).all(stationId);
}

export function rememberedPrinter(db: ReadDb, stationId: string, paper: string): RememberedPrinter | undefined {
  return rememberedPrinters(db, stationId).find((row) => row.paper === paper);
}

export function scannersOf(db: ReadDb, stationId: string): ScannerRow[] {
  return scannersStatement(db).all(stationId).map(scanner);
}

export function findScanner(db: ReadDb, id: string): ScannerRow | undefined {
  const row = scannerStatement(db).get(id);
  return row && scanner(row);
}

export function findPrintJob(db: ReadDb, id: string): PrintJobRow | undefined {
  return jobStatement(db).get(id);
}

/** The newest jobs of a station, newest first. */
export function recentPrintJobs(db: ReadDb, stationId: string, limit: number): PrintJobLine[] {
  return recentJobsStatement(db).all(stationId, limit);
}

/** Nearly every job is sent, few stay in any other state. */
export function printJobsInState(db: ReadDb, stationId: string, state: string, limit: number): PrintJobLine[] {
  if (state === 'sent') return sentJobsStatement(db).all(stationId, limit);
  return jobsInStateStatement(db).all(stationId, state, limit);
}

export function printJobsOfSource(db: ReadDb, sourceKind: string, sourceId: string): PrintJobLine[] {
  return jobsOfSourceStatement(db).all(sourceKind, sourceId);
}

/** Jobs of a station that may be tried at `now`, oldest first. */
export function duePrintJobs(db: ReadDb, stationId: string, now: number, limit: number): PrintJobRow[] {
  return dueStatement(db).all(stationId, now, limit);
}

/** When the next job of a station may be tried; instants from `never` on do not count. */
export function nextPrintJobAt(db: ReadDb, stationId: string, never: number): number | null {
  return nextDueStatement(db).get(stationId, never)?.at ?? null;
}

/** How many jobs of a batch are in which state. */
export function batchStates(db: ReadDb, batchId: string) {
  return batchStatement(db).all(batchId);
}

/** Jobs of a batch that have not begun. */
export function waitingJobsOfBatch(db: ReadDb, batchId: string): PrintJobRow[] {
  return batchOpenStatement(db).all(batchId);
}

/** Jobs of a station that are still to come or did not end well, newest first; at most 500. */
export function openPrintJobs(db: ReadDb, stationId: string): PrintJobLine[] {
  return openJobsStatement(db).all(stationId);
}

/** Jobs that stand as printing. */
export function printingJobIds(db: ReadDb, stationId: string): string[] {
  return interruptedStatement(db)
    .all(stationId)
    .map((row) => row.id);
}

const advanceJob = updateVersioned(printJobs, ['state', 'printerId', 'attempts', 'notBefore', 'problem', 'finishedAt']);

/** Moves a job on; false if someone else did in the meantime. */
export function advancePrintJob(
  tx: WriteTx,
  job: Pick<PrintJobRow, 'id' | 'version'>,
  next: Pick<PrintJobRow, 'state' | 'printerId' | 'attempts' | 'notBefore' | 'problem' | 'finishedAt'>,
): boolean {
  return advanceJob(tx, job.id, job.version, next);
}

export const insertPrinter = insertInto(printers);
export const insertScanner = insertInto(scanners);
export const insertRemembered = insertInto(remembered);
export const updateRemembered = updateVersioned(remembered, ['printerId']);
export const insertPrintJob = insertInto(printJobs);
export const updatePrinterRow = updateVersioned(printers, [
  'name',
  'paper',
  'connection',
  'host',
  'port',
  'path',
  'baudRate',
  'queue',
  'codePage',
  'nativeQr',
  'drawer',
  'active',
  'labelSize',
  'dotsPerMm',
]);
export const updateScannerRow = updateVersioned(scanners, ['name', 'path', 'baudRate', 'active']);
