import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JobHandler, startJobs } from '../../electron/app/jobRunner.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import { mostAttempts } from '../../electron/jobs/rules.ts';
import { enqueue, failedJobs, nextJobAt, takeDue } from '../../electron/jobs/service.ts';
import { Refusal } from '../../electron/kernel/errors.ts';
import { type TestClinic, testClinic } from '../harness.ts';

describe('the outbox', () => {
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await testClinic();
  });
  afterEach(async () => {
    await clinic.close();
  });

  const promise = (payload: unknown, fails = false): string => {
    const actor = {
      staffId: clinic.ids.staff.owner,
      role: 'owner',
      stationId: clinic.ids.stationId,
      procedure: 'test.promise',
    } as const;
    let id = '';
    const work = (): void =>
      actAs(clinic.opened, actor, (tx, act) => {
        id = enqueue(tx, act, { kind: 'test', payload });
        if (fails) throw new Error('rolled back');
      });
    if (fails) expect(work).toThrow('rolled back');
    else work();
    return id;
  };
  const errors: string[] = [];
  const start = (handler: JobHandler) =>
    startJobs(clinic.opened, { test: handler }, (_error, where) => errors.push(where));
  const overview = async () => (await clinic.as('owner')).jobs.overview.query({});

  it('does what was promised once, soon after the commit, in order', async () => {
    const done: unknown[] = [];
    const jobs = start((payload) => {
      done.push(payload);
      return Promise.resolve(() => []);
    });
    for (const n of [1, 2, 3, 4, 5, 6]) promise({ n });
    await expect.poll(() => done.length).toBe(6);
    await jobs.settled();
    expect(done).toEqual([1, 2, 3, 4, 5, 6].map((n) => ({ n })));
    expect(await overview()).toEqual({ waiting: 0, failed: 0 });
    await jobs.stop();
  });

  it('forgets a promise whose transaction was rolled back', async () => {
    promise({}, true);
    expect(await overview()).toEqual({ waiting: 0, failed: 0 });
  });

  it('tries again after a growing pause and gives up with a sentence', async () => {
    let attempts = 0;
    const jobs = start(() => {
      attempts += 1;
      return Promise.reject(new Refusal('DISK_FULL'));
    });
    const id = promise({});
    const pauses: number[] = [];
    for (let at = 1; at <= mostAttempts; at += 1) {
      await expect.poll(() => attempts).toBe(at);
      await jobs.settled();
      const due = nextJobAt(clinic.opened.store.read);
      if (due !== null) {
        pauses.push(due - clinic.clock.now());
        clinic.clock.advance(due - clinic.clock.now() - 1);
        jobs.wake();
        await jobs.settled();
        expect(attempts).toBe(at);
        clinic.clock.advance(1);
        jobs.wake();
      }
    }
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320].map((seconds) => seconds * 1000));
    const [given] = failedJobs(clinic.opened.store.read).jobs;
    expect(given).toMatchObject({ id, attempts: mostAttempts });
    expect(given?.problem).toContain('disk is full');
    const owner = await clinic.as('owner');
    await owner.jobs.retry.mutate({ id });
    await expect.poll(() => attempts).toBe(mostAttempts + 1);
    await jobs.stop();
  });

  it('gives up at once what no attempt can mend, and what it does not know', async () => {
    const jobs = startJobs(clinic.opened, {}, (_error, where) => errors.push(where));
    promise({});
    await expect.poll(async () => (await overview()).failed).toBe(1);
    await jobs.stop();
  });

  it('goes on after a crash with what was begun', async () => {
    promise({ n: 1 });
    const begun = clinic.opened.store.write((tx) => takeDue(tx, clinic.clock.now(), 10));
    expect(begun).toHaveLength(1);
    expect(nextJobAt(clinic.opened.store.read)).toBeGreaterThan(clinic.clock.now());
    let attempts = 0;
    const jobs = start(() => {
      attempts += 1;
      return Promise.resolve(() => []);
    });
    await expect.poll(() => attempts).toBe(1);
    await jobs.stop();
    expect(await overview()).toEqual({ waiting: 0, failed: 0 });
  });

  it('stops with a hanging job well within ten seconds and leaves it waiting', async () => {
    let begun = false;
    const jobs = start(async (_payload, signal) => {
      begun = true;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw new Error('cut off');
    });
    promise({});
    await expect.poll(() => begun).toBe(true);
    const from = performance.now();
    await jobs.stop();
    expect(performance.now() - from).toBeLessThan(1000);
    expect(await overview()).toEqual({ waiting: 1, failed: 0 });
  });

  it('keeps the work and its mark in one transaction', async () => {
    let attempts = 0;
    const jobs = start(() => {
      attempts += 1;
      return Promise.resolve(() => {
        if (attempts === 1) throw new Error('the row does not fit');
        return [];
      });
    });
    promise({});
    await expect.poll(() => attempts).toBe(1);
    await jobs.settled();
    expect(await overview()).toEqual({ waiting: 1, failed: 0 });
    clinic.clock.advance(5000);
    jobs.wake();
    await expect.poll(async () => (await overview()).waiting).toBe(0);
    await jobs.stop();
  });
});
