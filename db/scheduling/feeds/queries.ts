import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { calendarFeeds } from './schema.ts';

export type FeedRow = typeof calendarFeeds.$inferSelect;

const columns = `id, staff_id AS staffId, token_hash AS tokenHash, created_at AS createdAt, created_by AS createdBy,
  read_at AS readAt, revoked_at AS revokedAt, version`;
const liveStatement = sqlText<FeedRow, []>(`SELECT ${columns} FROM calendar_feeds WHERE revoked_at IS NULL`);
const byHashStatement = sqlText<FeedRow, [string]>(
  `SELECT ${columns} FROM calendar_feeds WHERE token_hash = ? AND revoked_at IS NULL`,
);
const byIdStatement = sqlText<FeedRow, [string]>(`SELECT ${columns} FROM calendar_feeds WHERE id = ?`);
const readStatement = sqlText<unknown, [number, string]>('UPDATE calendar_feeds SET read_at = ? WHERE id = ?');

/** The feeds that can be read, at most one per person. */
export function liveFeeds(db: ReadDb): FeedRow[] {
  return liveStatement(db).all();
}

/** The live feed a token opens, by the token's hash. */
export function feedByHash(db: ReadDb, tokenHash: string): FeedRow | undefined {
  return byHashStatement(db).get(tokenHash);
}

export function findFeed(db: ReadDb, id: string): FeedRow | undefined {
  return byIdStatement(db).get(id);
}

export const insertFeed = insertInto(calendarFeeds);
export const updateFeedRevoked = updateVersioned(calendarFeeds, ['revokedAt']);

/** Notes a reading. It is no edit: the version stays. */
export function noteFeedRead(tx: WriteTx, id: string, at: number): void {
  readStatement(tx).run(at, id);
}

/** An appointment as it stands in one provider's calendar. */
export interface FeedAppointmentRow {
  appointmentId: string;
  /** First and last instant for which this provider is taken. */
  startsAt: number;
  endsAt: number;
  version: number;
  givenName: string;
  familyName: string;
  /** Names of the services this provider performs in it, in order, joined by commas. */
  services: string;
  /** Names of the rooms of those services; empty without a room. */
  rooms: string;
}
const appointmentsStatement = sqlText<FeedAppointmentRow, [string, number, number, string]>(
  `WITH taken AS (
     SELECT appointment_id, min(starts_at) AS first, max(ends_at) AS last FROM occupancies
     WHERE released = 0 AND resource_kind = 'staff' AND resource_id = ? AND starts_at >= ? AND starts_at < ?
       AND appointment_id IS NOT NULL
     GROUP BY appointment_id)
   SELECT a.id AS appointmentId, t.first AS startsAt, t.last AS endsAt, a.version,
     p.given_name AS givenName, p.family_name AS familyName,
     (SELECT group_concat(name, ', ') FROM (SELECT s.name FROM service_lines l JOIN services s ON s.id = l.service_id
       WHERE l.appointment_id = a.id AND EXISTS (SELECT 1 FROM occupancies o WHERE o.service_line_id = l.id
         AND o.resource_kind = 'staff' AND o.resource_id = ?) ORDER BY l.position)) AS services,
     coalesce((SELECT group_concat(name, ', ') FROM (SELECT DISTINCT r.name FROM occupancies o JOIN rooms r ON r.id = o.resource_id
       WHERE o.appointment_id = a.id AND o.resource_kind = 'room' ORDER BY o.starts_at)), '') AS rooms
   FROM taken t JOIN appointments a ON a.id = t.appointment_id JOIN patients p ON p.id = a.patient_id
   ORDER BY t.first, a.id`,
);

/** What a provider is taken for by appointments that begin within [from, until), in order of time. Cancelled ones have given their time back. */
export function feedAppointments(db: ReadDb, staffId: string, from: number, until: number): FeedAppointmentRow[] {
  return appointmentsStatement(db).all(staffId, from, until, staffId);
}
