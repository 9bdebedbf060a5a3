import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  connectedTablets,
  findHandOver,
  findTablet,
  type HandOverRow,
  handOverOn,
  handOversBetween,
  handOverWith,
  insertHandOver,
  insertTablet,
  insertTask,
  lastHandOverOf,
  type TabletRow,
  tasksOf,
  updateHandOver,
  updateTabletEnd,
} from '../../db/tablets/queries.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { dateOf, dayBounds, type Instant } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import type { Id } from '../kernel/ids.ts';
import { patientById, patientName } from '../patients/service.ts';
import { staffById } from '../staff/service.ts';
import type { TabletCodes } from './ports.ts';
import { checkTries, type HandOverState, isOut, mayBecome, type TaskKind, taskKinds } from './rules.ts';
import type {
  DisconnectInput,
  ForVisitInput,
  ForVisitOutput,
  HandOver,
  OfferInput,
  Saved,
  SendInput,
  TabletsOutput,
  TodayOutput,
  WithdrawInput,
} from './schemas.ts';

/** What a kind of task has open for a visit, by name; empty: there is nothing to hand over. Each slice to the right brings its own. */
export interface TaskSource {
  kind: TaskKind;
  open: (db: ReadDb, appointmentId: Id) => string[];
}

/** What the tablets know of the calendar: whose visit it is. @throws Refusal NOT_FOUND */
export type VisitPatient = (db: ReadDb, appointmentId: Id) => Id;

function shown(db: ReadDb, row: HandOverRow): HandOver {
  return {
    id: row.id,
    tabletId: row.tabletId,
    tabletName: findTablet(db, row.tabletId)?.name ?? '',
    patientId: row.patientId,
    patientName: patientName(patientById(db, row.patientId)),
    appointmentId: row.appointmentId,
    state: row.state,
    tasks: tasksOf(db, row.id).map(({ kind, doneAt }) => ({ kind, done: doneAt !== null })),
    handedAt: row.handedAt,
    handedBy: staffById(db, row.handedBy).name,
    blocked: row.state !== 'done' && isOut(row.state) && row.wrongAnswers >= checkTries,
    version: row.version,
  };
}

/** The tablets that are connected, and with whom each is. */
export function listTablets(db: ReadDb): TabletsOutput {
  return {
    tablets: connectedTablets(db).map((row) => {
      const out = handOverOn(db, row.id);
      return {
        id: row.id,
        name: row.name,
        connectedAt: row.connectedAt,
        connectedBy: staffById(db, row.connectedBy).name,
        version: row.version,
        out: out ? shown(db, out) : null,
      };
    }),
  };
}

/** Offers a code under which a tablet's page connects itself. @throws Refusal DUPLICATE if a connected tablet has the name */
export function offerCode(tx: WriteTx, act: Act, input: OfferInput, codes: TabletCodes) {
  if (connectedTablets(tx).some(({ name }) => name.toLowerCase() === input.name.toLowerCase()))
    refuse('DUPLICATE', `There is already a tablet called ${input.name}. Choose another name, or disconnect that one.`);
  return codes.offer({ name: input.name, staffId: act.staffId }, act.now);
}

/** Notes a tablet whose page knew the code. */
export function connectTablet(
  tx: WriteTx,
  by: { now: Instant; newId(): Id },
  of: { name: string; staffId: Id; tokenHash: string },
): TabletRow {
  if (connectedTablets(tx).some(({ name }) => name.toLowerCase() === of.name.toLowerCase()))
    refuse('DUPLICATE', `There is already a tablet called ${of.name}. Ask for a new code at the desk.`);
  const row: TabletRow = {
    id: by.newId(),
    name: of.name,
    tokenHash: of.tokenHash,
    connectedAt: by.now,
    connectedBy: of.staffId,
    disconnectedAt: null,
    version: 1,
  };
  insertTablet(tx, row);
  return row;
}

/** Ends a tablet: its page shows nothing any more, and what it was out with is taken back. */
export function disconnectTablet(tx: WriteTx, act: Act, input: DisconnectInput): Saved {
  const row = findTablet(tx, input.id) ?? refuse('NOT_FOUND');
  if (row.disconnectedAt !== null) refuse('NOT_NOW', `${row.name} is disconnected already.`);
  const out = handOverOn(tx, row.id);
  if (out) {
    act.concerns(out.patientId);
    move(tx, act, out, 'withdrawn');
  }
  if (!updateTabletEnd(tx, row.id, input.expectedVersion, { disconnectedAt: act.now })) refuse('CHANGED_ELSEWHERE');
  act.touch('tablets', 'tablet', row.id, row.version + 1);
  return { id: row.id, version: row.version + 1 };
}

