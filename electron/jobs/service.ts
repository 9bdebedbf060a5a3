import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  countOpenJobs,
  dueJobs,
  finishJob,
  giveUpJob,
  insertJob,
  type Job,
  jobById,
  jobsInState,
  jobWaits,
  nextDueAt,
  planJob,
  postponeJob,
  releaseTakenJobs,
  reviveJob,
  takeJob,
  waitingJobIds,
} from '../../db/jobs/queries.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import type { Instant } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import type { Id } from '../kernel/ids.ts';
import { afterFailure, backlogStep, leaseTime, mostAttempts } from './rules.ts';
import type { FailedOutput, OverviewOutput, RetryInput, RetryOutput } from './schemas.ts';

export type { Job } from '../../db/jobs/queries.ts';

/** Promises work in this transaction: it is done after the commit, also when the process dies in between. */
export function enqueue(
  tx: WriteTx,
  act: Pick<Act, 'now' | 'newId' | 'touch'>,
  job: { kind: string; payload: unknown; notBefore?: Instant },
): Id {
  const id = act.newId();
  insertJob(tx, {
    id,
    kind: job.kind,
    payload: canonicalJson(job.payload),
    state: 'waiting',
    attempts: 0,
    notBefore: job.notBefore ?? act.now,
    createdAt: act.now,
    version: 1,
  });
  act.touch('jobs', 'job', id, 1);
  return id;
}

/** True while work of this kind is promised and not done. */
export function isPromised(db: ReadDb, kind: string): boolean {
  return jobWaits(db, kind);
}

/** Takes up to `limit` due jobs: counts the attempt first, so that a job that kills its process is given up in the end. */
export function takeDue(tx: WriteTx, now: Instant, limit: number): Job[] {
  const taken: Job[] = [];
  for (const job of dueJobs(tx, now, limit)) {
    if (job.attempts >= mostAttempts) {
      giveUpJob(tx, job.id, now, job.problem ?? 'It was begun several times and never ended.');
    } else if (takeJob(tx, job.id, now + leaseTime)) {
      taken.push({ ...job, attempts: job.attempts + 1 });
    }
  }
  return taken;
}

/** Marks a job done. */
export function finish(tx: WriteTx, id: Id, now: Instant): void {
  finishJob(tx, id, now);
}

/** Puts a failed job back with a growing pause, or gives it up. `problem` is a sentence a person can act on. */
export function fail(tx: WriteTx, job: Job, now: Instant, problem: string, hopeless: boolean): 'waiting' | 'failed' {
  const next = afterFailure(job.attempts, now, hopeless);
  if (next === 'giveUp') {
    giveUpJob(tx, job.id, now, problem);
    return 'failed';
  }
  postponeJob(tx, job.id, next.retryAt, problem);
  return 'waiting';
}

/** Makes due what an earlier process had begun and not ended. Call once, when the clinic opens. Returns how many. */
export function resumeJobs(tx: WriteTx, now: Instant): number {
  return releaseTakenJobs(tx, now);
}

/** Plans waiting jobs one after the other from `from` on, the youngest first, so that a backlog does not crowd the desk. */
export function spreadJobs(tx: WriteTx, from: Instant): void {
  for (const [at, id] of waitingJobIds(tx).entries()) planJob(tx, id, from + (at + 1) * backlogStep);
}

/** When the next job is due; null if none waits. */
export function nextJobAt(db: ReadDb): Instant | null {
  return nextDueAt(db);
}

/** How much waits and how much was given up, for the top bar. */
export function jobsOverview(db: ReadDb, asker: Asker): OverviewOutput {
  return countOpenJobs(db, asker.now);
}

/** Jobs that were given up, for a person to look at. */
export function failedJobs(db: ReadDb): FailedOutput {
  return {
    jobs: jobsInState(db, 'failed', 200).map((job) => ({
      id: job.id,
      kind: job.kind,
      problem: job.problem ?? '',
      attempts: job.attempts,
      createdAt: job.createdAt,
      failedAt: job.finishedAt ?? job.createdAt,
    })),
  };
}

/** Lets a given-up job start over. @throws Refusal NOT_FOUND; NOT_NOW if it was not given up */
export function retryJob(tx: WriteTx, act: Act, input: RetryInput): RetryOutput {
  const job = jobById(tx, input.id) ?? refuse('NOT_FOUND');
  if (!reviveJob(tx, job.id, act.now))
    refuse('NOT_NOW', 'This task is not waiting for a retry. The list shows its state.');
  act.touch('jobs', 'job', job.id, job.version + 1);
  return { id: job.id };
}
