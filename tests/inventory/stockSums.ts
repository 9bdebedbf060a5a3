import { expect } from 'vitest';
import type { ReadDb } from '../../db/access.ts';
import { drawnByLine, verifyStock } from '../../electron/inventory/service.ts';
import { journalSum } from '../../electron/ledger/service.ts';
import { leftOf, type StockRoom, type Thing } from './stockRoom.ts';

interface Moved {
  kind: string;
  forVisit: 0 | 1;
  place: string;
  quantity: number;
}

/** Sums by place; places where nothing is left are not named. */
function byPlace(moves: readonly Moved[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { place, quantity } of moves) sums[place] = (sums[place] ?? 0) + quantity;
  return Object.fromEntries(Object.entries(sums).filter(([, quantity]) => quantity !== 0));
}

function neverBelowZero(moves: readonly Moved[]): void {
  const left: Record<string, number> = {};
  let all = 0;
  for (const [at, { place, quantity, kind }] of moves.entries()) {
    left[place] = (left[place] ?? 0) + quantity;
    all += quantity;
    expect(left[place], `place after move ${at} (${kind})`).toBeGreaterThanOrEqual(0);
    expect(all, `sum after move ${at} (${kind})`).toBeGreaterThanOrEqual(0);
  }
}

/** What left by such moves, less what came back by them. */
const gone = (moves: readonly Moved[], which: (move: Moved) => boolean): number =>
  moves.reduce((sum, move) => sum - (which(move) ? move.quantity : 0), 0);

function checkContainer(db: ReadDb, thing: Thing): void {
  const moves = db.raw
    .prepare<[string | null], Moved>(
      `SELECT kind, source_kind = 'serviceLine' AS forVisit, location_id AS place, quantity FROM stock_moves
       WHERE container_id = ? ORDER BY seq`,
    )
    .all(thing.containerId);
  const row = db.raw
    .prepare<[string | null], { labelled: number; remaining: number; place: string }>(
      'SELECT labelled, remaining, location_id AS place FROM containers WHERE id = ?',
    )
    .get(thing.containerId);
  if (!row) throw new Error('The container is gone.');
  const sums = {
    drawn: gone(moves, ({ kind, forVisit }) => kind === 'draw' || (kind === 'return' && forVisit === 1)),
    wasted: gone(
      moves,
      ({ kind, forVisit }) => kind === 'waste' || kind === 'count' || (kind === 'return' && !forVisit),
    ),
    sentBack: gone(moves, ({ kind }) => kind === 'supplierReturn'),
  };
  const drawn = [...thing.drawn.values()].reduce((sum, quantity) => sum + quantity, 0);
  expect(sums).toEqual({ drawn, wasted: thing.wasted, sentBack: thing.sentBack });
  expect(Math.min(...Object.values(sums), row.remaining)).toBeGreaterThanOrEqual(0);
  expect(sums.drawn + sums.wasted + sums.sentBack + row.remaining).toBe(row.labelled);
  expect(row.remaining).toBe(leftOf(thing));
  expect(byPlace(moves)).toEqual(row.remaining === 0 ? {} : { [row.place]: row.remaining });
  neverBelowZero(moves);
}

function checkGoods(db: ReadDb, thing: Thing): void {
  const moves = db.raw
    .prepare<[string, string], Moved>(
      `SELECT kind, source_kind = 'serviceLine' AS forVisit, location_id AS place, quantity FROM stock_moves
       WHERE container_id IS NULL AND lot_id = ? AND location_id = ? ORDER BY seq`,
    )
    .all(thing.lotId, thing.place);
  const level = db.raw
    .prepare<[string, string], { onHand: number }>(
      'SELECT on_hand AS onHand FROM lot_levels WHERE lot_id = ? AND location_id = ?',
    )
    .get(thing.lotId, thing.place);
  expect(level?.onHand ?? 0).toBe(thing.booked);
  expect(gone(moves, () => true)).toBe(0 - thing.booked);
  neverBelowZero(moves);
}

/** The books of these things are in step with what was done, summed here anew from the moves; and so is the whole stock. */
export function checkSums(room: StockRoom, things: readonly Thing[]): void {
  const db = room.clinic.opened.store.read;
  for (const thing of things) (thing.containerId === null ? checkGoods : checkContainer)(db, thing);
  expect(verifyStock(db).problems).toEqual([]);
  expect(journalSum(db)).toBe(0);
}

/** What every patient got from which container. */
export function checkPatients(room: StockRoom, things: readonly Thing[]): void {
  const lines = room.visits.flatMap((visit) => [visit.toxin, visit.filler]);
  const told = drawnByLine(room.clinic.opened.store.read, lines);
  for (const thing of things)
    for (const line of lines) {
      const row = told.find((one) => one.containerId === thing.containerId && one.serviceLineId === line);
      expect(row?.quantity ?? 0).toBe(thing.drawn.get(line) ?? 0);
    }
}
