import { escpos } from '../adapters/escpos.ts';
import { tcpPrinter } from '../adapters/printerTcp.ts';
import { listSerialPorts, openSerialScanner } from '../adapters/serialScanner.ts';
import type { OpenClinic } from '../api/context.ts';
import type { DevicePorts } from '../devices/ports.ts';
import { startPrintRunner } from '../devices/printing/runner/service.ts';
import { startScanIntake } from '../devices/scanning/service.ts';

/** The real devices of this PC. */
export const devicePorts: DevicePorts = {
  printer: tcpPrinter,
  encode: escpos,
  openScanner: openSerialScanner,
  serialPorts: listSerialPorts,
};

/** Prints what waits at this station and listens to its scanners while the clinic is open; returns what stops both. */
export function startStationDevices(
  clinic: Pick<OpenClinic, 'store' | 'feed' | 'now'>,
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
