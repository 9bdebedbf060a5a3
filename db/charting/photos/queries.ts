import type { PhotoSize } from '../../../electron/charting/photos/rules.ts';
import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { memberIds, membersText } from '../../patients/members/queries.ts';
import { photoFiles, photos, photoUsesGiven, type photoViews } from './schema.ts';

export type PhotoRow = typeof photos.$inferSelect;
export type PhotoFileRow = typeof photoFiles.$inferSelect;
export type PhotoViewRow = typeof photoViews.$inferSelect;

export const insertPhoto = insertInto(photos);
export const insertPhotoFile = insertInto(photoFiles);
export const insertPhotoUse = insertInto(photoUsesGiven);
export const updatePhotoFacts = updateVersioned(photos, ['appointmentId', 'serviceLineId', 'viewId', 'phase']);
export const updatePhotoUse = updateVersioned(photos, ['use']);
export const hidePhotoRow = updateVersioned(photos, ['hiddenAt', 'hiddenBy', 'hiddenReason']);
export const removePhotoRow = updateVersioned(photos, ['removedAt', 'removedBy']);

const photoColumns = `p.id, p.patient_id AS patientId, p.appointment_id AS appointmentId, p.service_line_id AS serviceLineId,
  p.view_id AS viewId, p.phase, p.source, p.taken_at AS takenAt, p.taken_by AS takenBy, p.station_id AS stationId,
  p.added_at AS addedAt, p.width, p.height, p.sha256, p.use, p.hidden_at AS hiddenAt, p.hidden_by AS hiddenBy,
  p.hidden_reason AS hiddenReason, p.removed_at AS removedAt, p.removed_by AS removedBy, p.version`;

const byId = sqlText<PhotoRow, [string]>(`SELECT ${photoColumns} FROM photos p WHERE p.id = ?`);
/** A photo, a removed one too. */
export function findPhoto(db: ReadDb, id: string): PhotoRow | undefined {
  return byId(db).get(id);
}

/** A photo as a list shows it; `signedAt`: when the note of its visit was signed. */
export interface ListedPhotoRow extends Omit<PhotoRow, 'stationId' | 'removedAt' | 'removedBy'> {
  viewName: string | null;
  takenByName: string;
  hiddenByName: string | null;
  signedAt: number | null;
}
type ListedColumns = Omit<ListedPhotoRow, 'viewName' | 'takenByName' | 'hiddenByName'>;
const listed = `SELECT p.id, p.patient_id AS patientId, p.appointment_id AS appointmentId, p.service_line_id AS serviceLineId,
    p.view_id AS viewId, p.phase, p.source, p.taken_at AS takenAt, p.taken_by AS takenBy, p.added_at AS addedAt, p.width, p.height,
    p.sha256, p.use, p.hidden_at AS hiddenAt, p.hidden_by AS hiddenBy, p.hidden_reason AS hiddenReason, e.signed_at AS signedAt, p.version
  FROM photos p LEFT JOIN encounters e ON e.appointment_id = p.appointment_id`;

const viewName = sqlText<{ name: string }, [string]>('SELECT name FROM photo_views WHERE id = ?');
const staffName = sqlText<{ name: string }, [string]>('SELECT name FROM staff WHERE id = ?');

/** Puts the names to the rows of a list. A page has few of them: each is looked up once, not once a row. */
function named(db: ReadDb, rows: readonly ListedColumns[]): ListedPhotoRow[] {
  const known = new Map<string, string>();
  const nameOf = (statement: typeof viewName, id: string): string => {
    const name = known.get(id) ?? statement(db).get(id)?.name ?? '';
    known.set(id, name);
    return name;
  };
  return rows.map((row) => ({
    ...row,
    viewName: row.viewId === null ? null : nameOf(viewName, row.viewId),
    takenByName: nameOf(staffName, row.takenBy),
    hiddenByName: row.hiddenBy === null ? null : nameOf(staffName, row.hiddenBy),
  }));
}

const after = 'p.removed_at IS NULL AND (p.taken_at, p.id) < (?, ?) ORDER BY p.taken_at DESC, p.id DESC LIMIT ?';
const pageOfOne = sqlText<ListedColumns, [string, number, string, number]>(
  `${listed} WHERE p.patient_id = ? AND ${after}`,
);
const pageOfSeveral = sqlText<ListedColumns, [string, number, string, number]>(
  `${listed} WHERE p.patient_id IN (SELECT value FROM json_each(?)) AND ${after}`,
);
/** Photos of a patient and of the charts merged into it, newest first, older than `before`. */
export function photosOfPatient(
  db: ReadDb,
  patientId: string,
  before: { takenAt: number; id: string },
  limit: number,
): ListedPhotoRow[] {
  const charts = memberIds(db, patientId);
  // of one chart they lie in order already; of several they must be sorted
  if (charts.length === 1) return named(db, pageOfOne(db).all(patientId, before.takenAt, before.id, limit));
  return named(db, pageOfSeveral(db).all(JSON.stringify(charts), before.takenAt, before.id, limit));
}

