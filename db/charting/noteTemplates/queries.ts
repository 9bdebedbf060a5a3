import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { noteEditions, noteServices, noteTemplates } from './schema.ts';

export const insertNoteTemplate = insertInto(noteTemplates);
export const insertNoteEdition = insertInto(noteEditions);
export const insertNoteService = insertInto(noteServices);
export const updateNoteTemplate = updateVersioned(noteTemplates, ['name', 'active']);

/** A template with its newest edition; `sections` is canonical JSON. */
export interface NoteTemplateRow {
  id: string;
  name: string;
  active: number;
  version: number;
  editionId: string;
  edition: number;
  sections: string;
  createdAt: number;
}

const newest = `SELECT t.id, t.name, t.active, t.version, e.id AS editionId, e.edition, e.sections, e.created_at AS createdAt
  FROM note_templates t
  JOIN note_editions e ON e.template_id = t.id
    AND e.edition = (SELECT max(x.edition) FROM note_editions x WHERE x.template_id = t.id)`;
const every = sqlText<NoteTemplateRow>(`${newest} ORDER BY t.active DESC, t.name, t.id`);
const byId = sqlText<NoteTemplateRow, [string]>(`${newest} WHERE t.id = ?`);
const byName = sqlText<{ id: string }, [string]>('SELECT id FROM note_templates WHERE lower(name) = lower(?)');
const ofVisit = sqlText<NoteTemplateRow & { lineId: string }, [string]>(
  `SELECT l.id AS lineId, n.* FROM service_lines l
   JOIN note_services s ON s.service_id = l.service_id
   JOIN (${newest}) n ON n.id = s.template_id AND n.active = 1
   WHERE l.appointment_id = ? ORDER BY l.position, n.name, n.id`,
);
const services = sqlText<{ serviceId: string; templateId: string }>(
  'SELECT service_id AS serviceId, template_id AS templateId FROM note_services ORDER BY template_id, service_id',
);
const clear = sqlText<unknown, [string]>('DELETE FROM note_services WHERE template_id = ?');

export function allNoteTemplates(db: ReadDb): NoteTemplateRow[] {
  return every(db).all();
}

export function findNoteTemplate(db: ReadDb, id: string): NoteTemplateRow | undefined {
  return byId(db).get(id);
}

export function noteTemplateNamed(db: ReadDb, name: string): { id: string } | undefined {
  return byName(db).get(name);
}

/** The newest editions of what the services of a visit ask for, one row for each line that asks, in the order of the lines. */
export function noteTemplatesOfVisit(db: ReadDb, appointmentId: string): Array<NoteTemplateRow & { lineId: string }> {
  return ofVisit(db).all(appointmentId);
}

export function allNoteServices(db: ReadDb): Array<{ serviceId: string; templateId: string }> {
  return services(db).all();
}

export function removeNoteServices(tx: WriteTx, templateId: string): void {
  clear(tx).run(templateId);
}
