import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { aftercareEditions, aftercareGiven, aftercareServices, aftercareSheets } from './schema.ts';

export const insertSheet = insertInto(aftercareSheets);
export const insertSheetEdition = insertInto(aftercareEditions);
export const insertSheetService = insertInto(aftercareServices);
export const insertGiven = insertInto(aftercareGiven);
export const updateSheet = updateVersioned(aftercareSheets, ['name', 'active']);

/** A sheet in the newest edition of one of its languages. */
export interface SheetEditionRow {
  sheetId: string;
  name: string;
  active: number;
  version: number;
  editionId: string;
  edition: number;
  language: string;
  title: string;
  body: string;
  createdAt: number;
}

const columns = `t.id AS sheetId, t.name, t.active, t.version, e.id AS editionId, e.edition, e.language, e.title, e.body,
  e.created_at AS createdAt`;
const newest = `JOIN aftercare_editions e ON e.sheet_id = t.id AND e.edition = (SELECT max(x.edition)
  FROM aftercare_editions x WHERE x.sheet_id = t.id AND x.language = e.language)`;
const every = sqlText<SheetEditionRow>(
  `SELECT ${columns} FROM aftercare_sheets t ${newest} ORDER BY t.active DESC, t.name, t.id, e.language`,
);
const ofVisit = sqlText<SheetEditionRow, [string]>(
  `SELECT DISTINCT ${columns} FROM service_lines l
   JOIN aftercare_services s ON s.service_id = l.service_id
   JOIN aftercare_sheets t ON t.id = s.sheet_id AND t.active = 1 ${newest}
   WHERE l.appointment_id = ? AND l.state <> 'notPerformed' ORDER BY t.name, t.id, e.language`,
);
const services = sqlText<{ serviceId: string; sheetId: string }>(
  'SELECT service_id AS serviceId, sheet_id AS sheetId FROM aftercare_services ORDER BY sheet_id, service_id',
);
const clear = sqlText<unknown, [string]>('DELETE FROM aftercare_services WHERE sheet_id = ?');

/** Every sheet, one row for each of its languages. */
export function allSheets(db: ReadDb): SheetEditionRow[] {
  return every(db).all();
}

/** What goes with the services of a visit, one row for each language. */
export function sheetsOfVisit(db: ReadDb, appointmentId: string): SheetEditionRow[] {
  return ofVisit(db).all(appointmentId);
}

export function allSheetServices(db: ReadDb): Array<{ serviceId: string; sheetId: string }> {
  return services(db).all();
}

export function removeSheetServices(tx: WriteTx, sheetId: string): void {
  clear(tx).run(sheetId);
}

/** A sheet that was handed over. */
export interface GivenRow {
  id: string;
  sheetId: string;
  title: string;
  edition: number;
  language: string;
  documentId: string;
  at: number;
  staffName: string;
}

const given = sqlText<GivenRow, [string]>(
  `SELECT g.id, e.sheet_id AS sheetId, e.title, e.edition, e.language, g.document_id AS documentId, g.at, s.name AS staffName
   FROM aftercare_given g JOIN aftercare_editions e ON e.id = g.edition_id JOIN staff s ON s.id = g.staff_id
   WHERE g.appointment_id = ? ORDER BY g.at, g.id`,
);
/** What was handed over with a visit, in order. */
export function givenWithVisit(db: ReadDb, appointmentId: string): GivenRow[] {
  return given(db).all(appointmentId);
}
