import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  type EditionRow,
  findEdition,
  findForm,
  findSubmission,
  insertSubmission,
  listForms,
  newestEdition,
  type SubmissionRow,
  submissionsOf,
  updateSubmission,
  waitingSubmissions,
} from '../../../db/intake/queries.ts';
import { recordOfSource } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { dateOf, type LocalDate } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import { languageOfPatient } from '../../patients/contact/service.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { type Answers, answerFaults, draftFaults } from '../answers/rules.ts';
import { type FormPlan, formsDue } from '../due/rules.ts';
import { definitionOf, planOf } from '../forms/service.ts';
import { deskOf, type HandingInPlace, keepFilledIn } from '../papers/service.ts';
import { type Definition, languageOf } from '../rules.ts';
import type * as S from './schemas.ts';

/** Begins a form with a patient, or goes on with the one that was begun. @throws Refusal NOT_FOUND, NOT_NOW */
export function startForm(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.StartInput>,
  place: 'desk' | 'tablet' = 'desk',
) {
  const patient = patientById(tx, input.patientId);
  act.concerns(patient.id);
  const form = findForm(tx, input.formId) ?? refuse('NOT_FOUND');
  const begun = submissionsOf(tx, patient.id).find((row) => row.formId === form.id && row.state === 'begun');
  if (begun) return { id: begun.id, version: begun.version };
  if (!form.active) refuse('NOT_NOW', 'This form is not in use any more. Choose another one.');
  const edition = newestEdition(tx, form.id) ?? refuse('NOT_FOUND');
  const id = act.newId();
  insertSubmission(tx, {
    id,
    patientId: patient.id,
    formId: form.id,
    editionId: edition.id,
    appointmentId: input.appointmentId,
    language: languageFor(tx, definitionOf(edition), patient.id, input.language),
    place,
    state: 'begun',
    answers: '{}',
    beganAt: act.now,
    beganBy: act.staffId,
    submittedAt: null,
    reviewedAt: null,
    version: 1,
  });
  return touched(act, patient.id, id, 1);
}

/** A form as it is being filled in, or as it was handed in. */
export function openSubmission(db: ReadDb, asker: Asker, input: { id: string }): S.Filling {
  const { row, edition } = loaded(db, input.id);
  const patient = patientById(db, row.patientId);
  asker.concerns(patient.id);
  const record = recordOfSource(db, 'intakeSubmission', row.id);
  return {
    ...row,
    patientId: patient.id,
    patientName: patientName(patient),
    formName: findForm(db, row.formId)?.name ?? '',
    number: edition.number,
    definition: definitionOf(edition),
    patientLanguage: languageOfPatient(db, patient.id),
    answers: answersOf(row),
    sha256: record?.sha256 ?? null,
    documentId: record?.id ?? null,
  };
}

/** Keeps what was typed so far. @throws Refusal CHANGED_ELSEWHERE, NOT_NOW, BAD_INPUT for answers the form does not ask for */
export function saveDraft(tx: WriteTx, act: Act, input: z.output<typeof S.SaveInput>) {
  const { row, edition } = begunOne(tx, act, input.id);
  const definition = definitionOf(edition);
  const faults = draftFaults(definition, input.answers);
  if (faults[0]) refuse('BAD_INPUT', faults[0].problem, { faults });
  const kept = { ...row, answers: canonicalJson(input.answers), language: languageOf(definition, input.language) };
  if (!updateSubmission(tx, row.id, input.expectedVersion, kept)) refuse('CHANGED_ELSEWHERE');
  return touched(act, row.patientId, row.id, row.version + 1);
}

