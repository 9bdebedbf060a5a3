import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  bindToPatient,
  drawnFromContainer,
  putIntoContainer,
  takeFromContainer,
} from '../../../db/inventory/containers/queries.ts';
import { drawnOfLines } from '../../../db/inventory/moves/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import { formatAmount, type Quantity } from '../../kernel/quantity.ts';
import { patientById } from '../../patients/service.ts';
import { containerRow, factsOf, openAs } from '../containers/service.ts';
import { postMove, recordMove } from '../moves/service.ts';
import { costOfTaking, drawFault, faultSentence, wholeEnough } from '../rules.ts';
import { productById } from '../service.ts';
import { witnessOfWaste } from '../waste/service.ts';

/** What is drawn for one line of a visit. Quantity in thousandths of the unit. */
export interface DrawInput {
  containerId: Id;
  quantity: Quantity;
  serviceLineId: Id;
  /** What the service uses. */
  productId: Id;
  /** Whose visit it is; null: nobody known. */
  patientId: Id | null;
}

/** Refuses a container that cannot be drawn from now, with what to do; `quantity` absent: looking only. @throws Refusal STOCK_REFUSED, SCAN_REFUSED */
export function checkDraw(
  db: ReadDb,
  asker: Asker,
  input: { containerId: Id; productId: Id; quantity?: Quantity; patientId: Id | null },
): void {
  const row = containerRow(db, input.containerId);
  const survivor = (id: Id | null): Id | null => (id === null ? null : patientById(db, id).id);
  const facts = { ...factsOf(row), patientId: survivor(row.patientId) };
  const productName = row.productId === input.productId ? row.productName : productById(db, input.productId).name;
  const want = {
    productId: input.productId,
    productName,
    patientId: survivor(input.patientId),
    ...(input.quantity === undefined ? {} : { quantity: input.quantity }),
  };
  const fault = drawFault(facts, want, asker.now, dateOf(asker.now, asker.zone));
  if (fault === null || fault === 'unknown' || fault === 'several' || fault === 'noStock') return;
  refuse(fault === 'wrongProduct' ? 'SCAN_REFUSED' : 'STOCK_REFUSED', faultSentence(fault, facts, want, asker.zone), {
    reason: fault,
    containerId: row.id,
    version: row.version,
    remaining: row.remaining,
  });
}

/**
 * Draws for a visit: an act of its own, recorded when it happens. A sealed container that needs no diluent is opened by it.
 * Posts cost of goods against inventory. @throws Refusal NOT_FOUND, SCAN_REFUSED, STOCK_REFUSED
 */
export function drawUnits(
  tx: WriteTx,
  act: Act,
  input: DrawInput,
): { moveId: Id; remaining: Quantity; costCents: Cents } {
  checkDraw(tx, act, input);
  const before = containerRow(tx, input.containerId);
  if (before.state === 'sealed') openAs(tx, act, before, null);
  const row = before.state === 'sealed' ? containerRow(tx, input.containerId) : before;
  const remaining = row.remaining - input.quantity;
  if (!takeFromContainer(tx, row.id, input.quantity, remaining === 0 ? 'empty' : 'opened')) refuse('STOCK_REFUSED');
  if (row.multiPatient === 0 && row.patientId === null) bindToPatient(tx, row.id, input.patientId);
  const costCents = costOfTaking(row.costCents, row.labelled, row.remaining, input.quantity);
  const moveId = recordMove(tx, act, {
    kind: 'draw',
    productId: row.productId,
    lotId: row.lotId,
    containerId: row.id,
    locationId: row.locationId,
    quantity: -input.quantity,
    costCents: -costCents,
    sourceKind: 'serviceLine',
    sourceId: input.serviceLineId,
  });
  postMove(tx, act, moveId, 'draw', -costCents);
  act.touch('inventory', 'container', row.id, row.version + 1);
  return { moveId, remaining, costCents };
}

interface DrawnAgain {
  serviceLineId: Id;
  productId: Id;
  /** Only what came from this container; else the latest draws first. */
  containerId?: Id | undefined;
  quantity: Quantity;
  reason: string;
}

