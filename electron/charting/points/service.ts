import type { WriteTx } from '../../../db/access.ts';
import { deletePoint, findPoint, insertPoint, type PointRow, updatePoint } from '../../../db/charting/queries.ts';
import type { MapView } from '../../catalog/rules.ts';
import { serviceById } from '../../catalog/service.ts';
import { containerById } from '../../inventory/containers/service.ts';
import { productById } from '../../inventory/service.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { serviceLine } from '../../scheduling/service.ts';
import type { Override } from '../safety/rules.ts';
import { refuseUnsafe } from '../safety/service.ts';
import { openEncounter } from '../service.ts';
import { drawings, regionOf } from '../views/rules.ts';
import { detailsProblem, noDetails, type PointDetails } from './rules.ts';

/** Where a point (or, with `region`, a whole area) lies, what was given there, from which container (if known). Quantity in thousandths. */
export interface NewPoint extends Partial<PointDetails> {
  serviceLineId: Id;
  view: MapView;
  x: number;
  y: number;
  region?: string | null;
  area: string;
  productId: Id;
  containerId?: Id | null | undefined;
  quantity: Quantity;
}

/** Reasons to go on where the clinic's rules want one. */
interface WithReasons {
  overrides?: Override[] | undefined;
}

interface PointAnswer {
  pointId: Id;
  version: number;
}

/** Places a point or an area. @throws Refusal SIGNED, NOT_FOUND, NOT_SAFE, BAD_INPUT (a line of another visit, a product the service does not use, an unknown region) */
export function addPoint(tx: WriteTx, act: Act, input: NewPoint & WithReasons & { encounterId: Id }): PointAnswer {
  const { encounterId, overrides, ...point } = input;
  const [answer] = addPoints(tx, act, { encounterId, points: [point], overrides }).points;
  return answer ?? refuse('INTERNAL');
}

/** Places several at once: all of them or none. @throws as addPoint */
export function addPoints(
  tx: WriteTx,
  act: Act,
  input: WithReasons & { encounterId: Id; points: readonly NewPoint[] },
): { points: PointAnswer[] } {
  const encounter = openEncounter(tx, input.encounterId);
  act.concerns(encounter.patientId);
  return { points: input.points.map((point) => place(tx, act, encounter, point, input.overrides ?? [])) };
}

function place(
  tx: WriteTx,
  act: Act,
  encounter: { id: Id; appointmentId: Id },
  { serviceLineId, view, x, y, region = null, area, productId, containerId, quantity, ...given }: NewPoint,
  overrides: readonly Override[],
): PointAnswer {
  const line = serviceLine(tx, serviceLineId);
  if (line.appointmentId !== encounter.appointmentId)
    refuse('BAD_INPUT', 'This service belongs to another visit. Choose a service of this visit.');
  const service = serviceById(tx, line.serviceId);
  if (service.productId !== productId)
    refuse(
      'BAD_INPUT',
      `${service.name} does not use ${productById(tx, productId).name}. Choose the product of the service.`,
    );
  if (region !== null && !regionOf(view, region))
    refuse('BAD_INPUT', 'This drawing has no such area. Choose an area of the drawing.');
  checkContainer(tx, act, containerId, productId);
  const details = detailsOf(noDetails, given);
  refuseUnsafe(
    tx,
    act,
    encounter.appointmentId,
    { serviceLineId: line.id, productId, quantity, point: { area, insteadOf: null } },
    overrides,
  );
  const id = act.newId();
  insertPoint(tx, {
    id,
    encounterId: encounter.id,
    serviceLineId,
    view,
    x,
    y,
    region,
    area,
    productId,
    containerId: containerId ?? null,
    quantity,
    ...details,
    version: 1,
  });
  act.touch('charting', 'point', id, 1);
  return { pointId: id, version: 1 };
}

