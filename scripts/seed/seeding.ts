import type { WriteTx } from '../../db/access.ts';
import { insertJournalEntry, insertJournalLine } from '../../db/ledger/queries.ts';
import type { LocalDate } from '../../electron/kernel/dates.ts';
import { balanced, type EntrySource, type Posting } from '../../electron/ledger/rules.ts';
import type { AuditTrail } from './audit.ts';
import type { Chance } from './chance.ts';
import type { Cast } from './founding.ts';
import type { Stock } from './stock.ts';

export interface SeededPatient {
  id: string;
  number: number;
  name: string;
  birthDate: LocalDate;
  /** The last day this patient was given an appointment on: one a day. */
  lastDay: LocalDate;
}

/** What is carried along from day to day. */
export interface Seeding {
  tx: WriteTx;
  chance: Chance;
  newId(ms: number): string;
  zone: string;
  cast: Cast;
  patients: SeededPatient[];
  /** So many of the first charts come again and again. */
  regulars: number;
  stock: Stock;
  trail: AuditTrail;
  invoices: number;
}

/** The station everything is sold at. */
export function till(s: Seeding): Cast['stations'][number] {
  return s.cast.stations[0] as Cast['stations'][number];
}

/** Posts a balanced entry as the ledger does; one that is worth nothing is left out. */
export function post(
  s: Seeding,
  entry: {
    at: number;
    date: LocalDate;
    sourceKind: EntrySource;
    sourceId: string;
    staffId: string;
    postings: readonly Posting[];
  },
): void {
  const lines = balanced(entry.postings);
  if (lines.length === 0) return;
  const id = s.newId(entry.at);
  insertJournalEntry(s.tx, {
    id,
    at: entry.at,
    businessDate: entry.date,
    sourceKind: entry.sourceKind,
    sourceId: entry.sourceId,
    reversesId: null,
    staffId: entry.staffId,
    stationId: till(s).id,
  });
  for (const line of lines) insertJournalLine(s.tx, { ...line, entryId: id });
}
