import { connect, type Socket } from 'node:net';
import type { PrinterStatus, PrintTrouble, ReceiptPrinter, SendOutcome, TcpPrinterAddress } from '../devices/ports.ts';

/**
 * A receipt printer behind a TCP port (9100). A connection that opens says nothing about the printer, so the device
 * itself is asked: DLE EOT 1-4 before the job (answered at once, out of band) and, where it knows GS r, that in-order
 * query behind the job: its answer proves that everything before it was taken from the buffer.
 * GS ( H would say the same but clones print it. Without any answer the outcome is what TCP knows, see `send`.
 */

/** All in milliseconds. */
export interface PrinterDeadlines {
  connectMs: number;
  /** For one status answer. */
  statusMs: number;
  /** From the first byte of the job to the confirmation of its end. */
  jobMs: number;
  /** How long a printer that answers nothing may take to close the line after the job. */
  lingerMs: number;
}

const DEADLINES: PrinterDeadlines = { connectMs: 3_000, statusMs: 800, jobMs: 20_000, lingerMs: 1_000 };
const CHUNK = 4_096;
const POLL_MS = 500;

interface Link {
  /** Set as soon as the line is gone. */
  broken(): PrintTrouble | null;
  /** Asks and waits for one answer byte that fits; null when none came in time or the line is gone. */
  ask(question: readonly number[], fits: (byte: number) => boolean, ms: number): Promise<number | null>;
  /** Hands bytes to the system; false when the line is gone or the time is up. */
  write(bytes: Uint8Array, ms: number): Promise<boolean>;
  /** Ends our side and waits until the other side has closed too, at most so long. */
  finish(ms: number): Promise<void>;
  destroy(): void;
}

/** Fixed bits of a DLE EOT answer, of a GS r answer and of the first of four Automatic Status Back bytes. */
const isRealTime = (byte: number): boolean => (byte & 0x93) === 0x12;
const isInOrder = (byte: number): boolean => (byte & 0x90) === 0x00;
const isAutomatic = (byte: number): boolean => (byte & 0x93) === 0x10;

export function tcpPrinter(address: TcpPrinterAddress, deadlines: Partial<PrinterDeadlines> = {}): ReceiptPrinter {
  const times = { ...DEADLINES, ...deadlines };
  return {
    status: async (signal) => {
      const link = await open(address, times.connectMs, signal);
      if (typeof link === 'string') return { state: 'unreachable', paperLow: false };
      try {
        if (address.asksStatus === 'never') return { state: 'silent', paperLow: false };
        return await ask(link, times.statusMs);
      } finally {
        link.destroy();
      }
    },
    send: async (bytes, signal) => {
      const link = await open(address, times.connectMs, signal);
      if (typeof link === 'string') return { failed: link };
      try {
        return await send(link, bytes, address.asksStatus, times);
      } finally {
        link.destroy();
      }
    },
  };
}

/** Before the first byte of the job every trouble is `failed`; after it everything but a confirmed end is `unknown`. */
async function send(
  link: Link,
  bytes: Uint8Array,
  asksStatus: TcpPrinterAddress['asksStatus'],
  times: PrinterDeadlines,
): Promise<SendOutcome> {
  const before = asksStatus === 'never' ? null : await ask(link, times.statusMs);
  const lostBefore = link.broken();
  if (lostBefore) return { failed: lostBefore };
  if (before?.state === 'silent' && asksStatus === 'required') return { failed: 'noStatus' };
  const trouble = before && troubleOf(before);
  if (trouble) return { failed: trouble };
  const answers = before !== null && before.state !== 'silent';
  const inOrder = answers && (await link.ask([0x1d, 0x72, 1], isInOrder, times.statusMs / 2)) !== null;
  const lostWaiting = link.broken();
  if (lostWaiting) return { failed: lostWaiting };

  const end = performance.now() + times.jobMs;
  const left = (): number => Math.max(0, end - performance.now());
  for (let at = 0; at < bytes.length; at += CHUNK) {
    if (await link.write(bytes.subarray(at, at + CHUNK), left())) continue;
    const lost = link.broken();
    if (lost) return { unknown: lost };
    return { unknown: (answers && troubleOf(await ask(link, times.statusMs))) || 'timeout' };
  }
  if (inOrder) return confirmInOrder(link, times, left);
  if (answers) return confirmRealTime(link, times);
  // A silent printer: the system has sent everything and the printer did not break the line. More cannot be known.
  await link.finish(times.lingerMs);
  const lost = link.broken();
  return lost ? { unknown: lost } : 'sent';
}

