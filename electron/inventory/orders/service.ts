import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  clearLines,
  findOrder,
  insertOrder,
  insertOrderLine,
  type ListedOrderRow,
  lastOrderNumber,
  latestOrders,
  linesOfOrder,
  listedOrder,
  type OrderRow,
  receiptsOfOrder,
  updateOrder,
} from '../../../db/inventory/orders/queries.ts';
import { findLocation } from '../../../db/inventory/queries.ts';
import { keepLastCost, soldProduct } from '../../../db/inventory/suppliers/queries.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { addDays, dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { staffById } from '../../staff/service.ts';
import { keptInContainers } from '../rules.ts';
import { productById } from '../service.ts';
import { supplierById } from '../suppliers/service.ts';
import type { OrderSnapshot } from './prints.ts';
import { isLate, numberAfter, type OrderState, orderTotal } from './rules.ts';
import type * as S from './schemas.ts';

type Answer = z.input<typeof S.OrderAnswer>;

const instead: Record<OrderState, string> = {
  draft: 'This order is still a draft. Send it first.',
  sent: 'This order has been sent and is no longer changed. Cancel it and write a new one.',
  partReceived: 'Some of this order is here already. Receive the rest, or close it short.',
  received: 'Everything of this order is here; it is closed.',
  closedShort: 'The rest of this order was given up; it is closed.',
  cancelled: 'This order was cancelled. Write a new one.',
};

/** @throws Refusal NOT_FOUND; NOT_NOW where the order is not in one of `states` */
export function orderIn(db: ReadDb, id: Id, states: readonly OrderState[]): OrderRow {
  const order = findOrder(db, id) ?? refuse('NOT_FOUND', 'This order is no longer here.');
  if (!states.includes(order.state)) refuse('NOT_NOW', instead[order.state]);
  return order;
}

/** Writes an order's new columns. @throws Refusal CHANGED_ELSEWHERE */
export function putOrder(tx: WriteTx, act: Act, order: OrderRow, expectedVersion: number, change: Partial<OrderRow>) {
  if (!updateOrder(tx, order.id, expectedVersion, { ...order, ...change })) refuse('CHANGED_ELSEWHERE');
  act.touch('inventory', 'order', order.id, expectedVersion + 1);
  return { id: order.id, version: expectedVersion + 1 };
}

type Content = Omit<S.StartOrderInput, 'supplierId'>;

function checkPlace(db: ReadDb, { locationId }: Content): void {
  if (!findLocation(db, locationId)) refuse('NOT_FOUND', 'This location is no longer here. Choose another.');
}

function writeLines(tx: WriteTx, act: Act, orderId: Id, supplierId: Id, lines: Content['lines']): void {
  clearLines(tx, orderId);
  for (const [position, line] of lines.entries()) {
    const product = productById(tx, line.productId);
    const article = soldProduct(tx, supplierId, product.id)?.article ?? '';
    const { packageSize } = product;
    insertOrderLine(tx, { id: act.newId(), orderId, ...line, article, packageSize, position });
  }
}

/** Begins an order as a draft. @throws Refusal NOT_FOUND, NOT_NOW (a supplier no longer ordered from) */
export function startOrder(tx: WriteTx, act: Act, input: S.StartOrderInput): Answer {
  const supplier = supplierById(tx, input.supplierId);
  if (!supplier.active)
    refuse('NOT_NOW', `Nothing is ordered from ${supplier.name} any more. Choose another supplier.`);
  checkPlace(tx, input);
  const id = act.newId();
  insertOrder(tx, {
    id,
    supplierId: supplier.id,
    state: 'draft',
    locationId: input.locationId,
    expectedOn: input.expectedOn ?? null,
    note: input.note,
    createdAt: act.now,
    createdBy: act.staffId,
    version: 1,
  });
  writeLines(tx, act, id, supplier.id, input.lines);
  act.touch('inventory', 'order', id, 1);
  return { id, version: 1 };
}

/** Writes a draft anew. @throws Refusal NOT_FOUND, NOT_NOW (it was sent), CHANGED_ELSEWHERE */
export function saveOrder(tx: WriteTx, act: Act, input: S.SaveOrderInput): Answer {
  const order = orderIn(tx, input.id, ['draft']);
  checkPlace(tx, input);
  const { locationId, note, expectedOn = null, lines } = input;
  const saved = putOrder(tx, act, order, input.expectedVersion, { locationId, note, expectedOn });
  writeLines(tx, act, order.id, order.supplierId, lines);
  return saved;
}

