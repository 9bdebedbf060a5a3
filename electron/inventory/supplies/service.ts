import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { addToLevel, levelsOfProduct } from '../../../db/inventory/goods/queries.ts';
import {
  type DecisionRow,
  insertDecision,
  standingDecisions,
  suppliesTaken,
  type TakenRow,
} from '../../../db/inventory/supplies/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { takeGoods } from '../goods/taking/service.ts';
import { postMove, recordMove } from '../moves/service.ts';
import { productById } from '../service.ts';
import type { SupplyDecision } from './rules.ts';

/** One supply of one service line of a visit, as it was seen. */
export interface SupplyAt {
  serviceLineId: Id;
  productId: Id;
  /** The usual quantity, kept with what is decided first. */
  expected: Quantity;
  /** 0 while nothing was decided. */
  expectedVersion: number;
}

/** What stands for the supplies of these lines, in the order in which it was decided. */
export function suppliesOfLines(db: ReadDb, serviceLineIds: readonly Id[]): DecisionRow[] {
  return standingDecisions(db, serviceLineIds);
}

/** What was taken for the supplies of these lines, by lot and place. */
export function takenOfLines(db: ReadDb, serviceLineIds: readonly Id[]): TakenRow[] {
  return suppliesTaken(db, serviceLineIds);
}

export interface OfferedLot {
  lotId: Id;
  number: string;
  expiresOn: string;
  /** All places together. */
  onHand: Quantity;
}

/** The lots of a product that may be used now, first to expire first. */
export function lotsToUse(db: ReadDb, asker: Pick<Asker, 'now' | 'zone'>, productId: Id): OfferedLot[] {
  const today = dateOf(asker.now, asker.zone);
  const lots = new Map<Id, OfferedLot>();
  for (const { lotId, lotNumber: number, expiresOn, recalledAt, onHand } of levelsOfProduct(db, productId)) {
    if (recalledAt !== null || expiresOn < today) continue;
    lots.set(lotId, { lotId, number, expiresOn, onHand: (lots.get(lotId)?.onHand ?? 0) + onHand });
  }
  return [...lots.values()];
}

function standingOf(db: ReadDb, at: Pick<SupplyAt, 'serviceLineId' | 'productId'>): DecisionRow | undefined {
  return standingDecisions(db, [at.serviceLineId]).find((row) => row.productId === at.productId);
}

/** Notes what became of a supply. @throws Refusal CHANGED_ELSEWHERE, NOT_NOW if it was decided already */
function decide(
  tx: WriteTx,
  act: Act,
  at: SupplyAt,
  to: { decision: SupplyDecision; used?: Quantity; reason?: string | null },
): void {
  const before = standingOf(tx, at);
  if ((before?.version ?? 0) !== at.expectedVersion)
    refuse('CHANGED_ELSEWHERE', 'Someone else has just settled this supply. Look at the list again.');
  const decided = before !== undefined && before.decision !== 'open' && before.decision !== 'left';
  if (decided && to.decision !== 'open')
    refuse('NOT_NOW', 'This supply is settled already. Take that back first, then settle it anew.');
  const id = act.newId();
  insertDecision(tx, {
    id,
    serviceLineId: at.serviceLineId,
    productId: at.productId,
    version: at.expectedVersion + 1,
    decision: to.decision,
    expected: before?.expected ?? at.expected,
    used: to.used ?? 0,
    reason: to.reason ?? null,
    staffId: act.staffId,
    stationId: act.stationId,
    at: act.now,
  });
  act.touch('inventory', 'supply', id, at.expectedVersion + 1);
}

/** The line was performed: what its service lists and nobody has settled is open from now on, whatever the list says later. */
export function expectSupplies(
  tx: WriteTx,
  act: Act,
  serviceLineId: Id,
  listed: ReadonlyArray<{ productId: Id; quantity: Quantity }>,
): void {
  const known = new Set(standingDecisions(tx, [serviceLineId]).map((row) => row.productId));
  for (const { productId, quantity: expected } of listed)
    if (!known.has(productId))
      decide(tx, act, { serviceLineId, productId, expected, expectedVersion: 0 }, { decision: 'open' });
}

/**
 * Takes a supply from the stock for a service line: from the named lot, or first expiry first out. Posts cost of goods.
 * @throws Refusal STOCK_REFUSED, CHANGED_ELSEWHERE, NOT_NOW
 */
export function takeSupply(
  tx: WriteTx,
  act: Act,
  at: SupplyAt & { quantity: Quantity; lotId?: Id | null | undefined },
): void {
  const product = productById(tx, at.productId);
  if (product.inContainers)
    refuse('STOCK_REFUSED', `${product.name} is drawn from a container. Scan the container at the visit.`);
  if (at.quantity <= 0) refuse('BAD_INPUT', `How much of ${product.name} was used? Enter more than zero.`);
  decide(tx, act, at, { decision: 'used', used: at.quantity });
  takeGoods(tx, act, { product, kind: 'draw', lineId: at.serviceLineId, lotId: at.lotId, quantity: at.quantity });
}

/** Settles a supply without taking anything: it was not used, or it is left open for a reason. @throws Refusal CHANGED_ELSEWHERE, NOT_NOW */
export function passSupply(
  tx: WriteTx,
  act: Act,
  at: SupplyAt & ({ decision: 'unused'; reason: string | null } | { decision: 'left'; reason: string }),
): void {
  decide(tx, act, at, at);
}

/** Takes back what was decided: what was used lies where it lay before, worth what it had taken. @throws Refusal CHANGED_ELSEWHERE, NOT_NOW */
export function reopenSupply(tx: WriteTx, act: Act, at: Omit<SupplyAt, 'expected'>): void {
  const before = standingOf(tx, at);
  if (!before || before.decision === 'open') refuse('NOT_NOW', 'Nothing was settled here yet.');
  decide(tx, act, { ...at, expected: before.expected }, { decision: 'open' });
  const product = productById(tx, at.productId);
  for (const row of suppliesTaken(tx, [at.serviceLineId])) {
    if (row.productId !== at.productId) continue;
    const { lotId, locationId, quantity, costCents } = row;
    addToLevel(tx, lotId, locationId, quantity, costCents);
    const moveId = recordMove(tx, act, {
      kind: 'return',
      productId: product.id,
      lotId,
      containerId: null,
      locationId,
      quantity,
      costCents,
      reason: 'Settled by mistake',
      sourceKind: 'serviceLine',
      sourceId: at.serviceLineId,
    });
    postMove(tx, act, moveId, 'return', costCents);
  }
  act.touch('inventory', 'product', product.id, product.version);
}
