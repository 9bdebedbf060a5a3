import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { insertCartTender, resizeTender } from '../../../../db/till/queries.ts';
import { isMoney } from '../../../billing/payments/rules.ts';
import { type Redeemable, redeemable } from '../../../billing/storedValues/covers/service.ts';
import { storedValue } from '../../../billing/storedValues/moves/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import type { Id } from '../../../kernel/ids.ts';
import { serviceLine } from '../../../scheduling/service.ts';
import { type LoadedCart, loadCart, type PricedLine } from '../../carts/loading/service.ts';

/** What the cart's patient has paid ahead and can use for it now, what expires first in front. */
export function offeredAhead(
  db: ReadDb,
  asker: Pick<Asker, 'now' | 'zone'>,
  { cart, lines, tenders }: LoadedCart,
  fromPatientId?: Id,
): Redeemable[] {
  if (cart.patientId === null) return [];
  return redeemable(db, asker, {
    patientId: cart.patientId,
    ...(fromPatientId === undefined ? {} : { fromPatientId }),
    appointmentId: cart.appointmentId,
    lines: lines.flatMap((line) => coverable(db, line)),
    laid: tenders.flatMap(({ storedValueId, itemId, cartLineId, quantity, cents }) =>
      storedValueId === null ? [] : [{ storedValueId, itemId, lineId: cartLineId, quantity: quantity ?? 0, cents }],
    ),
  });
}

function coverable(db: ReadDb, line: PricedLine) {
  if (line.kind !== 'service' || line.serviceLineId === null || line.pricing === null) return [];
  const { id, pricing, quantity, unitPriceCents } = line;
  const { serviceId } = serviceLine(db, line.serviceLineId);
  const discountCents = line.discountSource === 'hand' ? line.discountCents : 0;
  return [{ id, serviceId, productId: line.givenProductId, pricing, quantity, unitPriceCents, discountCents }];
}

/** Lays the deposits of the visit on its cart by themselves; true if there was one that did not lie there yet. */
export function layDeposits(tx: WriteTx, act: Act, loaded: LoadedCart): boolean {
  const { cart, tenders } = loaded;
  const known = new Set(tenders.map((tender) => tender.storedValueId));
  const waiting = offeredAhead(tx, act, loaded).filter((row) => row.forThisVisit && !known.has(row.storedValueId));
  waiting.forEach(({ storedValueId, remainingCents }, i) => {
    insertCartTender(tx, {
      id: act.newId(),
      cartId: cart.id,
      position: i - 100,
      kind: 'deposit',
      cents: remainingCents,
      storedValueId,
    });
  });
  return waiting.length > 0;
}

/** Deposits on a cart cover what there is to cover, never more: they follow its lines. */
export function fitDeposits(tx: WriteTx, loaded: LoadedCart): LoadedCart {
  const { cart, totals, tenders } = loaded;
  if (!tenders.some((tender) => tender.kind === 'deposit')) return loaded;
  let open = totals.totalCents;
  for (const tender of tenders) if (!isMoney(tender.kind) && tender.kind !== 'deposit') open -= tender.cents;
  for (const tender of tenders) {
    if (tender.kind !== 'deposit' || tender.storedValueId === null) continue;
    const cents = Math.max(0, Math.min(open, storedValue(tx, tender.storedValueId).remainingCents));
    open -= cents;
    if (cents !== tender.cents) resizeTender(tx, tender.id, cents);
  }
  return loadCart(tx, cart.id);
}
