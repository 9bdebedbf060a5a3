import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type Database from 'better-sqlite3';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendOnlyTables } from '../db/appendOnly.ts';
import { type Migration, migrate, migrationsIn, pendingMigrations } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { Refusal } from '../electron/kernel/errors.ts';
import { SLICES } from '../scripts/architecture/slices.ts';
import { root } from './harness.ts';

const migrations = migrationsIn(join(root, 'db/migrations'));
const key = Buffer.alloc(32, 9);
let folder: string;
let raw: Database.Database;
let tables: Array<{ slice: string; config: ReturnType<typeof getTableConfig> }>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'salve-schema-'));
  raw = openDatabase(join(folder, 'a.db'), { key, mode: 'create' });
  migrate(raw, migrations, 1);
  const files = readdirSync(join(root, 'db'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith(`${sep}schema.ts`),
  );
  const modules = await Promise.all(
    files.map(async (path) => ({
      name: path.split(sep)[0] ?? '',
      module: (await import(pathToFileURL(join(root, 'db', path)).href)) as Record<string, unknown>,
    })),
  );
  tables = modules.flatMap(({ name, module }) =>
    Object.values(module)
      .filter((value) => is(value, SQLiteTable))
      .map((table) => ({ slice: name, config: getTableConfig(table) })),
  );
});
afterAll(() => {
  raw.close();
  rmSync(folder, { recursive: true, force: true });
});

const ddl = (name: string): string =>
  (
    raw.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) as
      | { sql: string }
      | undefined
  )?.sql ?? '';