const visitPhotos = sqlText<ListedColumns, [string]>(
  `${listed} WHERE p.appointment_id = ? AND p.removed_at IS NULL ORDER BY p.taken_at, p.id`,
);
/** Photos of a visit, oldest first. */
export function photosOfVisit(db: ReadDb, appointmentId: string): ListedPhotoRow[] {
  return named(db, visitPhotos(db).all(appointmentId));
}

/** What opens one file of a photo, and whose it is. */
export interface PhotoFileToOpen {
  photoId: string;
  id: string;
  mediaType: string;
  wrappedKey: string;
  patientId: string;
}
const filesToOpen = sqlText<PhotoFileToOpen, [string, PhotoSize]>(
  `SELECT f.photo_id AS photoId, f.id, f.media_type AS mediaType, f.wrapped_key AS wrappedKey, p.patient_id AS patientId
   FROM json_each(?) j JOIN photo_files f ON f.photo_id = j.value AND f.size = ? JOIN photos p ON p.id = f.photo_id`,
);
/** The files of these photos in one size, in the order of the ids; what is not there is left out. */
export function photoFilesToOpen(db: ReadDb, photoIds: readonly string[], size: PhotoSize): PhotoFileToOpen[] {
  return filesToOpen(db).all(JSON.stringify(photoIds), size);
}

const knownFile = sqlText<{ known: number }, [string]>('SELECT 1 AS known FROM photo_files WHERE id = ?');
/** True if a row stands for the file of this id. */
export function photoFileIsKnown(db: ReadDb, id: string): boolean {
  return knownFile(db).get(id) !== undefined;
}

const forget = sqlText<unknown, [string]>('DELETE FROM photo_files WHERE photo_id = ?');
/** Takes the files of a removed photo, and with them their keys, off the books. */
export function forgetPhotoFiles(tx: WriteTx, photoId: string): void {
  forget(tx).run(photoId);
}

export interface PhotoUseRow {
  use: PhotoRow['use'];
  documentId: string | null;
  documentTitle: string | null;
  reason: string;
  givenAt: number;
  byName: string;
  at: number;
}
const usesOf = sqlText<PhotoUseRow, [string]>(
  `SELECT u.use, u.document_id AS documentId, d.title AS documentTitle, u.reason, u.given_at AS givenAt, s.name AS byName, u.at
   FROM photo_uses u JOIN staff s ON s.id = u.staff_id LEFT JOIN documents d ON d.id = u.document_id
   WHERE u.photo_id = ? ORDER BY u.seq DESC`,
);
/** What a photo was given for over time, newest first. */
export function usesOfPhoto(db: ReadDb, photoId: string): PhotoUseRow[] {
  return usesOf(db).all(photoId);
}

const newestUse = `(SELECT MAX(n.seq) FROM photo_uses n WHERE n.photo_id = u.photo_id)`;
const usesOnConsents = sqlText<{ photoId: string; documentId: string }, [string]>(
  `SELECT u.photo_id AS photoId, u.document_id AS documentId FROM json_each(?) j JOIN photo_uses u ON u.photo_id = j.value
   WHERE u.document_id IS NOT NULL AND u.seq = ${newestUse}`,
);
/** The document of the consent that the use of each photo rests on; photos whose use rests on none are left out. */
export function consentsOfUses(db: ReadDb, photoIds: readonly string[]): ReadonlyMap<string, string> {
  const rows = usesOnConsents(db).all(JSON.stringify(photoIds));
  return new Map(rows.map(({ photoId, documentId }) => [photoId, documentId]));
}

const onConsent = sqlText<{ photos: number }, [string, string]>(
  `SELECT COUNT(*) AS photos FROM photos p JOIN photo_uses u ON u.photo_id = p.id
   WHERE p.patient_id IN (${membersText}) AND p.removed_at IS NULL AND p.hidden_at IS NULL AND p.use <> 'chartOnly'
     AND u.document_id = ? AND u.seq = ${newestUse}`,
);
/** How many photos of a patient are given for more than the chart on the strength of a document. */
export function countPhotosOnConsent(db: ReadDb, patientId: string, documentId: string): number {
  return onConsent(db).get(patientId, documentId)?.photos ?? 0;
}

const allViews = sqlText<Omit<PhotoViewRow, 'active'> & { active: number }, []>(
  'SELECT id, name, outline, position, active, version FROM photo_views ORDER BY position, name',
);
/** Every view in the clinic's order. */
export function photoViewRows(db: ReadDb): PhotoViewRow[] {
  return allViews(db)
    .all()
    .map((row) => ({ ...row, active: row.active === 1 }));
}
