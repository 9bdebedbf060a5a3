import type { WriteTx } from '../../../db/access.ts';
import { insertMove, type MoveRow } from '../../../db/inventory/moves/queries.ts';
import type { Act } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { post } from '../../ledger/service.ts';
import { postingsOfMove, postingsOfUndoneWaste, type ValuedMove } from '../rules.ts';

/** A change of stock before it is recorded: signed thousandths and signed cents (what comes in is positive). */
export interface NewMove {
  kind: MoveRow['kind'];
  productId: Id;
  lotId: Id;
  containerId: Id | null;
  locationId: Id;
  quantity: Quantity;
  costCents: Cents;
  reason?: string;
  /** Who saw it thrown away. */
  witnessId?: Id | null;
  sourceKind: MoveRow['sourceKind'];
  sourceId: Id;
}

/** Appends a move; its id is returned. Posts nothing. */
export function recordMove(tx: WriteTx, act: Act, move: NewMove, id: Id = act.newId()): Id {
  insertMove(tx, {
    ...move,
    id,
    at: act.now,
    businessDate: dateOf(act.now, act.zone),
    reason: move.reason ?? null,
    witnessId: move.witnessId ?? null,
    staffId: act.staffId,
    stationId: act.stationId,
  });
  return id;
}

/** Posts the value of a move (or of several of one kind) to the ledger; without value nothing is posted. */
export function postMove(tx: WriteTx, act: Act, moveId: Id, kind: ValuedMove | 'undoWaste', costCents: Cents): void {
  if (costCents === 0) return;
  post(tx, act, {
    businessDate: dateOf(act.now, act.zone),
    sourceKind: 'stockMove',
    sourceId: moveId,
    postings: kind === 'undoWaste' ? postingsOfUndoneWaste(costCents) : postingsOfMove(kind, costCents),
  });
}
