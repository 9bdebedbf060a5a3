import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billedOfVisitText } from '../../db/billing/check/queries.ts';
import { chargesOfAppointmentText } from '../../db/billing/queries.ts';
import { visitsToPayText } from '../../db/till/queries.ts';
import { verifyHouse } from '../../electron/app/verifyHouse.ts';
import { canonicalJson } from '../../electron/kernel/canonical.ts';
import { bookingWork } from '../../scripts/bench/bookings.ts';
import { checkoutWork } from '../../scripts/bench/checkouts.ts';
import { type BenchClinic, openCopy, type SeededFolder } from '../../scripts/bench/clinicAt.ts';
import { copyOf } from '../../scripts/bench/folders.ts';
import { dayWork, searchesWork } from '../../scripts/bench/reads.ts';
import { assertSame, markOf } from '../../scripts/bench/same.ts';
import { root } from '../harness.ts';

let work: string;
let folder: SeededFolder;

function seed(name: string): SeededFolder {
  const script = join(root, 'scripts/seed.ts');
  const args = [script, '--years', '0.25', '--scale', '0.1', '--audit-per-visit', '6', '--out', join(work, name)];
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as SeededFolder;
}

async function withCopies(compare: (door: BenchClinic, hand: BenchClinic) => Promise<void>): Promise<void> {
  const door = await openCopy(folder, copyOf(work, folder, 'door'), false);
  const hand = await openCopy(folder, copyOf(work, folder, 'hand'), false);
  try {
    await compare(door, hand);
  } finally {
    await door.close();
    await hand.close();
  }
}

describe('a seeded clinic', () => {
  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'salve-seeded-'));
    folder = seed('first');
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('is whole: chain and anchor, journal, stock, bills, records, sources, references', async () => {
    const clinic = await openCopy(folder, copyOf(work, folder, 'checked'), false);
    try {
      const { raw } = clinic;
      expect(verifyHouse(clinic.opened.store.read)).toEqual([]);
      expect(raw.pragma('foreign_key_check')).toEqual([]);
      expect(raw.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      const overlaps = raw.prepare(
        `SELECT count(*) AS n FROM occupancies a JOIN occupancies b ON b.resource_kind = a.resource_kind AND b.resource_id = a.resource_id
         AND b.rowid > a.rowid AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at WHERE a.released = 0 AND b.released = 0`,
      );
      expect(overlaps.get()).toEqual({ n: 0 });
      const kinds = raw.prepare<[], { text: string }>(
        'SELECT snapshot AS text FROM documents GROUP BY kind UNION ALL SELECT model FROM (SELECT model FROM print_jobs LIMIT 1)',
      );
      for (const { text } of kinds.all()) expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(folder.rows).toMatchObject({ appointments: 500, invoices: expect.any(Number) as number, clinics: 1 });
    } finally {
      await clinic.close();
    }
  });

  it('comes out the same for the same seed', async () => {
    const again = seed('second');
    expect(again.rows).toEqual(folder.rows);
    const [a, b] = [
      await openCopy(folder, copyOf(work, folder, 'a'), false),
      await openCopy(again, copyOf(work, again, 'b'), false),
    ];
    try {
      const everything = new Map(
        [...markOf(a.raw).keys()].filter((name) => name !== 'migrations').map((name) => [name, 0]),
      );
      expect(assertSame(a.raw, b.raw, everything)).toBeGreaterThan(10_000);
    } finally {
      await a.close();
      await b.close();
    }
  });

  it('makes the same rows through the door and by the hand-written SQL it is measured against', async () => {
    await withCopies(async (door, hand) => {
      const mark = markOf(door.raw);
      const works = (['door', 'hand'] as const).flatMap((how) => {
        const clinic = how === 'door' ? door : hand;
        return [{ work: bookingWork(clinic, folder.today, how), many: 30 }];
      });
      for (const { work: book, many } of works) for (let i = 0; i < many; i += 1) await book(i);
      const checkouts = [
        checkoutWork(door, folder.today, 'door', 6, 200_000),
        checkoutWork(hand, folder.today, 'hand', 6, 200_000),
      ];
      for (const checkout of checkouts) for (let i = 0; i < 6; i += 1) await checkout(i);
      expect(assertSame(door.raw, hand.raw, mark)).toBeGreaterThan(1000);
      expect(verifyHouse(hand.opened.store.read)).toEqual([]);
      for (const [clinic, how] of [
        [door, 'door'],
        [hand, 'hand'],
      ] as const) {
        await dayWork(clinic, how)(0);
        for (let i = 0; i < 6; i += 1) await searchesWork(clinic, how)(i);
      }
    });
  });

  it('reads the charges of a visit by the visit, not by their state', async () => {
    const clinic = await openCopy(folder, copyOf(work, folder, 'plans'), false);
    try {
      for (const text of [billedOfVisitText, chargesOfAppointmentText, visitsToPayText]) {
        const bound = Array.from({ length: text.split('?').length - 1 }, () => 0);
        const plan = clinic.raw.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...bound);
        expect({ text, wide: plan.filter(({ detail }) => detail.includes('charges_state')) }).toEqual({
          text,
          wide: [],
        });
      }
    } finally {
      await clinic.close();
    }
  });

  it('tells when a row differs', async () => {
    await withCopies(async (door, hand) => {
      const mark = markOf(door.raw);
      await bookingWork(door, folder.today, 'door')(0);
      expect(() => assertSame(door.raw, hand.raw, mark)).toThrow('answered_commands: the rows differ');
    });
  });
});
