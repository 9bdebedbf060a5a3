import type { ReadDb } from '../../../db/access.ts';
import { type ScannerRow, scannersOf } from '../../../db/devices/queries.ts';
import type { DevicePorts, ScannerPort, ScannerState } from '../ports.ts';

export interface ScanIntakeParts {
  db: ReadDb;
  stationId: string;
  ports: Pick<DevicePorts, 'openScanner'>;
  /** A raw scan for the people at this station. */
  onScan: (scan: { stationId: string; raw: string; scanner: string }) => void;
  /** A scanner came or went. */
  onState: (scanner: ScannerRow, state: ScannerState) => void;
}

export interface ScanIntake {
  /** Listens to exactly the scanners that are in use now. */
  refresh(): void;
  stop(): Promise<void>;
}

interface Heard {
  row: ScannerRow;
  port: ScannerPort;
}

interface Running {
  heard: ReadonlyMap<string, Heard>;
  refresh: () => void;
}

/** The intakes of the stations that listen on this connection. */
const running = new WeakMap<object, Set<Running>>();

/** Listens to the scanners of one station. Starts at once; a scanner that is not plugged in is waited for. */
export function startScanIntake({ db, stationId, ports, onScan, onState }: ScanIntakeParts): ScanIntake {
  const heard = new Map<string, Heard>();
  /** A port must be closed before it can be opened with other settings. */
  let closing: Promise<unknown> = Promise.resolve();
  let stopped = false;

  const listen = (row: ScannerRow): void => {
    const port = ports.openScanner(
      { path: row.path, baudRate: row.baudRate, dataBits: 8, parity: 'none', stopBits: 1 },
      {
        onScan: (raw) => onScan({ stationId, raw, scanner: row.name }),
        onState: (state) => onState(row, state),
      },
    );
    heard.set(row.id, { row, port });
  };

  const listenAfter = async (before: Promise<unknown>[], wanted: ReadonlyMap<string, ScannerRow>): Promise<void> => {
    await Promise.allSettled(before);
    if (stopped) return;
    for (const row of wanted.values()) if (!heard.has(row.id)) listen(row);
  };

  const refresh = (): void => {
    if (stopped) return;
    const wanted = new Map(scannersOf(db, stationId).flatMap((row) => (row.active ? [[row.id, row] as const] : [])));
    const closed: Promise<void>[] = [];
    for (const [id, { row, port }] of heard) {
      const now = wanted.get(id);
      if (now && now.path === row.path && now.baudRate === row.baudRate && now.name === row.name) continue;
      heard.delete(id);
      closed.push(port.close());
    }
    closing = listenAfter([closing, ...closed], wanted);
  };

  const own: Running = { heard, refresh };
  const all = running.get(db.raw) ?? new Set();
  running.set(db.raw, all.add(own));
  refresh();
  return {
    refresh,
    stop: async () => {
      stopped = true;
      all.delete(own);
      await closing;
      await Promise.allSettled([...heard.values()].map(({ port }) => port.close()));
      heard.clear();
    },
  };
}

/** Whether the scanner is heard on this connection; 'closed' when nobody listens to it. */
export function scannerStateOf(db: ReadDb, scannerId: string): ScannerState {
  for (const { heard } of running.get(db.raw) ?? []) {
    const found = heard.get(scannerId);
    if (found) return found.port.state;
  }
  return 'closed';
}

/** After a change of the scanners; does nothing where no station listens. */
export function hearScannersAgain(db: ReadDb): void {
  for (const { refresh } of running.get(db.raw) ?? []) refresh();
}