/** Waits for the answer behind the job and meanwhile looks why it may be late. */
async function confirmInOrder(link: Link, times: PrinterDeadlines, left: () => number): Promise<SendOutcome> {
  let question: readonly number[] = [0x1d, 0x72, 1];
  for (;;) {
    const answer = await link.ask(question, isInOrder, Math.min(POLL_MS, left()));
    if (answer !== null) return (answer & 0x0c) === 0 ? 'sent' : { unknown: 'paperOut' };
    question = [];
    const lost = link.broken();
    if (lost) return { unknown: lost };
    const status = await ask(link, times.statusMs);
    const trouble = troubleOf(status);
    if (trouble) return { unknown: trouble };
    if (left() === 0) return { unknown: link.broken() ?? 'timeout' };
  }
}

async function confirmRealTime(link: Link, times: PrinterDeadlines): Promise<SendOutcome> {
  const after = await ask(link, times.statusMs);
  const lost = link.broken();
  if (lost) return { unknown: lost };
  const trouble = after.state === 'silent' ? 'noStatus' : troubleOf(after);
  return trouble ? { unknown: trouble } : 'sent';
}

function troubleOf({ state }: PrinterStatus): PrintTrouble | null {
  return state === 'ready' || state === 'silent' ? null : state;
}

/** DLE EOT 1 printer, 2 reason for offline, 3 error, 4 paper sensors (Epson ESC/POS, real-time status transmission). */
async function ask(link: Link, ms: number): Promise<PrinterStatus> {
  const query = (n: number): Promise<number | null> => link.ask([0x10, 0x04, n], isRealTime, ms);
  const printer = await query(1);
  if (printer === null) return { state: 'silent', paperLow: false };
  const offline = (await query(2)) ?? 0;
  const error = (await query(3)) ?? 0;
  const paper = (await query(4)) ?? 0;
  const paperLow = (paper & 0x0c) !== 0;
  if (offline & 0x04) return { state: 'coverOpen', paperLow };
  if (paper & 0x60 || offline & 0x20) return { state: 'paperOut', paperLow: true };
  if (offline & 0x40 || error & 0x68) return { state: 'error', paperLow };
  return { state: printer & 0x08 ? 'offline' : 'ready', paperLow };
}

function open(address: TcpPrinterAddress, connectMs: number, signal?: AbortSignal): Promise<Link | PrintTrouble> {
  if (signal?.aborted) return Promise.resolve('aborted');
  return new Promise((resolve) => {
    const socket = connect({ host: address.host, port: address.port, noDelay: true });
    let broken: PrintTrouble | null = null;
    let connected = false;
    const give = (trouble: PrintTrouble): void => {
      broken ??= trouble;
      socket.destroy();
      resolve(broken);
    };
    const timer = setTimeout(() => give('unreachable'), connectMs);
    const abort = (): void => give('aborted');
    signal?.addEventListener('abort', abort, { once: true });
    socket.once('close', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
    socket.on('error', () => give(connected ? 'connectionLost' : 'unreachable'));
    socket.once('connect', () => {
      connected = true;
      clearTimeout(timer);
      resolve(linkOf(socket, () => broken));
    });
  });
}

function linkOf(socket: Socket, brokenBefore: () => PrintTrouble | null): Link {
  let ended: PrintTrouble | null = null;
  let finishing = false;
  let skip = 0;
  let waiter: { fits: (byte: number) => boolean; take: (byte: number | null) => void } | null = null;
  const listeners = new Set<() => void>();
  const lost = (): void => {
    if (!finishing || socket.errored) ended ??= 'connectionLost';
    waiter?.take(null);
    for (const listener of listeners) listener();
  };
  socket.on('data', (chunk: Buffer) => {
    for (const byte of chunk) {
      if (skip > 0) skip--;
      else if (isAutomatic(byte)) skip = 3;
      else if (waiter?.fits(byte)) waiter.take(byte);
    }
  });
  socket.on('end', lost);
  socket.on('close', lost);

  /** Resolves with what `start` hands over, or with `otherwise` when the line breaks or the time is up. */
  const within = <T>(ms: number, otherwise: T, start: (done: (value: T) => void) => void): Promise<T> =>
    new Promise((resolve) => {
      const done = (value: T): void => {
        clearTimeout(timer);
        listeners.delete(giveUp);
        resolve(value);
      };
      const giveUp = (): void => done(otherwise);
      const timer = setTimeout(giveUp, ms);
      listeners.add(giveUp);
      start(done);
    });

  const broken = (): PrintTrouble | null => brokenBefore() ?? ended;
  return {
    broken,
    ask: async (question, fits, ms) => {
      if (broken()) return null;
      const answer = await within<number | null>(ms, null, (done) => {
        waiter = { fits, take: done };
        if (question.length > 0) socket.write(Uint8Array.from(question));
      });
      waiter = null;
      return answer;
    },
    write: (bytes, ms) => {
      if (broken()) return Promise.resolve(false);
      return within<boolean>(ms, false, (done) => socket.write(bytes, (error) => done(!error)));
    },
    finish: async (ms) => {
      if (broken()) return;
      finishing = true;
      await within(ms, undefined, () => socket.end());
    },
    destroy: () => socket.destroy(),
  };
}
