import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  type ContainerRow,
  containerOfCode,
  containerOfId,
  containersInStates,
  markOpened,
  moveContainer,
  putIntoContainer,
  takeFromContainer,
} from '../../../db/inventory/containers/queries.ts';
import { findMove, movesOfContainer } from '../../../db/inventory/moves/queries.ts';
import { findLocation } from '../../../db/inventory/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { formatAmount, type Quantity } from '../../kernel/quantity.ts';
import { postMove, recordMove } from '../moves/service.ts';
import {
  beyondUse,
  type ContainerFacts,
  type ContainerState,
  containerStates,
  costOfTaking,
  faultSentence,
  perTenthMl,
  standingOf,
  wholeEnough,
} from '../rules.ts';
import { readCode } from '../scans/rules.ts';
import type { Container } from '../schemas.ts';

/** A container as the rules judge it. */
export function factsOf(row: ContainerRow): ContainerFacts {
  return { ...row, reconstituted: row.reconstituted === 1 };
}

/** A container as it leaves the door, with its standing at this moment. Cost stays inside. */
export function containerView(row: ContainerRow, asker: Pick<Asker, 'now' | 'zone'>): Container {
  const { costCents: _cost, openedBy: _by, recalledAt: _recalled, ...shown } = row;
  return {
    ...shown,
    reconstituted: row.reconstituted === 1,
    standing: standingOf(factsOf(row), asker.now, dateOf(asker.now, asker.zone)),
    perTenthMl: row.diluentMl === null ? null : perTenthMl(row.labelled, row.diluentMl),
  };
}

export function containerRow(db: ReadDb, id: Id): ContainerRow {
  return containerOfId(db, id) ?? refuse('NOT_FOUND', 'This container is not in the stock. Scan it again.');
}

/** @throws Refusal NOT_FOUND */
export function containerById(db: ReadDb, asker: Asker, id: Id): Container {
  return containerView(containerRow(db, id), asker);
}

const inUse: readonly ContainerState[] = ['opened', 'sealed', 'recalled'];

/** Containers by state, opened ones first, then first to expire; at most 500. What is empty of content is not in use. */
export function listContainers(
  db: ReadDb,
  asker: Asker,
  input: { productId?: Id | undefined; state: ContainerState | 'inUse' },
): { containers: Container[] } {
  const states = input.state === 'inUse' ? inUse : containerStates.filter((state) => state === input.state);
  const rows = containersInStates(db, input.productId, states, 500);
  const shown = input.state === 'inUse' ? rows.filter((row) => row.remaining > 0) : rows;
  return { containers: shown.map((row) => containerView(row, asker)) };
}

/** A container with its whole history. @throws Refusal NOT_FOUND */
export function containerHistory(db: ReadDb, asker: Asker, input: { id: Id } | { code: string }) {
  const row = 'id' in input ? containerOfId(db, input.id) : containerOfCode(db, readCode(input.code) ?? '');
  if (!row) refuse('NOT_FOUND', 'No container has this code. Scan the label again.');
  const moves = movesOfContainer(db, row.id).map((move) => ({ ...move, forVisit: move.sourceKind === 'serviceLine' }));
  return { container: containerView(row, asker), moves };
}

/** Refuses what may no longer be opened or used, with what to do. */
function refuseUnusable(row: ContainerRow, asker: Asker): void {
  const facts = factsOf(row);
  const standing = standingOf(facts, asker.now, dateOf(asker.now, asker.zone));
  if (standing === 'sealed' || standing === 'opened') return;
  const sentence = faultSentence(
    standing,
    facts,
    { productId: row.productId, productName: row.productName },
    asker.zone,
  );
  refuse('STOCK_REFUSED', sentence, { reason: standing, containerId: row.id });
}

/**
 * Opens a container now; what comes as a powder is reconstituted with `diluentMl` (thousandths of a millilitre).
 * Its beyond-use time starts. @throws Refusal NOT_FOUND, STOCK_REFUSED, BAD_INPUT, CHANGED_ELSEWHERE
 */
export function openContainer(
  tx: WriteTx,
  act: Act,
  input: { containerId: Id; diluentMl?: Quantity | undefined; expectedVersion: number },
): { container: Container } {
  const row = containerRow(tx, input.containerId);
  refuseUnusable(row, act);
  if (row.version !== input.expectedVersion)
    refuse('CHANGED_ELSEWHERE', undefined, { current: containerView(row, act) });
  if (row.state !== 'sealed')
    refuse('NOT_NOW', `This container of ${row.productName} is open already. Draw from it, or waste what is left.`);
  if (row.reconstituted && input.diluentMl === undefined)
    refuse('BAD_INPUT', `How much diluent was added to ${row.productName}? Enter it in millilitres.`);
  if (!row.reconstituted && input.diluentMl !== undefined)
    refuse('BAD_INPUT', `${row.productName} is used as it comes, without diluent. Leave the diluent empty.`);
  openAs(tx, act, row, input.diluentMl ?? null);
  return { container: containerById(tx, act, row.id) };
}