/** What is said replaces what was; what is not said stays. @throws Refusal BAD_INPUT */
function detailsOf(
  before: PointDetails,
  said: { [K in keyof PointDetails]?: PointDetails[K] | undefined },
): PointDetails {
  const keep = <K extends keyof PointDetails>(key: K): PointDetails[K] => {
    const value = said[key];
    return value === undefined ? before[key] : (value as PointDetails[K]);
  };
  const details: PointDetails = {
    depth: keep('depth'),
    technique: keep('technique'),
    instrument: keep('instrument'),
    gauge: keep('gauge'),
    note: keep('note'),
  };
  const problem = detailsProblem(details);
  if (problem !== undefined) refuse('BAD_INPUT', problem);
  return details;
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
  const {
    id: _id,
    encounterId: _e,
    serviceLineId: _l,
    productId: _p,
    version: _v,
    ...fields
  } = { ...before, ...after };
  if (!updatePoint(tx, before.id, expectedVersion, fields)) refuse('CHANGED_ELSEWHERE', undefined, { current: before });
  act.touch('charting', 'point', before.id, expectedVersion + 1);
  return { pointId: before.id, version: expectedVersion + 1 };
}

/** Moves a point; an area stays where it is drawn. @throws Refusal SIGNED, NOT_FOUND, CHANGED_ELSEWHERE, BAD_INPUT */
export function movePoint(
  tx: WriteTx,
  act: Act,
  input: { pointId: Id; view: MapView; x: number; y: number; expectedVersion: number },
): PointAnswer {
  const { view, x, y } = input;
  const point = pointOf(tx, act, input.pointId);
  if (point.region !== null && !drawings[view].regions.some(({ key }) => key === point.region))
    refuse('BAD_INPUT', 'This area is not on that drawing. Remove it and chart it there.');
  return store(tx, act, point, input.expectedVersion, { view, x, y });
}

/** Changes what was given at a point, how, or its area. @throws Refusal SIGNED, NOT_FOUND, NOT_SAFE, CHANGED_ELSEWHERE, BAD_INPUT */
export function changePoint(
  tx: WriteTx,
  act: Act,
  input: {
    pointId: Id;
    area: string;
    quantity: Quantity;
    containerId?: Id | null | undefined;
    overrides?: Override[] | undefined;
    expectedVersion: number;
  } & { [K in keyof PointDetails]?: PointDetails[K] | undefined },
): PointAnswer {
  const point = pointOf(tx, act, input.pointId);
  const { appointmentId } = openEncounter(tx, point.encounterId);
  const { serviceLineId, productId } = point;
  const instead = { area: input.area, insteadOf: point.id };
  refuseUnsafe(
    tx,
    act,
    appointmentId,
    { serviceLineId, productId, quantity: input.quantity, point: instead },
    input.overrides ?? [],
  );
  const containerId = input.containerId === undefined ? point.containerId : input.containerId;
  checkContainer(tx, act, containerId, point.productId);
  const { area, quantity } = input;
  return store(tx, act, point, input.expectedVersion, { area, quantity, containerId, ...detailsOf(point, input) });
}

/** Takes a point off an open chart. @throws Refusal SIGNED, NOT_FOUND, CHANGED_ELSEWHERE */
export function removePoint(tx: WriteTx, act: Act, input: { pointId: Id; expectedVersion: number }): PointAnswer {
  const point = pointOf(tx, act, input.pointId);
  if (!deletePoint(tx, point.id, input.expectedVersion)) refuse('CHANGED_ELSEWHERE', undefined, { current: point });
  act.touch('charting', 'point', point.id, input.expectedVersion + 1);
  return { pointId: point.id, version: input.expectedVersion + 1 };
}

/** Takes several off at once: all of them or none. @throws as removePoint */
export function removePoints(
  tx: WriteTx,
  act: Act,
  input: { points: ReadonlyArray<{ pointId: Id; expectedVersion: number }> },
): { points: PointAnswer[] } {
  return { points: input.points.map((point) => removePoint(tx, act, point)) };
}
