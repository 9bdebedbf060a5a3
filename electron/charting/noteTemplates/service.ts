import { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allNoteServices,
  allNoteTemplates,
  findNoteTemplate,
  insertNoteEdition,
  insertNoteService,
  insertNoteTemplate,
  noteTemplateNamed,
  removeNoteServices,
  updateNoteTemplate,
} from '../../../db/charting/noteTemplates/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import type { Act } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { answerProblem, tidy } from '../notes/rules.ts';
import { type NoteSection as Section, withKeys } from './rules.ts';
import { NoteSection, type NoteTemplates, type SaveTemplateInput, type TemplateSaved } from './schemas.ts';

const Sections = z.array(NoteSection);

/** The sections of an edition as they were kept. */
export function sectionsOf(json: string): Section[] {
  return Sections.parse(JSON.parse(json));
}

/** Every template in its newest edition, with the services whose notes it is part of. */
export function noteTemplates(db: ReadDb): z.input<typeof NoteTemplates> {
  const asking = allNoteServices(db);
  return {
    templates: allNoteTemplates(db).map(({ sections, active, ...row }) => ({
      ...row,
      active: active === 1,
      sections: sectionsOf(sections),
      serviceIds: asking.filter(({ templateId }) => templateId === row.id).map(({ serviceId }) => serviceId),
    })),
  };
}

/**
 * Adds a template or changes one. Other sections are a new edition; notes that were begun keep theirs.
 * @throws Refusal NOT_FOUND, DUPLICATE, CHANGED_ELSEWHERE, BAD_INPUT (a default that does not fit its field)
 */
export function saveNoteTemplate(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof SaveTemplateInput>,
): z.input<typeof TemplateSaved> {
  const namesake = noteTemplateNamed(tx, input.name);
  if (namesake && namesake.id !== input.id)
    refuse('DUPLICATE', `There is already a template called ${input.name}. Choose another name.`);
  const sections = withKeys(input.sections.map((section) => ({ ...section, fields: section.fields.map(withDefault) })));
  const json = canonicalJson(sections);
  const before = input.id === null ? undefined : (findNoteTemplate(tx, input.id) ?? refuse('NOT_FOUND'));
  const id = before?.id ?? act.newId();
  if (!before) insertNoteTemplate(tx, { id, name: input.name, active: input.active, version: 1 });
  else if (!updateNoteTemplate(tx, id, input.expectedVersion, { name: input.name, active: input.active }))
    refuse('CHANGED_ELSEWHERE', 'Someone changed this template in the meantime. Open it again and make your change.', {
      current: { version: before.version },
    });
  if (before && before.name !== input.name) act.changed('name');
  if (before && (before.active === 1) !== input.active)
    act.changed('active', { from: before.active === 1, to: input.active });
  const renewed = before?.sections !== json;
  const edition = (before?.edition ?? 0) + (renewed ? 1 : 0);
  if (renewed) {
    insertNoteEdition(tx, {
      id: act.newId(),
      templateId: id,
      edition,
      sections: json,
      createdAt: act.now,
      createdBy: act.staffId,
    });
    act.changed('sections');
  }
  assign(tx, id, input.serviceIds);
  const version = before ? input.expectedVersion + 1 : 1;
  act.touch('charting', 'noteTemplate', id, version);
  return { id, version, edition };
}

function withDefault(field: Section['fields'][number]): Section['fields'][number] {
  const initial = tidy(field, field.initial);
  const problem = answerProblem(field, initial);
  if (problem !== undefined) refuse('BAD_INPUT', `The default does not fit its field. ${problem}`);
  return { ...field, initial };
}

function assign(tx: WriteTx, templateId: Id, serviceIds: readonly Id[]): void {
  removeNoteServices(tx, templateId);
  for (const serviceId of new Set(serviceIds)) {
    serviceById(tx, serviceId);
    insertNoteService(tx, { serviceId, templateId });
  }
}
