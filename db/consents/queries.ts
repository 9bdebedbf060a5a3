import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { membersText } from '../patients/members/queries.ts';
import { consentEditions, consentRequirements, consentRevocations, consents, consentTemplates } from './schema.ts';

export type TemplateRow = typeof consentTemplates.$inferSelect;
export type EditionRow = typeof consentEditions.$inferSelect;

/** A consent a line asks for, with the edition to show. Flags are 0 or 1. */
export interface AskedRow {
  serviceLineId: string;
  serviceId: string;
  lineState: string;
  startsAt: number;
  templateId: string;
  name: string;
  editionId: string;
  edition: number;
  language: string;
  title: string;
  validFor: 'visit' | 'months' | 'once';
  months: number | null;
  renew: number;
}
/** What a patient signed or refused. */
export interface KeptRow {
  consentId: string;
  documentId: string;
  serviceLineId: string;
  serviceId: string;
  templateId: string;
  name: string;
  editionId: string;
  edition: number;
  language: string;
  title: string;
  newest: number;
  namesService: number;
  signedAt: number;
  staffId: string;
  outcome: 'signed' | 'refused';
  reason: string | null;
  onBehalf: string | null;
  witnessId: string | null;
  revokedOn: string | null;
  revokedReason: string | null;
  revokedBy: string | null;
}

export const insertTemplate = insertInto(consentTemplates);
export const insertEdition = insertInto(consentEditions);
export const insertRequirement = insertInto(consentRequirements);
export const insertConsent = insertInto(consents);
export const insertRevocation = insertInto(consentRevocations);
export const updateTemplateRow = updateVersioned(consentTemplates, ['name', 'active', 'witness', 'renew']);
export const updateRequirement = updateVersioned(consentRequirements, ['validFor', 'months']);
/** Raises the template's version when it gets a new edition. */
export const touchTemplate = updateVersioned(consentTemplates, ['active']);

/** The edition to show: the newest in the language that is wanted, else in the second, else the newest there is. */
const current = `(SELECT x.id FROM consent_editions x WHERE x.template_id = t.id
  ORDER BY x.language = ? DESC, x.language = ? DESC, x.edition DESC, x.id DESC LIMIT 1)`;
const asked = `SELECT l.id AS serviceLineId, l.service_id AS serviceId, l.state AS lineState, a.starts_at AS startsAt,
    t.id AS templateId, t.name, e.id AS editionId, e.edition, e.language, e.title, r.valid_for AS validFor, r.months, t.renew
  FROM service_lines l
  JOIN appointments a ON a.id = l.appointment_id
  JOIN consent_requirements r ON r.service_id = l.service_id
  JOIN consent_templates t ON t.id = r.template_id AND t.active = 1
  JOIN consent_editions e ON e.id = ${current}`;
const kept = `SELECT c.id AS consentId, c.document_id AS documentId, c.service_line_id AS serviceLineId,
    l.service_id AS serviceId, t.id AS templateId, t.name, e.id AS editionId, e.edition, e.language, e.title,
    NOT EXISTS (SELECT 1 FROM consent_editions n WHERE n.template_id = e.template_id AND n.language = e.language
      AND n.edition > e.edition) AS newest,
    (instr(e.title || e.body, '{service}') > 0 OR instr(e.title || e.body, '{provider}') > 0) AS namesService,
    c.signed_at AS signedAt, c.staff_id AS staffId, c.outcome, c.reason, c.on_behalf AS onBehalf,
    c.witness_id AS witnessId, v.revoked_on AS revokedOn, v.reason AS revokedReason, v.staff_id AS revokedBy
  FROM consents c
  JOIN consent_editions e ON e.id = c.edition_id
  JOIN consent_templates t ON t.id = e.template_id
  JOIN service_lines l ON l.id = c.service_line_id
  LEFT JOIN consent_revocations v ON v.consent_id = c.id`;

const askedOfVisit = sqlText<AskedRow, [string, string, string]>(
  `${asked} WHERE l.appointment_id = ? ORDER BY l.position, t.name, t.id`,
);
const keptOfPatient = sqlText<KeptRow, [string]>(
  `${kept} WHERE c.patient_id IN (${membersText}) ORDER BY c.signed_at, c.id`,
);
const keptById = sqlText<KeptRow & { patientId: string }, [string]>(
  `SELECT k.*, o.patient_id AS patientId FROM (${kept} WHERE c.id = ?) k JOIN consents o ON o.id = k.consentId`,
);

