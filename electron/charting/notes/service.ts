import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  type AnswerRow,
  answersOf,
  insertAnswer,
  insertNoteUse,
  type NoteUseRow,
  noteUsesOf,
  noteVisitAt,
} from '../../../db/charting/notes/queries.ts';
import { allNoteTemplates, noteTemplatesOfVisit } from '../../../db/charting/noteTemplates/queries.ts';
import { type EncounterRow, encounterOfVisit } from '../../../db/charting/queries.ts';
import { clinicProfile } from '../../clinic/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { dateOf } from '../../kernel/dates.ts';
import { type Visit, visitOf } from '../../scheduling/service.ts';
import { type Answer, type AskedSection, mergeTemplates, type TemplateInUse } from '../noteTemplates/rules.ts';
import { sectionsOf } from '../noteTemplates/service.ts';
import { answerText, gapsOf, isEmpty, leftOut, type NoteGap, type WrittenSection, writtenSections } from './rules.ts';
import type { NoteOfVisit } from './schemas.ts';

/** A template of a note; `use` is its row once the note is begun. */
interface InUse extends TemplateInUse {
  use: NoteUseRow | null;
}

/** The structured part of a note with all answers. */
export interface NoteState {
  templates: InUse[];
  sections: AskedSection[];
  rows: AnswerRow[];
  /** By field, defaults included. */
  values: Map<string, Answer | null>;
}

const valueOf = (row: { value: string }): Answer | null => JSON.parse(row.value) as Answer | null;

/** What a note asks and what is written. A signed note has what it was signed with, an open one also what its services ask now. */
export function noteState(db: ReadDb, visit: Visit, encounter: EncounterRow | undefined): NoteState {
  const uses = encounter ? noteUsesOf(db, encounter.id) : [];
  const asked = encounter?.state === 'signed' ? [] : noteTemplatesOfVisit(db, visit.appointment.id);
  const linesOf = (templateId: string): string[] =>
    asked.filter(({ id }) => id === templateId).map(({ lineId }) => lineId);
  const templates = uses.map((use): InUse => {
    const { templateId, editionId, name, edition, byHand } = use;
    const lineIds = byHand === 1 ? [] : linesOf(templateId);
    const sections = sectionsOf(use.sections);
    // its service has left the visit: what is written stays, nothing is required any more
    const loose = byHand === 0 && lineIds.length === 0 && encounter?.state === 'open';
    return {
      use,
      templateId,
      editionId,
      name,
      edition,
      lineIds,
      sections: loose ? sections.map(notRequired) : sections,
    };
  });
  for (const row of asked)
    if (!templates.some(({ templateId }) => templateId === row.id))
      templates.push({
        use: null,
        templateId: row.id,
        editionId: row.editionId,
        name: row.name,
        edition: row.edition,
        lineIds: linesOf(row.id),
        sections: sectionsOf(row.sections),
      });
  const sections = mergeTemplates(templates);
  const rows = encounter ? answersOf(db, encounter.id) : [];
  const written = new Map(rows.map((row) => [row.fieldId, valueOf(row)]));
  const values = new Map<string, Answer | null>();
  for (const { id, field } of sections.flatMap(({ fields }) => fields))
    values.set(id, written.has(id) ? (written.get(id) ?? null) : encounter?.state === 'signed' ? null : field.initial);
  return { templates, sections, rows, values };
}

function notRequired(section: TemplateInUse['sections'][number]): TemplateInUse['sections'][number] {
  return { ...section, fields: section.fields.map((field) => ({ ...field, required: false })) };
}

/** Fixes the editions a note is made of and writes their defaults down, for all templates it has not taken up yet. */
export function takeUpTemplates(tx: WriteTx, act: Act, visit: Visit, encounter: EncounterRow): void {
  const { templates, sections, rows } = noteState(tx, visit, encounter);
  if (templates.every(({ use }) => use !== null)) return;
  for (const { use, templateId, editionId } of templates)
    if (use === null)
      insertNoteUse(tx, {
        id: act.newId(),
        encounterId: encounter.id,
        templateId,
        editionId,
        byHand: false,
        version: 1,
      });
  writeDefaults(tx, act, encounter.id, sections, rows);
}