describe('the migrated database and schema.ts', () => {
  it('have the same tables, all STRICT', () => {
    const list = raw
      .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
      .all() as Array<{ name: string; strict: number }>;
    const ours = list.filter(({ name }) => !name.startsWith('sqlite_'));
    expect(ours.filter(({ strict }) => strict === 0)).toEqual([]);
    expect(ours.map(({ name }) => name).sort()).toEqual([...tables.map((t) => t.config.name), 'migrations'].sort());
  });

  it('have the same columns, keys, checks and references', () => {
    for (const { config } of tables) {
      const columns = raw
        .prepare('SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?)')
        .all(config.name) as Array<{ name: string; type: string; required: number; pk: number }>;
      const keys = config.primaryKeys.flatMap((pk) => pk.columns.map((column) => column.name));
      expect(
        columns.map((c) => [c.name, c.type, c.required === 1, c.pk > 0]),
        config.name,
      ).toEqual(
        config.columns.map((c) => [
          c.name,
          c.getSQLType().toUpperCase(),
          c.notNull || c.primary,
          c.primary || keys.includes(c.name),
        ]),
      );
      expect(
        (ddl(config.name).match(/CONSTRAINT "\w+" CHECK/g) ?? [])
          .map((text) => text.split('"')[1] ?? '')
          .sort((a, b) => a.localeCompare(b)),
        config.name,
      ).toEqual(config.checks.map((check) => check.name).sort((a, b) => a.localeCompare(b)));
      const references = raw
        .prepare('SELECT "from", "table", "to", on_delete AS onDelete FROM pragma_foreign_key_list(?)')
        .all(config.name) as Array<Record<string, string>>;
      expect(references.map((r) => `${r.from}>${r.table}.${r.to}:${r.onDelete}`).sort(), config.name).toEqual(
        config.foreignKeys
          .map((fk) => fk.reference())
          .map(
            (r) =>
              `${r.columns[0]?.name}>${getTableConfig(r.foreignTable).name}.${r.foreignColumns[0]?.name}:NO ACTION`,
          )
          .sort(),
      );
    }
  });

  it('have the same indexes', () => {
    for (const { config } of tables) {
      const indexes = raw
        .prepare('SELECT name, "unique" AS uniq FROM pragma_index_list(?) WHERE origin = \'c\'')
        .all(config.name) as Array<{ name: string; uniq: number }>;
      const found = indexes.map((index) => {
        const columns = raw.prepare('SELECT name FROM pragma_index_info(?)').all(index.name) as Array<{ name: string }>;
        return `${index.name}(${columns.map((c) => c.name).join(',')})${index.uniq ? ' unique' : ''}`;
      });
      const wanted = config.indexes.map(
        ({ config: index }) =>
          `${index.name}(${index.columns.map((c) => ('name' in c ? c.name : '?')).join(',')})${index.unique ? ' unique' : ''}`,
      );
      expect(found.sort(), config.name).toEqual(wanted.sort());
    }
  });

  it('keep REAL to the coordinates of a map and every editable row versioned', () => {
    const real = tables.flatMap(({ config }) =>
      config.columns.filter((c) => c.getSQLType() === 'real').map((c) => `${config.name}.${c.name}`),
    );
    expect(real).toEqual(['chart_points.x', 'chart_points.y']);
    const technical = [
      'answered_commands',
      'number_series',
      'lot_levels',
      'occupancies',
      'service_providers',
      'service_add_ons',
      'service_supplies',
      'cart_tenders',
      'waitlist_services',
      'cosign_requests',
      'note_services',
      'photo_files',
      'purchase_order_lines',
      'aftercare_services',
      'photo_set_views',
      'photo_set_services',
      ...appendOnlyTables,
    ];
    const unversioned = tables.filter(
      ({ config }) => !technical.includes(config.name) && !config.columns.some((c) => c.name === 'version'),
    );
    expect(unversioned.map((t) => t.config.name)).toEqual([]);
  });

  it('point left only', () => {
    const sliceOf = new Map(tables.map((t) => [t.config.name, t.slice]));
    const rank = (table: string): number => SLICES.indexOf((sliceOf.get(table) ?? '') as (typeof SLICES)[number]);
    const wrong = tables.flatMap(({ config }) =>
      config.foreignKeys
        .map((fk) => getTableConfig(fk.reference().foreignTable).name)
        .filter((target) => rank(target) > rank(config.name)),
    );
    expect(wrong).toEqual([]);
  });

  it('guard append-only tables against UPDATE and DELETE', () => {
    for (const name of appendOnlyTables) {
      const triggers = raw
        .prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
        .all(name) as Array<{ sql: string }>;
      expect(
        triggers.some((t) => t.sql.includes('BEFORE UPDATE ON') && t.sql.includes('RAISE(ABORT')),
        name,
      ).toBe(true);
      expect(
        triggers.some((t) => t.sql.includes('BEFORE DELETE ON') && t.sql.includes('RAISE(ABORT')),
        name,
      ).toBe(true);
    }
    raw.exec(
      "INSERT INTO audit_log (at, procedure, entities, outcome, changed, previous_hash, hash) VALUES (1, 'p', '[]', 'done', '[]', '', 'h')",
    );
    expect(() => raw.exec("UPDATE audit_log SET outcome = 'x'")).toThrow(/append-only/);
    expect(() => raw.exec('DELETE FROM audit_log')).toThrow(/append-only/);
  });
});

