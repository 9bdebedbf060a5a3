import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  type ContainerRow,
  containerOfCode,
  containerOfId,
  containersInStates,
  markOpened,
  moveContainer,
} from '../../../db/inventory/containers/queries.ts';
import { movesOfContainer } from '../../../db/inventory/moves/queries.ts';
import { findLocation } from '../../../db/inventory/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { staffById } from '../../staff/service.ts';
import { recordMove } from '../moves/service.ts';
import {
  type ContainerFacts,
  type ContainerState,
  containerStates,
  costOfTaking,
  faultSentence,
  perTenthMl,
  standingOf,
} from '../rules.ts';
import { readCode } from '../scans/rules.ts';
import type { Container } from '../schemas.ts';
import { usableUntilNow } from '../vialPolicies/service.ts';

/** A container as the rules judge it. */
export function factsOf(row: ContainerRow): ContainerFacts {
  return {
    ...row,
    reconstituted: row.reconstituted === 1,
    multiPatient: row.multiPatient === 1,
    sentBack: row.sentBack === 1,
  };
}

/** A container as it leaves the door, with its standing at this moment. Cost stays inside. */
export function containerView(row: ContainerRow, asker: Pick<Asker, 'now' | 'zone'>): Container {
  const {
    costCents: _cost,
    openedBy: _by,
    recalledAt: _recalled,
    sentBack: _sent,
    policyId,
    patientId,
    ...shown
  } = row;
  return {
    ...shown,
    reconstituted: row.reconstituted === 1,
    multiPatient: row.multiPatient === 1,
    taken: row.multiPatient === 0 && patientId !== null,
    underPolicy: policyId !== null,
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
  const moves = movesOfContainer(db, row.id).map((move) => ({
    ...move,
    forVisit: move.sourceKind === 'serviceLine',
    witnessName: move.witnessId === null ? null : staffById(db, move.witnessId).name,
  }));
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
    { productId: row.productId, productName: row.productName, patientId: null },
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
  const { until: beyondUseAt, policyId } = usableUntilNow(tx, act, row.productId, row.expiresOn);
  const opening = { openedAt: act.now, openedBy: act.staffId, diluentMl, beyondUseAt, policyId };
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