/** `languages`: the one that is wanted, and the one that is taken where a text is not there in it. */
export function consentsAskedOfVisit(
  db: ReadDb,
  appointmentId: string,
  languages: readonly [wanted: string, otherwise: string],
): AskedRow[] {
  return askedOfVisit(db).all(...languages, appointmentId);
}

/** Everything a patient ever signed or refused, oldest first. */
export function consentsOfPatient(db: ReadDb, patientId: string): KeptRow[] {
  return keptOfPatient(db).all(patientId);
}

export function findConsent(db: ReadDb, id: string): (KeptRow & { patientId: string }) | undefined {
  return keptById(db).get(id);
}

export interface PresentRow {
  appointmentId: string;
  patientId: string;
  startsAt: number;
}
const presentStatement = sqlText<PresentRow, [number, number]>(
  `SELECT DISTINCT a.id AS appointmentId, a.patient_id AS patientId, a.starts_at AS startsAt
   FROM appointments a
   JOIN service_lines l ON l.appointment_id = a.id AND l.state = 'planned'
   JOIN consent_requirements r ON r.service_id = l.service_id
   WHERE a.starts_at >= ? AND a.starts_at < ? AND a.state IN ('arrived', 'roomed', 'inTreatment', 'checkout')
   ORDER BY a.starts_at, a.id`,
);

/** Visits between two instants whose patient is here and for whose services some consent is asked. */
export function visitsAskingConsents(db: ReadDb, from: number, until: number): PresentRow[] {
  return presentStatement(db).all(from, until);
}

const templateColumns = 'id, name, active, witness, renew, version';
interface StoredTemplate {
  id: string;
  name: string;
  active: number;
  witness: number;
  renew: number;
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
const newestInEachLanguage = sqlText<EditionRow, [string]>(
  `SELECT ${editionColumns} FROM consent_editions e WHERE e.template_id = ? AND NOT EXISTS (SELECT 1
     FROM consent_editions n WHERE n.template_id = e.template_id AND n.language = e.language AND n.edition > e.edition)
   ORDER BY e.language`,
);
const everyEdition = sqlText<EditionRow, [string]>(
  `SELECT ${editionColumns} FROM consent_editions e WHERE e.template_id = ? ORDER BY e.language, e.edition DESC`,
);
const everyTemplate = sqlText<StoredTemplate & { editionId: string }, [string, string]>(
  `SELECT t.id, t.name, t.active, t.witness, t.renew, t.version, ${current} AS editionId FROM consent_templates t ORDER BY t.name, t.id`,
);
const requirementStatement = sqlText<RequirementRow & { id: string; version: number }, [string, string]>(
  'SELECT id, version, valid_for AS validFor, months FROM consent_requirements WHERE service_id = ? AND template_id = ?',
);
/** For how long a signature counts for a service. */
export interface RequirementRow {
  validFor: 'visit' | 'months' | 'once';
  months: number | null;
}
const everyRequirement = sqlText<RequirementRow & { serviceId: string; templateId: string }>(
  `SELECT service_id AS serviceId, template_id AS templateId, valid_for AS validFor, months
   FROM consent_requirements ORDER BY service_id`,
);
const dropRequirement = sqlText<unknown, [string]>('DELETE FROM consent_requirements WHERE id = ?');

const asTemplate = (row: StoredTemplate): TemplateRow => ({
  ...row,
  active: row.active === 1,
  witness: row.witness === 1,
  renew: row.renew === 1,
});

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

/** The edition that is shown now, in each language there is. */
export function editionsShownNow(db: ReadDb, templateId: string): EditionRow[] {
  return newestInEachLanguage(db).all(templateId);
}

/** Every edition of a template there ever was, the newest of each language first. */
export function allEditions(db: ReadDb, templateId: string): EditionRow[] {
  return everyEdition(db).all(templateId);
}

/** Every template with the edition shown now. */
export function allTemplates(db: ReadDb, language: string): Array<TemplateRow & { editionId: string }> {
  return everyTemplate(db)
    .all(language, language)
    .map(({ editionId, ...row }) => ({ ...asTemplate(row), editionId }));
}

export function findRequirement(db: ReadDb, serviceId: string, templateId: string) {
  return requirementStatement(db).get(serviceId, templateId);
}

export function allRequirements(db: ReadDb): Array<RequirementRow & { serviceId: string; templateId: string }> {
  return everyRequirement(db).all();
}

export function removeRequirement(tx: WriteTx, id: string): void {
  dropRequirement(tx).run(id);
}