/** What could be handed over for a visit, and to which tablet. */
export function tabletForVisit(
  db: ReadDb,
  asker: Asker,
  input: ForVisitInput,
  patientOf: VisitPatient,
  sources: readonly TaskSource[],
): ForVisitOutput {
  const patientId = patientOf(db, input.appointmentId);
  asker.concerns(patientId);
  const last = handOverWith(db, patientId) ?? lastHandOverOf(db, input.appointmentId);
  return {
    offers: sourcesInOrder(sources).map(({ kind, open }) => ({ kind, open: open(db, input.appointmentId) })),
    tablets: connectedTablets(db).map(({ id, name }) => {
      const out = handOverOn(db, id);
      return { id, name, free: out === undefined || out.state === 'done' };
    }),
    handOver: last ? shown(db, last) : null,
  };
}

function sourcesInOrder(sources: readonly TaskSource[]): TaskSource[] {
  return taskKinds.flatMap((kind) => sources.find((source) => source.kind === kind) ?? []);
}

/**
 * Hands tasks of a visit to a tablet. One that its last patient has finished with is taken as given back.
 * @throws Refusal NOT_NOW if the tablet is with somebody, the patient has one already, or there is nothing to do
 */
export function sendToTablet(
  tx: WriteTx,
  act: Act,
  input: SendInput,
  patientOf: VisitPatient,
  sources: readonly TaskSource[],
): Saved {
  const patientId = patientOf(tx, input.appointmentId);
  act.concerns(patientId);
  const tablet = findTablet(tx, input.tabletId);
  if (!tablet || tablet.disconnectedAt !== null)
    refuse('NOT_FOUND', 'That tablet is not connected any more. Choose another one.');
  const out = handOverOn(tx, tablet.id);
  if (out?.state === 'done') move(tx, act, out, 'givenBack');
  else if (out)
    refuse(
      'NOT_NOW',
      `${tablet.name} is with ${patientName(patientById(tx, out.patientId))}. Take it back first, or choose another tablet.`,
    );
  const before = handOverWith(tx, patientId);
  if (before)
    refuse('NOT_NOW', 'This patient has a tablet already. Take that one back first.', { handOverId: before.id });
  const kinds = sourcesInOrder(sources).filter(({ kind }) => input.kinds.includes(kind));
  const empty = kinds.length === 0 || kinds.some(({ open }) => open(tx, input.appointmentId).length === 0);
  if (empty) refuse('NOT_NOW', 'There is nothing left to do of what you chose. Choose again.');
  const id = act.newId();
  insertHandOver(tx, {
    id,
    tabletId: tablet.id,
    patientId,
    appointmentId: input.appointmentId,
    state: 'waiting',
    handedAt: act.now,
    handedBy: act.staffId,
    startedAt: null,
    endedAt: null,
    wrongAnswers: 0,
    version: 1,
  });
  for (const { kind } of kinds) insertTask(tx, { id: act.newId(), handOverId: id, kind, doneAt: null, version: 1 });
  act.touch('tablets', 'handOver', id, 1);
  return { id, version: 1 };
}

/** The desk takes a tablet back; what the patient signed or sent stays. */
export function withdraw(tx: WriteTx, act: Act, input: WithdrawInput): Saved {
  const row = findHandOver(tx, input.id) ?? refuse('NOT_FOUND');
  act.concerns(row.patientId);
  if (!isOut(row.state)) refuse('NOT_NOW', 'This tablet is back already.');
  if (row.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE');
  move(tx, act, row, row.state === 'done' ? 'givenBack' : 'withdrawn');
  return { id: row.id, version: row.version + 1 };
}

/** Brings a hand-over on. @throws Refusal NOT_NOW */
export function move(tx: WriteTx, act: Pick<Act, 'now' | 'touch'>, row: HandOverRow, to: HandOverState): HandOverRow {
  if (!mayBecome(row.state, to)) refuse('NOT_NOW', 'This tablet was taken back. Please ask at the desk.');
  const next: HandOverRow = {
    ...row,
    state: to,
    startedAt: row.startedAt ?? (to === 'inProgress' ? act.now : null),
    endedAt: isOut(to) ? null : act.now,
    version: row.version + 1,
  };
  if (!updateHandOver(tx, row.id, row.version, next)) refuse('CHANGED_ELSEWHERE');
  act.touch('tablets', 'handOver', row.id, next.version);
  return next;
}

/** The last hand-over of each visit that had one today. */
export function handOversToday(db: ReadDb, asker: Asker): TodayOutput {
  const { from, until } = dayBounds(dateOf(asker.now, asker.zone), asker.zone);
  const last = new Map(handOversBetween(db, from, until).map((row) => [row.appointmentId, row]));
  return { handOvers: [...last.values()].filter(({ state }) => state !== 'withdrawn').map((row) => shown(db, row)) };
}
