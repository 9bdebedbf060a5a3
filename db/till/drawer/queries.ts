import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { drawerSessions } from '../schema.ts';

export type DrawerRow = typeof drawerSessions.$inferSelect;

const columns = `id, station_id AS stationId, business_date AS businessDate, state, float_cents AS floatCents, opening_count AS openingCount,
  opened_at AS openedAt, opened_by AS openedBy, closed_at AS closedAt, closed_by AS closedBy, closing_count AS closingCount,
  over_short_cents AS overShortCents, closing_note AS closingNote, version`;
export const openDrawerText = `SELECT ${columns} FROM drawer_sessions WHERE station_id = ? AND state = 'open'`;
export const cardsOfSessionText = `SELECT coalesce(sum(amount_cents + tip_cents), 0) AS cents, count(*) AS payments FROM payments
  WHERE drawer_session_id = ? AND kind = ?`;

const openStatement = sqlText<DrawerRow, [string]>(openDrawerText);
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
