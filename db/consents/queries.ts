import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { membersText } from '../patients/members/queries.ts';
import { consentEditions, consentRequirements, consents, consentTemplates } from './schema.ts';

export type TemplateRow = typeof consentTemplates.$inferSelect;
export type EditionRow = typeof consentEditions.$inferSelect;

/** A consent a line asks for, with the edition to show. */
export interface AskedRow {
  serviceLineId: string;
  templateId: string;
  name: string;
  editionId: string;
  edition: number;
  title: string;
}
/** A consent a line carries. */
export interface SignedRow extends AskedRow {
  consentId: string;
  documentId: string;
  signedAt: number;
  staffId: string;
}

export const insertTemplate = insertInto(consentTemplates);
export const insertEdition = insertInto(consentEditions);
export const insertRequirement = insertInto(consentRequirements);
export const insertConsent = insertInto(consents);
export const updateTemplateRow = updateVersioned(consentTemplates, ['name', 'active']);
/** Raises the template's version when it gets a new edition. */
export const touchTemplate = updateVersioned(consentTemplates, ['active']);

/** The edition to show: the newest in the clinic's language, else the newest there is. */
const current = `(SELECT x.id FROM consent_editions x WHERE x.template_id = t.id
  ORDER BY x.language = ? DESC, x.edition DESC, x.id DESC LIMIT 1)`;
const asked = `SELECT l.id AS serviceLineId, t.id AS templateId, t.name, e.id AS editionId, e.edition, e.title
  FROM service_lines l
  JOIN consent_requirements r ON r.service_id = l.service_id
  JOIN consent_templates t ON t.id = r.template_id AND t.active = 1
  JOIN consent_editions e ON e.id = ${current}`;
const carried = `SELECT c.service_line_id AS serviceLineId, t.id AS templateId, t.name, e.id AS editionId, e.edition, e.title,
    c.id AS consentId, c.document_id AS documentId, c.signed_at AS signedAt, c.staff_id AS staffId
  FROM consents c
  JOIN consent_editions e ON e.id = c.edition_id
  JOIN consent_templates t ON t.id = e.template_id`;

const askedOfVisit = sqlText<AskedRow, [string, string]>(
  `${asked} WHERE l.appointment_id = ? ORDER BY l.position, t.name, t.id`,
);
const askedOfLine = sqlText<AskedRow, [string, string]>(`${asked} WHERE l.id = ? ORDER BY t.name, t.id`);
const signedOfVisit = sqlText<SignedRow, [string]>(
  `${carried} JOIN service_lines l ON l.id = c.service_line_id WHERE l.appointment_id = ? ORDER BY c.signed_at, c.id`,
);
const signedOfLine = sqlText<SignedRow, [string]>(`${carried} WHERE c.service_line_id = ? ORDER BY c.signed_at, c.id`);
const signedOfPatient = sqlText<SignedRow, [string]>(
  `${carried} WHERE c.patient_id IN (${membersText}) ORDER BY c.signed_at DESC, c.id DESC`,
);

export function consentsAskedOfVisit(db: ReadDb, appointmentId: string, language: string): AskedRow[] {
  return askedOfVisit(db).all(language, appointmentId);
}

export function consentsAskedOfLine(db: ReadDb, serviceLineId: string, language: string): AskedRow[] {
  return askedOfLine(db).all(language, serviceLineId);
}

export function consentsOfVisit(db: ReadDb, appointmentId: string): SignedRow[] {
  return signedOfVisit(db).all(appointmentId);
}

export function consentsOfLine(db: ReadDb, serviceLineId: string): SignedRow[] {
  return signedOfLine(db).all(serviceLineId);
}

export function consentsOfPatient(db: ReadDb, patientId: string): SignedRow[] {
  return signedOfPatient(db).all(patientId);
}

