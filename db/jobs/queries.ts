import { insertInto, type ReadDb, sqlText, type WriteTx } from '../access.ts';
import { outbox } from './schema.ts';

export type Job = typeof outbox.$inferSelect;
export type JobState = Job['state'];

const columns = `id, kind, payload, state, attempts, not_before AS notBefore, problem, created_at AS createdAt,
  finished_at AS finishedAt, version`;
const dueStatement = sqlText<Job, [number, number]>(
  `SELECT ${columns} FROM outbox WHERE state = 'waiting' AND not_before <= ? ORDER BY not_before, id LIMIT ?`,
);
const nextStatement = sqlText<{ at: number | null }>(
  "SELECT min(not_before) AS at FROM outbox WHERE state = 'waiting'",
);
const byIdStatement = sqlText<Job, [string]>(`SELECT ${columns} FROM outbox WHERE id = ?`);
const inStateStatement = sqlText<Job, [string, number]>(
  `SELECT ${columns} FROM outbox WHERE state = ? ORDER BY not_before, id LIMIT ?`,
);
const countStatement = sqlText<{ state: JobState; jobs: number }, [number]>(
  `SELECT state, count(*) AS jobs FROM outbox
   WHERE state = 'failed' OR (state = 'waiting' AND (not_before <= ? OR attempts > 0)) GROUP BY state`,
);
const waitingStatement = sqlText<{ id: string }>(
  "SELECT id FROM outbox WHERE state = 'waiting' ORDER BY created_at DESC, id DESC",
);
const takeStatement = sqlText<unknown, [number, string]>(
  "UPDATE outbox SET attempts = attempts + 1, not_before = ?, version = version + 1 WHERE id = ? AND state = 'waiting'",
);
const finishStatement = sqlText<unknown, [number, string]>(
  "UPDATE outbox SET state = 'done', problem = NULL, finished_at = ?, version = version + 1 WHERE id = ? AND state = 'waiting'",
);
const postponeStatement = sqlText<unknown, [number, string, string]>(
  "UPDATE outbox SET not_before = ?, problem = ?, version = version + 1 WHERE id = ? AND state = 'waiting'",
);
const giveUpStatement = sqlText<unknown, [number, string, string]>(
  "UPDATE outbox SET state = 'failed', finished_at = ?, problem = ?, version = version + 1 WHERE id = ? AND state = 'waiting'",
);
const reviveStatement = sqlText<unknown, [number, string]>(
  "UPDATE outbox SET state = 'waiting', attempts = 0, not_before = ?, finished_at = NULL, version = version + 1 WHERE id = ? AND state = 'failed'",
);
const planStatement = sqlText<unknown, [number, string]>(
  "UPDATE outbox SET not_before = ?, version = version + 1 WHERE id = ? AND state = 'waiting'",
);
const releaseStatement = sqlText<unknown, [number, number]>(
  "UPDATE outbox SET not_before = ? WHERE state = 'waiting' AND attempts > 0 AND not_before > ?",
);

const promisedStatement = sqlText<{ id: string }, [string]>(
  "SELECT id FROM outbox WHERE state = 'waiting' AND kind = ? LIMIT 1",
);

export const insertJob = insertInto(outbox);

/** Jobs whose time has come, the longest waiting first. */
export function dueJobs(db: ReadDb, now: number, limit: number): Job[] {
  return dueStatement(db).all(now, limit);
}

/** The instant at which the next waiting job is due, or null if none waits. */
export function nextDueAt(db: ReadDb): number | null {
  return nextStatement(db).get()?.at ?? null;
}

export function jobById(db: ReadDb, id: string): Job | undefined {
  return byIdStatement(db).get(id);
}

export function jobsInState(db: ReadDb, state: JobState, limit: number): Job[] {
  return inStateStatement(db).all(state, limit);
}

/** How many jobs wait (due now or being tried again; what is planned for later does not count) and how many were given up. */
export function countOpenJobs(db: ReadDb, now: number): { waiting: number; failed: number } {
  const counted = { waiting: 0, failed: 0 };
  for (const row of countStatement(db).all(now)) if (row.state !== 'done') counted[row.state] = row.jobs;
  return counted;
}

/** Counts an attempt and keeps the job from being taken again before `until`. */
export function takeJob(tx: WriteTx, id: string, until: number): boolean {
  return takeStatement(tx).run(until, id).changes === 1;
}

export function finishJob(tx: WriteTx, id: string, now: number): boolean {
  return finishStatement(tx).run(now, id).changes === 1;
}

export function postponeJob(tx: WriteTx, id: string, until: number, problem: string): boolean {
  return postponeStatement(tx).run(until, problem, id).changes === 1;
}

export function giveUpJob(tx: WriteTx, id: string, now: number, problem: string): boolean {
  return giveUpStatement(tx).run(now, problem, id).changes === 1;
}

/** Lets a given-up job start over. */
export function reviveJob(tx: WriteTx, id: string, now: number): boolean {
  return reviveStatement(tx).run(now, id).changes === 1;
}

/** Makes jobs due that were begun and never ended: the process that had them is gone. Returns how many. */
export function releaseTakenJobs(tx: WriteTx, now: number): number {
  return releaseStatement(tx).run(now, now).changes;
}

/** Every waiting job, the youngest first. */
export function waitingJobIds(db: ReadDb): string[] {
  return waitingStatement(db)
    .all()
    .map(({ id }) => id);
}

/** Plans a waiting job for later. */
export function planJob(tx: WriteTx, id: string, notBefore: number): void {
  planStatement(tx).run(notBefore, id);
}

/** True while a job of this kind waits. */
export function jobWaits(db: ReadDb, kind: string): boolean {
  return promisedStatement(db).get(kind) !== undefined;
}
