import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate, migrationsIn } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { root } from '../harness.ts';

const migrations = migrationsIn(join(root, 'db/migrations'));
const before = migrations.findIndex(({ name }) => name.endsWith('_filled_in_forms.sql'));
let folder: string;
let db: Database.Database;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'salve-old-'));
  db = openDatabase(join(folder, 'a.db'), { key: Buffer.alloc(32, 9), mode: 'create' });
  migrate(db, migrations.slice(0, before), 1);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Inserts a row; a column that must be filled and is not given gets 'x' or 1. */
function insert(table: string, row: Record<string, string | number | null>): void {
  const columns = db.pragma(`table_info("${table}")`) as Array<{ name: string; type: string; notnull: number }>;
  const filled = columns
    .filter(({ name, notnull }) => name in row || notnull === 1)
    .map(({ name, type }) => [name, name in row ? row[name] : type === 'TEXT' ? 'x' : 1] as const);
  const names = filled.map(([name]) => `"${name}"`).join(', ');
  db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${filled.map(() => '?').join(', ')})`).run(
    ...filled.map(([, value]) => value),
  );
}

it('what was handed in before forms had papers becomes a document under the same hash', () => {
  insert('staff', { id: 's', role: 'frontDesk', name: 'Fran' });
  insert('patients', { id: 'p', given_name: 'Mia', family_name: 'Marsh', birth_date: null });
  insert('intake_forms', { id: 'f', name: 'Health', audience: 'byHand', service_ids: '[]' });
  insert('intake_editions', { id: 'e', form_id: 'f', made_by: 's' });
  const of = { patient_id: 'p', form_id: 'f', edition_id: 'e', began_by: 's', place: 'desk' };
  insert('intake_submissions', { id: 'm', ...of, state: 'reviewed', submitted_at: 5, reviewed_at: 6 });
  for (const kind of ['answers', 'review'])
    insert('intake_records', {
      id: kind,
      submission_id: 'm',
      kind,
      staff_id: 's',
      snapshot: '{}',
      sha256: kind,
      at: 5,
    });
  migrate(db, migrations, 2, () => undefined);
  const rows = db.prepare('SELECT id, kind, title, sha256, source_kind, source_id, patient_id FROM documents').all();
  expect(rows).toEqual([
    {
      id: 'answers',
      kind: 'intakeForm',
      title: 'Health Mia Marsh',
      sha256: 'answers',
      source_kind: 'intakeSubmission',
      source_id: 'm',
      patient_id: 'p',
    },
  ]);
});
