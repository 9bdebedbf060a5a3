import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { amendmentsOf, errorMarksOf, insertAmendment } from '../../../db/charting/amendments/queries.ts';
import { type EncounterRow, findEncounter } from '../../../db/charting/queries.ts';
import { deleteCosignRequest } from '../../../db/charting/signOff/queries.ts';
import { documentForPages, keepDocument } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { mayDo } from '../../kernel/roles.ts';
import { patientById } from '../../patients/service.ts';
import { staffById } from '../../staff/service.ts';
import type { NoteSnapshot } from '../signing/rules.ts';
import {
  type AfterSignature as After,
  type AmendedNote,
  type Amendment,
  afterSignature,
  cosignProblem,
  lateEntryProblem,
  mayMark,
} from './rules.ts';
import type { AddAddendumInput, AfterSignature, CosignInput, ErrorMarks, MarkErrorInput } from './schemas.ts';

interface Amended {
  id: Id;
  documentId: Id;
  sha256: string;
}

/** A signed note: the row with what a signature sets. */
type SignedNote = EncounterRow & { signedBy: Id; documentId: Id };

/** @throws Refusal NOT_FOUND, NOT_NOW (not signed yet) */
function signedNote(db: ReadDb, asker: Asker, id: Id): SignedNote {
  const row = findEncounter(db, id) ?? refuse('NOT_FOUND', 'This chart is no longer here. Open the visit again.');
  asker.concerns(row.patientId);
  const { signedBy, documentId } = row;
  if (signedBy === null || documentId === null)
    return refuse('NOT_NOW', 'This note is not signed yet. Write into it as long as it is open.');
  return { ...row, signedBy, documentId };
}

/**
 * Adds to a signed note; with `happenedAt` (epoch ms) it is a late entry. The note itself stays as it is.
 * @throws Refusal NOT_FOUND, NOT_NOW (not signed), BAD_INPUT (a time to come)
 */
export function addAddendum(tx: WriteTx, act: Act, input: z.output<typeof AddAddendumInput>): Amended {
  const note = signedNote(tx, act, input.encounterId);
  const problem = lateEntryProblem(input.happenedAt, act.now);
  if (problem) refuse('BAD_INPUT', problem, { fields: [{ path: 'happenedAt', problem }] });
  const { text, happenedAt } = input;
  return amend(tx, act, note, { kind: 'addendum', text, happenedAt, addendumId: null });
}

/**
 * Strikes a note or one addendum through, with a reason. Nothing is removed and no charge changes.
 * @throws Refusal NOT_FOUND, NOT_NOW (not signed), NOT_ALLOWED (neither author nor co-signer), DUPLICATE
 */
export function markError(tx: WriteTx, act: Act, input: z.output<typeof MarkErrorInput>): Amended {
  const note = signedNote(tx, act, input.encounterId);
  const after = afterSignature(amendmentsOf(tx, note.id));
  const addendum = after.addenda.find(({ id }) => id === input.addendumId);
  if (input.addendumId !== null && !addendum) refuse('NOT_FOUND', 'This addendum is not on this note.');
  if ((addendum ?? after).error !== null) refuse('DUPLICATE', 'This is marked as an error already.');
  if (!mayMark(addendum?.staffId ?? note.signedBy, rightsOf(act)))
    refuse('NOT_ALLOWED', 'Whoever wrote this can mark it as an error, or someone who may co-sign. Ask one of them.');
  return amend(tx, act, note, {
    kind: 'error',
    text: input.reason,
    happenedAt: null,
    addendumId: addendum?.id ?? null,
  });
}

/** Co-signs a note someone else signed. @throws Refusal NOT_FOUND, NOT_NOW (not signed, own, in error, co-signed already) */
export function cosign(tx: WriteTx, act: Act, input: z.output<typeof CosignInput>): Amended {
  const note = signedNote(tx, act, input.encounterId);
  const problem = cosignProblem(afterSignature(amendmentsOf(tx, note.id)), note.signedBy, act.staffId);
  if (problem) refuse('NOT_NOW', problem);
  return amend(tx, act, note, { kind: 'cosignature', text: null, happenedAt: null, addendumId: null });
}

/** Puts one row to the note and keeps the whole note with it as a record of its own. */
function amend(
  tx: WriteTx,
  act: Act,
  note: SignedNote,
  what: Pick<Amendment, 'kind' | 'text' | 'happenedAt' | 'addendumId'>,
): Amended {
  const { name, title } = staffById(tx, act.staffId);
  const id = act.newId();
  const row: Amendment = { ...what, id, staffId: act.staffId, name, title, at: act.now };
  const signed = documentForPages(tx, note.documentId);
  const snapshot: AmendedNote = {
    ...(signed.content as NoteSnapshot),
    after: {
      ...afterSignature([...amendmentsOf(tx, note.id), row]),
      signed: { documentId: signed.id, sha256: signed.sha256 },
    },
  };
  const document = keepDocument(tx, act, {
    kind: 'note',
    title: signed.title,
    snapshot,
    sourceKind: 'encounter',
    sourceId: note.id,
    patientId: note.patientId,
  });
  insertAmendment(tx, {
    ...what,
    id,
    encounterId: note.id,
    patientId: note.patientId,
    staffId: act.staffId,
    sessionId: act.sessionId,
    stationId: act.stationId,
    at: act.now,
    documentId: document.id,
  });
  // co-signed, or no longer standing: either way nobody is asked to co-sign any more
  if (what.kind !== 'addendum' && what.addendumId === null) deleteCosignRequest(tx, note.id);
  act.touch('charting', 'amendment', id, 1);
  act.touch('charting', 'encounter', note.id, note.version);
  return { id, documentId: document.id, sha256: document.sha256 };
}

function rightsOf(asker: Asker) {
  const maySign = mayDo(asker.role, 'chart.sign');
  return { staffId: asker.staffId, maySign, mayCosign: mayDo(asker.role, 'chart.cosign') };
}

/** What came after a signature, and what the asker may put to it; null while the chart is open. */
export function afterOf(db: ReadDb, asker: Asker, encounter: EncounterRow): AfterSignature | null {
  const { signedBy } = encounter;
  if (signedBy === null) return null;
  const rows = amendmentsOf(db, encounter.id);
  const after: After = afterSignature(rows);
  const rights = rightsOf(asker);
  return {
    ...after,
    addenda: after.addenda.map((row) => ({ ...row, mayMark: row.error === null && mayMark(row.staffId, rights) })),
    documentId: rows.at(-1)?.documentId ?? null,
    mayAdd: rights.maySign,
    mayMark: after.error === null && mayMark(signedBy, rights),
    mayCosign: rights.mayCosign && cosignProblem(after, signedBy, asker.staffId) === undefined,
  };
}

/** Error marks on a patient's notes, newest first: whoever opens the patient is told. @throws Refusal NOT_FOUND */
export function errorMarks(db: ReadDb, asker: Asker, input: { patientId: Id }): z.input<typeof ErrorMarks> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  return { marks: errorMarksOf(db, patient.id) };
}
