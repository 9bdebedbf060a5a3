import { createServer, type Server, type Socket } from 'node:net';
import { type PrinterHead, type PrinterMode, type PrinterState, printerHead } from './printerHead.ts';

export type { PrinterMode } from './printerHead.ts';

/** A receipt printer on a TCP socket: for the tests and for `npm run visit`. */
export interface EmulatedJob {
  /** What arrived at the print head, without status queries. */
  bytes: Uint8Array;
  /** False if the connection broke before the other side had ended it. */
  whole: boolean;
}

export interface PrinterEmulator {
  readonly host: string;
  readonly port: number;
  /** One entry per connection that brought something to print, oldest first. */
  jobs(): EmulatedJob[];
  setMode(mode: PrinterMode): Promise<void>;
  close(): Promise<void>;
}

interface Line {
  socket: Socket;
  head: PrinterHead;
  whole: boolean;
}

/** Starts the printer on 127.0.0.1; port 0 picks a free one. */
export async function startPrinterEmulator(start: PrinterMode = 'ok', wantedPort = 0): Promise<PrinterEmulator> {
  const host = '127.0.0.1';
  const lines: Line[] = [];
  const state: PrinterState = { mode: start };
  let port = wantedPort;
  let server: Server | null = null;

  const listen = async (): Promise<void> => {
    const made = createServer((socket) => {
      const head = printerHead(state, {
        answer: (bytes) => void socket.write(bytes),
        cut: () => void socket.resetAndDestroy(),
      });
      const line: Line = { socket, head, whole: false };
      lines.push(line);
      socket.on('data', (chunk) => head.receive(chunk));
      socket.on('end', () => {
        line.whole = true;
      });
      socket.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve, reject) => {
      made.once('error', reject);
      made.listen(port, host, resolve);
    });
    const address = made.address();
    if (address !== null && typeof address === 'object') port = address.port;
    server = made;
  };

  const stop = async (): Promise<void> => {
    const closing = server;
    server = null;
    for (const line of lines) line.socket.destroy();
    if (closing) await new Promise<void>((resolve) => closing.close(() => resolve()));
  };

  const turn = (): void => {
    for (const line of lines) line.head.turn();
  };
  const clock = setInterval(turn, 10);
  clock.unref();

  await listen();
  if (start === 'refuse') await stop();

  return {
    host,
    get port() {
      return port;
    },
    jobs: () =>
      lines
        .filter((line) => line.head.printed.length > 0)
        .map(({ head, whole }) => ({ bytes: Uint8Array.from(head.printed), whole: whole && head.done })),
    setMode: async (next) => {
      state.mode = next;
      if (next === 'refuse') await stop();
      else if (server === null) await listen();
      turn();
    },
    close: async () => {
      clearInterval(clock);
      await stop();
    },
  };
}