/** Splits a quantity over what a line drew, the latest container first. @throws Refusal STOCK_REFUSED if the line drew less */
function latestDraws(tx: WriteTx, input: DrawnAgain): Array<{ containerId: Id; quantity: Quantity }> {
  const drawn = drawnOfLines(tx, [input.serviceLineId]).filter(
    (row) => row.productId === input.productId && (input.containerId ?? row.containerId) === row.containerId,
  );
  const total = drawn.reduce((sum, row) => sum + row.quantity, 0);
  const unit = drawn[0]?.unit ?? 'each';
  if (input.quantity > total || !wholeEnough(input.quantity, unit))
    refuse('STOCK_REFUSED', `Only ${formatAmount(total, unit)} were drawn for this line. Enter at most that.`, {
      reason: 'notEnough',
      remaining: total,
    });
  const parts: Array<{ containerId: Id; quantity: Quantity }> = [];
  let left = input.quantity;
  for (const row of drawn.toReversed()) {
    const part = Math.min(left, row.quantity);
    if (part > 0) parts.push({ containerId: row.containerId, quantity: part });
    left -= part;
  }
  return parts;
}

/** Puts back what was noted as drawn for a line but never left its container. @throws Refusal STOCK_REFUSED */
export function returnDrawn(tx: WriteTx, act: Act, input: DrawnAgain): { moveIds: Id[] } {
  return { moveIds: latestDraws(tx, input).map((part) => putBack(tx, act, input, part)) };
}

function putBack(tx: WriteTx, act: Act, input: DrawnAgain, part: { containerId: Id; quantity: Quantity }): Id {
  const row = containerRow(tx, part.containerId);
  if (row.state !== 'opened' && row.state !== 'empty')
    refuse(
      'STOCK_REFUSED',
      `The container ${row.code} was put away since, so nothing can go back into it. Record it as waste instead.`,
      {
        reason: 'discarded',
      },
    );
  if (!putIntoContainer(tx, row.id, part.quantity, 'opened')) refuse('STOCK_REFUSED');
  const costCents = -costOfTaking(row.costCents, row.labelled, row.remaining, -part.quantity);
  const moveId = recordMove(tx, act, {
    kind: 'return',
    productId: row.productId,
    lotId: row.lotId,
    containerId: row.id,
    locationId: row.locationId,
    quantity: part.quantity,
    costCents,
    reason: input.reason,
    sourceKind: 'serviceLine',
    sourceId: input.serviceLineId,
  });
  postMove(tx, act, moveId, 'return', costCents);
  if (row.patientId !== null && drawnFromContainer(tx, row.id) === 0) bindToPatient(tx, row.id, null);
  act.touch('inventory', 'container', row.id, row.version + 1);
  return moveId;
}

/**
 * What was drawn for a line but not given: a return and, of the same content, a waste with its reason.
 * @throws Refusal STOCK_REFUSED, APPROVAL_NEEDED (a second person has to see it)
 */
export function wasteDrawn(
  tx: WriteTx,
  act: Act,
  input: DrawnAgain & { approvalId?: Id | undefined },
  approvals: Approvals,
): { moveIds: Id[] } {
  const moveIds = latestDraws(tx, input).map(({ containerId, quantity }) => {
    const row = containerRow(tx, containerId);
    const witnessId = witnessOfWaste(tx, act, row, quantity, input.approvalId, approvals);
    const costCents = -costOfTaking(row.costCents, row.labelled, row.remaining, -quantity);
    const both = {
      productId: row.productId,
      lotId: row.lotId,
      containerId,
      locationId: row.locationId,
      reason: input.reason,
      sourceKind: 'serviceLine',
      sourceId: input.serviceLineId,
    } as const;
    const returned = recordMove(tx, act, { ...both, kind: 'return', quantity, costCents });
    postMove(tx, act, returned, 'return', costCents);
    const gone = { ...both, kind: 'waste', quantity: -quantity, costCents: -costCents, witnessId } as const;
    const wasted = recordMove(tx, act, gone);
    postMove(tx, act, wasted, 'waste', -costCents);
    act.touch('inventory', 'container', containerId, row.version);
    return wasted;
  });
  return { moveIds };
}
