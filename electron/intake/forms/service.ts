import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  editionsOf,
  type FormRow,
  findEdition,
  findForm,
  insertEdition,
  insertForm,
  listForms,
  newestEdition,
  removeDraft,
  updateForm,
} from '../../../db/intake/queries.ts';
import type { Act } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { refuse } from '../../kernel/errors.ts';
import { assertDraft, draftOf } from '../drafts/service.ts';
import { type Definition, definitionFaults, questionsOf } from '../rules.ts';
import type * as S from './schemas.ts';

/** The forms of the clinic with what they ask now. */
export function formList(db: ReadDb): { forms: S.FormLine[] } {
  return { forms: listForms(db).flatMap((row) => lineOf(db, row)) };
}

function lineOf(db: ReadDb, row: FormRow): S.FormLine[] {
  const edition = newestEdition(db, row.id);
  if (!edition) return [];
  const questions = questionsOf(definitionOf(edition)).length;
  return [{ ...planOf(row), version: row.version, edition: edition.number, madeAt: edition.madeAt, questions }];
}

/** A form's plan: of whom it is asked. */
export function planOf(row: FormRow) {
  const { id, name, audience, everyMonths, active } = row;
  return { id, name, audience, everyMonths, active, serviceIds: JSON.parse(row.serviceIds) as string[] };
}

/** What an edition asks. Its shape was checked when it was published. */
export function definitionOf(edition: { definition: string }): Definition {
  return JSON.parse(edition.definition) as Definition;
}

/** @throws Refusal NOT_FOUND */
export function formSheet(db: ReadDb, _asker: unknown, input: { id: string }): S.FormSheet {
  const row = findForm(db, input.id) ?? refuse('NOT_FOUND');
  const edition = newestEdition(db, row.id) ?? refuse('NOT_FOUND');
  return {
    ...planOf(row),
    version: row.version,
    number: edition.number,
    definition: definitionOf(edition),
    draft: draftOf(db, row.id),
    editions: editionsOf(db, row.id),
  };
}

/** One edition, also an earlier one. @throws Refusal NOT_FOUND */
export function editionSheet(db: ReadDb, _asker: unknown, input: { id: string }) {
  const edition = findEdition(db, input.id) ?? refuse('NOT_FOUND');
  return { number: edition.number, definition: definitionOf(edition), sha256: edition.sha256 };
}

/** Makes a form with its first edition. @throws Refusal DUPLICATE for a name in use; BAD_INPUT for a form that cannot be asked */
export function createForm(tx: WriteTx, act: Act, input: z.output<typeof S.CreateFormInput>) {
  const { definition, ...fields } = input;
  refuseName(tx, fields.name, null);
  const id = act.newId();
  insertForm(tx, { ...stored(fields), id, createdAt: act.now, version: 1 });
  keepEdition(tx, act, id, 1, definition);
  act.touch('intake', 'form', id, 1);
  return { id, version: 1 };
}

/** Changes name and of whom it is asked. @throws Refusal CHANGED_ELSEWHERE, DUPLICATE */
export function changeForm(tx: WriteTx, act: Act, input: z.output<typeof S.UpdateFormInput>) {
  const row = findForm(tx, input.id) ?? refuse('NOT_FOUND');
  const { id, expectedVersion, ...fields } = input;
  refuseName(tx, fields.name, id);
  if (!updateForm(tx, id, expectedVersion, stored(fields))) refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  act.touch('intake', 'form', id, row.version + 1);
  return { id, version: row.version + 1 };
}

/** Publishes a new edition; what was filled in before keeps its own. @throws Refusal CHANGED_ELSEWHERE, BAD_INPUT */
export function publishEdition(tx: WriteTx, act: Act, input: z.output<typeof S.PublishInput>) {
  const row = findForm(tx, input.formId) ?? refuse('NOT_FOUND');
  const newest = newestEdition(tx, row.id)?.number ?? 0;
  if (newest !== input.expectedNumber) refuse('CHANGED_ELSEWHERE', undefined, { current: { number: newest } });
  assertDraft(tx, row.id, input.draftVersion);
  keepEdition(tx, act, row.id, newest + 1, input.definition);
  removeDraft(tx, row.id);
  act.touch('intake', 'form', row.id, row.version);
  return { id: row.id, number: newest + 1 };
}

function keepEdition(tx: WriteTx, act: Act, formId: string, number: number, asked: Definition): void {
  const faults = definitionFaults(asked);
  if (faults.length > 0) refuse('BAD_INPUT', faults[0], { faults });
  const definition = canonicalJson(asked);
  const sha256 = createHash('sha256').update(definition).digest('hex');
  const id = act.newId();
  insertEdition(tx, { id, formId, number, definition, sha256, madeAt: act.now, madeBy: act.staffId });
  act.touch('intake', 'edition', id, 1);
}

function stored(fields: z.output<typeof S.FormFields>) {
  const { name, audience, everyMonths, active } = fields;
  if (audience === 'services' && fields.serviceIds.length === 0)
    refuse('BAD_INPUT', 'Choose the services the form is asked for.');
  const serviceIds = JSON.stringify(audience === 'services' ? [...new Set(fields.serviceIds)].sort() : []);
  return { name, audience, serviceIds, everyMonths, active };
}

function refuseName(db: ReadDb, name: string, exceptId: string | null): void {
  const twin = listForms(db).find((row) => row.id !== exceptId && row.name.toLowerCase() === name.toLowerCase());
  if (twin) refuse('DUPLICATE', `A form is already called ${twin.name}. Give this one another name.`);
}
