import type { z } from 'zod';
import type { WriteTx } from '../../../../db/access.ts';
import {
  answersOf,
  deleteNoteUse,
  insertAnswer,
  insertNoteUse,
  moveNoteUse,
  noteUsesOf,
  updateAnswer,
} from '../../../../db/charting/notes/queries.ts';
import { findNoteTemplate } from '../../../../db/charting/noteTemplates/queries.ts';
import type { EncounterRow } from '../../../../db/charting/queries.ts';
import type { Act } from '../../../kernel/act.ts';
import { canonicalJson } from '../../../kernel/canonical.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { type Visit, visitOf } from '../../../scheduling/service.ts';
import { mergeTemplates } from '../../noteTemplates/rules.ts';
import { openEncounter } from '../../service.ts';
import { answerProblem, isEmpty, tidy } from '../rules.ts';
import type {
  AddToNoteInput,
  AnswerSaved,
  NoteTemplatesChanged,
  SaveAnswerInput,
  TakeEditionInput,
  TakeOutInput,
} from '../schemas.ts';
import { noteState, takeUpTemplates, writeDefaults } from '../service.ts';

function openNote(tx: WriteTx, act: Act, encounterId: Id): { encounter: EncounterRow; visit: Visit } {
  const encounter = openEncounter(tx, encounterId);
  act.concerns(encounter.patientId);
  return { encounter, visit: visitOf(tx, encounter.appointmentId) };
}

function touched(act: Act, { id, version }: EncounterRow): { encounterId: Id } {
  act.touch('charting', 'encounter', id, version);
  return { encounterId: id };
}

/**
 * Saves one field of a note. Each field has its own version, so two people can write in different fields at once.
 * @throws Refusal SIGNED, NOT_FOUND (not asked in this note), BAD_INPUT, CHANGED_ELSEWHERE with what stands there now
 */
export function saveAnswer(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof SaveAnswerInput>,
): z.input<typeof AnswerSaved> {
  const { encounter, visit } = openNote(tx, act, input.encounterId);
  const { sections, rows } = noteState(tx, visit, encounter);
  const asked =
    sections.flatMap(({ fields }) => fields).find(({ id }) => id === input.fieldId) ??
    refuse(
      'NOT_FOUND',
      'This field is not part of the note any more. What you wrote is still on your screen; copy it into another field.',
    );
  const value = tidy(asked.field, input.value);
  const problem = answerProblem(asked.field, value);
  if (problem !== undefined) refuse('BAD_INPUT', problem);
  const before = rows.find(({ fieldId }) => fieldId === input.fieldId);
  if ((before?.version ?? 0) !== input.expectedVersion)
    refuse('CHANGED_ELSEWHERE', `${before?.savedByName ?? 'Someone'} has written into this field in the meantime.`, {
      current: { value: before ? (JSON.parse(before.value) as unknown) : null, version: before?.version ?? 0 },
    });
  takeUpTemplates(tx, act, visit, encounter);
  writeAnswer(tx, act, encounter.id, input.fieldId, value, null);
  act.changed('note');
  touched(act, encounter);
  return { fieldId: input.fieldId, version: input.expectedVersion + 1, value };
}

/** Puts an answer into its field, whatever stands there. */
export function writeAnswer(
  tx: WriteTx,
  act: Act,
  encounterId: Id,
  fieldId: string,
  value: z.output<typeof SaveAnswerInput>['value'],
  copiedFromId: Id | null,
): void {
  const row = answersOf(tx, encounterId).find((answer) => answer.fieldId === fieldId);
  const saved = { value: canonicalJson(value), copiedFromId, savedAt: act.now, savedBy: act.staffId };
  if (!row) insertAnswer(tx, { id: act.newId(), encounterId, fieldId, ...saved, version: 1 });
  else if (!updateAnswer(tx, row.id, row.version, saved)) refuse('INTERNAL');
}

/** Adds a template to one note. @throws Refusal SIGNED, NOT_FOUND, DUPLICATE, NOT_NOW (not in use any more) */
export function addToNote(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof AddToNoteInput>,
): z.input<typeof NoteTemplatesChanged> {
  const { encounter, visit } = openNote(tx, act, input.encounterId);
  const template = findNoteTemplate(tx, input.templateId) ?? refuse('NOT_FOUND', 'This template is no longer here.');
  if (template.active !== 1) refuse('NOT_NOW', `${template.name} is not in use any more. Choose another template.`);
  takeUpTemplates(tx, act, visit, encounter);
  if (noteUsesOf(tx, encounter.id).some(({ templateId }) => templateId === template.id))
    refuse('DUPLICATE', `${template.name} is part of this note already.`);
  insertNoteUse(tx, {
    id: act.newId(),
    encounterId: encounter.id,
    templateId: template.id,
    editionId: template.editionId,
    byHand: true,
    version: 1,
  });
  const { sections, rows } = noteState(tx, visit, encounter);
  writeDefaults(tx, act, encounter.id, sections, rows);
  return touched(act, encounter);
}

/** Takes a template that was added by hand out again. @throws Refusal SIGNED, NOT_NOW (something is written in it), CHANGED_ELSEWHERE */
export function takeOutOfNote(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof TakeOutInput>,
): z.input<typeof NoteTemplatesChanged> {
  const { encounter, visit } = openNote(tx, act, input.encounterId);
  const state = noteState(tx, visit, encounter);
  const row =
    state.templates.find(({ use }) => use?.id === input.useId) ??
    refuse('NOT_FOUND', 'This template is not part of the note any more.');
  if (row.use?.byHand !== 1)
    refuse('NOT_NOW', `A service of this visit asks for ${row.name}. It stays as long as the service does.`);
  const rest = new Set(
    mergeTemplates(state.templates.filter((other) => other !== row)).flatMap(({ fields }) =>
      fields.map(({ id }) => id),
    ),
  );
  const written = state.sections
    .flatMap(({ fields }) => fields)
    .filter(
      ({ id }) =>
        !rest.has(id) &&
        !isEmpty(state.values.get(id) ?? null) &&
        (state.rows.find(({ fieldId }) => fieldId === id)?.version ?? 0) > 0,
    );
  if (written.length > 0)
    refuse(
      'NOT_NOW',
      `Something is written in it: ${written.map(({ field }) => field.label).join(', ')}. Empty that first.`,
    );
  if (!deleteNoteUse(tx, input.useId, input.expectedVersion)) refuse('CHANGED_ELSEWHERE');
  return touched(act, encounter);
}

/** Takes over the newest edition of a template; answers stay wherever the field is still asked. @throws Refusal SIGNED, NOT_FOUND, CHANGED_ELSEWHERE */
export function takeEdition(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof TakeEditionInput>,
): z.input<typeof NoteTemplatesChanged> {
  const { encounter, visit } = openNote(tx, act, input.encounterId);
  const use =
    noteUsesOf(tx, encounter.id).find(({ id }) => id === input.useId) ??
    refuse('NOT_FOUND', 'This template is not part of the note any more.');
  const { newestId } = use;
  if (newestId !== input.editionId || !moveNoteUse(tx, use.id, input.expectedVersion, { editionId: newestId }))
    refuse(
      'CHANGED_ELSEWHERE',
      'There is an even newer edition, or someone took it over already. Look at the note once more.',
    );
  const { sections, rows } = noteState(tx, visit, encounter);
  writeDefaults(tx, act, encounter.id, sections, rows);
  act.changed('edition');
  return touched(act, encounter);
}