/** Marks a sealed container opened; the caller has made sure that it may be. */
export function openAs(tx: WriteTx, act: Act, row: ContainerRow, diluentMl: Quantity | null): void {
  const beyondUseAt = beyondUse(act.now, row.beyondUseHours, row.expiresOn, act.zone);
  const opening = { openedAt: act.now, openedBy: act.staffId, diluentMl, beyondUseAt };
  if (!markOpened(tx, row.id, row.version, opening)) refuse('CHANGED_ELSEWHERE');
  act.touch('inventory', 'container', row.id, row.version + 1);
}

/** State of a container that keeps `remaining` after something left it. */
export function stateAfterWaste(row: ContainerRow, remaining: Quantity, today: string): ContainerState {
  if (remaining > 0 || row.state === 'recalled') return row.state;
  return row.expiresOn < today ? 'expired' : 'discarded';
}

/** State of a container that has content again. */
export function stateWithContent(row: ContainerRow): ContainerState {
  return row.recalledAt !== null ? 'recalled' : row.openedAt === null ? 'sealed' : 'opened';
}

/**
 * Throws away part or all of what is left in a container, with a reason; also what expired or was recalled.
 * @throws Refusal NOT_FOUND, STOCK_REFUSED (more than is left)
 */
export function wasteContainer(
  tx: WriteTx,
  act: Act,
  input: { containerId: Id; quantity: Quantity; reason: string },
): { moveId: Id; container: Container } {
  const row = containerRow(tx, input.containerId);
  const { quantity } = input;
  const left = formatAmount(row.remaining, row.unit);
  if (!wholeEnough(quantity, row.unit)) refuse('BAD_INPUT', `${row.productName} is counted in whole pieces.`);
  const state = stateAfterWaste(row, row.remaining - quantity, dateOf(act.now, act.zone));
  if (!takeFromContainer(tx, row.id, quantity, state))
    refuse('STOCK_REFUSED', `Only ${left} are left in this container. Waste at most that.`, {
      reason: 'notEnough',
      remaining: row.remaining,
    });
  const costCents = -costOfTaking(row.costCents, row.labelled, row.remaining, quantity);
  const moveId = recordMove(tx, act, {
    kind: 'waste',
    productId: row.productId,
    lotId: row.lotId,
    containerId: row.id,
    locationId: row.locationId,
    quantity: -quantity,
    costCents,
    reason: input.reason,
    sourceKind: 'container',
    sourceId: row.id,
  });
  postMove(tx, act, moveId, 'waste', costCents);
  act.touch('inventory', 'container', row.id, row.version + 1);
  return { moveId, container: containerById(tx, act, row.id) };
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

/** Carries a container to another place: out of one, into the other, worth the same. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE, NOT_NOW */
export function transferContainer(
  tx: WriteTx,
  act: Act,
  input: { containerId: Id; locationId: Id; expectedVersion: number },
): { container: Container } {
  const row = containerRow(tx, input.containerId);
  if (!findLocation(tx, input.locationId)) refuse('NOT_FOUND', 'This location is no longer here. Choose another.');
  if (row.locationId === input.locationId) refuse('NOT_NOW', `It lies in ${row.locationName} already.`);
  if (row.remaining === 0) refuse('NOT_NOW', 'Nothing is left in this container, so there is nothing to move.');
  if (!moveContainer(tx, row.id, input.expectedVersion, input.locationId))
    refuse('CHANGED_ELSEWHERE', undefined, { current: containerView(row, act) });
  const cost = costOfTaking(row.costCents, row.labelled, row.remaining, row.remaining);
  const both = {
    kind: 'transfer',
    productId: row.productId,
    lotId: row.lotId,
    containerId: row.id,
    sourceKind: 'container',
    sourceId: row.id,
  } as const;
  recordMove(tx, act, { ...both, locationId: row.locationId, quantity: -row.remaining, costCents: -cost });
  recordMove(tx, act, { ...both, locationId: input.locationId, quantity: row.remaining, costCents: cost });
  act.touch('inventory', 'container', row.id, row.version + 1);
  return { container: containerById(tx, act, row.id) };
}
