import type { WriteTx } from '../../../db/access.ts';
import { deletePoint, findPoint, insertPoint, type PointRow, updatePoint } from '../../../db/charting/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { containerById } from '../../inventory/containers/service.ts';
import { productById } from '../../inventory/service.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { serviceLine } from '../../scheduling/service.ts';
import type { FaceView } from '../rules.ts';
import { openEncounter } from '../service.ts';

/** Where a point lies, what was given there, from which container (if known). Quantity in thousandths. */
export interface NewPoint {
  encounterId: Id;
  serviceLineId: Id;
  view: FaceView;
  x: number;
  y: number;
  area: string;
  productId: Id;
  containerId?: Id | null | undefined;
  quantity: Quantity;
}

interface PointAnswer {
  pointId: Id;
  version: number;
}

/** Places a point. @throws Refusal SIGNED, NOT_FOUND, BAD_INPUT (a line of another visit, a product the service does not use) */
export function addPoint(tx: WriteTx, act: Act, input: NewPoint): PointAnswer {
  const encounter = openEncounter(tx, input.encounterId);
  act.concerns(encounter.patientId);
  const line = serviceLine(tx, input.serviceLineId);
  if (line.appointmentId !== encounter.appointmentId)
    refuse('BAD_INPUT', 'This service belongs to another visit. Choose a service of this visit.');
  const service = serviceById(tx, line.serviceId);
  if (service.productId !== input.productId)
    refuse(
      'BAD_INPUT',
      `${service.name} does not use ${productById(tx, input.productId).name}. Choose the product of the service.`,
    );
  checkContainer(tx, act, input.containerId, input.productId);
  const id = act.newId();
  insertPoint(tx, { ...input, id, containerId: input.containerId ?? null, version: 1 });
  act.touch('charting', 'point', id, 1);
  return { pointId: id, version: 1 };
}

function checkContainer(tx: WriteTx, act: Act, containerId: Id | null | undefined, productId: Id): void {
  if (!containerId) return;
  const container = containerById(tx, act, containerId);
  if (container.productId !== productId)
    refuse('BAD_INPUT', `This container holds ${container.productName}. Choose a container of the charted product.`);
}

function pointOf(tx: WriteTx, act: Act, id: Id): PointRow {
  const point = findPoint(tx, id) ?? refuse('NOT_FOUND', 'This point is no longer on the chart.');
  act.concerns(openEncounter(tx, point.encounterId).patientId);
  return point;
}

function store(
  tx: WriteTx,
  act: Act,
  before: PointRow,
  expectedVersion: number,
  after: Partial<PointRow>,
): PointAnswer {
  const { view, x, y, area, containerId, quantity } = { ...before, ...after };
  if (!updatePoint(tx, before.id, expectedVersion, { view, x, y, area, containerId, quantity }))
    refuse('CHANGED_ELSEWHERE', undefined, { current: before });
  act.touch('charting', 'point', before.id, expectedVersion + 1);
  return { pointId: before.id, version: expectedVersion + 1 };
}

/** Moves a point. @throws Refusal SIGNED, NOT_FOUND, CHANGED_ELSEWHERE */
export function movePoint(
  tx: WriteTx,
  act: Act,
  input: { pointId: Id; view: FaceView; x: number; y: number; expectedVersion: number },
): PointAnswer {
  const { view, x, y } = input;
  return store(tx, act, pointOf(tx, act, input.pointId), input.expectedVersion, { view, x, y });
}

/** Changes area, quantity or container of a point. @throws Refusal SIGNED, NOT_FOUND, CHANGED_ELSEWHERE, BAD_INPUT */
export function changePoint(
  tx: WriteTx,
  act: Act,
  input: {
    pointId: Id;
    area: string;
    quantity: Quantity;
    containerId?: Id | null | undefined;
    expectedVersion: number;
  },
): PointAnswer {
  const point = pointOf(tx, act, input.pointId);
  const containerId = input.containerId === undefined ? point.containerId : input.containerId;
  checkContainer(tx, act, containerId, point.productId);
  return store(tx, act, point, input.expectedVersion, { area: input.area, quantity: input.quantity, containerId });
}

/** Takes a point off an open chart. @throws Refusal SIGNED, NOT_FOUND, CHANGED_ELSEWHERE */
export function removePoint(tx: WriteTx, act: Act, input: { pointId: Id; expectedVersion: number }): PointAnswer {
  const point = pointOf(tx, act, input.pointId);
  if (!deletePoint(tx, point.id, input.expectedVersion)) refuse('CHANGED_ELSEWHERE', undefined, { current: point });
  act.touch('charting', 'point', point.id, input.expectedVersion + 1);
  return { pointId: point.id, version: input.expectedVersion + 1 };
}
