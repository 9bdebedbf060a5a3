import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { type ContainerRow, putIntoContainer, takeFromContainer } from '../../../db/inventory/containers/queries.ts';
import { findMove, movesOfContainer } from '../../../db/inventory/moves/queries.ts';
import { policy } from '../../clinic/policies/service.ts';
import type { Act } from '../../kernel/act.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { formatAmount, type Quantity } from '../../kernel/quantity.ts';
import { mayDo } from '../../kernel/roles.ts';
import { staffById } from '../../staff/service.ts';
import {
  containerById,
  containerRow,
  containerView,
  stateAfterWaste,
  stateWithContent,
} from '../containers/service.ts';
import { postMove, recordMove } from '../moves/service.ts';
import { aboutWaste, costOfTaking, needsWitness, wastedUnseen, wholeEnough } from '../rules.ts';
import type { CloseInput, Container } from '../schemas.ts';

/** What of a container went without a witness so far, where that counts. */
function unseenOf(db: ReadDb, row: ContainerRow): Quantity {
  return row.witness === 'above' ? wastedUnseen(movesOfContainer(db, row.id)) : 0;
}

function mustBeSeen(db: ReadDb, row: ContainerRow, quantity: Quantity): boolean {
  const ofKind =
    row.kind === 'toxin'
      ? policy(db, 'stock.witnessToxin')
      : row.kind === 'filler' && policy(db, 'stock.witnessFiller');
  return needsWitness(row, { quantity, unseen: unseenOf(db, row) }, ofKind);
}

/** Who confirmed `about` as a second person; it is spent with the commit. @throws Refusal APPROVAL_NEEDED with `about` */
function witness(
  tx: WriteTx,
  act: Act,
  about: string,
  what: string,
  approvalId: Id | undefined,
  approvals: Approvals,
): Id {
  const seenBy =
    approvalId === undefined
      ? undefined
      : approvals.whoApproved(approvalId, { sessionId: act.sessionId, about, now: act.now });
  const person = seenBy === undefined ? undefined : staffById(tx, seenBy);
  if (!person || person.id === act.staffId || !mayDo(person.role, 'stock.handle'))
    refuse(
      'APPROVAL_NEEDED',
      person
        ? `${person.name} cannot confirm this: it takes someone else who handles stock.`
        : `A second person sees that ${what} is thrown away, and confirms here.`,
      { about },
    );
  if (approvalId !== undefined) act.afterCommit(() => approvals.spend(approvalId));
  return person.id;
}

/** Who saw this much of a container thrown away; null where nobody has to. @throws Refusal APPROVAL_NEEDED */
export function witnessOfWaste(
  tx: WriteTx,
  act: Act,
  row: ContainerRow,
  quantity: Quantity,
  approvalId: Id | undefined,
  approvals: Approvals,
): Id | null {
  if (!mustBeSeen(tx, row, quantity)) return null;
  const unseen = unseenOf(tx, row);
  const before = unseen > 0 ? ` (after ${formatAmount(unseen, row.unit)} of the same container without a witness)` : '';
  const what = `${formatAmount(quantity, row.unit)} of ${row.productName}${before}`;
  return witness(tx, act, aboutWaste(row.id, quantity), what, approvalId, approvals);
}

/**
 * Throws away part or all of what is left in a container, with a reason; also what expired or was recalled.
 * @throws Refusal NOT_FOUND, STOCK_REFUSED (more than is left), APPROVAL_NEEDED (a second person has to see it)
 */
export function wasteContainer(
  tx: WriteTx,
  act: Act,
  input: { containerId: Id; quantity: Quantity; reason: string; approvalId?: Id | undefined },
  approvals: Approvals,
): { moveId: Id; container: Container } {
  const row = containerRow(tx, input.containerId);
  const { quantity } = input;
  const left = formatAmount(row.remaining, row.unit);
  if (!wholeEnough(quantity, row.unit)) refuse('BAD_INPUT', `${row.productName} is counted in whole pieces.`);
  if (quantity > row.remaining)
    refuse('STOCK_REFUSED', `Only ${left} are left in this container. Waste at most that.`, {
      reason: 'notEnough',
      remaining: row.remaining,
    });
  const witnessId = witnessOfWaste(tx, act, row, quantity, input.approvalId, approvals);
  const moveId = throwAway(tx, act, row, quantity, input.reason, witnessId);
  return { moveId, container: containerById(tx, act, row.id) };
}

