import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  closeDrawerSession,
  type DrawerRow,
  insertDrawerSession,
  openDrawerOf,
  takenInSession,
} from '../../../db/till/drawer/queries.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { dateOf, type LocalDate } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Cents } from '../../kernel/money.ts';
import { expectedCash, post } from '../../ledger/service.ts';
import { staffById } from '../../staff/service.ts';
import type { CloseDrawerInput, DrawerOutput, OpenDrawerInput } from '../schemas.ts';
import {
  type CashCount,
  closingPostings,
  countedCents,
  denominations,
  floatPostings,
  isStale,
  strangePieces,
} from './rules.ts';

/** The open drawer of this PC and what should lie in it. */
export function drawerHere(db: ReadDb, asker: Asker): z.input<typeof DrawerOutput> {
  const { currency } = clinicProfile(db);
  const row = openDrawerOf(db, asker.stationId);
  const values = { currency, denominations: [...denominations[currency]] };
  if (!row) return { ...values, session: null };
  const cards = takenInSession(db, row.id, 'cardTerminal');
  const cash = takenInSession(db, row.id, 'cash');
  return {
    ...values,
    session: {
      id: row.id,
      businessDate: row.businessDate,
      openedAt: row.openedAt,
      openedByName: staffById(db, row.openedBy).name,
      floatCents: row.floatCents,
      cashCents: cash.cents,
      cardCents: cards.cents,
      expectedCents: expectedCash(db, row.id),
      stale: isStale(row, dateOf(asker.now, asker.zone)),
      version: row.version,
    },
  };
}

function counted(db: ReadDb, count: CashCount): Cents {
  const strange = strangePieces(count, clinicProfile(db).currency);
  if (strange.length > 0) refuse('BAD_INPUT', `There is no coin or note of ${strange.join(', ')} cents. Count again.`);
  return countedCents(count);
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

/**
 * Closes the drawer: what was counted goes to the bank, the difference to over_short, with a note if there is one.
 * @throws Refusal DRAWER_CLOSED, CHANGED_ELSEWHERE, BAD_INPUT if it differs and no note says why
 */
export function closeDrawer(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof CloseDrawerInput>,
): { expectedCents: Cents; countedCents: Cents; overShortCents: Cents } {
  const row =
    openDrawerOf(tx, act.stationId) ??
    refuse('DRAWER_CLOSED', 'No drawer is open on this PC; there is nothing to close.');
  const countedNow = counted(tx, input.closingCount);
  const expectedCents = expectedCash(tx, row.id);
  const overShortCents = countedNow - expectedCents;
  if (overShortCents !== 0 && input.note === '')
    refuse(
      'BAD_INPUT',
      'The count differs from what should be in the drawer. Count again, or note what you know about it.',
      {
        fields: [{ path: 'note', problem: 'Note what you know about the difference.' }],
        overShortCents,
      },
    );
  const done = closeDrawerSession(tx, row.id, input.expectedVersion, {
    state: 'closed',
    closedAt: act.now,
    closedBy: act.staffId,
    closingCount: canonicalJson(input.closingCount),
    overShortCents,
    closingNote: input.note === '' ? null : input.note,
  });
  if (!done) refuse('CHANGED_ELSEWHERE', undefined, { current: drawerHere(tx, act) });
  post(tx, act, {
    businessDate: row.businessDate,
    sourceKind: 'drawerSession',
    sourceId: row.id,
    postings: closingPostings(row.id, expectedCents, countedNow),
  });
  act.touch('till', 'drawerSession', row.id, row.version + 1);
  return { expectedCents, countedCents: countedNow, overShortCents };
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
