import { SerialPort } from 'serialport';
import type { PrintTrouble, ReceiptPrinter, SerialPrinterAddress } from '../devices/ports.ts';
import { linkOf } from './printerLine.ts';
import { type Link, type PrinterDeadlines, printerOver } from './printerTalk.ts';

/**
 * A receipt printer on a serial port: 8 data bits, no parity, one stop bit, and it may hold us with XOFF. A printer that
 * signals by wire instead is not disturbed by that.
 */
export function serialPrinter(
  address: SerialPrinterAddress,
  deadlines: Partial<PrinterDeadlines> = {},
): ReceiptPrinter {
  return printerOver(
    (connectMs, signal) => open(address, connectMs, signal),
    address.asksStatus ?? 'whenAnswered',
    deadlines,
  );
}

function open(
  { path, baudRate }: SerialPrinterAddress,
  connectMs: number,
  signal?: AbortSignal,
): Promise<Link | PrintTrouble> {
  if (signal?.aborted) return Promise.resolve('aborted');
  return new Promise((resolve) => {
    const port = new SerialPort({ path, baudRate, autoOpen: false, xon: true });
    const close = (): void => {
      if (port.isOpen) port.close(() => undefined);
    };
    const end = linkOf({
      // `drain` waits until the last byte has left this PC
      write: (bytes, done) => void port.write(Buffer.from(bytes), (error) => (error ? done(error) : port.drain(done))),
      end: (done) => port.drain(() => done()),
      destroy: close,
    });
    const give = (trouble: PrintTrouble): void => {
      end.lost(trouble);
      close();
      resolve(trouble);
    };
    const timer = setTimeout(() => give('unreachable'), connectMs);
    const abort = (): void => give('aborted');
    signal?.addEventListener('abort', abort, { once: true });
    port.on('data', (chunk: Buffer) => end.arrived(chunk));
    port.on('error', () => end.lost('connectionLost'));
    port.once('close', () => {
      signal?.removeEventListener('abort', abort);
      end.lost();
    });
    port.open((error) => {
      clearTimeout(timer);
      if (error) {
        signal?.removeEventListener('abort', abort);
        give('unreachable');
      } else if (end.link.broken()) close();
      else resolve(end.link);
    });
  });
}
