import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { encounterOfVisit, pointsOf } from '../../../db/charting/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import { checkDraw, drawUnits, returnDrawn, wasteDrawn } from '../../inventory/draws/service.ts';
import { findContainer } from '../../inventory/scans/service.ts';
import { drawnByLine } from '../../inventory/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { type ServiceLine, serviceLine, visitOf } from '../../scheduling/service.ts';
import type { Override } from '../safety/rules.ts';
import { refuseUnsafe } from '../safety/service.ts';
import { refuseOver } from '../service.ts';

/** A line of a visit that draws from a container, and what it uses. @throws Refusal NOT_FOUND, NOT_NOW */
function drawingLine(db: ReadDb, serviceLineId: Id): { line: ServiceLine; productId: Id; usual: Quantity } {
  const line = serviceLine(db, serviceLineId);
  const visit = visitOf(db, line.appointmentId);
  refuseOver(visit);
  if (visit.appointment.state === 'done')
    refuse('NOT_NOW', 'This visit is closed. What was used afterwards is recorded as waste in the stock room.');
  const service = serviceById(db, line.serviceId);
  const productId = service.productId ?? refuse('NOT_NOW', `${service.name} uses nothing from a container.`);
  return { line, productId, usual: service.pricing === 'perUnit' ? service.estimatedQuantity : 0 };
}

/** What a scan means for a line of this visit: the container, or a refusal that says what to do. Records nothing. */
export function scanForDraw(db: ReadDb, asker: Asker, input: { serviceLineId: Id; raw: string }) {
  const { line, productId, usual } = drawingLine(db, input.serviceLineId);
  const container = findContainer(db, asker, input.raw);
  checkDraw(db, asker, { containerId: container.id, productId, patientId: line.patientId });
  const encounter = encounterOfVisit(db, line.appointmentId);
  const points = encounter ? pointsOf(db, encounter.id).filter((point) => point.serviceLineId === line.id) : [];
  const charted = points.reduce((sum, point) => sum + point.quantity, 0);
  const drawn = drawnByLine(db, [line.id]).reduce((sum, row) => sum + row.quantity, 0);
  const wanted = Math.max(0, (charted > 0 ? charted : usual) - drawn);
  return { container, suggested: Math.min(wanted, container.remaining) };
}

/**
 * Draws from a container for a line of this visit, now, whatever the chart says.
 * @throws Refusal NOT_NOW, NOT_SAFE, SCAN_REFUSED, STOCK_REFUSED
 */
export function draw(
  tx: WriteTx,
  act: Act,
  input: { serviceLineId: Id; containerId: Id; quantity: Quantity; overrides?: Override[] | undefined },
): { moveId: Id; remaining: Quantity } {
  const { line, productId } = drawingLine(tx, input.serviceLineId);
  act.concerns(line.patientId);
  const { containerId, quantity } = input;
  const planned = { serviceLineId: line.id, productId, quantity, point: null };
  refuseUnsafe(tx, act, line.appointmentId, planned, input.overrides ?? []);
  const of = { serviceLineId: line.id, productId, patientId: line.patientId };
  const { moveId, remaining } = drawUnits(tx, act, { ...of, containerId, quantity });
  act.touch('charting', 'draw', moveId, 1);
  return { moveId, remaining };
}

interface DrawnBack {
  serviceLineId: Id;
  productId?: Id | undefined;
  containerId?: Id | undefined;
  quantity: Quantity;
  reason: string;
  approvalId?: Id | undefined;
}

type Back = Parameters<typeof returnDrawn>[2];

function drawnBack(tx: WriteTx, act: Act, input: DrawnBack, how: (back: Back) => { moveIds: Id[] }): { moveIds: Id[] } {
  const { line, productId } = drawingLine(tx, input.serviceLineId);
  act.concerns(line.patientId);
  const { containerId, quantity, reason } = input;
  const of = { serviceLineId: line.id, productId: input.productId ?? productId };
  const { moveIds } = how({ ...of, containerId, quantity, reason });
  for (const id of moveIds) act.touch('charting', 'draw', id, 1);
  return { moveIds };
}

/** Drawn but not given, and thrown away. @throws Refusal STOCK_REFUSED, NOT_NOW, APPROVAL_NEEDED */
export function wasteOfVisit(tx: WriteTx, act: Act, input: DrawnBack, approvals: Approvals): { moveIds: Id[] } {
  const { approvalId } = input;
  return drawnBack(tx, act, input, (back) => wasteDrawn(tx, act, { ...back, approvalId }, approvals));
}

/** Noted as drawn, but it never left the container. @throws Refusal STOCK_REFUSED, NOT_NOW */
export function returnOfVisit(tx: WriteTx, act: Act, input: DrawnBack): { moveIds: Id[] } {
  return drawnBack(tx, act, input, (back) => returnDrawn(tx, act, back));
}
