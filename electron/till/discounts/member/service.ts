import type { WriteTx } from '../../../../db/access.ts';
import { updateCartLine } from '../../../../db/till/queries.ts';
import { memberPrices } from '../../../billing/memberships/prices/service.ts';
import type { Act } from '../../../kernel/act.ts';
import { serviceLine } from '../../../scheduling/service.ts';
import { type LoadedCart, loadCart, type PricedLine } from '../../carts/loading/service.ts';

/** Treatments at their list price without a discount that somebody gave, or that a use of something paid ahead needs. */
function mayFollow(line: PricedLine): boolean {
  return (
    line.kind === 'service' &&
    line.serviceLineId !== null &&
    line.listPriceCents === null &&
    line.discountSource !== 'hand' &&
    line.discountSource !== 'paidAhead'
  );
}

/** Members pay their own prices: put on the treatments of a cart by themselves, with the reason, and taken off again when they do not hold any more. */
export function followMembership(tx: WriteTx, act: Act, loaded: LoadedCart): LoadedCart {
  const { cart } = loaded;
  const lines = loaded.lines.filter(mayFollow);
  const wanted =
    cart.patientId === null
      ? []
      : memberPrices(tx, act, { patientId: cart.patientId, lines: lines.map((line) => asked(tx, line)) });
  const saving = new Map(wanted.map((row) => [row.lineId, row]));
  const changes = lines.map((line) => {
    const own = saving.get(line.id);
    if (!own && line.discountSource !== 'member') return false;
    if (
      own &&
      line.discountSource === 'member' &&
      line.discountCents === own.discountCents &&
      line.discountReason === own.reason
    )
      return false;
    return updateCartLine(tx, line.id, line.version, {
      quantity: line.quantity,
      discountCents: own?.discountCents ?? 0,
      discountRate: null,
      discountReason: own?.reason ?? null,
      discountSource: own ? 'member' : null,
    });
  });
  return changes.some(Boolean) ? loadCart(tx, cart.id) : loaded;
}

function asked(tx: WriteTx, line: PricedLine) {
  const { id, quantity, unitPriceCents } = line;
  return { id, quantity, unitPriceCents, serviceId: serviceLine(tx, line.serviceLineId ?? '').serviceId };
}