/** Hands a form in: what was typed stays as it is and waits for its review. @throws Refusal as saveDraft, BAD_INPUT also for what is missing */
export function submitForm(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.SaveInput>,
  at: HandingInPlace = deskOf(tx, act),
) {
  const { row, edition } = begunOne(tx, act, input.id);
  const definition = definitionOf(edition);
  const faults = answerFaults(definition, input.answers);
  if (faults[0])
    refuse('BAD_INPUT', 'Some answers are missing or cannot be right. They are marked on the form.', { faults });
  const language = languageOf(definition, input.language);
  const next = { ...row, answers: canonicalJson(input.answers), language };
  const handedIn = { ...next, place: at.place, state: 'submitted' as const, submittedAt: act.now };
  if (!updateSubmission(tx, row.id, input.expectedVersion, handedIn)) refuse('CHANGED_ELSEWHERE');
  keepFilledIn(tx, act, row, edition, { ...at, language, answers: input.answers });
  return touched(act, row.patientId, row.id, row.version + 1);
}

/** Gives up what was begun by mistake. @throws Refusal CHANGED_ELSEWHERE, NOT_NOW */
export function discardForm(tx: WriteTx, act: Act, input: z.output<typeof S.DiscardInput>) {
  const { row } = begunOne(tx, act, input.id);
  if (!updateSubmission(tx, row.id, input.expectedVersion, { ...row, state: 'discarded' })) refuse('CHANGED_ELSEWHERE');
  return touched(act, row.patientId, row.id, row.version + 1);
}

/** What a patient filled in or has begun, newest first. */
export function ofPatient(db: ReadDb, asker: Asker, input: { patientId: string }) {
  const { id } = patientById(db, input.patientId);
  asker.concerns(id);
  return { submissions: submissionsOf(db, id) };
}

/** What waits for a review, longest waiting first. */
export function waitingForReview(db: ReadDb, _asker: Asker, input: { limit: number }) {
  return { waiting: waitingSubmissions(db, input.limit) };
}

/** The forms a visit still waits for, in the clinic's order. `today` is the day of the visit. */
export function missingForms(
  db: ReadDb,
  visit: { patientId: string; isNew: boolean; serviceIds: readonly string[]; today: LocalDate; zone: string },
): Array<{ id: string; name: string }> {
  const forms: Array<FormPlan & { name: string }> = listForms(db)
    .filter((row) => row.active)
    .map(planOf);
  if (forms.length === 0) return [];
  const handedIn = new Map<string, LocalDate>();
  // newest first: the first of a form is its last
  for (const row of submissionsOf(db, patientById(db, visit.patientId).id))
    if (row.submittedAt !== null && !handedIn.has(row.formId))
      handedIn.set(row.formId, dateOf(row.submittedAt, visit.zone));
  return formsDue(forms, { ...visit, handedIn }).map(({ id, name }) => ({ id, name }));
}

/** A submission with its edition. @throws Refusal NOT_FOUND */
export function loaded(db: ReadDb, id: string): { row: SubmissionRow; edition: EditionRow } {
  const row = findSubmission(db, id) ?? refuse('NOT_FOUND');
  return { row, edition: findEdition(db, row.editionId) ?? refuse('NOT_FOUND') };
}

/** What was typed. Its shape was checked when it was kept. */
export function answersOf(row: SubmissionRow): Answers {
  return JSON.parse(row.answers) as Answers;
}

function begunOne(tx: WriteTx, act: Act, id: string): { row: SubmissionRow; edition: EditionRow } {
  const found = loaded(tx, id);
  act.concerns(patientById(tx, found.row.patientId).id);
  if (found.row.state !== 'begun') refuse('NOT_NOW', 'This form was handed in already. What was typed stays as it is.');
  return found;
}

/** The language in which a form is begun: the one asked for, else the patient's, as far as the form is there in it; else its first. */
export function languageFor(db: ReadDb, definition: Definition, patientId: string, asked: string | null = null) {
  return languageOf(definition, asked ?? languageOfPatient(db, patientId) ?? '');
}

function touched(act: Act, patientId: string, id: string, version: number) {
  act.concerns(patientId);
  act.touch('intake', 'submission', id, version);
  return { id, version };
}
