import { constants } from 'node:fs';
import { type FileHandle, open as openFile, stat } from 'node:fs/promises';
import type { DevicePrinterAddress, PrintTrouble, ReceiptPrinter } from '../devices/ports.ts';
import { linkOf } from './printerLine.ts';
import { type Link, type PrinterDeadlines, printerOver } from './printerTalk.ts';

/** How long to wait before a device that takes or has nothing just now is asked again, in ms. */
const PAUSE = 15;

/**
 * A receipt printer behind a device file such as /dev/usb/lp0. Opened without blocking: a printer that is out of paper
 * takes nothing, and must not hold a thread of ours for hours. Only a character device or a pipe is ever written to.
 */
export function devicePrinter(
  address: DevicePrinterAddress,
  deadlines: Partial<PrinterDeadlines> = {},
): ReceiptPrinter {
  return printerOver((_, signal) => open(address.path, signal), address.asksStatus ?? 'whenAnswered', deadlines);
}

async function open(path: string, signal?: AbortSignal): Promise<Link | PrintTrouble> {
  if (signal?.aborted) return 'aborted';
  const device = await openDevice(path);
  if (!device) return 'unreachable';
  const { file, reads } = device;
  let closed = false;
  const end = linkOf({
    write: (bytes, done) => void writeAll(file, bytes, () => closed, done),
    end: (done) => done(),
    destroy: () => {
      if (closed) return;
      closed = true;
      signal?.removeEventListener('abort', abort);
      void file.close().catch(() => undefined);
    },
  });
  const abort = (): void => end.lost('aborted');
  signal?.addEventListener('abort', abort, { once: true });
  if (reads) void listen(file, end, () => closed);
  return { ...end.link, oneWay: !reads };
}

/**
 * The file, opened for what it can do; null where there is no device. Anything else is refused: a path to a document
 * must not be overwritten. A pipe is only written to, because what is written to it would be read back.
 */
async function openDevice(path: string): Promise<{ file: FileHandle; reads: boolean } | null> {
  const { O_RDWR, O_WRONLY, O_NONBLOCK, O_NOCTTY } = constants;
  const pipe = await stat(path).then(
    (found) => found.isFIFO(),
    () => false,
  );
  for (const way of pipe ? [O_WRONLY] : [O_RDWR, O_WRONLY]) {
    const file = await openFile(path, way | O_NONBLOCK | O_NOCTTY).catch(() => null);
    if (!file) continue;
    const kind = await file.stat();
    if (pipe ? kind.isFIFO() : kind.isCharacterDevice()) return { file, reads: way === O_RDWR };
    await file.close();
  }
  return null;
}

const isBusy = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EAGAIN';
const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, PAUSE).unref());

async function writeAll(
  file: FileHandle,
  bytes: Uint8Array,
  closed: () => boolean,
  done: (error?: Error) => void,
): Promise<void> {
  let at = 0;
  while (at < bytes.length && !closed()) {
    try {
      at += (await file.write(bytes, at, bytes.length - at)).bytesWritten;
    } catch (error) {
      if (!isBusy(error)) break;
      await pause();
    }
  }
  done(at < bytes.length ? new Error('The device took only a part.') : undefined);
}

async function listen(
  file: FileHandle,
  end: { arrived(bytes: Uint8Array): void; lost(): void },
  closed: () => boolean,
): Promise<void> {
  const buffer = new Uint8Array(64);
  while (!closed()) {
    try {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead > 0) end.arrived(buffer.subarray(0, bytesRead));
      // a printer with nothing to say reads as an end of file on some systems
      else await pause();
    } catch (error) {
      if (closed()) return;
      if (!isBusy(error)) {
        end.lost();
        return;
      }
      await pause();
    }
  }
}
