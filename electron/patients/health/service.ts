import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  currentConditions,
  currentMedications,
  endCondition,
  endMedication,
  findCondition,
  findMedication,
  insertCondition,
  insertMedication,
  pastEntries,
} from '../../../db/patients/health/queries.ts';
import { activeAllergies, type PatientRow } from '../../../db/patients/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import { patientById } from '../service.ts';
import { type ConditionKind, conditionName, hasExpectedEnd, isPastEnd, sameName } from './rules.ts';
import type * as S from './schemas.ts';

/** What a patient is allergic to, takes and has, the charts merged into it included: what alerts look at. */
export function healthOf(db: ReadDb, asker: Asker, patientId: string): S.Health {
  const { id } = patientById(db, patientId);
  const today = dateOf(asker.now, asker.zone);
  return {
    allergies: activeAllergies(db, id).map(({ substance, severity }) => ({ substance, severity })),
    medications: currentMedications(db, id),
    conditions: currentConditions(db, id).map((row) => ({ ...row, pastEnd: isPastEnd(row, today) })),
  };
}

/** What stood on the lists once, the latest ended first. */
export function pastHealth(db: ReadDb, asker: Asker, input: { patientId: string }): { entries: S.PastEntry[] } {
  const { id } = patientById(db, input.patientId);
  asker.concerns(id);
  return { entries: pastEntries(db, id).map((row) => ({ ...row, replaced: row.replaced === 1 })) };
}

/** Notes a medication on the survivor's chart. @throws Refusal DUPLICATE, BAD_INPUT */
export function addMedication(tx: WriteTx, act: Act, input: z.output<typeof S.AddMedicationInput>) {
  const patient = patientById(tx, input.patientId);
  act.concerns(patient.id);
  return noteMedication(tx, act, patient, input, undefined);
}

/** Writes a medication anew, e.g. with another dose; the old entry stays, ended. @throws Refusal CHANGED_ELSEWHERE, DUPLICATE */
export function changeMedication(tx: WriteTx, act: Act, input: z.output<typeof S.ChangeMedicationInput>) {
  const row = findMedication(tx, input.id) ?? refuse('NOT_FOUND');
  const patient = patientById(tx, row.patientId);
  act.concerns(patient.id);
  if (row.endedAt !== null || row.version !== input.expectedVersion)
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  const { name, dose, since } = input;
  if (row.name === name && row.dose === dose && row.since === since) return { id: row.id, version: row.version };
  const made = noteMedication(tx, act, patient, input, row.id);
  endMedication(tx, row.id, row.version, { endedAt: act.now, endedBy: act.staffId, replacedById: made.id });
  act.touch('patients', 'medication', row.id, row.version + 1);
  return made;
}

/** No longer taken; the entry stays. @throws Refusal CHANGED_ELSEWHERE */
export function stopMedication(tx: WriteTx, act: Act, input: z.output<typeof S.EndEntryInput>) {
  const row = findMedication(tx, input.id) ?? refuse('NOT_FOUND');
  const patient = patientById(tx, row.patientId);
  act.concerns(patient.id);
  const ended = { endedAt: act.now, endedBy: act.staffId, replacedById: null };
  if (row.endedAt !== null || !endMedication(tx, row.id, input.expectedVersion, ended))
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  return noted(act, patient, 'medication', row.id, row.version + 1);
}

/** Notes a condition on the survivor's chart. @throws Refusal DUPLICATE, BAD_INPUT */
export function addCondition(tx: WriteTx, act: Act, input: z.output<typeof S.AddConditionInput>) {
  const patient = patientById(tx, input.patientId);
  act.concerns(patient.id);
  return noteCondition(tx, act, patient, input, undefined);
}

