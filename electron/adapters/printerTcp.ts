import { connect } from 'node:net';
import type { PrintTrouble, ReceiptPrinter, TcpPrinterAddress } from '../devices/ports.ts';
import { linkOf } from './printerLine.ts';
import { type Link, type PrinterDeadlines, printerOver } from './printerTalk.ts';

/** A receipt printer behind a TCP port, nearly always 9100. */
export function tcpPrinter(address: TcpPrinterAddress, deadlines: Partial<PrinterDeadlines> = {}): ReceiptPrinter {
  return printerOver(
    (connectMs, signal) => open(address, connectMs, signal),
    address.asksStatus ?? 'whenAnswered',
    deadlines,
  );
}

function open(
  { host, port }: TcpPrinterAddress,
  connectMs: number,
  signal?: AbortSignal,
): Promise<Link | PrintTrouble> {
  if (signal?.aborted) return Promise.resolve('aborted');
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    const end = linkOf({
      write: (bytes, done) => void socket.write(bytes, done),
      // the other side closes when it has taken everything: 'close' follows
      end: () => void socket.end(),
      destroy: () => void socket.destroy(),
    });
    let connected = false;
    const give = (trouble: PrintTrouble): void => {
      end.lost(trouble);
      socket.destroy();
      resolve(end.link.broken() ?? trouble);
    };
    const timer = setTimeout(() => give('unreachable'), connectMs);
    const abort = (): void => give('aborted');
    signal?.addEventListener('abort', abort, { once: true });
    socket.on('data', (chunk: Buffer) => end.arrived(chunk));
    socket.on('end', () => end.lost());
    socket.on('error', () => give(connected ? 'connectionLost' : 'unreachable'));
    socket.once('close', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      end.lost();
    });
    socket.once('connect', () => {
      connected = true;
      clearTimeout(timer);
      resolve(end.link);
    });
  });
}
