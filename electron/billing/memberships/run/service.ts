import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { membershipsToRun, periodsOver, updatePeriod } from '../../../../db/billing/memberships/queries.ts';
import { offerById } from '../../../catalog/offers/service.ts';
import type { Act } from '../../../kernel/act.ts';
import { dateOf, type LocalDate } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { issueInvoice } from '../../invoices/service.ts';
import { lineAmounts } from '../../rules.ts';
import { taxOfClass } from '../../service.ts';
import { earnParts, setExpired, storedValue } from '../../storedValues/moves/service.ts';
import { allOf, freePartOf } from '../../storedValues/rules.ts';
import { nextEvent } from '../rules.ts';
import { membershipById } from '../start/service.ts';
import { applyEvent } from '../terms/service.ts';

/** Memberships for which something is due today or was while the PC was off. */
export function dueMemberships(db: ReadDb, today: LocalDate): Id[] {
  return membershipsToRun(db, today);
}

/**
 * Does everything that is due for a membership, in the order of its days: freezes, thaws, ends, and bills each period with
 * the business date of its due day. Doing it again does nothing. Returns how many invoices it wrote.
 */
export function runMembership(tx: WriteTx, act: Act, membershipId: Id): number {
  const today = dateOf(act.now, act.zone);
  let billed = 0;
  for (let event = nextEvent(membershipById(tx, membershipId), today); event; ) {
    const membership = membershipById(tx, membershipId);
    act.concerns(membership.patientId);
    if (event.kind === 'bill') {
      billPeriod(tx, act, membershipId);
      billed += 1;
    } else applyEvent(tx, act, membership, event);
    event = nextEvent(membershipById(tx, membershipId), today);
  }
  return billed;
}

/** The invoice of the next period: left on account until the patient pays it. */
function billPeriod(tx: WriteTx, act: Act, membershipId: Id): void {
  const membership = membershipById(tx, membershipId);
  const offer = offerById(tx, membership.offerId);
  const price = { quantity: 1000, unitPriceCents: membership.priceCents, discountCents: 0 };
  const { totalCents } = lineAmounts({ ...price, ...taxOfClass(tx)[offer.taxClass] });
  issueInvoice(tx, act, {
    patientId: membership.patientId,
    appointmentId: null,
    businessDate: membership.nextDueOn,
    taxExemption: null,
    lines: [
      {
        ...price,
        kind: 'membership',
        charge: null,
        productId: null,
        description: membership.title,
        unit: '',
        listPriceCents: null,
        priceReason: null,
        discountReason: null,
        taxClass: offer.taxClass,
        performedBy: null,
        lots: [],
        stock: null,
        ahead: { offerId: offer.id, code: membership.id, appointmentId: null },
      },
    ],
    tips: [],
    tenders: [
      {
        kind: 'account',
        cents: totalCents,
        reference: null,
        storedValueId: null,
        itemId: null,
        quantity: null,
        line: null,
      },
    ],
    drawerSessionId: null,
  });
}

/** True while a period is over and not yet earned. */
export function periodsToEarn(db: ReadDb, today: LocalDate): boolean {
  return periodsOver(db, today).length > 0;
}

/**
 * Earns what periods that are over have left: a membership's price is revenue once its time has passed. Credits that roll
 * over stay. Returns how many periods were closed.
 */
export function earnPeriods(tx: WriteTx, act: Act): number {
  const today = dateOf(act.now, act.zone);
  const over = periodsOver(tx, today);
  for (const period of over) {
    const value = storedValue(tx, period.storedValueId);
    const kept = value.expiresOn === null;
    const parts = kept ? freePartOf(value) : allOf(value);
    const source = {
      kind: 'expire',
      sourceKind: 'storedValue',
      sourceId: value.id,
      businessDate: period.untilOn,
      reason: 'The period is over.',
    } as const;
    const after = earnParts(tx, act, value, parts, source, 'revenue.memberships');
    if (!kept && parts.length > 0) setExpired(tx, act, after);
    if (!updatePeriod(tx, period.id, period.version, { untilOn: period.untilOn, earned: true }))
      refuse('CHANGED_ELSEWHERE');
  }
  return over.length;
}
