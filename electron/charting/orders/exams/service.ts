import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import {
  examsOfPatient,
  findExam,
  insertExam,
  insertExamScope,
  insertRevocation,
  type ScopeRow,
  scopesOfExams,
} from '../../../../db/charting/orders/queries.ts';
import { servicesAnswer } from '../../../catalog/service.ts';
import { policy } from '../../../clinic/policies/service.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import { documentForPages, keepDocument } from '../../../documents/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { healthOf } from '../../../patients/health/service.ts';
import { patientById, patientName } from '../../../patients/service.ts';
import { appointmentById } from '../../../scheduling/service.ts';
import { staffById } from '../../../staff/service.ts';
import type { ExamSnapshot } from '../prints.ts';
import { examProblem, stateOf } from '../rules.ts';
import type { Exam, Exams, RevokeExamInput, Scope, SignExamInput } from '../schemas.ts';
import { checkedScope } from '../service.ts';

interface Signed {
  id: Id;
  documentId: Id;
  sha256: string;
}

/**
 * Signs a good-faith exam: it is kept for good and allows what its scope says until its last day. Nothing of it changes
 * afterwards; it can be revoked. @throws Refusal NOT_FOUND, BAD_INPUT
 */
export function signExam(tx: WriteTx, act: Act, input: SignExamInput): Signed {
  const patient = patientById(tx, input.patientId);
  act.concerns(patient.id);
  const problem = examProblem({
    ...input,
    today: dateOf(act.now, act.zone),
    mostMonths: policy(tx, 'charting.examMonths'),
  });
  if (problem) refuse('BAD_INPUT', problem);
  if (input.appointmentId !== null) {
    const visit = appointmentById(tx, input.appointmentId);
    if (patientById(tx, visit.patientId).id !== patient.id)
      refuse('BAD_INPUT', 'This visit is of another patient. Open the exam from the patient once more.');
  }
  const { services } = servicesAnswer(tx, act);
  const scope = checkedScope(tx, input.scope, [...new Set(services.map(({ category }) => category))]);
  const { patientId: _patient, scope: _scope, ...facts } = input;
  const id = act.newId();
  const clinic = clinicProfile(tx);
  const signer = staffById(tx, act.staffId);
  const snapshot: ExamSnapshot = {
    form: 1,
    language: clinic.language,
    zone: act.zone,
    clinic: { name: clinic.name, address: clinic.address, phone: clinic.phone, email: clinic.email },
    patient: { id: patient.id, number: patient.number, name: patientName(patient), birthDate: patient.birthDate },
    ...reviewed(tx, act, patient.id),
    ...facts,
    scope: scope.map(({ shown }) => shown),
    signedBy: { id: signer.id, name: signer.name, title: signer.title },
    signedAt: act.now,
    revoked: null,
  };
  const document = keepDocument(tx, act, {
    kind: 'exam',
    title: `Good-faith exam ${patientName(patient)}`,
    snapshot,
    sourceKind: 'exam',
    sourceId: id,
    patientId: patient.id,
  });
  insertExam(tx, {
    ...facts,
    id,
    patientId: patient.id,
    documentId: document.id,
    signedAt: act.now,
    signedBy: act.staffId,
    sessionId: act.sessionId,
    stationId: act.stationId,
  });
  for (const { row } of scope) insertExamScope(tx, { ...row, id: act.newId(), examId: id });
  act.touch('charting', 'exam', id, 1);
  return { id, documentId: document.id, sha256: document.sha256 };
}

/** The lists that were gone through, as they stood. */
function reviewed(
  tx: WriteTx,
  act: Act,
  patientId: Id,
): Pick<ExamSnapshot, 'allergies' | 'medications' | 'conditions'> {
  const { allergies, medications, conditions } = healthOf(tx, act, patientId);
  return {
    allergies: allergies.map(({ substance, severity }) => `${substance} (${severity})`),
    medications: medications.map(({ name, dose }) => [name, dose].filter(Boolean).join(', ')),
    conditions: conditions.map(({ name }) => name),
  };
}

/** Ends an exam with a reason; it stays on record with its revocation. @throws Refusal NOT_FOUND, NOT_NOW (revoked already) */
export function revokeExam(tx: WriteTx, act: Act, input: z.output<typeof RevokeExamInput>): Signed {
  const exam = findExam(tx, input.examId) ?? refuse('NOT_FOUND', 'This exam is not here.');
  act.concerns(exam.patientId);
  if (exam.revokedAt !== null) refuse('NOT_NOW', 'This exam has been revoked already.');
  const signed = documentForPages(tx, exam.documentId);
  const { name, title } = staffById(tx, act.staffId);
  const snapshot: ExamSnapshot = {
    ...(signed.content as ExamSnapshot),
    revoked: { by: { id: act.staffId, name, title }, at: act.now, reason: input.reason, record: signed.sha256 },
  };
  const document = keepDocument(tx, act, {
    kind: 'exam',
    title: signed.title,
    snapshot,
    sourceKind: 'exam',
    sourceId: exam.id,
    patientId: exam.patientId,
  });
  insertRevocation(tx, {
    examId: exam.id,
    reason: input.reason,
    documentId: document.id,
    at: act.now,
    staffId: act.staffId,
  });
  act.touch('charting', 'exam', exam.id, 2);
  return { id: exam.id, documentId: document.id, sha256: document.sha256 };
}

/** A line of a scope as it is shown. */
export function scopeView({ ownerId: _owner, ...row }: ScopeRow): Scope {
  return row;
}

/** The exams of a patient, newest first, with what each is worth today. @throws Refusal NOT_FOUND */
export function listExams(db: ReadDb, asker: Asker, input: { patientId: Id }): z.input<typeof Exams> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const rows = examsOfPatient(db, patient.id);
  const scopes = scopesOfExams(
    db,
    rows.map(({ id }) => id),
  );
  const today = dateOf(asker.now, asker.zone);
  return {
    exams: rows.map(
      ({
        patientId: _patient,
        appointmentId: _visit,
        signedBy: _signer,
        signedByTitle: _title,
        revokedDocumentId,
        ...row
      }): Exam => ({
        ...row,
        documentId: revokedDocumentId ?? row.documentId,
        state: stateOf(
          { validFrom: row.performedOn, validUntil: row.validUntil, ended: row.revokedAt !== null },
          today,
        ),
        scope: scopes.filter(({ ownerId }) => ownerId === row.id).map(scopeView),
      }),
    ),
  };
}
