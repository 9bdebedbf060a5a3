import { accessSync, constants } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
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
}

export function openSerialScanner(
  settings: SerialSettings,
  events: ScannerEvents,
  options: SerialScannerOptions = {},
): ScannerPort {
  const retryMs = options.retryMs ?? 250;
  const retryMaxMs = options.retryMaxMs ?? 10_000;
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
    splitter.flush();
    if (state === 'closed') return;
    enter('missing', detail);
    timer = setTimeout(attempt, wait);
    timer.unref();
    wait = Math.min(wait * 2, retryMaxMs);
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
  flush(): void;
  drop(): void;
}

function createSplitter(idleMs: number, maxLength: number, emit: (raw: string) => void): Splitter {
  let text = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    const scanned = text;
    text = '';
    if (scanned !== '') emit(scanned);
  };
  return {
    take: (bytes) => {
      clearTimeout(timer);
      for (const byte of bytes) {
        if (byte === 0x0d || byte === 0x0a) flush();
        else if (text.length <= maxLength) text += String.fromCharCode(byte);
      }
      if (text !== '') timer = setTimeout(flush, idleMs);
    },
    flush,
    drop: () => {
      clearTimeout(timer);
      text = '';
    },
  };
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
