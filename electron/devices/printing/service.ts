import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  advancePrintJob,
  duePrintJobs,
  findPrinter,
  findPrintJob,
  insertPrintJob,
  type PrinterRow,
  type PrintJobLine,
  type PrintJobRow,
  printersOf,
  printingJobIds,
  printJobsInState,
  printJobsOfSource,
  recentPrintJobs,
} from '../../../db/devices/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { refuse } from '../../kernel/errors.ts';
import type { PrintModel, SendOutcome } from '../ports.ts';
import {
  failedSentence,
  mayCancel,
  mayReprint,
  mayRetry,
  NEVER,
  noPrinterSentence,
  type PaperKind,
  type PrintKind,
  type PrintSource,
  printerGoneSentence,
  retryAt,
  unknownSentence,
} from '../rules.ts';
import type { Queued } from '../schemas.ts';

/** What somebody wants on paper. */
export interface PrintOrder {
  kind: PrintKind;
  /** What the page is made for: a receipt unless said otherwise. */
  paper?: PaperKind;
  /** For the list of print jobs: a number, never a patient's name. */
  title: string;
  model: PrintModel;
  sourceKind: PrintSource;
  sourceId: string;
  /** The station's own printer for this paper when absent. */
  printerId?: string;
  /** The same for jobs that are ordered together. */
  batchId?: string;
}

/** One waker for each station that prints from this connection. */
const wakers = new WeakMap<object, Set<() => void>>();

function wakePrinting(db: ReadDb): void {
  for (const wake of wakers.get(db.raw) ?? []) wake();
}

/** Calls `wake` after every commit that leaves something to print on this connection, until the returned function is called. */
export function onPrintQueued(db: ReadDb, wake: () => void): () => void {
  const all = wakers.get(db.raw) ?? new Set();
  wakers.set(db.raw, all.add(wake));
  return () => void all.delete(wake);
}

/**
 * Puts a page into the queue of the asker's station; it is printed after the commit, never inside it.
 * Without a printer the job stays queued with a sentence that says so, until a person starts it again.
 */
export function queuePrint(tx: WriteTx, act: Act, order: PrintOrder): Queued {
  return insert(tx, act, order, printerFor(tx, act.stationId, order.printerId), null);
}

function printerFor(db: ReadDb, stationId: string, wanted?: string): PrinterRow | undefined {
  const named = wanted === undefined ? undefined : findPrinter(db, wanted);
  return named?.active ? named : printersOf(db, stationId).find((printer) => printer.active);
}

function insert(
  tx: WriteTx,
  act: Act,
  order: PrintOrder,
  printer: PrinterRow | undefined,
  copyOfId: string | null,
): Queued {
  const id = act.newId();
  const problem = printer ? null : noPrinterSentence;
  insertPrintJob(tx, {
    id,
    stationId: act.stationId,
    printerId: printer?.id ?? null,
    kind: order.kind,
    paper: order.paper ?? 'receipt',
    title: order.title,
    model: canonicalJson(order.model),
    sourceKind: order.sourceKind,
    sourceId: order.sourceId,
    copyOfId,
    batchId: order.batchId ?? null,
    state: 'queued',
    attempts: 0,
    notBefore: printer ? act.now : NEVER,
    problem,
    createdAt: act.now,
    createdBy: act.staffId,
    finishedAt: null,
    version: 1,
  });
  act.touch('devices', 'printJob', id, 1);
  if (printer) act.afterCommit(() => wakePrinting(tx));
  return { jobId: id, state: 'queued', problem, copy: order.model.copy };
}

/** Jobs of the station, newest first; or all of one invoice, whichever station printed them. */
export function listPrintJobs(
  db: ReadDb,
  asker: Asker,
  input: { state?: PrintJobRow['state'] | undefined; invoiceId?: string | undefined; limit: number },
) {
  const rows =
    input.invoiceId !== undefined
      ? printJobsOfSource(db, 'invoice', input.invoiceId).filter((job) => !input.state || job.state === input.state)
      : input.state
        ? printJobsInState(db, asker.stationId, input.state, input.limit)
        : recentPrintJobs(db, asker.stationId, input.limit);
  return { jobs: rows.slice(0, input.limit).map(shown) };
}

function shown(row: PrintJobLine) {
  const { notBefore, stationId: _, createdBy: __, ...job } = row;
  const waiting = (row.state === 'queued' || row.state === 'failed') && notBefore < NEVER;
  return { ...job, nextTryAt: waiting ? notBefore : null };
}

function jobById(db: ReadDb, id: string): PrintJobRow {
  return findPrintJob(db, id) ?? refuse('NOT_FOUND', 'This print job is no longer here.');
}

/** Prints a job again that may be on paper already: a new job with COPY on it, and the drawer stays shut. */
export function reprint(tx: WriteTx, act: Act, input: { jobId: string }): Queued {
  const job = jobById(tx, input.jobId);
  if (!mayReprint(job.state)) {
    refuse('NOT_NOW', 'Nothing of this job was printed yet, so there is nothing to copy. Try it again instead.');
  }
  const model: PrintModel = { ...(JSON.parse(job.model) as PrintModel), copy: true, kickDrawer: false };
  const { kind, paper, title, sourceKind, sourceId } = job;
  const printer = printerFor(tx, act.stationId, job.printerId ?? undefined);
  return insert(tx, act, { kind, paper, title, model, sourceKind, sourceId }, printer, job.copyOfId ?? job.id);
}

