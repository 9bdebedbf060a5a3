import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  findHandOver,
  findTablet,
  type HandOverRow,
  handOverOn,
  tasksOf,
  updateHandOver,
  updateTask,
} from '../../../db/tablets/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { languageOfPatient } from '../../patients/contact/service.ts';
import { patientById } from '../../patients/service.ts';
import { answers, checkOf, checkTries, type TaskKind } from '../rules.ts';
import { move, type TaskSource } from '../service.ts';
import type { FinishInput, TabletView } from './schemas.ts';

/**
 * The hand-over a tablet's call is about: its session is the hand-over. Patient and visit of whatever a tablet does come
 * from here, never from what it sends. Names the patient for the audit row. @throws Refusal NOT_NOW once it was taken back;
 * NOT_FOUND if tasks of this kind were not handed over
 */
export function handOverOf(db: ReadDb, asker: Asker, kind?: TaskKind): HandOverRow {
  const row = findHandOver(db, asker.sessionId);
  if (row?.state !== 'inProgress' || row.tabletId !== asker.stationId)
    refuse('NOT_NOW', 'This tablet was taken back. Please ask at the desk.');
  if (kind !== undefined && !tasksOf(db, row.id).some((task) => task.kind === kind))
    refuse('NOT_FOUND', 'This was not handed over.');
  asker.concerns(row.patientId);
  return row;
}

/** The name of the tablet a call comes from. */
export function tabletName(db: ReadDb, asker: Asker): string {
  return findTablet(db, asker.stationId)?.name ?? refuse('NOT_FOUND');
}

/** Marks a task of the hand-over as done; after the last one the hand-over is. */
export function finishTask(tx: WriteTx, act: Act, kind: TaskKind): void {
  const row = handOverOf(tx, act);
  const tasks = tasksOf(tx, row.id);
  const task = tasks.find((one) => one.kind === kind) ?? refuse('NOT_FOUND', 'This was not handed over.');
  if (task.doneAt === null) updateTask(tx, task.id, task.version, { doneAt: act.now });
  const left = tasks.some((one) => one.kind !== kind && one.doneAt === null);
  if (!left) move(tx, act, row, 'done');
  // the desk counts what is done: it hears of each
  else if (task.doneAt === null) touched(tx, act, row);
}

function touched(tx: WriteTx, act: Pick<Act, 'touch'>, row: HandOverRow): void {
  if (!updateHandOver(tx, row.id, row.version, row)) refuse('CHANGED_ELSEWHERE');
  act.touch('tablets', 'handOver', row.id, row.version + 1);
}

/** The patient is through with a kind of which nothing is left open. @throws Refusal NOT_NOW while something is */
export function finishEmptyTask(tx: WriteTx, act: Act, input: FinishInput, sources: readonly TaskSource[]) {
  const row = handOverOf(tx, act);
  const source = sources.find(({ kind }) => kind === input.kind) ?? refuse('NOT_FOUND');
  if (source.open(tx, row.appointmentId).length > 0) refuse('NOT_NOW', 'Something of this is still to be done.');
  finishTask(tx, act, input.kind);
  return { done: true as const };
}

/** The patient gives the tablet back before everything is done. */
export function stopHere(tx: WriteTx, act: Act) {
  move(tx, act, handOverOf(tx, act), 'givenBack');
  return { done: true as const };
}

/** What a tablet shows now. `checkedFor` is the hand-over whose patient has said who they are. @throws Refusal NOT_FOUND */
export function tabletView(db: ReadDb, tabletId: Id, checkedFor: Id | null): TabletView {
  const tablet = findTablet(db, tabletId) ?? refuse('NOT_FOUND');
  const row = handOverOn(db, tabletId);
  const nobody = { givenName: '', language: null, check: null, tasks: [] };
  const view = { tabletName: tablet.name, handOverId: row?.id ?? null, ...nobody };
  if (!row) return { ...view, stage: 'resting' };
  const language = checkedFor === row.id ? languageOfPatient(db, row.patientId) : null;
  if (row.state === 'done') return { ...view, stage: 'thanks', language };
  if (row.wrongAnswers >= checkTries) return { ...view, stage: 'blocked' };
  const patient = patientById(db, row.patientId);
  if (row.state === 'waiting' || checkedFor !== row.id) return { ...view, stage: 'check', check: checkOf(patient) };
  return {
    ...view,
    stage: 'tasks',
    givenName: patient.preferredName || patient.givenName,
    language,
    tasks: tasksOf(db, row.id).map(({ kind, doneAt }) => ({ kind, done: doneAt !== null })),
  };
}

/**
 * Someone with the tablet says who they are. Undefined: not the patient's answer, which is counted.
 * @throws Refusal NOT_NOW if nothing is handed over, or after too many wrong answers
 */
export function answerCheck(
  tx: WriteTx,
  act: Pick<Act, 'now' | 'touch'>,
  tabletId: Id,
  answer: string,
): HandOverRow | undefined {
  const row = handOverOn(tx, tabletId);
  if (!row || row.state === 'done') refuse('NOT_NOW', 'Nothing is waiting on this tablet. Please ask at the desk.');
  if (row.wrongAnswers >= checkTries) refuse('NOT_NOW', 'Please bring the tablet to the desk; somebody will help you.');
  if (!answers(patientById(tx, row.patientId), answer)) {
    touched(tx, act, { ...row, wrongAnswers: row.wrongAnswers + 1 });
    return undefined;
  }
  if (row.state === 'waiting') return move(tx, act, { ...row, wrongAnswers: 0 }, 'inProgress');
  touched(tx, act, { ...row, wrongAnswers: 0 });
  return { ...row, wrongAnswers: 0, version: row.version + 1 };
}
