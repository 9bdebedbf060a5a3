import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { lastZOfStation, marksBefore } from '../../../db/till/day/queries.ts';
import {
  closeDrawerSession,
  type DrawerRow,
  insertDrawerSession,
  openDrawerOf,
  takenInSession,
} from '../../../db/till/drawer/queries.ts';
import { policy } from '../../clinic/policies/service.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { dateOf, type LocalDate } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import { mayDo } from '../../kernel/roles.ts';
import { expectedCash, post } from '../../ledger/service.ts';
import { staffById } from '../../staff/service.ts';
import type { DrawerOutput, OpenDrawerInput } from '../schemas.ts';
import {
  type CashCount,
  closingPostings,
  countedCents,
  denominations,
  floatPostings,
  isStale,
  strangePieces,
} from './rules.ts';

/** Whether the asker must count before seeing what should be there. */
export function countsBlind(db: ReadDb, asker: Asker): boolean {
  return policy(db, 'till.blindCount') && !mayDo(asker.role, 'till.review');
}

/** The open drawer of this PC and what should lie in it. */
export function drawerHere(db: ReadDb, asker: Asker): z.input<typeof DrawerOutput> {
  const { currency } = clinicProfile(db);
  const row = openDrawerOf(db, asker.stationId);
  const values = { currency, denominations: [...denominations[currency]] };
  if (!row) return { ...values, session: null };
  const cards = takenInSession(db, row.id, 'cardTerminal');
  const cash = takenInSession(db, row.id, 'cash');
  const blind = countsBlind(db, asker);
  return {
    ...values,
    session: {
      id: row.id,
      businessDate: row.businessDate,
      openedAt: row.openedAt,
      openedByName: staffById(db, row.openedBy).name,
      floatCents: row.floatCents,
      cashCents: blind ? null : cash.cents,
      cardCents: blind ? null : cards.cents,
      expectedCents: blind ? null : expectedCash(db, row.id),
      stale: isStale(row, dateOf(asker.now, asker.zone)),
      version: row.version,
    },
  };
}

/**
 * Opens the drawer of this PC with what was counted into it; the float is an entry.
 * @throws Refusal NOT_NOW if one is open already: it must be closed first
 */
export function openDrawer(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof OpenDrawerInput>,
): z.input<typeof DrawerOutput> {
  const before = openDrawerOf(tx, act.stationId);
  const today = dateOf(act.now, act.zone);
  if (before && isStale(before, today))
    refuse('NOT_NOW', `The drawer of ${before.businessDate} was never closed. Count and close it first.`);
  if (before) refuse('NOT_NOW', 'The drawer of this PC is open already.');
  const floatCents = counted(tx, input.openingCount);
  const id = act.newId();
  insertDrawerSession(tx, {
    id,
    stationId: act.stationId,
    businessDate: today,
    state: 'open',
    floatCents,
    openingCount: canonicalJson(input.openingCount),
    openedAt: act.now,
    openedBy: act.staffId,
    version: 1,
    ...beginning(tx, act.stationId, today),
  });
  post(tx, act, {
    businessDate: today,
    sourceKind: 'drawerSession',
    sourceId: id,
    postings: floatPostings(id, floatCents),
  });
  act.touch('till', 'drawerSession', id, 1);
  return drawerHere(tx, act);
}

/** A session begins where the last report of its PC ended; the first one of a PC with the day it is opened on. */
function beginning(db: ReadDb, stationId: Id, today: LocalDate) {
  const last = lastZOfStation(db, stationId);
  const marks = last
    ? { seq: last.untilSeq, invoice: last.untilInvoice, credit: last.untilCredit }
    : marksBefore(db, today);
  return { sinceSeq: marks.seq, sinceInvoice: marks.invoice, sinceCredit: marks.credit };
}

/** Checks a count against the currency and sums it. @throws Refusal BAD_INPUT for a coin or note there is none of */
export function counted(db: ReadDb, count: CashCount): Cents {
  const strange = strangePieces(count, clinicProfile(db).currency);
  if (strange.length > 0) refuse('BAD_INPUT', `There is no coin or note of ${strange.join(', ')} cents. Count again.`);
  return countedCents(count);
}

/** The open drawer of this PC with its row. @throws Refusal DRAWER_CLOSED */
export function drawerToClose(db: ReadDb, asker: Asker): DrawerRow {
  return (
    openDrawerOf(db, asker.stationId) ??
    refuse('DRAWER_CLOSED', 'No drawer is open on this PC; there is nothing to close.')
  );
}

/** What a count found and what is known about the difference. */
export interface Settled {
  closingCount: CashCount;
  expectedCents: Cents;
  countedCents: Cents;
  note: string;
  expectedVersion: number;
}

/**
 * Empties a drawer in the books: what was counted goes to the bank, the difference to over_short.
 * @throws Refusal CHANGED_ELSEWHERE
 */
export function settleDrawer(tx: WriteTx, act: Act, row: DrawerRow, settled: Settled): void {
  const { expectedCents, countedCents: countedNow } = settled;
  const done = closeDrawerSession(tx, row.id, settled.expectedVersion, {
    state: 'closed',
    closedAt: act.now,
    closedBy: act.staffId,
    closingCount: canonicalJson(settled.closingCount),
    overShortCents: countedNow - expectedCents,
    closingNote: settled.note === '' ? null : settled.note,
  });
  if (!done) refuse('CHANGED_ELSEWHERE', undefined, { current: drawerHere(tx, act) });
  post(tx, act, {
    businessDate: row.businessDate,
    sourceKind: 'drawerSession',
    sourceId: row.id,
    postings: closingPostings(row.id, expectedCents, countedNow),
  });
  act.touch('till', 'drawerSession', row.id, row.version + 1);
}

/** The drawer that takes today's money on this PC; null if none is open. @throws Refusal NOT_NOW while one of an earlier day is open */
export function drawerForTaking(db: ReadDb, asker: Asker, today: LocalDate): DrawerRow | null {
  const row = openDrawerOf(db, asker.stationId);
  if (row && isStale(row, today))
    refuse(
      'NOT_NOW',
      `The drawer of ${row.businessDate} was never closed. Count and close it first; this cart is kept.`,
    );
  return row ?? null;
}