/** Starts a job again that surely printed nothing. One whose outcome is unknown becomes a copy. */
export function retry(tx: WriteTx, act: Act, input: { jobId: string }): Queued {
  const job = jobById(tx, input.jobId);
  if (job.state === 'unknown') return reprint(tx, act, input);
  if (!mayRetry(job.state)) refuse('NOT_NOW', 'This job is printing or was printed. Print a copy instead.');
  const printer = printerFor(tx, job.stationId, job.printerId ?? undefined);
  const problem = printer ? null : noPrinterSentence;
  move(tx, job, {
    state: 'queued',
    printerId: printer?.id ?? null,
    attempts: 0,
    notBefore: printer ? act.now : NEVER,
    problem,
    finishedAt: null,
  });
  act.touch('devices', 'printJob', job.id, job.version + 1);
  if (printer) act.afterCommit(() => wakePrinting(tx));
  const { copy } = JSON.parse(job.model) as PrintModel;
  return { jobId: job.id, state: 'queued', problem, copy };
}

export function cancel(tx: WriteTx, act: Act, input: { jobId: string }): { id: string } {
  const job = jobById(tx, input.jobId);
  if (!mayCancel(job.state)) refuse('NOT_NOW', 'Only a job that is still waiting can be cancelled.');
  move(tx, job, { ...job, state: 'cancelled', notBefore: NEVER, finishedAt: act.now });
  act.touch('devices', 'printJob', job.id, job.version + 1);
  return { id: job.id };
}

function move(tx: WriteTx, job: PrintJobRow, next: Parameters<typeof advancePrintJob>[2]): void {
  if (!advancePrintJob(tx, job, next)) refuse('CHANGED_ELSEWHERE', undefined, { current: findPrintJob(tx, job.id) });
}

/** A job taken for printing, with where to. */
export interface TakenJob {
  job: PrintJobRow;
  printer: PrinterRow;
}

/** News of a job for the feed. */
export interface PrintNews {
  jobId: string;
  stationId: string;
  state: PrintJobRow['state'];
  version: number;
}

const news = (job: PrintJobRow, state: PrintJobRow['state']): PrintNews => ({
  jobId: job.id,
  stationId: job.stationId,
  state,
  version: job.version + 1,
});

/** Takes due jobs of a station, at most one for each printer that is not busy; the attempt is counted before it begins. */
export function takePrintJobs(
  tx: WriteTx,
  stationId: string,
  now: number,
  busyPrinters: ReadonlySet<string>,
): { taken: TakenJob[]; news: PrintNews[] } {
  const taken: TakenJob[] = [];
  const told: PrintNews[] = [];
  const busy = new Set(busyPrinters);
  for (const job of duePrintJobs(tx, stationId, now, 50)) {
    if (job.printerId === null || busy.has(job.printerId)) continue;
    const printer = findPrinter(tx, job.printerId);
    if (!printer?.active) {
      advancePrintJob(tx, job, { ...job, state: 'failed', notBefore: NEVER, problem: printerGoneSentence });
      told.push(news(job, 'failed'));
      continue;
    }
    busy.add(printer.id);
    const next = { ...job, state: 'printing' as const, attempts: job.attempts + 1, problem: null };
    advancePrintJob(tx, job, next);
    told.push(news(job, 'printing'));
    taken.push({ job: { ...next, version: job.version + 1 }, printer });
  }
  return { taken, news: told };
}

/** Writes down what became of a taken job. `hopeless`: trying again would end the same way. */
export function settlePrintJob(
  tx: WriteTx,
  job: PrintJobRow,
  outcome: SendOutcome | { hopeless: string },
  now: number,
): PrintNews {
  if (outcome === 'sent') {
    advancePrintJob(tx, job, { ...job, state: 'sent', notBefore: NEVER, problem: null, finishedAt: now });
    return news(job, 'sent');
  }
  if ('hopeless' in outcome) {
    advancePrintJob(tx, job, { ...job, state: 'failed', notBefore: NEVER, problem: outcome.hopeless });
    return news(job, 'failed');
  }
  if ('unknown' in outcome) {
    const problem = unknownSentence(outcome.unknown);
    advancePrintJob(tx, job, { ...job, state: 'unknown', notBefore: NEVER, problem, finishedAt: now });
    return news(job, 'unknown');
  }
  const notBefore = retryAt(job.attempts, now);
  const problem = failedSentence(outcome.failed, notBefore < NEVER);
  advancePrintJob(tx, job, { ...job, state: 'failed', notBefore, problem });
  return news(job, 'failed');
}

/** Jobs that an earlier process left in the middle: nobody knows how far they came. Call once, before the first take. */
export function settleInterrupted(tx: WriteTx, stationId: string, now: number): PrintNews[] {
  return printingJobIds(tx, stationId).map((id) => settlePrintJob(tx, jobById(tx, id), { unknown: 'aborted' }, now));
}