describe('a filled database of every earlier migration', () => {
  it.each(migrations.slice(0, -1).map(({ name }, index) => [name, index + 1] as const))(
    'of %s becomes the newest with its rows',
    (_name, count) => {
      const db = openDatabase(join(folder, `earlier-${count}.db`), { key, mode: 'create' });
      migrate(db, migrations.slice(0, count), 1);
      db.exec(`INSERT INTO stations (id, number, name, version) VALUES ('s', 1, 'Front desk', 1);
      INSERT INTO printers (id, station_id, name, paper, host, port, code_page, drawer, active, version)
        VALUES ('p', 's', 'Receipts', 'receipt80', '127.0.0.1', 9100, 'PC858', 1, 1, 1);
      INSERT INTO journal_entries (id, at, business_date, source_kind, source_id, staff_id, station_id)
        VALUES ('e', 1, '2026-01-01', 'invoice', 'i', 'x', 's');
      INSERT INTO journal_lines (entry_id, account, amount_cents) VALUES ('e', 'bank', 5), ('e', 'deposits', -5)`);
      let backups = 0;
      expect(migrate(db, migrations, 2, () => (backups += 1))).toHaveLength(migrations.length - count);
      expect(backups).toBe(1);
      expect(
        db
          .prepare(
            'SELECT (SELECT count(*) FROM printers) AS printers, (SELECT sum(amount_cents) FROM journal_lines) AS sum, (SELECT count(*) FROM journal_lines) AS lines',
          )
          .get(),
      ).toEqual({ printers: 1, sum: 0, lines: 2 });
      const shape = (from: Database.Database): unknown[] =>
        from.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
      expect(shape(db)).toEqual(shape(raw));
      expect(() => db.exec('DELETE FROM journal_lines')).toThrow(/append-only/);
      db.close();
    },
  );
});

describe('the migration runner', () => {
  const base: Migration = {
    name: '20260101T000000_base.sql',
    sql: "CREATE TABLE p (id TEXT PRIMARY KEY) STRICT; CREATE TABLE c (id TEXT PRIMARY KEY, p_id TEXT NOT NULL REFERENCES p(id)) STRICT; CREATE TRIGGER c_keep BEFORE DELETE ON c BEGIN SELECT RAISE(ABORT, 'kept'); END;",
  };
  const filled = (name: string): Database.Database => {
    const db = openDatabase(join(folder, name), { key, mode: 'create' });
    migrate(db, [base], 1);
    db.exec("INSERT INTO p VALUES ('1'); INSERT INTO c VALUES ('a', '1')");
    return db;
  };

  it('rebuilds a parent table without touching its children', () => {
    const db = filled('b.db');
    let backups = 0;
    const rebuild = {
      name: '20260201T000000_rebuild.sql',
      sql: 'CREATE TABLE p2 (id TEXT PRIMARY KEY, note TEXT) STRICT; INSERT INTO p2 (id) SELECT id FROM p; DROP TABLE p; ALTER TABLE p2 RENAME TO p;',
    };
    expect(migrate(db, [base, rebuild], 2, () => (backups += 1))).toEqual([rebuild.name]);
    expect(db.prepare('SELECT * FROM c').all()).toEqual([{ id: 'a', p_id: '1' }]);
    expect(() => db.exec('DELETE FROM c')).toThrow(/kept/);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(backups).toBe(1);
    db.close();
  });

  it('rolls back a file that breaks references or fails half-way', () => {
    const db = filled('c.db');
    const orphan = {
      name: '20260201T000000_orphan.sql',
      sql: "CREATE TABLE extra (x TEXT) STRICT; DELETE FROM p WHERE id = '1';",
    };
    expect(() => migrate(db, [base, orphan], 2)).toThrow(/broken references/);
    const half = { name: '20260201T000000_half.sql', sql: 'CREATE TABLE extra (x TEXT) STRICT; SELECT nonsense;' };
    expect(() => migrate(db, [base, half], 2)).toThrow(/no such column/);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'extra'").get()).toEqual({ n: 0 });
    expect(db.prepare('SELECT count(*) AS n FROM p').get()).toEqual({ n: 1 });
    db.close();
  });

  it('refuses a newer database, a file older than the newest applied, and a changed file', () => {
    const db = filled('d.db');
    expect(() => pendingMigrations(db, [])).toThrow(Refusal);
    expect(() => migrate(db, [{ name: '20250101T000000_late.sql', sql: 'SELECT 1;' }, base], 2)).toThrow(/older than/);
    expect(() => migrate(db, [{ ...base, sql: `${base.sql} ` }], 2)).toThrow(/has changed/);
    db.close();
  });
});
