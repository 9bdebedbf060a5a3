import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import {
  insertStandingOrder,
  insertStandingScope,
  insertWithdrawal,
  scopesOfStanding,
  standingEditions,
} from '../../../../db/charting/orders/queries.ts';
import { servicesAnswer } from '../../../catalog/service.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import { keepDocument } from '../../../documents/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { staffById } from '../../../staff/service.ts';
import { scopeView } from '../exams/service.ts';
import type { StandingSnapshot } from '../prints.ts';
import { stateOf } from '../rules.ts';
import { checkedScope, currentStanding } from '../service.ts';
import type { SignStandingInput, StandingOrder, StandingOrders, WithdrawInput } from './schemas.ts';

/** Signs a standing order, or the next edition of one: from then on that edition counts. @throws Refusal BAD_INPUT, NOT_FOUND, CHANGED_ELSEWHERE */
export function signStanding(
  tx: WriteTx,
  act: Act,
  input: SignStandingInput,
): { id: Id; orderId: Id; edition: number; documentId: Id } {
  const { orderId: known, expectedEdition, scope: items, ...facts } = input;
  if (facts.validUntil !== null && facts.validUntil < facts.validFrom)
    refuse('BAD_INPUT', 'It cannot end before it begins. Choose a later day.', {
      fields: [{ path: 'validUntil', problem: 'Choose a later day.' }],
    });
  const before = known === null ? undefined : currentStanding(tx).find(({ orderId }) => orderId === known);
  if (known !== null && !before) refuse('NOT_FOUND', 'This standing order is not here.');
  if (before && before.edition !== expectedEdition)
    refuse('CHANGED_ELSEWHERE', undefined, { current: { edition: before.edition } });
  const { services } = servicesAnswer(tx, act);
  const scope = checkedScope(tx, items, [...new Set(services.map(({ category }) => category))]);
  const id = act.newId();
  const orderId = known ?? id;
  const edition = (before?.edition ?? 0) + 1;
  const clinic = clinicProfile(tx);
  const signer = staffById(tx, act.staffId);
  const snapshot: StandingSnapshot = {
    form: 1,
    language: clinic.language,
    zone: act.zone,
    clinic: { name: clinic.name, address: clinic.address, phone: clinic.phone, email: clinic.email },
    ...facts,
    edition,
    scope: scope.map(({ shown }) => shown),
    signedBy: { id: signer.id, name: signer.name, title: signer.title },
    signedAt: act.now,
  };
  const document = keepDocument(tx, act, {
    kind: 'standingOrder',
    title: `Standing order ${facts.title}`,
    snapshot,
    sourceKind: 'standingOrder',
    sourceId: orderId,
    patientId: null,
  });
  insertStandingOrder(tx, {
    ...facts,
    id,
    orderId,
    edition,
    roles: JSON.stringify(facts.roles),
    documentId: document.id,
    signedAt: act.now,
    signedBy: act.staffId,
  });
  for (const { row } of scope) insertStandingScope(tx, { ...row, id: act.newId(), editionId: id });
  act.touch('charting', 'standingOrder', orderId, edition);
  return { id, orderId, edition, documentId: document.id };
}

/** Withdraws the edition that counts; a newer one may be signed later. @throws Refusal NOT_FOUND, NOT_NOW */
export function withdrawStanding(tx: WriteTx, act: Act, input: z.output<typeof WithdrawInput>): { editionId: Id } {
  const row =
    currentStanding(tx).find(({ id }) => id === input.editionId) ??
    refuse('NOT_FOUND', 'This is not the edition that counts any more. Look at the list once more.');
  if (row.withdrawnAt !== null) refuse('NOT_NOW', `${row.title} has been withdrawn already.`);
  insertWithdrawal(tx, { editionId: row.id, reason: input.reason, at: act.now, staffId: act.staffId });
  act.touch('charting', 'standingOrder', row.orderId, row.edition);
  return { editionId: row.id };
}

/** Every edition of every standing order; earlier editions of an order have ended. */
export function listStanding(db: ReadDb, asker: Asker): z.input<typeof StandingOrders> {
  const rows = standingEditions(db);
  const scopes = scopesOfStanding(
    db,
    rows.map(({ id }) => id),
  );
  const current = new Set(currentStanding(db).map(({ id }) => id));
  const today = dateOf(asker.now, asker.zone);
  return {
    orders: rows.map(
      ({ signedBy: _signer, signedByTitle: _title, ...row }): StandingOrder => ({
        ...row,
        state: stateOf({ ...row, ended: row.withdrawnAt !== null || !current.has(row.id) }, today),
        scope: scopes.filter(({ ownerId }) => ownerId === row.id).map(scopeView),
      }),
    ),
  };
}
