import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { type ContainerRow, takeFromContainer } from '../../../db/inventory/containers/queries.ts';
import { type LevelRow, levelAt, takeFromLevel } from '../../../db/inventory/goods/queries.ts';
import {
  findSupplierReturn,
  insertSupplierReturn,
  lastReturnNumber,
  latestReturns,
  updateSupplierReturn,
} from '../../../db/inventory/supplierReturns/queries.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import { formatAmount, type Quantity } from '../../kernel/quantity.ts';
import { post } from '../../ledger/service.ts';
import { staffById } from '../../staff/service.ts';
import { containerRow, stateAfterWaste } from '../containers/service.ts';
import { recordMove } from '../moves/service.ts';
import { numberAfter } from '../orders/rules.ts';
import { costOfTaking, costOfUsed, wholeEnough } from '../rules.ts';
import { showCode } from '../scans/rules.ts';
import type { Product } from '../schemas.ts';
import { productById } from '../service.ts';
import { supplierById } from '../suppliers/service.ts';
import type { ReturnSnapshot } from './prints.ts';
import { postingsOfCredit, postingsOfReturn } from './rules.ts';
import type * as S from './schemas.ts';

/** One thing that goes back: a container with all that is left in it, or a part of a lot of goods. */
interface Going {
  key: string;
  product: Product;
  lotId: Id;
  lotNumber: string;
  expiresOn: string;
  container: ContainerRow | null;
  level: LevelRow | null;
  locationId: Id;
  quantity: Quantity;
  worthCents: Cents;
}

function goingContainer(db: ReadDb, id: Id): Going {
  const row = containerRow(db, id);
  if (row.remaining === 0)
    refuse('STOCK_REFUSED', `Nothing is left in container ${showCode(row.code)} of ${row.productName}.`, {
      reason: 'empty',
    });
  const { lotId, lotNumber, expiresOn, locationId, remaining: quantity } = row;
  const worthCents = costOfTaking(row.costCents, row.labelled, quantity, quantity);
  const product = productById(db, row.productId);
  return {
    key: id,
    product,
    lotId,
    lotNumber,
    expiresOn,
    container: row,
    level: null,
    locationId,
    quantity,
    worthCents,
  };
}

function goingGoods(db: ReadDb, want: S.ReturnContent['goods'][number]): Going {
  const level = levelAt(db, want.lotId, want.locationId) ?? refuse('NOT_FOUND', 'Nothing of this lot lies there.');
  const product = productById(db, level.productId);
  if (!wholeEnough(want.quantity, product.unit)) refuse('BAD_INPUT', `${product.name} is counted in whole pieces.`);
  if (want.quantity > level.onHand)
    refuse('STOCK_REFUSED', `Only ${formatAmount(level.onHand, product.unit)} of lot ${level.lotNumber} are here.`, {
      reason: 'notEnough',
      remaining: level.onHand,
    });
  const worthCents = costOfUsed(level.costCents, level.onHand, want.quantity);
  const { lotId, lotNumber, expiresOn, locationId } = level;
  const key = `${lotId} ${locationId}`;
  return {
    key,
    product,
    lotId,
    lotNumber,
    expiresOn,
    container: null,
    level,
    locationId,
    quantity: want.quantity,
    worthCents,
  };
}

/** @throws Refusal NOT_FOUND, BAD_INPUT, STOCK_REFUSED */
function goingOf(db: ReadDb, content: S.ReturnContent): Going[] {
  const going = [
    ...content.containerIds.map((id) => goingContainer(db, id)),
    ...content.goods.map((want) => goingGoods(db, want)),
  ];
  if (new Set(going.map(({ key }) => key)).size !== going.length)
    refuse('BAD_INPUT', 'Something stands on this return twice. Take one of them off.');
  return going;
}

const worthOf = (going: readonly Going[]): Cents => going.reduce((sum, line) => sum + line.worthCents, 0);

/** What would go back and what it is worth. @throws Refusal NOT_FOUND, BAD_INPUT, STOCK_REFUSED */
export function previewReturn(db: ReadDb, _asker: Asker, input: S.ReturnContent): z.input<typeof S.ReturnPreview> {
  const going = goingOf(db, input);
  return {
    lines: going.map(({ key, product, lotNumber, container, quantity, worthCents }) => ({
      key,
      productName: product.name,
      lotNumber,
      code: container && showCode(container.code),
      quantity,
      unit: product.unit,
      worthCents,
    })),
    worthCents: worthOf(going),
  };
}

/**
 * Sends things back to a supplier: they leave the stock at what they are worth, the credit is waited for, and a paper goes
 * with them. @throws Refusal NOT_FOUND, BAD_INPUT, STOCK_REFUSED (less there by now)
 */
