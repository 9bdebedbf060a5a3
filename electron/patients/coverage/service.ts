import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  type CoverageRow,
  coveragesOf,
  endCoverage,
  findCoverage,
  insertCoverage,
  moveCoverage,
  updateCoverage,
} from '../../../db/patients/coverage/queries.ts';
import type { PatientRow } from '../../../db/patients/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import { sameName } from '../health/rules.ts';
import { isBirthDate } from '../rules.ts';
import { patientById } from '../service.ts';
import { isInForce, mostCoverages, moved } from './rules.ts';
import type * as S from './schemas.ts';

/** Who insures a patient, first billed first, then what is over. */
export function coverageList(db: ReadDb, asker: Asker, patientId: string): S.Coverage[] {
  const today = dateOf(asker.now, asker.zone);
  return coveragesOf(db, patientById(db, patientId).id).map((row) => ({ ...row, inForce: isInForce(row, today) }));
}

/** Puts an insurer behind those that are there. @throws Refusal DUPLICATE, BAD_INPUT */
export function addCoverage(tx: WriteTx, act: Act, input: z.output<typeof S.AddCoverageInput>) {
  const patient = patientById(tx, input.patientId);
  const fields = checkedFields(act, input);
  const current = currentOf(tx, patient.id);
  refuseTwin(current, fields);
  if (current.length >= mostCoverages)
    refuse('NOT_NOW', `There are ${mostCoverages} insurers already. Take off the one that is over first.`);
  const id = act.newId();
  insertCoverage(tx, {
    ...fields,
    id,
    patientId: patient.id,
    position: Math.max(0, ...current.map((row) => row.position)) + 1,
    notedAt: act.now,
    notedBy: act.staffId,
    endedAt: null,
    endedBy: null,
    version: 1,
  });
  return kept(act, patient, id, 1);
}

/** @throws Refusal CHANGED_ELSEWHERE with {current}; DUPLICATE; BAD_INPUT */
export function changeCoverage(tx: WriteTx, act: Act, input: z.output<typeof S.ChangeCoverageInput>) {
  const { row, patient } = openCoverage(tx, input.id);
  const fields = checkedFields(act, input);
  refuseTwin(
    currentOf(tx, patient.id).filter((other) => other.id !== row.id),
    fields,
  );
  if (!updateCoverage(tx, row.id, input.expectedVersion, fields))
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  return kept(act, patient, row.id, row.version + 1);
}

/** Bills it earlier or later than the others. @throws Refusal CHANGED_ELSEWHERE */
export function placeCoverage(tx: WriteTx, act: Act, input: z.output<typeof S.MoveCoverageInput>) {
  const { row, patient } = openCoverage(tx, input.id);
  if (row.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  moved(currentOf(tx, patient.id), row.id, input.to).forEach((one, at) => {
    if (one.position === at + 1) return;
    moveCoverage(tx, one.id, one.version, { position: at + 1 });
    kept(act, patient, one.id, one.version + 1);
  });
  return { id: row.id, version: findCoverage(tx, row.id)?.version ?? row.version };
}

/** Over; the entry stays. @throws Refusal CHANGED_ELSEWHERE */
export function endCoverageOf(tx: WriteTx, act: Act, input: z.output<typeof S.EndCoverageInput>) {
  const { row, patient } = openCoverage(tx, input.id);
  if (!endCoverage(tx, row.id, input.expectedVersion, { endedAt: act.now, endedBy: act.staffId }))
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  return kept(act, patient, row.id, row.version + 1);
}

function openCoverage(tx: WriteTx, id: string): { row: CoverageRow; patient: PatientRow } {
  const row = findCoverage(tx, id) ?? refuse('NOT_FOUND');
  if (row.endedAt !== null) refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  return { row, patient: patientById(tx, row.patientId) };
}

function currentOf(db: ReadDb, patientId: string): CoverageRow[] {
  return coveragesOf(db, patientId).filter((row) => row.endedAt === null);
}

function refuseTwin(others: CoverageRow[], fields: S.CoverageFields): void {
  const twin = others.find(
    (row) => sameName(row.payer, fields.payer) && sameName(row.memberNumber, fields.memberNumber),
  );
  if (twin) refuse('DUPLICATE', `${twin.payer} with this member number is already on the list.`);
}

function checkedFields(act: Act, input: S.CoverageFields): S.CoverageFields {
  const { payer, plan, memberNumber, groupNumber, relationship, validFrom, validUntil } = input;
  const own = relationship === 'self';
  const wrong = (path: string, problem: string): never => refuse('BAD_INPUT', problem, { fields: [{ path, problem }] });
  if (!own && input.subscriberName === '') wrong('subscriberName', 'Enter whose insurance it is.');
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    wrong('validUntil', 'The last day lies before the first.');
  const born = own ? null : input.subscriberBirthDate;
  if (born !== null && !isBirthDate(born, dateOf(act.now, act.zone)))
    wrong('subscriberBirthDate', 'This birth date cannot be right. Check the year.');
  const subscriberName = own ? '' : input.subscriberName;
  const whose = { relationship, subscriberName, subscriberBirthDate: born };
  return { payer, plan, memberNumber, groupNumber, ...whose, validFrom, validUntil };
}

function kept(act: Act, patient: PatientRow, id: string, version: number) {
  act.concerns(patient.id);
  act.touch('patients', 'coverage', id, version);
  act.touch('patients', 'patient', patient.id, patient.version);
  act.changed('coverages');
  return { id, version };
}
