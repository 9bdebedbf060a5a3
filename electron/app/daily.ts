import type { WriteTx } from '../../db/access.ts';
import { dueMemberships, earnPeriods, periodsToEarn, runMembership } from '../billing/memberships/run/service.ts';
import { expireByItself, expiredByNow } from '../billing/storedValues/expiry/service.ts';
import { listStations } from '../clinic/service.ts';
import { enqueue, isPromised } from '../jobs/service.ts';
import type { Act } from '../kernel/act.ts';
import { dateOf, dayBounds, hour, minute } from '../kernel/dates.ts';
import { listStaff } from '../staff/service.ts';
import type { JobHandler } from './jobRunner.ts';
import type { Opened } from './openClinic.ts';
import { actAs } from './systemAct.ts';

/** The kind of job that does what a new day brings: it runs at every midnight, or as soon as the PC is on again. */
export const dailyJob = 'clinic.daily';

/** Sees to it that the daily job waits: the first time a clinic is opened, and should it ever have been given up. */
export function planDaily(clinic: Opened): void {
  clinic.store.write((tx) => {
    if (!isPromised(tx, dailyJob)) plan(clinic, tx, clinic.now());
  });
}

function plan(clinic: Pick<Opened, 'now' | 'newId'>, tx: WriteTx, notBefore: number): void {
  const act = { now: clinic.now(), newId: () => clinic.newId(), touch: () => undefined };
  enqueue(tx, act, { kind: dailyJob, payload: {}, notBefore });
}

/** Does the day's work and plans the next day's; what failed is told and tried again in an hour. */
export function dailyWork(clinic: Opened, onError: (error: unknown, where: string) => void): JobHandler {
  return () => {
    const whole = doDay(clinic, onError);
    const now = clinic.now();
    const { until } = dayBounds(dateOf(now, clinic.zone), clinic.zone);
    return Promise.resolve((tx) => {
      plan(clinic, tx, whole ? until + 5 * minute : now + hour);
      return [];
    });
  };
}

/**
 * What the days up to today bring: membership invoices, freezes and ends, periods earned, what expired written off where
 * the clinic wants that. Each piece in a transaction of its own with its audit row; doing it again does nothing.
 * True if nothing failed.
 */
export function doDay(clinic: Opened, onError: (error: unknown, where: string) => void): boolean {
  const owner = listStaff(clinic.store.read).find((member) => member.role === 'owner' && member.active);
  const [station] = listStations(clinic.store.read);
  if (!owner || !station) return true;
  const today = dateOf(clinic.now(), clinic.zone);
  let whole = true;
  const step = (procedure: string, work: (tx: WriteTx, act: Act) => void): void => {
    try {
      actAs(clinic, { staffId: owner.id, role: 'owner', stationId: station.id, procedure }, work);
    } catch (error) {
      whole = false;
      onError(error, procedure);
    }
  };
  for (const id of dueMemberships(clinic.store.read, today))
    step('jobs.membership', (tx, act) => void runMembership(tx, act, id));
  if (periodsToEarn(clinic.store.read, today)) step('jobs.membershipPeriods', (tx, act) => void earnPeriods(tx, act));
  for (const id of expiredByNow(clinic.store.read, today))
    step('jobs.expire', (tx, act) => expireByItself(tx, act, id));
  return whole;
}
