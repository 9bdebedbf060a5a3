import type Database from 'better-sqlite3';

/** Where each table ended when the measuring began: rows after it, and small tables as a whole, are compared. */
export type Mark = ReadonlyMap<string, number>;

/** Tables with fewer rows than this are compared from their first row: what was there before may have been changed. */
const small = 5000;

function tablesOf(raw: Database.Database): string[] {
  return raw
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'patient_search%' ORDER BY name",
    )
    .all()
    .map((row) => row.name);
}

export function markOf(raw: Database.Database): Mark {
  return new Map(
    tablesOf(raw).map((name) => {
      const last =
        raw.prepare<[], { last: number | null }>(`SELECT max(rowid) AS last FROM "${name}"`).get()?.last ?? 0;
      return [name, last < small ? 0 : last];
    }),
  );
}

/**
 * Asserts that both databases hold the same rows, byte for byte; both were copies of one file when the mark was taken.
 * Returns how many rows were compared. @throws Error naming the first row that differs
 */
export function assertSame(ours: Database.Database, baseline: Database.Database, mark: Mark): number {
  let rows = 0;
  for (const [name, after] of mark) {
    const text = `SELECT rowid, * FROM "${name}" WHERE rowid > ? ORDER BY rowid`;
    const theirs = baseline.prepare<[number]>(text).raw().iterate(after);
    try {
      for (const row of ours.prepare<[number]>(text).raw().iterate(after)) {
        const a = JSON.stringify(row);
        const b = JSON.stringify(theirs.next().value ?? null);
        if (a !== b) throw new Error(`${name}: the rows differ.\n  through the door: ${a}\n  by hand:          ${b}`);
        rows += 1;
      }
      if (theirs.next().done !== true) throw new Error(`${name}: more rows were written by hand.`);
    } finally {
      // a walk that was left halfway keeps its connection busy
      theirs.return?.();
    }
  }
  return rows;
}