/**
 * Sends a draft: it gets its number and is kept as a record with a PDF. Its costs are what the products cost last.
 * @throws Refusal NOT_NOW (nothing on it, sent already), CHANGED_ELSEWHERE
 */
export function sendOrder(tx: WriteTx, act: Act, input: S.OrderStep): z.input<typeof S.SentOrder> {
  const order = orderIn(tx, input.id, ['draft']);
  const lines = linesOfOrder(tx, order.id);
  if (lines.length === 0) refuse('NOT_NOW', 'There is nothing on this order yet. Add a product first.');
  const supplier = supplierById(tx, order.supplierId);
  const clinic = clinicProfile(tx);
  const today = dateOf(act.now, act.zone);
  const number = numberAfter(lastOrderNumber(tx));
  const expectedOn = order.expectedOn ?? (supplier.leadDays > 0 ? addDays(today, supplier.leadDays) : null);
  const { name, contact, address, email, phone, accountNumber } = supplier;
  const snapshot: OrderSnapshot = {
    form: 1,
    language: clinic.language,
    currency: clinic.currency,
    number,
    orderedOn: today,
    orderedBy: staffById(tx, act.staffId).name,
    supplier: { name, contact, address, email, phone, accountNumber },
    deliverTo: [clinic.name, clinic.address].filter((text) => text.trim() !== '').join('\n'),
    expectedOn,
    note: order.note,
    lines: lines.map(({ article, productName: product, gtin, packages, packageSize, unit, costCents }) => ({
      article,
      product,
      gtin,
      packages,
      packageSize,
      unit,
      costCents,
    })),
    totalCents: orderTotal(lines),
  };
  const { id: documentId } = keepDocument(tx, act, {
    kind: 'purchaseOrder',
    title: `Purchase order ${number}`,
    snapshot,
    sourceKind: 'purchaseOrder',
    sourceId: order.id,
    patientId: null,
  });
  for (const line of lines) keepLastCost(tx, supplier.id, line.productId, line.costCents);
  const sent = { state: 'sent', number, sentAt: act.now, sentBy: act.staffId, documentId, expectedOn } as const;
  return { ...putOrder(tx, act, order, input.expectedVersion, sent), number, documentId };
}

/** Calls an order off before anything of it came. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function cancelOrder(tx: WriteTx, act: Act, input: S.EndOrderInput): Answer {
  const order = orderIn(tx, input.id, ['draft', 'sent']);
  return endOrder(tx, act, order, input, 'cancelled');
}

/** Gives up what is still to come of an order. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE */
export function closeOrder(tx: WriteTx, act: Act, input: S.EndOrderInput): Answer {
  const order = orderIn(tx, input.id, ['partReceived']);
  return endOrder(tx, act, order, input, 'closedShort');
}

function endOrder(tx: WriteTx, act: Act, order: OrderRow, input: S.EndOrderInput, state: 'cancelled' | 'closedShort') {
  const closed = { state, closedAt: act.now, closedBy: act.staffId, closeReason: input.reason };
  return putOrder(tx, act, order, input.expectedVersion, closed);
}

function headOf(asker: Asker, row: ListedOrderRow) {
  return { ...row, late: isLate(row, dateOf(asker.now, asker.zone)) };
}

/** Drafts first, then the latest 300 orders. */
export function listOrders(db: ReadDb, asker: Asker, _input: object): z.input<typeof S.Orders> {
  return { orders: latestOrders(db, 300).map((row) => headOf(asker, row)) };
}

/** An order with its lines and what came in. @throws Refusal NOT_FOUND */
export function orderSheet(db: ReadDb, asker: Asker, input: { id: Id }): z.input<typeof S.OrderSheet> {
  const row = listedOrder(db, input.id) ?? refuse('NOT_FOUND', 'This order is no longer here.');
  return {
    order: headOf(asker, row),
    lines: linesOfOrder(db, row.id).map((line) => ({ ...line, inContainers: keptInContainers(line.kind) })),
    receipts: receiptsOfOrder(db, row.id),
  };
}
