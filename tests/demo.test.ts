import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReadDb } from '../db/access.ts';
import { demoLogins } from '../electron/app/demo/logins.ts';
import { createDemoClinic } from '../electron/app/demoClinic.ts';
import { createHost } from '../electron/app/host.ts';
import { dateOf, instantAt } from '../electron/kernel/dates.ts';
import { verifyClinic } from './verifyClinic.ts';

const zone = 'America/New_York';
const root = join(import.meta.dirname, '..');

async function withDemo(now: number, look: (db: ReadDb) => void): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'salve-demo-'));
  const host = createHost({ dataDir, migrationsDir: join(root, 'db/migrations'), now: () => now, durable: false });
  try {
    await createDemoClinic(host, 1);
    verifyClinic(host.clinic());
    look(host.clinic().store.read);
  } finally {
    await host.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const number = (db: ReadDb, sql: string, ...values: unknown[]): number =>
  (db.raw.prepare(`SELECT ${sql} AS n`).get(...values) as { n: number }).n;

/** What the clinic looks like, without ids: those also carry who founded it. */
function portrait(db: ReadDb): string {
  const rows = [
    'SELECT given_name, family_name, birth_date, phone, email, created_at FROM patients ORDER BY number',
    'SELECT starts_at, ends_at, state, note FROM appointments ORDER BY starts_at, ends_at, created_at, state_since',
    'SELECT number, issued_at, total_cents, discount_cents FROM invoices ORDER BY number',
    'SELECT kind, quantity, cost_cents, at FROM stock_moves ORDER BY seq',
    'SELECT code, remaining, state FROM containers ORDER BY id',
  ].map((sql) => JSON.stringify(db.raw.prepare(sql).all()));
  return createHash('sha256').update(rows.join('\n')).digest('hex');
}

describe('the demo clinic', () => {
  const morning = instantAt('2026-11-24', 10 * 60 + 42, zone);

  it('has people, six weeks of visits and a board with someone in every column; everything in it is sound', async () => {
    await withDemo(morning, (db) => {
      expect(number(db, '(SELECT count(*) FROM patients)')).toBe(400);
      expect(number(db, '(SELECT count(*) FROM staff WHERE provider = 1)')).toBe(3);
      expect(number(db, '(SELECT count(*) FROM rooms)')).toBe(3);
      expect(number(db, '(SELECT count(*) FROM staff)')).toBe(demoLogins.length);
      const days =
        (number(db, '(SELECT max(starts_at) FROM appointments)') -
          number(db, '(SELECT min(starts_at) FROM appointments)')) /
        86_400_000;
      expect(Math.round(days)).toBe(42);
      const statesIn = (where: string, ...values: unknown[]): unknown[] =>
        db.raw
          .prepare(`SELECT DISTINCT state FROM appointments WHERE ${where}`)
          .pluck()
          .all(...values);
      expect(statesIn('true')).toEqual(
        expect.arrayContaining([
          'arrived',
          'roomed',
          'inTreatment',
          'checkout',
          'done',
          'booked',
          'confirmed',
          'cancelled',
          'noShow',
        ]),
      );
      const from = instantAt(dateOf(morning, zone), 0, zone);
      expect(statesIn('starts_at BETWEEN ? AND ?', from, from + 86_400_000)).toEqual(
        expect.arrayContaining(['arrived', 'roomed', 'inTreatment', 'checkout', 'done']),
      );
      expect(number(db, '(SELECT count(*) FROM invoices)')).toBeGreaterThan(200);
      expect(
        number(
          db,
          "(SELECT count(*) FROM containers c JOIN lots l ON l.id = c.lot_id WHERE l.expires_on < '2026-11-24' AND c.state = 'sealed')",
        ),
      ).toBe(2);
      expect(number(db, "(SELECT count(*) FROM print_jobs WHERE state = 'queued')")).toBe(0);
      expect(
        number(db, '(SELECT count(*) FROM appointments WHERE state_since > ? OR created_at > ?)', morning, morning),
      ).toBe(0);
      expect(number(db, "(SELECT count(*) FROM outbox WHERE state = 'waiting' AND not_before <= ?)", morning)).toBe(0);
    });
  });

  it('has everything patients pay ahead, some of it used, and a use for whoever is at the till', async () => {
    await withDemo(morning, (db) => {
      const values = db.raw
        .prepare<
          [],
          { kind: string; title: string; issued: number; left: number; patient: string | null; visit: string | null }
        >(
          `SELECT kind, title, issued_cents AS issued, remaining_cents AS "left", patient_id AS patient, appointment_id AS visit
           FROM stored_values WHERE state = 'active' AND remaining_cents > 0`,
        )
        .all();
      const of = (kind: string) => values.filter((value) => value.kind === kind);
      expect(of('giftCard').map(({ issued, left, patient }) => left > 0 && left < issued && patient !== null)).toEqual([
        true,
      ]);
      expect(of('package').some(({ issued, left }) => left < issued)).toBe(true);
      expect(of('membership')).toHaveLength(1);
      expect(of('units')).toHaveLength(1);
      expect(of('deposit').length).toBeGreaterThan(0);
      expect(of('deposit').every(({ visit }) => visit !== null)).toBe(true);
      expect(number(db, "(SELECT count(*) FROM memberships WHERE state = 'active')")).toBe(1);
      // the patient whose frown lines were treated an hour ago is at the checkout, with units in the bank
      const atTheTill = number(
        db,
        `(SELECT count(*) FROM appointments a JOIN stored_values v ON v.patient_id = a.patient_id
          WHERE a.state = 'checkout' AND v.kind = 'units')`,
      );
      expect(atTheTill).toBeGreaterThan(0);
    });
  });

  it('is the same for the same seed and time', async () => {
    const portraits: string[] = [];
    for (let time = 0; time < 2; time += 1) await withDemo(morning, (db) => void portraits.push(portrait(db)));
    expect(portraits[0]).toBe(portraits[1]);
  });

  it.each([
    ['just after midnight', instantAt('2026-03-02', 12, zone)],
    ['late on a Sunday', instantAt('2026-06-14', 23 * 60 + 51, zone)],
    ['on the day the clocks go forward', instantAt('2026-03-08', 9 * 60 + 5, zone)],
    ['on the day the clocks go back', instantAt('2026-11-01', 15 * 60 + 30, zone)],
  ])('can be made %s', async (_when, now) => {
    await withDemo(now, (db) => {
      expect(number(db, '(SELECT count(*) FROM invoices)')).toBeGreaterThan(200);
    });
  });
});
