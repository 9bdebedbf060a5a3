import type { WriteTx } from '../../db/access.ts';
import type { OpenClinic } from '../api/context.ts';
import type { Change } from '../api/feed.ts';
import { fail, finish, type Job, nextJobAt, resumeJobs, takeDue } from '../jobs/service.ts';
import { type ErrorCode, errorSentences, Refusal } from '../kernel/errors.ts';

/**
 * Does the work of one kind of job, outside any transaction. What it returns runs in the transaction that marks the
 * job done. It may be called twice for one job, when the process ended between work and mark.
 */
export type JobHandler = (payload: unknown, signal: AbortSignal) => Promise<(tx: WriteTx) => Change[]>;

export interface JobRunner {
  /** Looks for due jobs now. */
  wake(): void;
  /** Resolves when no due job is left. */
  settled(): Promise<void>;
  /** Takes no further job and waits for the one under way, at most eight seconds. */
  stop(): Promise<void>;
}

const batch = 4;
const longestSleep = 60_000;
const patience = 8_000;
/** Refusals that no later attempt can mend. */
const hopelessCodes: readonly ErrorCode[] = ['NOT_FOUND', 'RECORD_DAMAGED', 'BAD_INPUT'];

/** Runs the outbox of an open clinic: at once after each commit that promised something, by timer, and from where a crash left it. */
export function startJobs(
  clinic: Pick<OpenClinic, 'store' | 'feed' | 'now'>,
  handlers: Readonly<Record<string, JobHandler>>,
  onError: (error: unknown, where: string) => void,
): JobRunner {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  clinic.store.write((tx) => resumeJobs(tx, clinic.now()));
  const unsubscribe = clinic.feed.subscribe((event) => {
    if (event.kind === 'touched' && event.touched.some((row) => row.slice === 'jobs' && row.kind === 'job')) wake();
  });

  function wake(): void {
    again = true;
    if (running || stopping.signal.aborted) return;
    clearTimeout(timer);
    running = drain()
      .catch((error: unknown) => onError(error, 'jobs'))
      .finally(() => {
        running = undefined;
        if (again) wake();
        else sleep();
      });
  }

  function sleep(): void {
    if (stopping.signal.aborted) return;
    const due = nextJobAt(clinic.store.read);
    const pause = due === null ? longestSleep : Math.min(longestSleep, Math.max(0, due - clinic.now()));
    timer = setTimeout(wake, pause).unref();
  }

  async function drain(): Promise<void> {
    // the commit that woke us is answered before its jobs begin
    await new Promise<void>((resolve) => setImmediate(resolve));
    again = false;
    while (!stopping.signal.aborted) {
      const due = nextJobAt(clinic.store.read);
      if (due === null || due > clinic.now()) return;
      const taken = clinic.store.write((tx) => takeDue(tx, clinic.now(), batch));
      for (const job of taken) {
        if (stopping.signal.aborted) return;
        await work(job);
      }
    }
  }

  async function work(job: Job): Promise<void> {
    try {
      const handler = handlers[job.kind];
      if (!handler)
        throw new Refusal('BAD_INPUT', `This Salve does not know the task ${job.kind}. Install the newest version.`);
      const keep = await handler(JSON.parse(job.payload) as unknown, stopping.signal);
      const touched = clinic.store.write((tx) => {
        const changed = keep(tx);
        finish(tx, job.id, clinic.now());
        return changed;
      });
      publish(job, touched);
    } catch (error) {
      // cut off by the end of the process: it is due again at the next start
      if (stopping.signal.aborted) return;
      const { sentence, hopeless } = problemOf(error);
      onError(error, `jobs ${job.kind}`);
      clinic.store.write((tx) => fail(tx, job, clinic.now(), sentence, hopeless));
      publish(job, []);
    }
  }

  function publish(job: Job, touched: Change[]): void {
    // an end, not a job: news for the screen, which must not wake the runner again
    clinic.feed.publish({
      kind: 'touched',
      touched: [...touched, { slice: 'jobs', kind: 'end', id: job.id, version: job.version + 2 }],
    });
  }

  wake();
  return {
    wake,
    settled() {
      const wait = async (): Promise<void> => {
        await running;
        if (running) await wait();
      };
      return wait();
    },
    async stop() {
      stopping.abort();
      unsubscribe();
      clearTimeout(timer);
      let limit: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        limit = setTimeout(resolve, patience);
      });
      await Promise.race([running, late]);
      clearTimeout(limit);
    },
  };
}

/** What a person reads about a failed task. */
function problemOf(error: unknown): { sentence: string; hopeless: boolean } {
  if (error instanceof Refusal) return { sentence: error.sentence, hopeless: hopelessCodes.includes(error.code) };
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return { sentence: errorSentences.DISK_FULL, hopeless: false };
  }
  return {
    sentence: 'It did not work this time. It is tried again by itself; if it stays here, call support.',
    hopeless: false,
  };
}