export interface MissingRow {
  appointmentId: string;
  patientId: string;
  startsAt: number;
  missing: number;
}
const missingStatement = sqlText<MissingRow, [number, number]>(
  `SELECT a.id AS appointmentId, a.patient_id AS patientId, a.starts_at AS startsAt, count(*) AS missing
   FROM appointments a
   JOIN service_lines l ON l.appointment_id = a.id AND l.state = 'planned'
   JOIN consent_requirements r ON r.service_id = l.service_id
   JOIN consent_templates t ON t.id = r.template_id AND t.active = 1
   WHERE a.starts_at >= ? AND a.starts_at < ? AND a.state IN ('arrived', 'roomed', 'inTreatment', 'checkout')
     AND NOT EXISTS (SELECT 1 FROM consents c JOIN consent_editions e ON e.id = c.edition_id
       WHERE c.service_line_id = l.id AND e.template_id = t.id)
   GROUP BY a.id ORDER BY a.starts_at, a.id`,
);

/** Visits between two instants whose patient is here and still has consents to sign. */
export function visitsMissingConsents(db: ReadDb, from: number, until: number): MissingRow[] {
  return missingStatement(db).all(from, until);
}

const templateColumns = 'id, name, active, version';
interface StoredTemplate {
  id: string;
  name: string;
  active: number;
  version: number;
}
const templateById = sqlText<StoredTemplate, [string]>(`SELECT ${templateColumns} FROM consent_templates WHERE id = ?`);
const templateByName = sqlText<StoredTemplate, [string]>(
  `SELECT ${templateColumns} FROM consent_templates WHERE lower(name) = lower(?)`,
);
const editionColumns = `e.id, e.template_id AS templateId, e.edition, e.language, e.title, e.body,
  e.created_at AS createdAt, e.created_by AS createdBy`;
const editionById = sqlText<EditionRow, [string]>(`SELECT ${editionColumns} FROM consent_editions e WHERE e.id = ?`);
const newestEdition = sqlText<{ edition: number | null }, [string, string]>(
  'SELECT max(edition) AS edition FROM consent_editions WHERE template_id = ? AND language = ?',
);
const currentEditionId = sqlText<{ id: string }, [string, string]>(
  `SELECT e.id FROM consent_editions e WHERE e.template_id = ? ORDER BY e.language = ? DESC, e.edition DESC, e.id DESC LIMIT 1`,
);
const everyTemplate = sqlText<StoredTemplate & { editionId: string }, [string]>(
  `SELECT t.id, t.name, t.active, t.version, ${current} AS editionId FROM consent_templates t ORDER BY t.name, t.id`,
);
const requirementStatement = sqlText<{ id: string; version: number }, [string, string]>(
  'SELECT id, version FROM consent_requirements WHERE service_id = ? AND template_id = ?',
);
const everyRequirement = sqlText<{ serviceId: string; templateId: string }>(
  'SELECT service_id AS serviceId, template_id AS templateId FROM consent_requirements ORDER BY service_id',
);
const dropRequirement = sqlText<unknown, [string]>('DELETE FROM consent_requirements WHERE id = ?');

const asTemplate = (row: StoredTemplate): TemplateRow => ({ ...row, active: row.active === 1 });

export function findTemplate(db: ReadDb, id: string): TemplateRow | undefined {
  const row = templateById(db).get(id);
  return row && asTemplate(row);
}

export function findTemplateByName(db: ReadDb, name: string): TemplateRow | undefined {
  const row = templateByName(db).get(name);
  return row && asTemplate(row);
}

export function findEdition(db: ReadDb, id: string): EditionRow | undefined {
  return editionById(db).get(id);
}

/** The highest edition number of a template in a language, 0 if it has none. */
export function highestEdition(db: ReadDb, templateId: string, language: string): number {
  return newestEdition(db).get(templateId, language)?.edition ?? 0;
}

/** The id of the edition that is shown now. */
export function editionShownNow(db: ReadDb, templateId: string, language: string): string | undefined {
  return currentEditionId(db).get(templateId, language)?.id;
}

/** Every template with the edition shown now. */
export function allTemplates(db: ReadDb, language: string): Array<TemplateRow & { editionId: string }> {
  return everyTemplate(db)
    .all(language)
    .map(({ editionId, ...row }) => ({ ...asTemplate(row), editionId }));
}

export function findRequirement(db: ReadDb, serviceId: string, templateId: string) {
  return requirementStatement(db).get(serviceId, templateId);
}

export function allRequirements(db: ReadDb): Array<{ serviceId: string; templateId: string }> {
  return everyRequirement(db).all();
}

export function removeRequirement(tx: WriteTx, id: string): void {
  dropRequirement(tx).run(id);
}
