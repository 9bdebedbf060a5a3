import { writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { ReadDb } from '../../db/access.ts';
import { journalForExport, movesForExport } from '../../db/reporting/queries.ts';

/** Writes the journal, a row per line; returns the sum of all amounts in cents. */
export function writeJournal(db: ReadDb, file: string): number {
  const rows = journalForExport(db);
  const table = rows.map((row) => ({ ...row, entry_time: new Date(row.entry_time).toISOString() }));
  writeFileSync(file, `${Papa.unparse(table, { escapeFormulae: true, newline: '\n' })}\n`);
  return rows.reduce((sum, row) => sum + row.amount_cents, 0);
}

/** Writes every stock move, quantities as signed thousandths. */
export function writeMoves(db: ReadDb, file: string): void {
  const table = movesForExport(db).map((row) => ({ ...row, time: new Date(row.time).toISOString() }));
  writeFileSync(file, `${Papa.unparse(table, { escapeFormulae: true, newline: '\n' })}\n`);
}
