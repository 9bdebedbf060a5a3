import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  advancePrintJob,
  duePrintJobs,
  findPrinter,
  findPrintJob,
  insertPrintJob,
  type PrinterRow,
  type PrintJobRow,
  printersOf,
  printingJobIds,
  printJobsOfSource,
  rememberedPrinter,
} from '../../../db/devices/queries.ts';
import type { Act } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { refuse } from '../../kernel/errors.ts';
import type { PrintModel, SendOutcome } from '../ports.ts';
import { drawerKick } from '../prints.ts';
import {
  failedSentence,
  NEVER,
  noPrinterSentence,
  type PaperKind,
  type PrintKind,
  type PrintSource,
  printerGoneSentence,
  retryAt,
  suits,
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

/** Tells the runners of this connection that there is something to print. */
export function wakePrinting(db: ReadDb): void {
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
  const printer = printerFor(tx, act.stationId, order.paper ?? 'receipt', order.printerId);
  if (!order.model.kickDrawer || printer?.drawer) return insertJob(tx, act, order, printer, null);
  // the drawer hangs on another printer of this PC: it opens through that one, with the page or without
  const holder = printersOf(tx, act.stationId).find((one) => one.active && one.drawer);
  if (holder) {
    const model = drawerKick(`Drawer, ${order.title}`);
    insertJob(tx, act, { ...order, kind: 'drawer', title: model.title, model }, holder, null);
  }
  return insertJob(tx, act, order, printer, null);
}

/** True if a page of this kind and source was sent to a printer before, so that another one must say COPY. */
export function mayBeOnPaper(db: ReadDb, page: Pick<PrintOrder, 'kind' | 'sourceKind' | 'sourceId'>): boolean {
  return printJobsOfSource(db, page.sourceKind, page.sourceId).some(
    ({ kind, state }) => kind === page.kind && (state === 'printing' || state === 'sent' || state === 'unknown'),
  );
}

/** The printer that was named, else the one this station remembers for the paper, else its first that has such paper. */
export function printerFor(db: ReadDb, stationId: string, paper: PaperKind, wanted?: string): PrinterRow | undefined {
  const named = wanted === undefined ? undefined : findPrinter(db, wanted);
  if (named?.active) return named;
  const inUse = printersOf(db, stationId).filter((printer) => printer.active && suits(printer.paper, paper));
  const remembered = rememberedPrinter(db, stationId, paper);
  return inUse.find((printer) => printer.id === remembered?.printerId) ?? inUse[0];
}

/** Writes a job down, for a printer or for a person who finds one. */
export function insertJob(
  tx: WriteTx,
  act: Act,
  order: PrintOrder,
  printer: PrinterRow | undefined,
  copyOfId: string | null,
): Queued {
  const id = act.newId();
  const paper = order.paper ?? 'receipt';
  const problem = printer ? null : noPrinterSentence[paper];
  insertPrintJob(tx, {
    id,
    stationId: act.stationId,
    printerId: printer?.id ?? null,
    kind: order.kind,
    paper,
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

/** @throws Refusal NOT_FOUND */
export function jobById(db: ReadDb, id: string): PrintJobRow {
  return findPrintJob(db, id) ?? refuse('NOT_FOUND', 'This print job is no longer here.');
}

/** @throws Refusal CHANGED_ELSEWHERE */
export function moveJob(tx: WriteTx, job: PrintJobRow, next: Parameters<typeof advancePrintJob>[2]): void {
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
