import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import {
  findMembership,
  insertMembership,
  insertPeriod,
  insertStep,
  type MembershipRow,
  updateMembership,
} from '../../../../db/billing/memberships/queries.ts';
import { type FullOffer, offerById } from '../../../catalog/offers/service.ts';
import type { Act } from '../../../kernel/act.ts';
import { addDays, type LocalDate } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Cents } from '../../../kernel/money.ts';
import { createValue } from '../../storedValues/moves/service.ts';
import { spreadPrice } from '../../storedValues/rules.ts';
import { afterEvent, dueOn, startOf } from '../rules.ts';

/** @throws Refusal NOT_FOUND */
export function membershipById(db: ReadDb, id: Id): MembershipRow {
  return findMembership(db, id) ?? refuse('NOT_FOUND', 'This membership is not here any more.');
}

/** A period that was billed on a line. */
interface SoldPeriod {
  lineId: Id;
  cents: Cents;
  businessDate: LocalDate;
}

/** A membership sold at the till begins: its first period is the sold line. @throws Refusal BAD_INPUT without a patient */
export function startMembership(
  tx: WriteTx,
  act: Act,
  sold: SoldPeriod & { offerId: Id; patientId: Id | null; unitPriceCents: Cents },
): Id {
  if (sold.patientId === null)
    refuse('BAD_INPUT', 'A membership belongs to a patient. Say whose it is before you take the payment.');
  const offer = offerById(tx, sold.offerId);
  if (offer.intervalMonths === null) refuse('BAD_INPUT', 'This offer is not a membership.');
  const course = startOf(sold.businessDate, offer.intervalMonths);
  const id = act.newId();
  const row: MembershipRow = {
    ...course,
    id,
    patientId: sold.patientId,
    offerId: offer.id,
    title: offer.name,
    startedOn: sold.businessDate,
    priceCents: sold.unitPriceCents,
    version: 1,
  };
  insertMembership(tx, row);
  insertStep(tx, {
    id: act.newId(),
    membershipId: id,
    kind: 'start',
    fromOn: sold.businessDate,
    untilOn: null,
    reason: '',
    at: act.now,
    staffId: act.staffId,
  });
  act.touch('billing', 'membership', id, 1);
  return grant(tx, act, { membership: row, offer, number: 1, from: sold.businessDate, until: course.nextDueOn }, sold);
}

/** The next period of a running membership, billed on its due day. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE */
export function renewMembership(tx: WriteTx, act: Act, membershipId: Id, sold: SoldPeriod): Id {
  const before = membershipById(tx, membershipId);
  const next = afterEvent(before, { kind: 'bill', on: before.nextDueOn });
  if (!updateMembership(tx, before.id, before.version, next)) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'membership', before.id, before.version + 1);
  const offer = offerById(tx, before.offerId);
  const period = {
    membership: before,
    offer,
    number: next.periods,
    from: before.nextDueOn,
    until: dueOn(next, next.periods),
  };
  return grant(tx, act, period, sold);
}

interface Period {
  membership: MembershipRow;
  offer: FullOffer;
  number: number;
  from: LocalDate;
  until: LocalDate;
}

/** What a period holds: its credits, and what of its price is above them. Credits end with it unless they roll over. */
function grant(tx: WriteTx, act: Act, { membership, offer, number, from, until }: Period, sold: SoldPeriod): Id {
  const spread = spreadPrice(
    sold.cents,
    offer.contents.map((row) => row.listCents),
  );
  const value = createValue(
    tx,
    act,
    {
      kind: 'membership',
      patientId: membership.patientId,
      code: null,
      title: membership.title,
      offerId: offer.id,
      invoiceLineId: sold.lineId,
      appointmentId: null,
      shareable: offer.shareable,
      cents: sold.cents,
      expiresOn: offer.rollOver && offer.contents.length > 0 ? null : addDays(until, -1),
      items: offer.contents.map((row, i) => ({
        serviceId: row.serviceId,
        productId: row.productId,
        quantity: row.quantity,
        cents: spread.items[i] ?? 0,
      })),
    },
    { kind: 'issue', sourceKind: 'invoiceLine', sourceId: sold.lineId, businessDate: sold.businessDate },
  );
  insertPeriod(tx, {
    id: act.newId(),
    membershipId: membership.id,
    number,
    fromOn: from,
    untilOn: until,
    invoiceLineId: sold.lineId,
    storedValueId: value.id,
    earned: false,
    version: 1,
  });
  return value.id;
}