function throwAway(
  tx: WriteTx,
  act: Act,
  row: ContainerRow,
  quantity: Quantity,
  reason: string,
  witnessId: Id | null,
): Id {
  const state = stateAfterWaste(row, row.remaining - quantity, dateOf(act.now, act.zone));
  if (!takeFromContainer(tx, row.id, quantity, state)) refuse('STOCK_REFUSED');
  const costCents = -costOfTaking(row.costCents, row.labelled, row.remaining, quantity);
  const moveId = recordMove(tx, act, {
    kind: 'waste',
    productId: row.productId,
    lotId: row.lotId,
    containerId: row.id,
    locationId: row.locationId,
    quantity: -quantity,
    costCents,
    reason,
    witnessId,
    sourceKind: 'container',
    sourceId: row.id,
  });
  postMove(tx, act, moveId, 'waste', costCents);
  act.touch('inventory', 'container', row.id, row.version + 1);
  return moveId;
}

const undoWindow = 10 * 60_000;

/** Takes the latest waste of a container back by a reversing move, within ten minutes. @throws Refusal NOT_FOUND, NOT_NOW */
export function undoWaste(tx: WriteTx, act: Act, input: { moveId: Id }): { moveId: Id; container: Container } {
  const move = findMove(tx, input.moveId);
  if (!move || move.kind !== 'waste' || move.containerId === null || move.sourceKind !== 'container')
    refuse('NOT_FOUND', 'There is nothing to take back.');
  const row = containerRow(tx, move.containerId);
  const last = movesOfContainer(tx, row.id).at(-1);
  if (last?.id !== move.id || act.now - move.at > undoWindow)
    refuse('NOT_NOW', 'This can no longer be taken back: the container was used since, or ten minutes have passed.');
  if (!putIntoContainer(tx, row.id, -move.quantity, stateWithContent(row))) refuse('CHANGED_ELSEWHERE');
  const moveId = recordMove(tx, act, {
    kind: 'return',
    productId: row.productId,
    lotId: row.lotId,
    containerId: row.id,
    locationId: row.locationId,
    quantity: -move.quantity,
    costCents: -move.costCents,
    reason: 'Waste taken back',
    sourceKind: 'container',
    sourceId: row.id,
  });
  postMove(tx, act, moveId, 'undoWaste', -move.costCents);
  act.touch('inventory', 'container', row.id, row.version + 1);
  return { moveId, container: containerById(tx, act, row.id) };
}

/**
 * Closes containers at the end of a day: what is left in each is thrown away with one reason, seen by one second person where that
 * is asked for any of them; all of them or none.
 * @throws Refusal NOT_FOUND, NOT_NOW (not open), CHANGED_ELSEWHERE, APPROVAL_NEEDED
 */
export function closeContainers(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof CloseInput>,
  approvals: Approvals,
): { closed: number } {
  const rows = input.containers.map(({ id, expectedVersion }) => {
    const row = containerRow(tx, id);
    if (row.version !== expectedVersion)
      refuse(
        'CHANGED_ELSEWHERE',
        'One of these was used in the meantime. Look at what is left, then close them again.',
        {
          current: containerView(row, act),
        },
      );
    if (row.openedAt === null || row.remaining === 0)
      refuse('NOT_NOW', `The container ${row.code} of ${row.productName} is not open; there is nothing to close.`);
    return row;
  });
  if (new Set(rows.map((row) => row.id)).size < rows.length) refuse('BAD_INPUT', 'A container is on the list twice.');
  const seen = rows.filter((row) => mustBeSeen(tx, row, row.remaining));
  const list = rows.map((row) => `${row.id} ${row.remaining}`).join();
  const about = `close ${createHash('sha256').update(list).digest('hex')}`;
  const what = rows.length === 1 ? 'what is left' : `what is left in ${rows.length} containers`;
  const witnessId = seen.length === 0 ? null : witness(tx, act, about, what, input.approvalId, approvals);
  for (const row of rows) throwAway(tx, act, row, row.remaining, input.reason, seen.includes(row) ? witnessId : null);
  return { closed: rows.length };
}
