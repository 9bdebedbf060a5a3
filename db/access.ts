import type Database from 'better-sqlite3';
import { getTableColumns, type InferInsertModel, type InferSelectModel } from 'drizzle-orm';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { damageOf } from './open.ts';

declare const readBrand: unique symbol;
declare const writeBrand: unique symbol;

/** The database as a query sees it. The type of a query's first argument says whether it writes. */
export interface ReadDb {
  readonly [readBrand]: true;
  readonly orm: BetterSQLite3Database;
  readonly raw: Database.Database;
}

/** The database inside a write transaction. A query handed only a ReadDb cannot write: it does not compile. */
export interface WriteTx extends ReadDb {
  readonly [writeBrand]: true;
}

/** What a connection offers to the composition root. */
export interface Store {
  readonly read: ReadDb;
  /** Runs `fn` in one BEGIN IMMEDIATE transaction; anything thrown rolls back. A promise is refused: nothing awaits inside a transaction. A full disk or damage is told as a Refusal. */
  write<T>(fn: (tx: WriteTx) => T extends Promise<unknown> ? never : T): T;
  /** Runs `fn` on one consistent snapshot. */
  snapshot<T>(fn: (db: ReadDb) => T): T;
  close(): void;
}

/** Wraps an open connection. */
export function storeOf(raw: Database.Database): Store {
  const db = { orm: drizzle(raw), raw } as unknown as WriteTx;
  const transact = raw.transaction((fn: (tx: WriteTx) => unknown) => {
    const result = fn(db);
    if (result instanceof Promise) throw new TypeError('A write transaction must not await.');
    return result;
  });
  const observe = raw.transaction((fn: (db: ReadDb) => unknown) => fn(db));
  return {
    read: db,
    write(fn) {
      try {
        return transact.immediate(fn) as never;
      } catch (error) {
        throw damageOf(error);
      }
    },
    snapshot: <T>(fn: (db: ReadDb) => T) => observe.deferred(fn) as T,
    close: () => raw.close(),
  };
}

/** Prepares a statement once per connection: `const byId = prepared((orm) => orm.select()...prepare())`. */
export function prepared<S>(build: (orm: BetterSQLite3Database) => S): (db: ReadDb) => S {
  const known = new WeakMap<Database.Database, S>();
  return (db) => {
    let statement = known.get(db.raw);
    if (statement === undefined) {
      statement = build(db.orm);
      known.set(db.raw, statement);
    }
    return statement;
  };
}

/** Prepares SQL text once per connection. Rows are plain objects named as the SQL names its columns. */
export function sqlText<Row, Params extends unknown[] = unknown[]>(
  text: string,
): (db: ReadDb) => Database.Statement<Params, Row> {
  const known = new WeakMap<Database.Database, Database.Statement<Params, Row>>();
  return (db) => {
    let statement = known.get(db.raw);
    if (statement === undefined) {
      statement = db.raw.prepare<Params, Row>(text);
      known.set(db.raw, statement);
    }
    return statement;
  };
}

/** An INSERT of all columns of a table, prepared once per connection; a column left out of the row is NULL or its default. Returns the rowid. */
export function insertInto<T extends SQLiteTable>(table: T): (tx: WriteTx, row: InferInsertModel<T>) => number {
  const columns = Object.entries(getTableColumns(table));
  const name = getTableConfig(table).name;
  const text = `INSERT INTO "${name}" (${columns.map(([, c]) => `"${c.name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  const statement = sqlText<unknown>(text);
  const keys = columns.map(([key]) => key);
  const defaults = columns.map(([, column]) => (column.default === undefined ? null : plain(column.default)));
  return (tx, row) => {
    const given = row as Record<string, unknown>;
    const values = keys.map((key, i) => plain(given[key] ?? defaults[i]));
    return Number(statement(tx).run(values).lastInsertRowid);
  };
}

/** An UPDATE of the named columns by primary key `id`, raising `version`; returns false if the version was not the expected one. */
export function updateVersioned<T extends SQLiteTable, K extends keyof InferSelectModel<T> & string>(
  table: T,
  keys: readonly K[],
): (tx: WriteTx, id: string, expectedVersion: number, row: Pick<InferSelectModel<T>, K>) => boolean {
  const columns = getTableColumns(table) as Record<string, { name: string }>;
  const text = `UPDATE "${getTableConfig(table).name}" SET ${keys.map((key) => `"${columns[key]?.name}" = ?`).join(', ')}, "version" = "version" + 1 WHERE "id" = ? AND "version" = ?`;
  const statement = sqlText<unknown>(text);
  return (tx, id, expectedVersion, row) => {
    const values: unknown[] = keys.map((key) => plain(row[key] ?? null));
    values.push(id, expectedVersion);
    return statement(tx).run(values).changes === 1;
  };
}

/** Our column types reach the driver as they are; only flags become 0 or 1. */
function plain(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}