/** A default is an answer of version 0 until somebody edits it. */
export function writeDefaults(
  tx: WriteTx,
  act: Act,
  encounterId: string,
  sections: readonly AskedSection[],
  rows: readonly AnswerRow[],
): void {
  const written = new Set(rows.map(({ fieldId }) => fieldId));
  for (const { id, field } of sections.flatMap(({ fields }) => fields))
    if (field.initial !== null && !written.has(id))
      insertAnswer(tx, {
        id: act.newId(),
        encounterId,
        fieldId: id,
        value: canonicalJson(field.initial),
        copiedFromId: null,
        savedAt: act.now,
        savedBy: act.staffId,
        version: 0,
      });
}

/** What sign-off weighs of the note, and the mark of what was seen of it. */
export function noteFacts(state: NoteState): { noteGaps: NoteGap[]; answered: boolean; mark: string } {
  return {
    noteGaps: gapsOf(state.sections, state.values),
    answered: [...state.values.values()].some((value) => !isEmpty(value)),
    mark: [
      ...state.templates.map(({ templateId, editionId }) => `${templateId}@${editionId}`),
      ...state.rows.filter(({ version }) => version > 0).map(({ fieldId, version }) => `${fieldId}.${version}`),
    ]
      .sort()
      .join(' '),
  };
}

/** The note in words, for its record. */
export function writtenNote(
  state: NoteState,
  reasons: ReadonlyMap<string, string>,
  { language, zone }: { language: string; zone: string },
): { sections: WrittenSection[]; templates: Array<{ name: string; edition: number }> } {
  const rows = new Map(state.rows.map((row) => [row.fieldId, row]));
  const answers = new Map(
    [...state.values].map(([id, value]) => {
      const at = rows.get(id)?.copiedFromAt ?? null;
      return [id, { value, copiedFrom: at === null ? null : dateOf(at, zone) }] as const;
    }),
  );
  return {
    sections: writtenSections(state.sections, answers, reasons, language),
    templates: state.templates.map(({ name, edition }) => ({ name, edition })),
  };
}

/** When the visit was that the free words of a note come from; null if they were written for it. */
export function wordsCopiedAt(db: ReadDb, encounter: EncounterRow | undefined): number | null {
  const from = encounter?.noteCopiedFromId ?? null;
  return from === null ? null : (noteVisitAt(db, from) ?? null);
}

/** The structured part of a visit's note. @throws Refusal NOT_FOUND */
export function noteOfVisit(db: ReadDb, asker: Asker, input: { appointmentId: string }): NoteOfVisit {
  const visit = visitOf(db, input.appointmentId);
  asker.concerns(visit.patientId);
  const encounter = encounterOfVisit(db, input.appointmentId);
  const state = noteState(db, visit, encounter);
  const open = encounter?.state !== 'signed';
  const { language } = clinicProfile(db);
  const rows = new Map(state.rows.map((row) => [row.fieldId, row]));
  const used = new Set(state.templates.map(({ templateId }) => templateId));
  return {
    encounterId: encounter?.id ?? null,
    templates: state.templates.map(({ use, templateId, name, edition, editionId }) => ({
      templateId,
      name,
      edition,
      editionId,
      byHand: use?.byHand === 1,
      useId: use?.id ?? null,
      version: use?.version ?? 0,
      newer:
        open && use && use.newestId !== editionId
          ? {
              editionId: use.newestId,
              edition: use.newest,
              leftOut: leftOut(state.sections, withNewest(state, use), state.values),
            }
          : null,
    })),
    sections: state.sections.map(({ key, title, fields }) => ({
      key,
      title,
      fields: fields.map(({ id, field }) => {
        const row = rows.get(id);
        const value = state.values.get(id) ?? null;
        return {
          id,
          field,
          value,
          text: answerText(field, value, language),
          version: row?.version ?? 0,
          copiedFrom: row?.copiedFromAt ?? null,
          savedByName: row?.savedByName ?? null,
          savedAt: row?.savedAt ?? null,
        };
      }),
    })),
    wordsCopiedFrom: wordsCopiedAt(db, encounter),
    more: open
      ? allNoteTemplates(db)
          .filter(({ id, active }) => active === 1 && !used.has(id))
          .map(({ id, name }) => ({ templateId: id, name }))
      : [],
  };
}

function withNewest(state: NoteState, { templateId, newestSections }: NoteUseRow): AskedSection[] {
  return mergeTemplates(
    state.templates.map((row) =>
      row.templateId === templateId ? { ...row, sections: sectionsOf(newestSections) } : row,
    ),
  );
}
