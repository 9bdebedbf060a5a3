import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { containersOfLot, quarantineLot, releaseLot } from '../../../db/inventory/containers/queries.ts';
import { levelsOfProduct } from '../../../db/inventory/goods/queries.ts';
import { findLot, markRecalled, unmarkRecalled } from '../../../db/inventory/queries.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { showCode } from '../scans/rules.ts';

/** Sets everything that is left of a lot aside: refused at every draw and every sale from now on. @throws Refusal NOT_FOUND, NOT_NOW */
export function recallLot(tx: WriteTx, act: Act, input: { lotId: Id; reason: string }): { quarantined: number } {
  const lot = findLot(tx, input.lotId) ?? refuse('NOT_FOUND', 'This lot is no longer here.');
  if (lot.recalledAt !== null) refuse('NOT_NOW', `Lot ${lot.number} has been recalled already.`);
  markRecalled(tx, lot.id, act.now, input.reason);
  const quarantined = quarantineLot(tx, lot.id);
  touchLot(tx, act, lot.id, lot.version);
  return { quarantined };
}

/** Gives a recalled lot free again: each container is what it was before, as far as its content still goes. @throws Refusal NOT_FOUND, NOT_NOW */
export function liftLotRecall(tx: WriteTx, act: Act, lotId: Id): void {
  const lot = findLot(tx, lotId) ?? refuse('NOT_FOUND', 'This lot is no longer here.');
  if (lot.recalledAt === null) refuse('NOT_NOW', `Lot ${lot.number} is not recalled.`);
  unmarkRecalled(tx, lot.id);
  releaseLot(tx, lot.id);
  touchLot(tx, act, lot.id, lot.version);
}

function touchLot(tx: WriteTx, act: Act, lotId: Id, version: number): void {
  for (const row of containersOfLot(tx, lotId)) act.touch('inventory', 'container', row.id, row.version);
  act.changed('recalledAt');
  act.touch('inventory', 'lot', lotId, version + 1);
}

/** What is left of a lot and where, in thousandths: containers by their code, goods by place. */
export function lotLeft(db: ReadDb, lotId: Id): Array<{ label: string; place: string; quantity: Quantity }> {
  const lot = findLot(db, lotId) ?? refuse('NOT_FOUND', 'This lot is no longer here.');
  const containers = containersOfLot(db, lotId).filter((row) => row.remaining > 0);
  const levels = levelsOfProduct(db, lot.productId).filter((level) => level.lotId === lotId);
  return [
    ...containers.map((row) => ({ label: showCode(row.code), place: row.locationName, quantity: row.remaining })),
    ...levels.map((level) => ({ label: `Lot ${level.lotNumber}`, place: level.locationName, quantity: level.onHand })),
  ];
}
