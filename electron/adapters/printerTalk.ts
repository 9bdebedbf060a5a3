import type { PrinterStatus, PrintTrouble, ReceiptPrinter, SendOutcome, StatusQuestion } from '../devices/ports.ts';

/**
 * The conversation with a receipt printer, whatever cable it is on. That a line opens says nothing about the printer, so
 * the device itself is asked: DLE EOT 1-4 before the job (answered at once, out of band) and, where it knows GS r, that
 * in-order query behind the job: its answer proves that everything before it was taken from the buffer.
 * GS ( H would say the same but clones print it. Without any answer the outcome is what the line knows, see `send`.
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

export interface Link {
  /** Nothing can come back, so nothing is asked. */
  oneWay?: boolean;
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
export const isAutomatic = (byte: number): boolean => (byte & 0x93) === 0x10;

/** Opens the line, or says why it cannot. */
export type OpenLink = (connectMs: number, signal?: AbortSignal) => Promise<Link | PrintTrouble>;

/** A printer behind a line. */
export function printerOver(
  open: OpenLink,
  asksStatus: StatusQuestion,
  deadlines: Partial<PrinterDeadlines> = {},
): ReceiptPrinter {
  const times = { ...DEADLINES, ...deadlines };
  return {
    status: async (signal) => {
      const link = await open(times.connectMs, signal);
      if (typeof link === 'string') return { state: 'unreachable', paperLow: false };
      try {
        if (asksStatus === 'never' || link.oneWay) return { state: 'silent', paperLow: false };
        return await ask(link, times.statusMs);
      } finally {
        link.destroy();
      }
    },
    send: async (bytes, signal) => {
      const link = await open(times.connectMs, signal);
      if (typeof link === 'string') return { failed: link };
      try {
        return await send(link, bytes, link.oneWay ? 'never' : asksStatus, times);
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
  asksStatus: StatusQuestion,
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
