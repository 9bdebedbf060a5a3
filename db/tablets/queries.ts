import { insertInto, type ReadDb, sqlText, updateVersioned } from '../access.ts';
import { membersText } from '../patients/members/queries.ts';
import { handOvers, handOverTasks, tablets } from './schema.ts';

export type TabletRow = typeof tablets.$inferSelect;
export type HandOverRow = typeof handOvers.$inferSelect;
export type TaskRow = typeof handOverTasks.$inferSelect;

export const insertTablet = insertInto(tablets);
export const insertHandOver = insertInto(handOvers);
export const insertTask = insertInto(handOverTasks);
export const updateTabletEnd = updateVersioned(tablets, ['disconnectedAt']);
export const updateHandOver = updateVersioned(handOvers, ['state', 'startedAt', 'endedAt', 'wrongAnswers']);
export const updateTask = updateVersioned(handOverTasks, ['doneAt']);

const tabletColumns = `id, name, token_hash AS tokenHash, connected_at AS connectedAt, connected_by AS connectedBy,
  disconnected_at AS disconnectedAt, version`;
const connected = sqlText<TabletRow>(
  `SELECT ${tabletColumns} FROM tablets WHERE disconnected_at IS NULL ORDER BY name, id`,
);
const byId = sqlText<TabletRow, [string]>(`SELECT ${tabletColumns} FROM tablets WHERE id = ?`);
const byToken = sqlText<TabletRow, [string]>(
  `SELECT ${tabletColumns} FROM tablets WHERE token_hash = ? AND disconnected_at IS NULL`,
);

const handOverColumns = `id, tablet_id AS tabletId, patient_id AS patientId, appointment_id AS appointmentId, state,
  handed_at AS handedAt, handed_by AS handedBy, started_at AS startedAt, ended_at AS endedAt,
  wrong_answers AS wrongAnswers, version`;
const out = `state IN ('waiting', 'inProgress', 'done')`;
const handOver = sqlText<HandOverRow, [string]>(`SELECT ${handOverColumns} FROM hand_overs WHERE id = ?`);
const outOnTablet = sqlText<HandOverRow, [string]>(
  `SELECT ${handOverColumns} FROM hand_overs WHERE tablet_id = ? AND ${out}`,
);
const outWithPerson = sqlText<HandOverRow, [string]>(
  `SELECT ${handOverColumns} FROM hand_overs WHERE patient_id IN (${membersText}) AND ${out} ORDER BY handed_at DESC LIMIT 1`,
);
const lastOfVisit = sqlText<HandOverRow, [string]>(
  `SELECT ${handOverColumns} FROM hand_overs WHERE appointment_id = ? ORDER BY handed_at DESC, id DESC LIMIT 1`,
);
const handedFrom = sqlText<HandOverRow, [number, number]>(
  `SELECT ${handOverColumns} FROM hand_overs WHERE handed_at >= ? AND handed_at < ? ORDER BY handed_at, id`,
);
const tasks = sqlText<TaskRow, [string]>(
  `SELECT id, hand_over_id AS handOverId, kind, done_at AS doneAt, version FROM hand_over_tasks
   WHERE hand_over_id = ? ORDER BY id`,
);

export function connectedTablets(db: ReadDb): TabletRow[] {
  return connected(db).all();
}

export function findTablet(db: ReadDb, id: string): TabletRow | undefined {
  return byId(db).get(id);
}

/** The connected tablet whose token hashes to this. */
export function findTabletByToken(db: ReadDb, tokenHash: string): TabletRow | undefined {
  return byToken(db).get(tokenHash);
}

export function findHandOver(db: ReadDb, id: string): HandOverRow | undefined {
  return handOver(db).get(id);
}

/** What a tablet is out with. */
export function handOverOn(db: ReadDb, tabletId: string): HandOverRow | undefined {
  return outOnTablet(db).get(tabletId);
}

/** What a person has a tablet for now, whichever of their charts it was handed over for. */
export function handOverWith(db: ReadDb, patientId: string): HandOverRow | undefined {
  return outWithPerson(db).get(patientId);
}

export function lastHandOverOf(db: ReadDb, appointmentId: string): HandOverRow | undefined {
  return lastOfVisit(db).get(appointmentId);
}

export function handOversBetween(db: ReadDb, from: number, until: number): HandOverRow[] {
  return handedFrom(db).all(from, until);
}

export function tasksOf(db: ReadDb, handOverId: string): TaskRow[] {
  return tasks(db).all(handOverId);
}
