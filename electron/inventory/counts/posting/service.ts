import type { z } from 'zod';
import type { WriteTx } from '../../../../db/access.ts';
import { putIntoContainer, takeFromContainer } from '../../../../db/inventory/containers/queries.ts';
import {
  type CountRow,
  carriedSince,
  correctedSince,
  costOfLot,
  linesOfCount,
  type NamedLineRow,
  postedAlone,
  updateCountLine,
  wastedOf,
} from '../../../../db/inventory/counts/queries.ts';
import { addToLevel, levelAt, takeFromLevel } from '../../../../db/inventory/goods/queries.ts';
import { policy } from '../../../clinic/policies/service.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import type { Act } from '../../../kernel/act.ts';
import type { Approvals } from '../../../kernel/approvals.ts';
import { dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { type Cents, formatMoney } from '../../../kernel/money.ts';
import { staffById } from '../../../staff/service.ts';
import { containerRow, stateAfterWaste, stateWithContent, transferContainer } from '../../containers/service.ts';
import { postMove, recordMove } from '../../moves/service.ts';
import { costOfTaking } from '../../rules.ts';
import { productById } from '../../service.ts';
import { aboutCount, approverOf, sumOfWorth, worthOfGoods } from '../rules.ts';
import type { PostInput } from '../schemas.ts';
import { countersOf, countIn, putCount, uncountedOf } from '../service.ts';

/**
 * Brings the books to what was found: each line that differs becomes a move of its difference, so what moved since it was
 * counted stays. Above the clinic's limit someone approves who counted none of it.
 * @throws Refusal NOT_NOW, BAD_INPUT (a difference without a reason), APPROVAL_NEEDED, STOCK_REFUSED (to be counted again)
 */
export function postCount(tx: WriteTx, act: Act, input: z.output<typeof PostInput>, approvals: Approvals) {
  const count = countIn(tx, input.id, ['review']);
  if (count.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE');
  const lines = linesOfCount(tx, count.id);
  const left = input.leaveUncounted ? 0 : uncountedOf(tx, count, lines).length;
  if (left > 0)
    refuse('NOT_NOW', `${left} of what should be there was not counted. Count it, mark it as not there, or leave it.`, {
      uncounted: left,
    });
  const differing = lines.filter((line) => line.counted !== line.expected);
  const unexplained = differing.filter((line) => line.reason === null).map((line) => line.id);
  if (unexplained.length > 0)
    refuse('BAD_INPUT', 'Every difference needs its reason. Choose one for the marked lines.', { lines: unexplained });
  const approvedBy = approvalFor(tx, act, count, lines, input.approvalId, approvals);
  const worths = lines.map((line) => ({ worthCents: correct(tx, act, line) }));
  const sums = sumOfWorth(worths);
  const today = dateOf(act.now, act.zone);
  const closed = { state: 'posted', businessDate: today, closedAt: act.now, closedBy: act.staffId } as const;
  const saved = putCount(tx, act, count, input.expectedVersion, { ...closed, approvedBy, ...sums });
  return { ...saved, moves: differing.length, netCents: sums.netCents };
}

function approvalFor(
  tx: WriteTx,
  act: Act,
  count: CountRow,
  lines: readonly NamedLineRow[],
  approvalId: Id | undefined,
  approvals: Approvals,
): Id | null {
  const { grossCents } = sumOfWorth(lines);
  const limitCents = policy(tx, 'stock.countLimit');
  const alone = postedAlone(tx, dateOf(act.now, act.zone), act.staffId);
  if (grossCents === 0 || grossCents + alone <= limitCents) return null;
  // the sum of the versions changes with every change of a line
  const edition = lines.reduce((sum, line) => sum + line.version, 0);
  const about = aboutCount(count.id, edition, grossCents);
  const secondId =
    approvalId === undefined
      ? undefined
      : approvals.whoApproved(approvalId, { sessionId: act.sessionId, about, now: act.now });
  const second = secondId === undefined ? null : staffById(tx, secondId);
  const approver = approverOf(act, second && { staffId: second.id, role: second.role }, countersOf(lines));
  if (approver === undefined)
    refuse(
      'APPROVAL_NEEDED',
      second
        ? `${second.name} cannot approve this count: it takes someone who may approve and counted none of it.`
        : `Differences worth more than ${formatMoney(limitCents, clinicProfile(tx).currency)} a day are approved by someone who counted none of it. They confirm here.`,
      { about, limitCents, aloneTodayCents: alone },
    );
  if (approvalId !== undefined) act.afterCommit(() => approvals.spend(approvalId));
  return approver;
}

/** Makes the move of a line, keeps its id with the line and answers its worth, signed. */
function correct(tx: WriteTx, act: Act, line: NamedLineRow): Cents {
  const quantity = line.counted - line.expected;
  let worthCents = 0;
  // also where nothing differed: what another count changed since is not what was seen here
  if (correctedSince(tx, line)) refuseStale(line);
  if (quantity !== 0) {
    worthCents =
      line.containerId === null ? correctGoods(tx, line, quantity) : correctContainer(tx, act, line, quantity);
    const moveId = recordMove(tx, act, {
      kind: 'count',
      productId: line.productId,
      lotId: line.lotId,
      containerId: line.containerId,
      locationId: line.containerId === null ? line.locationId : containerRow(tx, line.containerId).locationId,
      quantity,
      costCents: worthCents,
      reason: line.reason ?? '',
      sourceKind: line.containerId === null ? 'lot' : 'container',
      sourceId: line.containerId ?? line.lotId,
    });
    postMove(tx, act, moveId, 'count', worthCents);
    updateCountLine(tx, line.id, line.version, { ...line, worthCents, moveId });
    act.touch('inventory', 'product', line.productId, productById(tx, line.productId).version);
  }
  if (line.containerId !== null && line.locationId !== line.bookLocationId) carry(tx, act, line.containerId, line);
  return worthCents;
}

/** What was found in another place is carried there in the books too, unless someone has carried it since. */
function carry(tx: WriteTx, act: Act, containerId: Id, line: NamedLineRow): void {
  const row = containerRow(tx, containerId);
  if (row.remaining === 0 || carriedSince(tx, containerId, line)) return;
  transferContainer(tx, act, { containerId, locationId: line.locationId, expectedVersion: row.version });
}

function correctContainer(tx: WriteTx, act: Act, line: NamedLineRow, quantity: number): Cents {
  const row = containerRow(tx, line.containerId ?? '');
  const after = row.remaining + quantity;
  const done =
    quantity < 0
      ? after >= 0 && takeFromContainer(tx, row.id, -quantity, stateAfterWaste(row, after, dateOf(act.now, act.zone)))
      : quantity <= wastedOf(tx, row.id) && putIntoContainer(tx, row.id, quantity, stateWithContent(row));
  if (!done) refuseStale(line);
  act.touch('inventory', 'container', row.id, row.version + 1);
  return 0 - costOfTaking(row.costCents, row.labelled, row.remaining, -quantity);
}

function correctGoods(tx: WriteTx, line: NamedLineRow, quantity: number): Cents {
  const level = levelAt(tx, line.lotId, line.locationId) ?? { onHand: 0, costCents: 0 };
  const worthCents = worthOfGoods(quantity, level, costOfLot(tx, line.lotId));
  if (quantity > 0) addToLevel(tx, line.lotId, line.locationId, quantity, worthCents);
  else if (!takeFromLevel(tx, line.lotId, line.locationId, -quantity, -worthCents)) refuseStale(line);
  return worthCents;
}

function refuseStale(line: NamedLineRow): never {
  refuse(
    'STOCK_REFUSED',
    `${line.productName}, lot ${line.lotNumber} was used or counted otherwise since, so this count no longer fits. Count it again, then post.`,
    { reason: 'stale', lineId: line.id },
  );
}
