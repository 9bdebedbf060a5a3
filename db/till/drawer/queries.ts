import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { drawerSessions } from '../schema.ts';

export type DrawerRow = typeof drawerSessions.$inferSelect;

const columns = `id, station_id AS stationId, business_date AS businessDate, state, float_cents AS floatCents, opening_count AS openingCount,
  opened_at AS openedAt, opened_by AS openedBy, closed_at AS closedAt, closed_by AS closedBy, closing_count AS closingCount,
  over_short_cents AS overShortCents, closing_note AS closingNote, version,
  since_seq AS sinceSeq, since_invoice AS sinceInvoice, since_credit AS sinceCredit`;
export const openDrawerText = `SELECT ${columns} FROM drawer_sessions WHERE station_id = ? AND state = 'open'`;
export const cardsOfSessionText = `SELECT coalesce(sum(amount_cents + tip_cents), 0) AS cents, count(*) AS payments FROM payments
  WHERE drawer_session_id = ? AND kind = ?`;

export const drawersOfDateText = `SELECT ${columns} FROM drawer_sessions WHERE business_date = ? ORDER BY opened_at, id`;

const openStatement = sqlText<DrawerRow, [string]>(openDrawerText);
const ofDateStatement = sqlText<DrawerRow, [string]>(drawersOfDateText);
const takenStatement = sqlText<{ cents: number; payments: number }, [string, string]>(cardsOfSessionText);

export const insertDrawerSession = insertInto(drawerSessions);
export const closeDrawerSession = updateVersioned(drawerSessions, [
  'state',
  'closedAt',
  'closedBy',
  'closingCount',
  'overShortCents',
  'closingNote',
]);

/** The open drawer of a PC: at most one. */
export function openDrawerOf(db: ReadDb, stationId: string): DrawerRow | undefined {
  return openStatement(db).get(stationId);
}

/** What was taken in one kind of tender while a drawer was open, tips included, net of change. */
export function takenInSession(db: ReadDb, sessionId: string, kind: string): { cents: number; payments: number } {
  return takenStatement(db).get(sessionId, kind) ?? { cents: 0, payments: 0 };
}

/** Every drawer that was opened for a date, first opened first. */
export function drawersOfDate(db: ReadDb, businessDate: string): DrawerRow[] {
  return ofDateStatement(db).all(businessDate);
}
