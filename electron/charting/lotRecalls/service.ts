import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  callsOfRecall,
  type GivenRow,
  givenOfLot,
  insertLotRecall,
  insertRecallCall,
  type LotRecallRow,
  lotRecallOfId,
  lotRecallRows,
  recallCallOfId,
  updateLotRecall,
  updateRecallCall,
  updateRecallRecord,
} from '../../../db/charting/lotRecalls/queries.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import { liftLotRecall, lotLeft, recallLot } from '../../inventory/recalls/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { getPatient } from '../../patients/service.ts';
import { staffById } from '../../staff/service.ts';
import type { LotRecallSnapshot } from './prints.ts';
import type * as S from './schemas.ts';

/** The people among those who got something, in the order they got it first. */
function patientsOf(given: readonly GivenRow[]): Id[] {
  return [...new Set(given.flatMap(({ patientId }) => (patientId === null ? [] : [patientId])))];
}

/**
 * Recalls a lot: what is left of it is set aside and refused everywhere, everyone who got something of it is put on a call
 * list, and the whole is kept as a record. @throws Refusal NOT_FOUND, NOT_NOW
 */
export function recall(tx: WriteTx, act: Act, input: { lotId: Id; reason: string }): z.input<typeof S.Recalled> {
  const { quarantined } = recallLot(tx, act, input);
  const recallId = act.newId();
  insertLotRecall(tx, { id: recallId, ...input, at: act.now, staffId: act.staffId, version: 1 });
  const patients = patientsOf(givenOfLot(tx, input.lotId));
  for (const patientId of patients)
    insertRecallCall(tx, { id: act.newId(), recallId, patientId, note: '', version: 1 });
  keepRecord(tx, act, { recallId });
  return { recallId, quarantined, patients: patients.length };
}

/** Every recall, those that stand first. No names of patients. */
export function listRecalls(db: ReadDb): z.input<typeof S.LotRecalls> {
  return { recalls: lotRecallRows(db, 200) };
}

function recallById(db: ReadDb, id: Id): LotRecallRow {
  return lotRecallOfId(db, id) ?? refuse('NOT_FOUND', 'This recall is no longer here.');
}

/** What is left of a recalled lot. @throws Refusal NOT_FOUND */
export function setAsideOf(db: ReadDb, _asker: Asker, input: { recallId: Id }): z.input<typeof S.SetAside> {
  return { rows: lotLeft(db, recallById(db, input.recallId).lotId) };
}

/** A recall with everyone who got something of the lot. @throws Refusal NOT_FOUND */
export function showRecall(db: ReadDb, asker: Asker, input: { recallId: Id }): z.input<typeof S.RecallDetail> {
  const row = recallById(db, input.recallId);
  const given = givenOfLot(db, row.lotId);
  const calls = callsOfRecall(db, row.id).map(({ recallId: _recall, ...call }) => {
    const patient = getPatient(db, asker, { id: call.patientId });
    const own = given.filter(({ patientId }) => patientId === patient.id || patientId === call.patientId);
    return {
      ...call,
      patientName: patient.name,
      phone: patient.phone,
      email: patient.email,
      given: own.map(({ patientId: _patient, ...what }) => what),
    };
  });
  const nameless = given.filter(({ patientId }) => patientId === null);
  return {
    recall: row,
    calls,
    toNobodyKnown: nameless.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

/** Notes that somebody was told, or that they were not, with what was said. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE */
export function markCall(tx: WriteTx, act: Act, input: S.MarkCall): z.input<typeof S.CallMarked> {
  const call = recallCallOfId(tx, input.callId) ?? refuse('NOT_FOUND', 'This call is no longer on the list.');
  act.concerns(call.patientId);
  const done = { doneAt: input.done ? act.now : null, doneBy: input.done ? act.staffId : null, note: input.note };
  if (!updateRecallCall(tx, call.id, input.expectedVersion, done))
    refuse('CHANGED_ELSEWHERE', undefined, { current: call });
  act.touch('charting', 'lotRecall', call.recallId, 1);
  return { callId: call.id, version: input.expectedVersion + 1 };
}

/** Takes a recall back, with a reason: what was set aside may be used again. The recall and its calls stay on record. @throws Refusal NOT_FOUND, NOT_NOW, CHANGED_ELSEWHERE */
export function lift(tx: WriteTx, act: Act, input: S.LiftRecall): z.input<typeof S.RecordKept> {
  const row = recallById(tx, input.recallId);
  if (row.liftedAt !== null) refuse('NOT_NOW', `The recall of lot ${row.lotNumber} has been lifted already.`);
  const lifted = { liftedAt: act.now, liftedBy: act.staffId, liftReason: input.reason };
  if (!updateLotRecall(tx, row.id, input.expectedVersion, lifted))
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  liftLotRecall(tx, act, row.lotId);
  return keepRecord(tx, act, { recallId: row.id });
}

/** Keeps the recall as it stands now as a record with a PDF. @throws Refusal NOT_FOUND */
export function keepRecord(tx: WriteTx, act: Act, input: { recallId: Id }): z.input<typeof S.RecordKept> {
  const { recall: row, calls, toNobodyKnown } = showRecall(tx, act, input);
  const snapshot: LotRecallSnapshot = {
    form: 1,
    language: clinicProfile(tx).language,
    zone: act.zone,
    madeAt: act.now,
    madeBy: staffById(tx, act.staffId).name,
    product: row.productName,
    unit: row.unit,
    lot: row.lotNumber,
    expiresOn: row.expiresOn,
    reason: row.reason,
    recalledAt: row.at,
    recalledBy: row.staffName,
    lifted:
      row.liftedAt === null ? null : { at: row.liftedAt, by: row.liftedByName ?? '', reason: row.liftReason ?? '' },
    setAside: lotLeft(tx, row.lotId),
    patients: calls.map(({ patientName, phone, given, doneAt, doneByName, note }) => ({
      name: patientName,
      phone,
      given,
      told: doneAt === null ? null : { at: doneAt, by: doneByName ?? '' },
      note,
    })),
    toNobodyKnown,
  };
  const { id: documentId } = keepDocument(tx, act, {
    kind: 'lotRecall',
    title: `Recall of lot ${row.lotNumber}`,
    snapshot,
    sourceKind: 'lotRecall',
    sourceId: row.id,
    patientId: null,
  });
  updateRecallRecord(tx, row.id, row.version, { documentId });
  act.touch('charting', 'lotRecall', row.id, row.version + 1);
  return { documentId };
}
