import { drawLabels } from '../adapters/labels.ts';
import { createPdfThread } from '../adapters/pdf.ts';
import { createPictureThread, drawReceipt } from '../adapters/pictures.ts';
import { listQueues, queuePrinter } from '../adapters/printerQueue.ts';
import { printerAt } from '../adapters/printers.ts';
import { listSerialPorts, openSerialScanner } from '../adapters/serialScanner.ts';
import type { OpenClinic } from '../api/context.ts';
import type { DevicePorts } from '../devices/ports.ts';
import { startPrintRunner } from '../devices/printing/runner/service.ts';
import { startScanIntake } from '../devices/scanning/service.ts';
import { workerFile } from './workerFile.ts';

/** Begins with the first picture that must be drawn or read, and ends by itself when it has been idle. */
export const pictures = createPictureThread(workerFile('pictures'));
const pages = createPdfThread(workerFile('pdf'));

/** The real devices of this PC. */
export const devicePorts: DevicePorts = {
  printer: printerAt,
  queue: queuePrinter,
  encode: (model, options) => drawReceipt(model, options, pictures),
  encodeLabels: (model, options) => drawLabels(model, options, pictures),
  drawPdf: (model, setup) => pages.render(model, setup),
  openScanner: openSerialScanner,
  serialPorts: listSerialPorts,
  queues: listQueues,
};

/** Prints what waits at this station and listens to its scanners while the clinic is open; returns what stops both. */
export function startStationDevices(
  clinic: Pick<OpenClinic, 'store' | 'feed' | 'now'> & {
    /** The logo for receipts and pages, as PNG. */
    logo?: () => Uint8Array | null;
  },
  stationId: string,
  onError: (error: unknown) => void,
  ports: DevicePorts = devicePorts,
): () => Promise<void> {
  const { store, feed } = clinic;
  const runner = startPrintRunner({
    store,
    stationId,
    now: () => clinic.now(),
    ports,
    logo: clinic.logo ?? (() => null),
    onError,
    tell: (news) => {
      feed.publish({
        kind: 'touched',
        touched: news.map(({ jobId, version }) => ({ slice: 'devices', kind: 'printJob', id: jobId, version })),
      });
      for (const { jobId, state } of news) feed.publish({ kind: 'print', stationId, jobId, state });
    },
  });
  const intake = startScanIntake({
    db: store.read,
    stationId,
    ports,
    onScan: (scan) => feed.publish({ kind: 'scan', ...scan }),
    onState: (scanner) =>
      feed.publish({
        kind: 'touched',
        touched: [{ slice: 'devices', kind: 'scanner', id: scanner.id, version: scanner.version }],
      }),
  });
  return async () => {
    await Promise.all([runner.stop(), intake.stop()]);
  };
}