export function returnToSupplier(tx: WriteTx, act: Act, input: S.ReturnInput): z.input<typeof S.ReturnAnswer> {
  const supplier = supplierById(tx, input.supplierId);
  const going = goingOf(tx, input);
  const id = act.newId();
  const number = numberAfter(lastReturnNumber(tx));
  const worthCents = worthOf(going);
  const { expectedCents = worthCents, reason, note } = input;
  for (const line of going) takeOut(tx, act, line, id, note === '' ? reason : note);
  const { id: documentId } = keepDocument(tx, act, {
    kind: 'supplierReturn',
    title: `Return ${number}`,
    snapshot: snapshotOf(tx, act, { number, supplier, reason, note, expectedCents, going }),
    sourceKind: 'supplierReturn',
    sourceId: id,
    patientId: null,
  });
  const businessDate = dateOf(act.now, act.zone);
  const by = { at: act.now, businessDate, staffId: act.staffId, stationId: act.stationId };
  const row = { id, number, supplierId: supplier.id, reason, note, worthCents, expectedCents, documentId, version: 1 };
  insertSupplierReturn(tx, { ...row, ...by });
  if (worthCents + expectedCents > 0)
    post(tx, act, {
      businessDate,
      sourceKind: 'supplierReturn',
      sourceId: id,
      postings: postingsOfReturn(worthCents, expectedCents),
    });
  act.touch('inventory', 'supplierReturn', id, 1);
  return { id, number, documentId, worthCents };
}

function takeOut(tx: WriteTx, act: Act, line: Going, returnId: Id, reason: string): void {
  const { product, container, lotId, locationId, quantity, worthCents } = line;
  const done = container
    ? takeFromContainer(tx, container.id, quantity, stateAfterWaste(container, 0, dateOf(act.now, act.zone)))
    : takeFromLevel(tx, lotId, locationId, quantity, worthCents);
  if (!done) refuse('STOCK_REFUSED');
  recordMove(tx, act, {
    kind: 'supplierReturn',
    productId: product.id,
    lotId,
    containerId: container?.id ?? null,
    locationId,
    quantity: -quantity,
    costCents: 0 - worthCents,
    reason,
    sourceKind: 'supplierReturn',
    sourceId: returnId,
  });
  act.touch('inventory', 'product', product.id, product.version);
  if (container) act.touch('inventory', 'container', container.id, container.version + 1);
}

function snapshotOf(
  tx: WriteTx,
  act: Act,
  of: Pick<ReturnSnapshot, 'number' | 'reason' | 'note' | 'expectedCents' | 'supplier'> & { going: readonly Going[] },
): ReturnSnapshot {
  const { language, currency } = clinicProfile(tx);
  const { name, contact, address, accountNumber } = of.supplier;
  return {
    form: 1,
    language,
    currency,
    number: of.number,
    sentOn: dateOf(act.now, act.zone),
    sentBy: staffById(tx, act.staffId).name,
    supplier: { name, contact, address, accountNumber },
    reason: of.reason,
    note: of.note,
    lines: of.going.map(({ product, lotNumber, expiresOn, container, quantity }) => ({
      product: product.name,
      gtin: product.gtin,
      lot: lotNumber,
      expiresOn,
      serial: container?.serial ?? null,
      quantity,
      unit: product.unit,
    })),
    expectedCents: of.expectedCents,
  };
}

/** The latest 300 returns, newest first. */
export function listReturns(db: ReadDb, _asker: Asker, _input: object): z.input<typeof S.SupplierReturns> {
  return { returns: latestReturns(db, 300) };
}

/** Notes the credit for a return: as expected, less, more, or nothing. @throws Refusal NOT_FOUND, NOT_NOW (it came before), CHANGED_ELSEWHERE */
export function receiveCredit(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.CreditInput>,
): z.input<typeof S.CreditAnswer> {
  const row = findSupplierReturn(tx, input.id) ?? refuse('NOT_FOUND', 'This return is no longer here.');
  if (row.receivedCents !== null) refuse('NOT_NOW', `The credit for return ${row.number} was noted already.`);
  const { receivedCents, creditNote, expectedVersion } = input;
  const came = { receivedCents, receivedAt: act.now, receivedBy: act.staffId, creditNote };
  if (!updateSupplierReturn(tx, row.id, expectedVersion, came))
    refuse('CHANGED_ELSEWHERE', undefined, { current: row });
  if (row.expectedCents + receivedCents > 0)
    post(tx, act, {
      businessDate: dateOf(act.now, act.zone),
      sourceKind: 'supplierReturn',
      sourceId: row.id,
      postings: postingsOfCredit(row.expectedCents, receivedCents),
    });
  act.touch('inventory', 'supplierReturn', row.id, expectedVersion + 1);
  return { id: row.id, version: expectedVersion + 1 };
}
