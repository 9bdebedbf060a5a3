import { command, query, router } from '../api/door.ts';
import { cancel, listPrintJobs, reprint, retry } from './printing/service.ts';
import {
  AddPrinter,
  AddScanner,
  Done,
  ListPrintJobs,
  Nothing,
  OnePrinter,
  OnePrintJob,
  ParseScan,
  PrinterCheck,
  Printers,
  PrintJobs,
  Queued,
  ScanAnswer,
  Scanners,
  SerialPorts,
  UpdatePrinter,
  UpdateScanner,
} from './schemas.ts';
import {
  addPrinter,
  addScanner,
  askPrinter,
  type DeviceQuestions,
  listPrinters,
  listScanners,
  lookForSerialPorts,
  readScan,
  testPrint,
  updatePrinter,
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
    parseScan: query({ ...seen, input: ParseScan, output: ScanAnswer }, readScan),
  });
}
