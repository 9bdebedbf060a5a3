import { createServer, type Server, type Socket } from 'node:net';

/**
 * A receipt printer on a TCP socket, good and bad: for the tests and for `npm run visit`. It keeps what it was given
 * to print, answers real-time status queries out of band and in-order queries when their turn comes, as a device does.
 */

export type PrinterMode =
  | 'ok'
  | 'paperOut'
  | 'coverOpen'
  | 'offline'
  /** Prints, but answers nothing. */
  | 'silent'
  /** Answers DLE EOT, but not the in-order GS r, as simple clones do. */
  | 'realTimeOnly'
  /** Prints a few bytes at a time. */
  | 'slow'
  /** Nothing listens on the port. */
  | 'refuse'
  /** Loses the connection once, after so many bytes of a job; then it is 'ok'. */
  | { dropAfter: number }
  /** The paper ends after so many bytes and stays out. */
  | { paperOutAfter: number };

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
  incoming: Buffer;
  waiting: Buffer;
  printed: number[];
  received: number;
  whole: boolean;
}

/** Starts the printer on 127.0.0.1; port 0 picks a free one. */
export async function startPrinterEmulator(start: PrinterMode = 'ok', wantedPort = 0): Promise<PrinterEmulator> {
  const host = '127.0.0.1';
  const lines: Line[] = [];
  let mode = start;
  let port = wantedPort;
  let server: Server | null = null;
  const stuck = (): boolean => mode === 'paperOut' || mode === 'coverOpen' || mode === 'offline';
  const answers = (): boolean => mode !== 'silent';

  const realTime = (n: number): number => {
    const trouble = stuck();
    if (n === 1) return 0x12 | (trouble ? 0x08 : 0);
    if (n === 2) return 0x12 | (mode === 'coverOpen' ? 0x04 : 0) | (mode === 'paperOut' ? 0x20 : 0);
    if (n === 4) return 0x12 | (mode === 'paperOut' ? 0x6c : 0);
    return 0x12;
  };

  const print = (line: Line): void => {
    let budget = mode === 'slow' ? 24 : Number.POSITIVE_INFINITY;
    while (!stuck() && budget > 0) {
      const length = commandLength(line.waiting);
      if (length === 0) break;
      const command = line.waiting.subarray(0, length);
      line.waiting = line.waiting.subarray(length);
      budget -= length;
      if (command[0] === 0x1d && command[1] === 0x72) {
        if (answers() && mode !== 'realTimeOnly') line.socket.write(Buffer.from([0x00]));
        continue;
      }
      line.printed.push(...command);
      if (typeof mode === 'object' && 'paperOutAfter' in mode && line.printed.length > mode.paperOutAfter)
        mode = 'paperOut';
    }
  };

  const receive = (line: Line, chunk: Buffer): void => {
    line.incoming = Buffer.concat([line.incoming, chunk]);
    let from = 0;
    for (let at = 0; at < line.incoming.length; at++) {
      if (line.incoming[at] !== 0x10) continue;
      if (at + 2 >= line.incoming.length && (at + 1 >= line.incoming.length || line.incoming[at + 1] === 0x04)) {
        keep(line, line.incoming.subarray(from, at));
        line.incoming = line.incoming.subarray(at);
        return;
      }
      if (line.incoming[at + 1] !== 0x04) continue;
      keep(line, line.incoming.subarray(from, at));
      if (answers()) line.socket.write(Buffer.from([realTime(line.incoming[at + 2] ?? 0)]));
      from = at + 3;
      at += 2;
    }
    keep(line, line.incoming.subarray(from));
    line.incoming = Buffer.alloc(0);
  };

  const keep = (line: Line, bytes: Buffer): void => {
    line.waiting = Buffer.concat([line.waiting, bytes]);
    if (!isQuery(bytes)) line.received += bytes.length;
    if (typeof mode === 'object' && 'dropAfter' in mode && line.received > mode.dropAfter) {
      line.waiting = line.waiting.subarray(0, Math.max(0, line.waiting.length - (line.received - mode.dropAfter)));
      print(line);
      mode = 'ok';
      line.socket.resetAndDestroy();
      return;
    }
    print(line);
  };

  const listen = async (): Promise<void> => {
    const made = createServer((socket) => {
      const line: Line = {
        socket,
        incoming: Buffer.alloc(0),
        waiting: Buffer.alloc(0),
        printed: [],
        received: 0,
        whole: false,
      };
      lines.push(line);
      socket.on('data', (chunk) => receive(line, chunk));
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

  const clock = setInterval(() => {
    for (const line of lines) print(line);
  }, 10);
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
        .filter((line) => line.printed.length > 0)
        .map((line) => ({ bytes: Uint8Array.from(line.printed), whole: line.whole && line.waiting.length === 0 })),
    setMode: async (next) => {
      mode = next;
      if (next === 'refuse') await stop();
      else if (server === null) await listen();
      for (const line of lines) print(line);
    },
    close: async () => {
      clearInterval(clock);
      await stop();
    },
  };
}

function isQuery(bytes: Buffer): boolean {
  return bytes.length === 3 && bytes[0] === 0x1d && bytes[1] === 0x72;
}

/** Length of the command or character at the head of the buffer, 0 while it is not whole. */
function commandLength(buffer: Buffer): number {
  const first = buffer[0];
  const second = buffer[1];
  if (first === undefined) return 0;
  if (first !== 0x1b && first !== 0x1d) return 1;
  if (second === undefined) return 0;
  let length = 3;
  if (first === 0x1b) length = second === 0x40 ? 2 : second === 0x70 ? 5 : 3;
  else if (second === 0x56) length = 4;
  else if (second === 0x6b) length = buffer.length < 4 ? 4 : 4 + (buffer[3] ?? 0);
  else if (second === 0x28) length = buffer.length < 5 ? 5 : 5 + buffer.readUInt16LE(3);
  else if (second === 0x76) length = buffer.length < 8 ? 8 : 8 + buffer.readUInt16LE(4) * buffer.readUInt16LE(6);
  return buffer.length < length ? 0 : length;
}
