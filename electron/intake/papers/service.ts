import type { WriteTx } from '../../../db/access.ts';
import type { EditionRow, SubmissionRow } from '../../../db/intake/queries.ts';
import { findForm } from '../../../db/intake/queries.ts';
import { clinicProfile, stationById } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import type { Act } from '../../kernel/act.ts';
import type { Id } from '../../kernel/ids.ts';
import { languageOfPatient } from '../../patients/contact/service.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { staffById } from '../../staff/service.ts';
import type { Answers } from '../answers/rules.ts';
import { definitionOf } from '../forms/service.ts';
import { textIn } from '../rules.ts';
import { type FilledInForm, filledInQuestions } from './rules.ts';

/** Where a form is handed in. */
export interface HandingInPlace {
  place: 'desk' | 'tablet';
  /** `number` is null for a tablet. */
  station: { id: Id; number: number | null; name: string };
}

/** The desk: the station of whoever is signed in. */
export function deskOf(tx: WriteTx, act: Act): HandingInPlace {
  const { id, number, name } = stationById(tx, act.stationId);
  return { place: 'desk', station: { id, number, name } };
}

/** Keeps the record of a form that is handed in: what was asked, in which words, and what was typed. */
export function keepFilledIn(
  tx: WriteTx,
  act: Act,
  row: SubmissionRow,
  edition: EditionRow,
  of: HandingInPlace & { language: string; answers: Answers },
): void {
  const patient = patientById(tx, row.patientId);
  const { name, address, phone, email } = clinicProfile(tx);
  const definition = definitionOf(edition);
  const { language, place, station } = of;
  const wanted = languageOfPatient(tx, patient.id);
  const form = findForm(tx, row.formId)?.name ?? '';
  const member = staffById(tx, act.staffId);
  const snapshot: FilledInForm = {
    form,
    title: textIn(definition, definition.title, language),
    edition: { number: edition.number, sha256: edition.sha256 },
    patient: { id: patient.id, number: patient.number, name: patientName(patient), birthDate: patient.birthDate },
    language,
    ...(wanted === null || definition.languages.includes(wanted) ? {} : { patientLanguage: wanted }),
    zone: act.zone,
    clinic: { name, address, phone, email },
    place,
    by: { id: member.id, name: member.name, title: member.title },
    station,
    submittedAt: act.now,
    questions: filledInQuestions(definition, of.answers, language),
  };
  keepDocument(tx, act, {
    kind: 'intakeForm',
    title: `${form} ${snapshot.patient.name}`,
    snapshot,
    sourceKind: 'intakeSubmission',
    sourceId: row.id,
    patientId: patient.id,
  });
}
