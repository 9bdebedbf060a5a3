import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import {
  answersFor,
  guarantorOf,
  insertGuarantor,
  type MemberRow,
  updateGuarantor,
} from '../../../../db/billing/accounts/queries.ts';
import type { Act } from '../../../kernel/act.ts';
import { dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { patientById, patientName } from '../../../patients/service.ts';
import { guarantorProblem } from '../rules.ts';
import type { FamilyOutput, SetGuarantorInput } from '../schemas.ts';

export type Relative = Pick<MemberRow, 'id' | 'number' | 'name' | 'version'>;

/** The family of a patient: who answers for it, and everyone they answer for. Undefined for someone on their own. */
export function familyOf(db: ReadDb, patientId: Id): { guarantor: Relative; members: Relative[] } | undefined {
  const head = guarantorOf(db, patientId)?.id ?? patientId;
  const members = answersFor(db, head);
  if (members.length === 0) return undefined;
  const patient = patientById(db, head);
  return { guarantor: { id: patient.id, number: patient.number, name: patientName(patient), version: 0 }, members };
}

/** Who answers for the account of a patient, if it is someone else. */
export function guarantorIdOf(db: ReadDb, patientId: Id): Id | undefined {
  return guarantorOf(db, patientId)?.id;
}

/** True if `guarantorId` answers for the account of `patientId`: their credit may pay its invoices. */
export function answersForAccount(db: ReadDb, guarantorId: Id, patientId: Id): boolean {
  return guarantorIdOf(db, patientId) === guarantorId;
}

/** Sets who answers for a patient's account, or takes the patient out of the family. @throws Refusal NOT_NOW with the reason */
export function setGuarantor(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof SetGuarantorInput>,
): z.input<typeof FamilyOutput> {
  const patient = patientById(tx, input.patientId);
  act.concerns(patient.id);
  const now = guarantorOf(tx, patient.id);
  const next = input.guarantorId === null ? null : patientById(tx, input.guarantorId).id;
  if (next === (now?.id ?? null)) return { guarantorId: next };
  if (next !== null) {
    const problem = guarantorProblem({
      patientId: patient.id,
      guarantorId: next,
      guarantorHasOne: guarantorOf(tx, next) !== undefined,
      patientAnswers: answersFor(tx, patient.id).length > 0,
    });
    if (problem) refuse('NOT_NOW', problem);
  }
  if (now) {
    if (!updateGuarantor(tx, now.guarantorRowId, now.version, { active: false })) refuse('CHANGED_ELSEWHERE');
    act.touch('billing', 'guarantor', now.guarantorRowId, now.version + 1);
  }
  if (next !== null) {
    const id = act.newId();
    const since = dateOf(act.now, act.zone);
    insertGuarantor(tx, { id, patientId: patient.id, guarantorId: next, active: true, since, version: 1 });
    act.touch('billing', 'guarantor', id, 1);
  }
  act.touch('patients', 'patient', patient.id, patient.version);
  act.changed('guarantor');
  return { guarantorId: next };
}
