import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  type CountRow,
  findCount,
  insertCount,
  type ListedCountRow,
  latestCounts,
  linesOfCount,
  listedCount,
  type NamedLineRow,
  postedAlone,
  type StockRow,
  updateCount,
  wholeStock,
} from '../../../db/inventory/counts/queries.ts';
import { findLocation } from '../../../db/inventory/queries.ts';
import { policy } from '../../clinic/policies/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { listStaff } from '../../staff/service.ts';
import { productById } from '../service.ts';
import { approverOf, type CountPart, type CountState, classesOf, countsProduct, sumOfWorth } from './rules.ts';
import type { CountSheet, StartInput } from './schemas.ts';

/** @throws Refusal NOT_FOUND; NOT_NOW where the count is not in one of `states` */
export function countIn(db: ReadDb, id: Id, states: readonly CountState[]): CountRow {
  const count = findCount(db, id) ?? refuse('NOT_FOUND', 'This count is no longer here.');
  if (!states.includes(count.state))
    refuse(
      'NOT_NOW',
      count.state === 'posted' || count.state === 'cancelled'
        ? 'This count is closed. Begin a new one.'
        : count.state === 'counting'
          ? 'This is still being counted. Finish counting first.'
          : 'The counting is finished. Reopen it to go on.',
    );
  return count;
}

export function partOf(count: CountRow): CountPart {
  const { locationId, productId, productKind, classProducts } = count;
  return {
    locationId,
    productId,
    productKind,
    classProducts: classProducts === null ? null : (JSON.parse(classProducts) as Id[]),
  };
}

/**
 * Begins a count of everything, or of a part. The products of an ABC class are those of this moment.
 * @throws Refusal NOT_FOUND, BAD_INPUT (a class without products)
 */
export function startCount(tx: WriteTx, act: Act, input: StartInput): { id: Id; version: number } {
  const { locationId = null, productId = null, productKind = null, abcClass = null } = input;
  if (locationId !== null && !findLocation(tx, locationId))
    refuse('NOT_FOUND', 'This location is no longer here. Choose another.');
  if (productId !== null) productById(tx, productId);
  let classProducts: string | null = null;
  if (abcClass !== null) {
    const worths = new Map<Id, number>();
    for (const row of wholeStock(tx)) worths.set(row.productId, (worths.get(row.productId) ?? 0) + row.worthCents);
    const inClass = [...classesOf(worths)].filter(([, name]) => name === abcClass).map(([id]) => id);
    if (inClass.length === 0)
      refuse('BAD_INPUT', `No product is in class ${abcClass} at the moment. Choose another class or a place.`);
    classProducts = JSON.stringify(inClass);
  }
  const id = act.newId();
  insertCount(tx, {
    id,
    kind: input.kind,
    blind: input.blind,
    locationId,
    productId,
    productKind,
    abcClass,
    classProducts,
    state: 'counting',
    businessDate: dateOf(act.now, act.zone),
    startedAt: act.now,
    startedBy: act.staffId,
    stationId: act.stationId,
    version: 1,
  });
  act.touch('inventory', 'count', id, 1);
  return { id, version: 1 };
}

type Step = { id: Id; expectedVersion: number };
/** Writes a count's new state. @throws Refusal CHANGED_ELSEWHERE */
export function putCount(tx: WriteTx, act: Act, count: CountRow, expectedVersion: number, change: Partial<CountRow>) {
  if (!updateCount(tx, count.id, expectedVersion, { ...count, ...change })) refuse('CHANGED_ELSEWHERE');
  act.touch('inventory', 'count', count.id, expectedVersion + 1);
  return { id: count.id, version: expectedVersion + 1 };
}

/** Ends the counting: from now on what should have been there is shown. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function finishCounting(tx: WriteTx, act: Act, input: Step) {
  const count = countIn(tx, input.id, ['counting']);
  if (linesOfCount(tx, count.id).length === 0)
    refuse('NOT_NOW', 'Nothing has been counted yet. Scan or type what is there first.');
  return putCount(tx, act, count, input.expectedVersion, { state: 'review' });
}

/** Gives a count up; nothing of the stock changes. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function cancelCount(tx: WriteTx, act: Act, input: Step) {
  const count = countIn(tx, input.id, ['counting', 'review']);
  return putCount(tx, act, count, input.expectedVersion, {
    state: 'cancelled',
    closedAt: act.now,
    closedBy: act.staffId,
  });
}

const hides = (count: { blind: boolean | 0 | 1; state: CountState }): boolean =>
  Boolean(count.blind) && count.state === 'counting';

function headOf(db: ReadDb, row: ListedCountRow) {
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  const nameOf = (id: Id | null): string | null => (id === null ? null : (names.get(id) ?? ''));
  return {
    ...row,
    blind: row.blind === 1,
    differing: hides(row) ? null : row.differing,
    startedByName: nameOf(row.startedBy) ?? '',
    closedByName: nameOf(row.closedBy),
    approvedByName: nameOf(row.approvedBy),
  };
}

/** The latest 200 counts, newest first. */
export function listCounts(db: ReadDb, _asker: Asker, _input: object) {
  return { counts: latestCounts(db).map((row) => headOf(db, row)) };
}

/** What should be there of a count's part and was not counted yet. */
export function uncountedOf(db: ReadDb, count: CountRow, lines: readonly NamedLineRow[]): StockRow[] {
  const part = partOf(count);
  const seen = new Set(lines.map((line) => line.containerId ?? `${line.lotId} ${line.locationId}`));
  return wholeStock(db).filter(
    (row) =>
      countsProduct(part, { id: row.productId, kind: row.kind }) &&
      (part.locationId === null || part.locationId === row.locationId) &&
      !seen.has(row.containerId ?? `${row.lotId} ${row.locationId}`),
  );
}

/** Everyone whose number is or was part of the count: none of them approves it. */
export function countersOf(lines: readonly NamedLineRow[]): Set<Id> {
  return new Set(lines.flatMap((line) => [line.countedBy, line.firstCountedBy]));
}

/** A count with its lines and what is missing from it. A blind one hides what should be there until it is counted. */
export function countSheet(db: ReadDb, asker: Asker, input: { id: Id }): CountSheet {
  const count = findCount(db, input.id);
  const listed = listedCount(db, input.id);
  if (!count || !listed) refuse('NOT_FOUND', 'This count is no longer here.');
  const blind = hides(count);
  const lines = linesOfCount(db, count.id);
  const open = count.state === 'counting' || count.state === 'review';
  const uncounted = open ? uncountedOf(db, count, lines) : [];
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  const head = headOf(db, listed);
  return {
    count: open && !blind ? { ...head, ...sumOfWorth(lines) } : head,
    lines: lines.map((line) => ({
      ...line,
      opened: line.opened === 1,
      expected: blind ? null : line.expected,
      worthCents: blind ? null : line.worthCents,
      countedByName: names.get(line.countedBy) ?? '',
    })),
    uncounted: uncounted
      .filter((row) => !blind || row.containerId === null)
      .map((row) => ({
        ...row,
        opened: row.opened === 1,
        expected: blind ? null : row.onHand,
        worthCents: blind ? null : row.worthCents,
      })),
    limitCents: policy(db, 'stock.countLimit'),
    aloneTodayCents: postedAlone(db, dateOf(asker.now, asker.zone), asker.staffId),
    mayApprove: approverOf(asker, null, countersOf(lines)) !== undefined,
  };
}
