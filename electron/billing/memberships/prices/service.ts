import type { ReadDb } from '../../../../db/access.ts';
import { membershipsOfPatient } from '../../../../db/billing/memberships/queries.ts';
import { offerById } from '../../../catalog/offers/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import { dateOf } from '../../../kernel/dates.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import { givesPrices, memberSaving } from '../rules.ts';

/** A treatment on a cart. */
export interface MemberLine {
  id: Id;
  serviceId: Id;
  quantity: Quantity;
  unitPriceCents: Cents;
}

/**
 * What a patient saves today as a member, by line, with the reason a receipt shows. Of several memberships the one that is
 * best for the patient counts; lines without a saving are left out.
 */
export function memberPrices(
  db: ReadDb,
  asker: Pick<Asker, 'now' | 'zone'>,
  ask: { patientId: Id; lines: readonly MemberLine[] },
): Array<{ lineId: Id; discountCents: Cents; reason: string }> {
  const today = dateOf(asker.now, asker.zone);
  const running = membershipsOfPatient(db, ask.patientId)
    .filter((row) => row.startedOn <= today && givesPrices(row, today))
    .map((row) => ({ title: row.title, offer: offerById(db, row.offerId) }));
  return ask.lines.flatMap((line) => {
    let best = { lineId: line.id, discountCents: 0, reason: '' };
    for (const { title, offer } of running) {
      const discountCents = memberSaving(line, offer);
      if (discountCents > best.discountCents)
        best = { lineId: line.id, discountCents, reason: `Member price: ${title}` };
    }
    return best.discountCents === 0 ? [] : [best];
  });
}
