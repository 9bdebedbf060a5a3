import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { findEdition, newestEdition, type SubmissionLine, submissionsOf } from '../../../db/intake/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById } from '../../patients/service.ts';
import { finishTask, handOverOf, tabletName } from '../../tablets/patient/service.ts';
import type { TaskSource, VisitPatient } from '../../tablets/service.ts';
import { definitionOf } from '../forms/service.ts';
import { questionsOf, textIn } from '../rules.ts';
import type { SaveInput } from '../submissions/schemas.ts';
import { languageFor, openSubmission, saveDraft, startForm, submitForm } from '../submissions/service.ts';
import type { BeginInput, FormOnTablet, FormsOnTablet } from './schemas.ts';

/** What forms need to know of the calendar, which stands to the right: whose visit it is, and for which forms it waits. */
export interface Visits {
  patientOf: VisitPatient;
  formsOf: (db: ReadDb, appointmentId: Id) => ReadonlyArray<{ id: Id; name: string }>;
}

interface OpenForm {
  formId: Id;
  name: string;
  begun: SubmissionLine | undefined;
}

/** What a visit waits for, and what its patient has begun and not handed in. */
function openForms(db: ReadDb, visits: Visits, appointmentId: Id): OpenForm[] {
  const begun = submissionsOf(db, patientById(db, visits.patientOf(db, appointmentId)).id).filter(
    ({ state }) => state === 'begun',
  );
  const due = visits.formsOf(db, appointmentId);
  const others = begun.filter(({ formId }) => !due.some(({ id }) => id === formId));
  return [
    ...due.map(({ id, name }) => ({ formId: id, name, begun: begun.find(({ formId }) => formId === id) })),
    ...others.map((row) => ({ formId: row.formId, name: row.formName, begun: row })),
  ];
}

/** The forms of a visit, as a task that is handed over. */
export function intakeTask(visits: Visits): TaskSource {
  return {
    kind: 'intake',
    open: (db, appointmentId) => openForms(db, visits, appointmentId).map(({ name }) => name),
  };
}

/** What the patient has to fill in, after what was handed in already. @throws Refusal NOT_NOW once the tablet was taken back */
export function formsOnTablet(db: ReadDb, asker: Asker, visits: Visits): FormsOnTablet {
  const { appointmentId, patientId, handedAt } = handOverOf(db, asker, 'intake');
  const handedIn = submissionsOf(db, patientById(db, patientId).id)
    .filter(({ submittedAt }) => submittedAt !== null && submittedAt >= handedAt)
    .toReversed();
  const shown = (formId: Id, row: SubmissionLine | undefined, state: 'open' | 'begun' | 'handedIn') => {
    const edition = (row ? findEdition(db, row.editionId) : newestEdition(db, formId)) ?? refuse('NOT_FOUND');
    const definition = definitionOf(edition);
    const language = row?.language ?? languageFor(db, definition, patientId);
    const title = textIn(definition, definition.title, language);
    return { formId, title, language, questions: questionsOf(definition).length, state };
  };
  return {
    forms: [
      ...handedIn.map((row) => shown(row.formId, row, 'handedIn')),
      ...openForms(db, visits, appointmentId).map(({ formId, begun }) =>
        shown(formId, begun, begun ? 'begun' : 'open'),
      ),
    ],
  };
}

/** Begins a form of the list, or goes on with it. @throws Refusal NOT_FOUND for any other */
export function beginOnTablet(tx: WriteTx, act: Act, input: z.output<typeof BeginInput>, visits: Visits) {
  const { appointmentId, patientId } = handOverOf(tx, act, 'intake');
  if (!openForms(tx, visits, appointmentId).some(({ formId }) => formId === input.formId)) notHere();
  return startForm(tx, act, { patientId, formId: input.formId, appointmentId, language: null }, 'tablet');
}

/** A form of the list that is begun. @throws Refusal NOT_FOUND for any other */
export function fillingOnTablet(db: ReadDb, asker: Asker, input: { id: string }, visits: Visits): FormOnTablet {
  const { appointmentId } = handOverOf(db, asker, 'intake');
  if (!openForms(db, visits, appointmentId).some(({ begun }) => begun?.id === input.id)) notHere();
  return openSubmission(db, asker, input);
}

export function saveOnTablet(tx: WriteTx, act: Act, input: z.output<typeof SaveInput>) {
  assertOwn(tx, act, input.id);
  return saveDraft(tx, act, input);
}

/** The patient hands a form in; after the last one the task is done. */
export function submitOnTablet(tx: WriteTx, act: Act, input: z.output<typeof SaveInput>, visits: Visits) {
  const { appointmentId } = assertOwn(tx, act, input.id);
  const station = { id: act.stationId, number: null, name: tabletName(tx, act) };
  const kept = submitForm(tx, act, input, { place: 'tablet', station });
  const left = openForms(tx, visits, appointmentId).length;
  if (left === 0) finishTask(tx, act, 'intake');
  return { ...kept, left };
}

/** A form of the patient of the hand-over. @throws Refusal NOT_FOUND for anybody else's */
function assertOwn(db: ReadDb, asker: Asker, id: Id) {
  const row = handOverOf(db, asker, 'intake');
  if (!submissionsOf(db, patientById(db, row.patientId).id).some((one) => one.id === id)) notHere();
  return row;
}

function notHere(): never {
  refuse('NOT_FOUND', 'This form is not here any more. Please ask at the desk.');
}
