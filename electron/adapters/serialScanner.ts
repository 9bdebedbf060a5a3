import { accessSync, constants, fstat, type Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { SerialPort } from 'serialport';
import type { ScannerEvents, ScannerPort, ScannerState, SerialPortFound, SerialSettings } from '../devices/ports.ts';

/** A barcode scanner on a serial port (or a USB one in serial mode). It is listened to until `close`. */
export interface SerialScannerOptions {
  /** A scan ends at CR, LF or after this pause in ms, for scanners that send no line end. */
  idleMs?: number;
  /** Longest scan in characters; a longer one is cut to one more, which the parser refuses. */
  maxLength?: number;
  /** First and longest wait in ms before a missing scanner is looked for again. */
  retryMs?: number;
  retryMaxMs?: number;
  /** How often it is looked whether its device file is still the one that was opened. */
  watchMs?: number;
}

export function openSerialScanner(
  settings: SerialSettings,
  events: ScannerEvents,
  options: SerialScannerOptions = {},
): ScannerPort {
  const retryMs = options.retryMs ?? 250;
  const retryMaxMs = options.retryMaxMs ?? 10_000;
  const watchMs = options.watchMs ?? 1_000;
  let state: ScannerState = 'connecting';
  let port: SerialPort | null = null;
  let timer: NodeJS.Timeout | undefined;
  let wait = retryMs;
  const splitter = createSplitter(options.idleMs ?? 80, options.maxLength ?? 512, (raw) => events.onScan(raw));

  const enter = (next: ScannerState, detail?: string): void => {
    if (state === next) return;
    state = next;
    events.onState(next, detail);
  };

  const retry = (detail: string): void => {
    port = null;
    // half a scan would be half a lot
    splitter.drop();
    if (state === 'closed') return;
    enter('missing', detail);
    timer = setTimeout(attempt, wait);
    timer.unref();
    wait = Math.min(wait * 2, retryMaxMs);
  };

  /** One that was pulled out just as it was opened is told by nothing but its device file. */
  const watch = async (made: SerialPort): Promise<void> => {
    const { fd } = made.port as { fd?: number | null } & object;
    if (typeof fd !== 'number') return;
    const current = (): boolean => port === made && made.isOpen;
    while (current()) {
      const [own, there] = await Promise.all([fileOf(() => openedFile(fd)), fileOf(() => stat(settings.path))]);
      if (current() && (own === null || own !== there)) made.close(() => undefined);
      await new Promise<void>((resolve) => setTimeout(resolve, watchMs).unref());
    }
  };

  const attempt = (): void => {
    if (state === 'closed') return;
    let made: SerialPort;
    try {
      made = new SerialPort({ ...settings, autoOpen: false });
    } catch (error) {
      retry(messageOf(error));
      return;
    }
    port = made;
    made.on('data', (bytes: Buffer) => splitter.take(bytes));
    made.on('error', () => undefined);
    made.on('close', (error: Error | null) => retry(error ? messageOf(error) : 'closed'));
    made.open((error) => {
      if (error) {
        made.removeAllListeners('close');
        retry(messageOf(error));
        return;
      }
      if (state === 'closed') {
        made.close(() => undefined);
        return;
      }
      wait = retryMs;
      enter('ready');
      void watch(made);
    });
  };

  attempt();
  return {
    get state() {
      return state;
    },
    close: async () => {
      if (state === 'closed') return;
      enter('closed');
      clearTimeout(timer);
      splitter.drop();
      const open = port;
      port = null;
      if (open?.isOpen) await new Promise<void>((resolve) => open.close(() => resolve()));
    },
  };
}

interface Splitter {
  take(bytes: Uint8Array): void;
  drop(): void;
}

/** How long a scanner that ends its scans may pause within one, in ms, before the beginning is given up. */
const patience = 2_000;

/**
 * Cuts what comes into scans: at CR and LF, or after a pause. A scanner that has sent line ends is known to send them: its pauses
 * end nothing, and what has no end is dropped, because half a scan may still be read as another lot.
 */
function createSplitter(idleMs: number, maxLength: number, emit: (raw: string) => void): Splitter {
  let text = '';
  let sendsEnds = false;
  let timer: NodeJS.Timeout | undefined;
  let last: NodeJS.Immediate | undefined;
  const calm = (): void => {
    clearTimeout(timer);
    clearImmediate(last);
  };
  const end = (): void => {
    calm();
    const scanned = text;
    text = '';
    if (scanned !== '') emit(scanned);
  };
  const pause = (): void => {
    // where this process was busy the rest may lie there already: it is read before the pause counts
    last = setImmediate(() => {
      if (sendsEnds) text = '';
      else end();
    });
  };
  return {
    take: (bytes) => {
      calm();
      for (const byte of bytes) {
        if (byte === 0x0d || byte === 0x0a) {
          sendsEnds ||= text !== '';
          end();
        } else if (text.length <= maxLength) text += String.fromCharCode(byte);
      }
      if (text !== '') timer = setTimeout(pause, sendsEnds ? patience : idleMs);
    },
    drop: () => {
      calm();
      text = '';
    },
  };
}

const openedFile = promisify(fstat);

/** Names a device file; null where there is none. */
async function fileOf(look: () => Promise<Stats>): Promise<string | null> {
  const found = await look().catch(() => null);
  return found && `${found.dev} ${found.ino} ${found.rdev}`;
}

/** Serial ports of this PC. Without udevadm the library's own list ends the whole process, so /dev is read instead. */
export async function listSerialPorts(): Promise<SerialPortFound[]> {
  if (process.platform === 'linux' && !isOnPath('udevadm')) return listDeviceFiles('/dev');
  const found = (await SerialPort.list()) as readonly { path: string; manufacturer?: string; pnpId?: string }[];
  return found.map((port) => ({ path: port.path, label: port.manufacturer ?? port.pnpId ?? port.path }));
}

/** Serial device files below `dev`, named by /dev/serial/by-id where that exists. */
export async function listDeviceFiles(dev: string): Promise<SerialPortFound[]> {
  const names = await readdir(dev).catch(() => []);
  const byId = join(dev, 'serial', 'by-id');
  const labels = new Map<string, string>();
  for (const name of await readdir(byId).catch(() => [])) {
    const target = await realpath(join(byId, name)).catch(() => null);
    if (target !== null) labels.set(target, name);
  }
  return names
    .filter((name) => /^(tty(USB|ACM|AMA|XRUSB)\d+|rfcomm\d+)$/.test(name))
    .toSorted()
    .map((name) => join(dev, name))
    .map((path) => ({ path, label: labels.get(path) ?? path }));
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    if (folder === '') return false;
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
