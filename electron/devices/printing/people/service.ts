import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import {
  batchStates,
  findPrinter,
  openPrintJobs,
  type PrinterRow,
  type PrintJobLine,
  type PrintJobRow,
  printersOf,
  printJobsInState,
  printJobsOfSource,
  recentPrintJobs,
  waitingJobsOfBatch,
} from '../../../../db/devices/queries.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { PrintModel } from '../../ports.ts';
import {
  mayCancel,
  mayMove,
  mayReprint,
  mayRetry,
  NEVER,
  noPrinterSentence,
  type PrintSource,
  printerGoneSentence,
} from '../../rules.ts';
import type { Queued } from '../../schemas.ts';
import { insertJob, jobById, moveJob, printerFor, wakePrinting } from '../service.ts';

/** Jobs of the station, newest first; or all of one invoice or container, whichever station printed them. */
export function listPrintJobs(
  db: ReadDb,
  asker: Asker,
  input: {
    state?: PrintJobRow['state'] | undefined;
    invoiceId?: string | undefined;
    containerId?: string | undefined;
    limit: number;
  },
) {
  return { jobs: jobsFor(db, asker, input).slice(0, input.limit).map(shown) };
}

function jobsFor(db: ReadDb, asker: Asker, input: Parameters<typeof listPrintJobs>[2]): PrintJobLine[] {
  const { state, invoiceId, containerId, limit } = input;
  const source = invoiceId ?? containerId;
  if (source !== undefined) {
    const all = printJobsOfSource(db, invoiceId === undefined ? 'container' : 'invoice', source);
    return all.filter((job) => !state || job.state === state);
  }
  return state ? printJobsInState(db, asker.stationId, state, limit) : recentPrintJobs(db, asker.stationId, limit);
}

function shown(row: PrintJobLine) {
  const { notBefore, stationId: _, createdBy: __, ...job } = row;
  const waiting = (row.state === 'queued' || row.state === 'failed') && notBefore < NEVER;
  return { ...job, nextTryAt: waiting ? notBefore : null };
}

/** Whether a page of this title was ever ordered for a source: what comes after it is a copy. */
export function wasOrdered(db: ReadDb, sourceKind: PrintSource, sourceId: string, title: string): boolean {
  return printJobsOfSource(db, sourceKind, sourceId).some((job) => job.title === title);
}

/** Prints a job again that may be on paper already: a new job with COPY on it, and the drawer stays shut. */
export function reprint(tx: WriteTx, act: Act, input: { jobId: string }): Queued {
  const job = jobById(tx, input.jobId);
  if (!mayReprint(job)) {
    refuse('NOT_NOW', 'Nothing of this job was printed yet, so there is nothing to copy. Try it again instead.');
  }
  return copyOf(tx, act, job, printerFor(tx, act.stationId, job.paper, job.printerId ?? undefined));
}

function copyOf(tx: WriteTx, act: Act, job: PrintJobRow, printer: PrinterRow | undefined): Queued {
  const model: PrintModel = { ...(JSON.parse(job.model) as PrintModel), copy: job.kind !== 'label', kickDrawer: false };
  const { kind, paper, title, sourceKind, sourceId } = job;
  return insertJob(tx, act, { kind, paper, title, model, sourceKind, sourceId }, printer, job.copyOfId ?? job.id);
}

/** Starts a job again that surely printed nothing. One whose outcome is unknown becomes a copy. */
export function retry(tx: WriteTx, act: Act, input: { jobId: string }): Queued {
  const job = jobById(tx, input.jobId);
  if (job.state === 'unknown') return reprint(tx, act, input);
  if (!mayRetry(job.state)) refuse('NOT_NOW', 'This job is printing or was printed. Print a copy instead.');
  const printer = printerFor(tx, job.stationId, job.paper, job.printerId ?? undefined);
  const problem = printer ? null : noPrinterSentence[job.paper];
  moveJob(tx, job, {
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
  moveJob(tx, job, { ...job, state: 'cancelled', notBefore: NEVER, finishedAt: act.now });
  act.touch('devices', 'printJob', job.id, job.version + 1);
  return { id: job.id };
}

/** Sends a job that surely printed nothing to another printer of its PC. What may be on paper already becomes a copy there. */
export function movePrint(tx: WriteTx, act: Act, input: { jobId: string; printerId: string }): Queued {
  const job = jobById(tx, input.jobId);
  const printer = findPrinter(tx, input.printerId);
  if (!printer?.active || printer.stationId !== job.stationId) refuse('NOT_FOUND', printerGoneSentence);
  if (job.state === 'unknown') return copyOf(tx, act, job, printer);
  if (!mayMove(job)) refuse('NOT_NOW', 'This job is printing or was printed. Print a copy instead.');
  moveJob(tx, job, {
    state: 'queued',
    printerId: printer.id,
    attempts: 0,
    notBefore: act.now,
    problem: null,
    finishedAt: null,
  });
  act.touch('devices', 'printJob', job.id, job.version + 1);
  act.afterCommit(() => wakePrinting(tx));
  const { copy } = JSON.parse(job.model) as PrintModel;
  return { jobId: job.id, state: 'queued', problem: null, copy };
}

/** How far the jobs of a batch have come. @throws Refusal NOT_FOUND */
export function batchProgress(db: ReadDb, _asker: Asker, input: { batchId: string }) {
  const states = new Map(batchStates(db, input.batchId).map(({ state, jobs }) => [state, jobs]));
  if (states.size === 0) refuse('NOT_FOUND', 'These print jobs are no longer here.');
  const count = (...names: Array<PrintJobRow['state']>): number =>
    names.reduce((sum, name) => sum + (states.get(name) ?? 0), 0);
  return {
    jobs: [...states.values()].reduce((sum, jobs) => sum + jobs, 0),
    sent: count('sent'),
    open: count('queued', 'printing'),
    troubled: count('failed', 'unknown'),
    cancelled: count('cancelled'),
  };
}

/** Cancels what has not begun of a batch; what is printing ends. */
export function cancelBatch(tx: WriteTx, act: Act, input: { batchId: string }): { cancelled: number } {
  const waiting = waitingJobsOfBatch(tx, input.batchId);
  for (const job of waiting) {
    moveJob(tx, job, { ...job, state: 'cancelled', notBefore: NEVER, finishedAt: act.now });
    act.touch('devices', 'printJob', job.id, job.version + 1);
  }
  return { cancelled: waiting.length };
}

/** What the sign in the top bar says about printing at this station. */
export function printSignal(db: ReadDb, asker: Asker) {
  const jobs = openPrintJobs(db, asker.stationId);
  const stuck = jobs.filter(
    (job) =>
      job.copiedById === null && (job.state === 'unknown' || (job.state !== 'printing' && job.notBefore >= NEVER)),
  );
  return {
    printers: printersOf(db, asker.stationId).filter((printer) => printer.active).length,
    waiting: jobs.filter((job) => (job.state === 'queued' || job.state === 'failed') && job.notBefore < NEVER).length,
    printing: jobs.filter((job) => job.state === 'printing').length,
    needsPerson: stuck.length,
    problem: (stuck[0] ?? jobs.find((job) => job.problem !== null && job.state !== 'unknown'))?.problem ?? null,
  };
}
