import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  findProtocol,
  insertProtocol,
  type ProtocolRow,
  protocolsOf,
  updateProtocol,
} from '../../../db/charting/protocols/queries.ts';
import { pointsOf } from '../../../db/charting/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { productById } from '../../inventory/service.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { serviceLine } from '../../scheduling/service.ts';
import { type Mark, markOf, stillFree } from '../points/rules.ts';
import { addPoints } from '../points/service.ts';
import { openEncounter } from '../service.ts';
import { Marks } from './schemas.ts';

function marksOf(row: ProtocolRow): Mark[] {
  return Marks.parse(JSON.parse(row.marks));
}

/** The clinic's protocols of a product, with what they come to (thousandths). */
export function listProtocols(db: ReadDb, _asker: unknown, input: { productId: Id }) {
  return {
    protocols: protocolsOf(db, input.productId).map((row) => {
      const marks = marksOf(row);
      const quantity = marks.reduce((sum, mark) => sum + mark.quantity, 0);
      return { id: row.id, name: row.name, points: marks.length, quantity, version: row.version };
    }),
  };
}

/** Keeps what a line has on the map as a protocol. @throws Refusal SIGNED, NOT_FOUND, BAD_INPUT (nothing is on the map), CHANGED_ELSEWHERE */
export function saveProtocol(
  tx: WriteTx,
  act: Act,
  input: { encounterId: Id; serviceLineId: Id; name: string },
): { protocolId: Id; version: number; replaced: boolean } {
  const encounter = openEncounter(tx, input.encounterId);
  act.concerns(encounter.patientId);
  const points = pointsOf(tx, encounter.id).filter((point) => point.serviceLineId === input.serviceLineId);
  const [first] = points;
  if (!first) return refuse('BAD_INPUT', 'Nothing of this service is on the map yet. Place its points first.');
  const { productId } = first;
  // a note at a point is about this patient
  const marks = JSON.stringify(points.map((point) => ({ ...markOf(point), note: '' })));
  const known = protocolsOf(tx, productId).find((row) => row.name.toLowerCase() === input.name.toLowerCase());
  if (known) {
    if (!updateProtocol(tx, known.id, known.version, { name: input.name, marks, active: true }))
      refuse('CHANGED_ELSEWHERE');
    act.touch('charting', 'protocol', known.id, known.version + 1);
    return { protocolId: known.id, version: known.version + 1, replaced: true };
  }
  const id = act.newId();
  insertProtocol(tx, { id, name: input.name, productId, marks, active: true, version: 1 });
  act.touch('charting', 'protocol', id, 1);
  return { protocolId: id, version: 1, replaced: false };
}

/** Takes a protocol off the list; what was charted with it stays. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE */
export function retireProtocol(
  tx: WriteTx,
  act: Act,
  input: { protocolId: Id; expectedVersion: number },
): { protocolId: Id; version: number; replaced: boolean } {
  const row = protocolOf(tx, input.protocolId);
  const { name, marks } = row;
  if (!updateProtocol(tx, row.id, input.expectedVersion, { name, marks, active: false }))
    refuse('CHANGED_ELSEWHERE', undefined, { current: { version: row.version } });
  act.touch('charting', 'protocol', row.id, input.expectedVersion + 1);
  return { protocolId: row.id, version: input.expectedVersion + 1, replaced: false };
}

function protocolOf(db: ReadDb, id: Id): ProtocolRow {
  const row = findProtocol(db, id);
  if (!row?.active) return refuse('NOT_FOUND', 'This protocol is no longer on the list. Choose another.');
  return row;
}

/**
 * Places the points of a protocol whose places are still free: a second time it places nothing.
 * @throws Refusal SIGNED, NOT_FOUND, BAD_INPUT (it is for another product)
 */
export function applyProtocol(
  tx: WriteTx,
  act: Act,
  input: { protocolId: Id; encounterId: Id; serviceLineId: Id; containerId?: Id | null | undefined },
): { points: Array<{ pointId: Id; version: number }>; already: number } {
  const row = protocolOf(tx, input.protocolId);
  const service = serviceById(tx, serviceLine(tx, input.serviceLineId).serviceId);
  if (service.productId !== row.productId)
    refuse('BAD_INPUT', `This protocol is for ${productById(tx, row.productId).name}. Choose one for ${service.name}.`);
  const { serviceLineId, encounterId, containerId } = input;
  const there = pointsOf(tx, encounterId).filter((point) => point.serviceLineId === serviceLineId);
  const marks = marksOf(row);
  const free = stillFree(marks, there);
  const points = free.map((mark) => ({ ...mark, serviceLineId, productId: row.productId, containerId }));
  return { ...addPoints(tx, act, { encounterId, points }), already: marks.length - free.length };
}
