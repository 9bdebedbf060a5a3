import { command, query, router } from '../api/door.ts';
import {
  AddPrinter,
  OnePrinter,
  PrinterCheck,
  Printers,
  Queues,
  RememberPrinter,
  UpdatePrinter,
} from './printers/schemas.ts';
import {
  addPrinter,
  askPrinter,
  listPrinters,
  lookForQueues,
  rememberPrinter,
  testDrawer,
  testPrint,
  updatePrinter,
} from './printers/service.ts';
import {
  batchProgress,
  cancel,
  cancelBatch,
  listPrintJobs,
  movePrint,
  printSignal,
  reprint,
  retry,
} from './printing/people/service.ts';
import {
  AddScanner,
  Batch,
  BatchCancelled,
  Done,
  ListPrintJobs,
  MovePrintJob,
  Nothing,
  OneBatch,
  OnePrintJob,
  ParseScan,
  PrintJobs,
  PrintSignal,
  Queued,
  ScanAnswer,
  Scanners,
  SerialPorts,
  UpdateScanner,
} from './schemas.ts';
import {
  addScanner,
  type DeviceQuestions,
  listScanners,
  lookForSerialPorts,
  readScan,
  updateScanner,
} from './service.ts';

const used = { permission: 'devices.use' } as const;
const seen = { ...used, reads: 'none' } as const;
const managed = { permission: 'devices.manage', output: Done } as const;

/** Printers, print jobs and scanners of the asker's station. */
export function createDevicesRouter(ports: DeviceQuestions) {
  return router({
    printers: query({ ...seen, input: Nothing, output: Printers }, listPrinters),
    addPrinter: command({ ...managed, input: AddPrinter }, addPrinter),
    updatePrinter: command({ ...managed, input: UpdatePrinter }, updatePrinter),
    checkPrinter: command(
      {
        ...used,
        input: OnePrinter,
        output: PrinterCheck,
        prepare: (input, _, db) => askPrinter(db, input.printerId, ports),
      },
      (_tx, _act, _input, status) => status,
    ),
    testPrint: command({ ...used, input: OnePrinter, output: Queued }, testPrint),
    testDrawer: command({ ...used, input: OnePrinter, output: Queued }, testDrawer),
    rememberPrinter: command({ ...managed, input: RememberPrinter }, rememberPrinter),
    queues: command(
      { permission: 'devices.manage', input: Nothing, output: Queues, prepare: () => lookForQueues(ports) },
      (_tx, _act, _input, found) => ({ queues: found }),
    ),
    scanners: query({ ...seen, input: Nothing, output: Scanners }, listScanners),
    addScanner: command({ ...managed, input: AddScanner }, addScanner),
    updateScanner: command({ ...managed, input: UpdateScanner }, updateScanner),
    serialPorts: command(
      { permission: 'devices.manage', input: Nothing, output: SerialPorts, prepare: () => lookForSerialPorts(ports) },
      (_tx, _act, _input, found) => ({ ports: found }),
    ),
    jobs: query({ ...seen, input: ListPrintJobs, output: PrintJobs }, listPrintJobs),
    reprint: command({ ...used, input: OnePrintJob, output: Queued }, reprint),
    retry: command({ ...used, input: OnePrintJob, output: Queued }, retry),
    cancel: command({ ...used, input: OnePrintJob, output: Done }, cancel),
    movePrint: command({ ...used, input: MovePrintJob, output: Queued }, movePrint),
    signal: query({ ...seen, input: Nothing, output: PrintSignal }, printSignal),
    batch: query({ ...seen, input: OneBatch, output: Batch }, batchProgress),
    cancelBatch: command({ ...used, input: OneBatch, output: BatchCancelled }, cancelBatch),
    parseScan: query({ ...seen, input: ParseScan, output: ScanAnswer }, readScan),
  });
}
