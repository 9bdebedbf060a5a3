import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import { depositsOf, withLooseDeposit } from '../../db/billing/deposits/queries.ts';
import { lateWithoutFee, missedWithoutFee, openFeesOf, waiversOf } from '../../db/billing/fees/queries.ts';
import { policyInForce } from '../../db/clinic/policies/queries.ts';
import { closedDaysBetween } from '../../db/clinic/queries.ts';
import { findRecord, findSubmission, submissionsOf, waitingSubmissions } from '../../db/intake/queries.ts';
import { choicesOf, findDetails } from '../../db/patients/contact/queries.ts';
import { coveragesOf } from '../../db/patients/coverage/queries.ts';
import { currentConditions, currentMedications, pastEntries } from '../../db/patients/health/queries.ts';
import {
  activeAllergies,
  findPatient,
  matchPatients,
  newestPatients,
  patientsByBirthDate,
  patientsByPhone,
} from '../../db/patients/queries.ts';
import {
  appointmentsOver,
  blocksOver,
  blocksWithin,
  clearBlock,
  findBlock,
} from '../../db/scheduling/blocks/queries.ts';
import {
  appointmentsWithin,
  linesWithin,
  namedLinesOf,
  takenWithin,
  visitsOfPatient,
} from '../../db/scheduling/day/queries.ts';
import {
  busyWithin,
  conflictOf,
  findAppointment,
  linesOf,
  patientConflict,
  stepsOf,
  takenBy,
} from '../../db/scheduling/queries.ts';
import { dueRecalls, findRecall, recallOf } from '../../db/scheduling/recalls/queries.ts';
import { noShowsOf } from '../../db/scheduling/terms/queries.ts';
import { groupMembers, seriesMembers } from '../../db/scheduling/together/queries.ts';
import {
  findEntry,
  findOffer,
  offersOfEntry,
  openEntries,
  servicesOfEntry,
} from '../../db/scheduling/waitlist/queries.ts';
import { dateHoursBetween } from '../../db/staff/queries.ts';
import { type TestClinic, testClinic } from '../harness.ts';

/** The plans of the statements a query prepares, as SQLite explains them. */
function plansOf(db: ReadDb, run: (db: ReadDb) => unknown): string[] {
  const plans: string[] = [];
  const raw = new Proxy(db.raw, {
    get(target, key) {
      if (key !== 'prepare') return Reflect.get(target, key) as unknown;
      return (text: string) => {
        const rows = target.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`);
        const bound = Array.from({ length: (text.match(/\?/g) ?? []).length }, () => 0);
        plans.push(...rows.all(...bound).map((row) => row.detail));
        return target.prepare(text);
      };
    },
  });
  run({ ...db, raw } as ReadDb);
  return plans;
}

describe('hot queries', () => {
  let clinic: TestClinic;
  beforeAll(async () => void (clinic = await testClinic()));
  afterAll(() => clinic.close());

  it.each<[string, (db: ReadDb) => unknown]>([
    ['appointments of a day', (db) => appointmentsWithin(db, 1, 2)],
    ['lines of a day', (db) => linesWithin(db, 1, 2)],
    ['occupancies of a day', (db) => takenWithin(db, 1, 2)],
    ['the overlap check', (db) => conflictOf(db, 'staff', 'x', 1, 2)],
    ['busy times', (db) => busyWithin(db, 'room', 'x', 1, 2)],
    ['blocks of a day', (db) => [blocksWithin(db, 1, 2), findBlock(db, 'x')]],
    ['what a block lies over', (db) => [blocksOver(db, 'staff', 'x', 1, 2), appointmentsOver(db, 'staff', 'x', 1, 2)]],
    ['taking a block away', (db) => clearBlock(db as WriteTx, 'x')],
    [
      'hours of dates',
      (db) => [dateHoursBetween(db, '2026-01-01', '2026-01-07'), closedDaysBetween(db, '2026-01-01', '2026-01-07')],
    ],
    ['the patient elsewhere', (db) => patientConflict(db, 'x', 1, 2, 'y')],
    [
      'one appointment',
      (db) => [findAppointment(db, 'x'), linesOf(db, 'x'), takenBy(db, 'x'), stepsOf(db, 'x'), namedLinesOf(db, 'x')],
    ],
    ['what belongs together', (db) => [seriesMembers(db, 'x'), groupMembers(db, 'x')]],
    ['visits of a patient', (db) => visitsOfPatient(db, 'x', 10)],
    ['a rule in force', (db) => policyInForce(db, 'x', 1)],
    [
      'the waitlist',
      (db) => [
        openEntries(db, 'x'),
        findEntry(db, 'x'),
        servicesOfEntry(db, 'x'),
        offersOfEntry(db, 'x'),
        findOffer(db, 'x'),
      ],
    ],
    [
      'fees and deposits',
      (db) => [
        missedWithoutFee(db, 1, 2),
        lateWithoutFee(db, 1, 2, 3),
        openFeesOf(db, 'x'),
        waiversOf(db, 'x'),
        depositsOf(db, 'x'),
        withLooseDeposit(db, 'x'),
        noShowsOf(db, 'x', 1),
      ],
    ],
    ['who is due again', (db) => [dueRecalls(db, 'a', 'b', 1, 10), recallOf(db, 'x', 'y'), findRecall(db, 'x')]],
    ['search by name', (db) => matchPatients(db, 'name:"ann"*', 20)],
    ['search by phone digits', (db) => matchPatients(db, 'phone:"r3210"*', 20)],
    ['search by birth date', (db) => matchPatients(db, 'birth:"19850317"', 20)],
    ['the latest charts', (db) => newestPatients(db, 10)],
    ['phone duplicates', (db) => patientsByPhone(db, '+12125550123', 10)],
    ['birth date duplicates', (db) => patientsByBirthDate(db, '1985-03-17')],
    ['a patient', (db) => [findPatient(db, 'x'), activeAllergies(db, 'x')]],
    ['how to reach a patient', (db) => [findDetails(db, 'x'), choicesOf(db, 'x'), coveragesOf(db, 'x')]],
    ['forms of a patient', (db) => [submissionsOf(db, 'x'), findSubmission(db, 'x'), findRecord(db, 'x', 'answers')]],
    ['forms to review', (db) => waitingSubmissions(db, 10)],
    ['health of a patient', (db) => [currentMedications(db, 'x'), currentConditions(db, 'x'), pastEntries(db, 'x')]],
  ])('%s: no scan of a table that grows', (_name, run) => {
    const plans = plansOf(clinic.opened.store.read, run);
    expect(plans.length).toBeGreaterThan(0);
    const scans = plans.filter(
      (plan) => plan.startsWith('SCAN ') && !/VIRTUAL TABLE INDEX|^SCAN \(subquery|CONSTANT ROW/.test(plan),
    );
    expect(scans).toEqual([]);
  });

  it('reads who is due again in the order of its index, without sorting', () => {
    const plans = plansOf(clinic.opened.store.read, (db) => dueRecalls(db, 'a', 'b', 1, 10));
    expect(plans[0]).toBe('SEARCH r USING INDEX recalls_shown (shown_from>? AND shown_from<?)');
    expect(plans.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([]);
  });

  it('would notice one', () => {
    const plans = plansOf(clinic.opened.store.read, (db) => db.raw.prepare('SELECT * FROM patients WHERE email = ?'));
    expect(plans).toEqual(['SCAN patients']);
  });
});