/** Writes a condition anew; the old entry stays, ended. @throws Refusal CHANGED_ELSEWHERE, DUPLICATE */
export function changeCondition(tx: WriteTx, act: Act, input: z.output<typeof S.ChangeConditionInput>) {
  const row = findCondition(tx, input.id) ?? refuse('NOT_FOUND');
  const patient = patientById(tx, row.patientId);
  act.concerns(patient.id);
  if (row.endedAt !== null || row.version !== input.expectedVersion)
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  const { kind, since, expectedUntil } = input;
  const name = conditionName(kind, input.name);
  if (row.kind === kind && row.name === name && row.since === since && row.expectedUntil === expectedUntil)
    return { id: row.id, version: row.version };
  const made = noteCondition(tx, act, patient, input, row.id);
  endCondition(tx, row.id, row.version, { endedAt: act.now, endedBy: act.staffId, replacedById: made.id });
  act.touch('patients', 'condition', row.id, row.version + 1);
  return made;
}

/** Over; the entry stays. @throws Refusal CHANGED_ELSEWHERE */
export function endConditionOf(tx: WriteTx, act: Act, input: z.output<typeof S.EndEntryInput>) {
  const row = findCondition(tx, input.id) ?? refuse('NOT_FOUND');
  const patient = patientById(tx, row.patientId);
  act.concerns(patient.id);
  const ended = { endedAt: act.now, endedBy: act.staffId, replacedById: null };
  if (row.endedAt !== null || !endCondition(tx, row.id, input.expectedVersion, ended))
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  return noted(act, patient, 'condition', row.id, row.version + 1);
}

function noteMedication(
  tx: WriteTx,
  act: Act,
  patient: PatientRow,
  fields: { name: string; dose: string; since: string | null },
  exceptId: string | undefined,
) {
  const { name, dose, since } = fields;
  refuseFuture(since, act);
  const known = currentMedications(tx, patient.id).find((row) => row.id !== exceptId && sameName(row.name, name));
  if (known) refuse('DUPLICATE', `${known.name} is already on the list. Change the entry that is there.`);
  const id = act.newId();
  insertMedication(tx, { ...entry(act, id, patient.id), name, dose, since });
  return noted(act, patient, 'medication', id, 1);
}

function noteCondition(
  tx: WriteTx,
  act: Act,
  patient: PatientRow,
  fields: { kind: ConditionKind; name: string; since: string | null; expectedUntil: string | null },
  exceptId: string | undefined,
) {
  const { kind, since, expectedUntil } = fields;
  const name = conditionName(kind, fields.name);
  if (name === '')
    refuse('BAD_INPUT', 'Enter what the patient has.', {
      fields: [{ path: 'name', problem: 'Enter what the patient has.' }],
    });
  if (expectedUntil !== null && !hasExpectedEnd(kind))
    refuse('BAD_INPUT', 'Only pregnancy and breastfeeding have a day they are expected to end.');
  refuseFuture(since, act);
  const known = currentConditions(tx, patient.id).find((row) => row.id !== exceptId && sameName(row.name, name));
  if (known) refuse('DUPLICATE', `${known.name} is already on the list. Change the entry that is there.`);
  const id = act.newId();
  insertCondition(tx, { ...entry(act, id, patient.id), kind, name, since, expectedUntil });
  return noted(act, patient, 'condition', id, 1);
}

function entry(act: Act, id: string, patientId: string) {
  const open = { endedAt: null, endedBy: null, replacedById: null };
  return { id, patientId, notedAt: act.now, notedBy: act.staffId, ...open, version: 1 };
}

/** A change of a list touches the patient too, so that every banner refreshes. */
function noted(act: Act, patient: PatientRow, kind: 'medication' | 'condition', id: string, version: number) {
  act.touch('patients', kind, id, version);
  act.touch('patients', 'patient', patient.id, patient.version);
  act.changed(`${kind}s`);
  return { id, version };
}

function refuseFuture(since: string | null, act: Act): void {
  if (since !== null && since > dateOf(act.now, act.zone).slice(0, since.length))
    refuse('BAD_INPUT', 'This day has not come yet. Check since when.', {
      fields: [{ path: 'since', problem: 'This day has not come yet.' }],
    });
}
