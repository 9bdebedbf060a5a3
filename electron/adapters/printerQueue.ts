import { open } from 'node:fs/promises';
import type { PrinterStatus, PrintTrouble, QueueFound, QueuePrinter, SendOutcome } from '../devices/ports.ts';
import { type Ran, run } from './program.ts';

/**
 * A queue of the operating system: CUPS through lp and lpstat, with the bytes as they are (`-o raw`) or a PDF that the
 * queue draws. The queue's own word counts: completed is sent, cancelled or aborted is not known, because nobody can say
 * what the printer had by then. What is still waiting at the deadline is taken out of the queue again, so that it does
 * not come out later beside a copy.
 * On Windows the shared queue takes the bytes as a file; it tells nothing, so handed over whole counts as sent.
 */
export interface QueueTimes {
  /** For one call of lp or lpstat, ms. */
  callMs: number;
  /** From handing over to the queue's last word, ms. */
  jobMs: number;
  pollMs: number;
}

const TIMES: QueueTimes = { callMs: 5_000, jobMs: 30_000, pollMs: 250 };

export function queuePrinter(queue: string, times: Partial<QueueTimes> = {}): QueuePrinter {
  const each = { ...TIMES, ...times };
  if (process.platform === 'win32') {
    return {
      status: () => Promise.resolve({ state: 'silent', paperLow: false }),
      send: (bytes, signal) => sendToShare(queue, bytes, signal),
      sendPdf: () => Promise.resolve({ failed: 'noQueue' }),
    };
  }
  return {
    status: () => statusOf(queue, each),
    send: (bytes, signal) => send(queue, bytes, ['-o', 'raw'], each, signal),
    sendPdf: (bytes, paper, signal) =>
      send(queue, bytes, ['-o', `media=${paper === 'a4' ? 'A4' : 'Letter'}`], each, signal),
  };
}

/** The queues of this PC, by name. Empty where there is no print system. */
export async function listQueues(): Promise<QueueFound[]> {
  if (process.platform === 'win32') return [];
  const { code, out } = await run('lpstat', ['-e'], { ms: TIMES.callMs });
  return code === 0 ? out.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ name: line.trim() }])) : [];
}

async function statusOf(queue: string, { callMs }: QueueTimes): Promise<PrinterStatus> {
  const said = await run('lpstat', ['-l', '-p', queue], { ms: callMs });
  if (said.code !== 0) return { state: 'unreachable', paperLow: false };
  return readStatus(said.out);
}

/** What `lpstat -l -p` says, in the C locale. Reasons are those of IPP, with -error, -warning or -report behind them. */
export function readStatus(text: string): PrinterStatus {
  const alerts = /^\s*Alerts: (.*)$/m.exec(text)?.[1] ?? '';
  const paperLow = /media-(low|empty|needed)/.test(alerts);
  const is = (reason: RegExp): boolean => reason.test(alerts);
  if (is(/media-(empty|needed)/)) return { state: 'paperOut', paperLow };
  if (is(/(cover|door|interlock)-open/)) return { state: 'coverOpen', paperLow };
  if (is(/connecting-to-device|timed-out/) || neverThere.test(text)) return { state: 'unreachable', paperLow };
  if (/^printer \S+ disabled/m.test(text) || is(/offline|paused|shutdown/)) return { state: 'offline', paperLow };
  if (is(/-error\b|media-jam/)) return { state: 'error', paperLow };
  return { state: 'ready', paperLow };
}

async function send(
  queue: string,
  bytes: Uint8Array,
  options: readonly string[],
  { callMs, jobMs, pollMs }: QueueTimes,
  signal?: AbortSignal,
): Promise<SendOutcome> {
  if (signal?.aborted) return { failed: 'aborted' };
  const before = await statusOf(queue, { callMs, jobMs, pollMs });
  if (before.state === 'unreachable') {
    const known = await run('lpstat', ['-p', queue], { ms: callMs });
    return { failed: known.code === 0 ? 'unreachable' : 'noQueue' };
  }
  if (before.state !== 'ready' && before.state !== 'silent') return { failed: before.state };
  const handed = await run('lp', ['-d', queue, '-t', 'Salve', ...options], { ms: callMs, input: bytes });
  if (handed.code !== 0) return refusal(handed);
  const job = /request id is (\S+)/.exec(handed.out)?.[1];
  if (job === undefined) return { unknown: 'noStatus' };
  const isOver = (): boolean => performance.now() >= end || (signal?.aborted ?? false);
  const end = performance.now() + jobMs;
  while (!isOver()) {
    const outcome = await outcomeOf(queue, job, callMs);
    if (outcome) return outcome;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  await run('cancel', [job], { ms: callMs });
  const last = await outcomeOf(queue, job, callMs, true);
  if (last === 'sent' || (last && 'failed' in last)) return last;
  const now = await statusOf(queue, { callMs, jobMs, pollMs });
  return { unknown: signal?.aborted ? 'aborted' : troubleOf(now) };
}

/** lp that ended by itself took nothing; one that had to be stopped may have. */
function refusal({ stopped, missing }: Ran): SendOutcome {
  if (stopped) return { unknown: 'timeout' };
  return { failed: missing ? 'noQueue' : 'error' };
}

function troubleOf({ state }: PrinterStatus): PrintTrouble {
  return state === 'ready' || state === 'silent' ? 'timeout' : state;
}

/** The queue's last word about a job, or null while it has none. */
async function outcomeOf(queue: string, job: string, callMs: number, cancelled = false): Promise<SendOutcome | null> {
  const done = await run('lpstat', ['-l', '-W', 'completed', '-o', queue], { ms: callMs });
  if (done.code !== 0) return null;
  return readOutcome(done.out, job, cancelled);
}

const neverThere = /may not exist or is unavailable/;

/**
 * What `lpstat -l -W completed -o` says about one job, in the C locale: a line of its own, then what it knows, indented.
 * Completed, cancelled and aborted jobs stand in the same list and only differ by their reasons. CUPS leaves
 * processing-to-stop-point behind a job that was printed, but a cancelled one may have the same (RFC 8011, 5.3.8): it only
 * counts where we did not cancel. A job that was cancelled while the queue still looked for the printer printed nothing.
 */
export function readOutcome(text: string, job: string, cancelled = false): SendOutcome | null {
  const block = text.split(/\n(?=\S)/).find((each) => each.startsWith(`${job} `));
  if (block === undefined) return null;
  const reasons = /^\s*Alerts: (.*)$/m.exec(block)?.[1] ?? '';
  if (/job-completed-successfully/.test(reasons)) return 'sent';
  if (!cancelled && /^processing-to-stop-point$/.test(reasons.trim())) return 'sent';
  const stopped = cancelled || /cancel/.test(reasons);
  return stopped && neverThere.test(block) ? { failed: 'unreachable' } : { unknown: 'error' };
}

async function sendToShare(queue: string, bytes: Uint8Array, signal?: AbortSignal): Promise<SendOutcome> {
  if (signal?.aborted) return { failed: 'aborted' };
  const share = await open(`\\\\localhost\\${queue}`, 'w').catch(() => null);
  if (!share) return { failed: 'noQueue' };
  try {
    await share.writeFile(bytes);
    await share.close();
    return 'sent';
  } catch {
    await share.close().catch(() => undefined);
    return { unknown: 'connectionLost' };
  }
}
