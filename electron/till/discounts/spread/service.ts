import type { WriteTx } from '../../../../db/access.ts';
import { updateCartLine } from '../../../../db/till/queries.ts';
import { promoCodeById, promoDiscountsFor } from '../../../billing/promoCodes/service.ts';
import type { Cents } from '../../../kernel/money.ts';
import { type LoadedCart, loadCart, type PricedLine } from '../../carts/loading/service.ts';
import { saleDiscounts } from '../rules.ts';

/** What hangs on all lines together follows them: the discount of the whole sale, or the code of the cart. */
export function respread(tx: WriteTx, loaded: LoadedCart): LoadedCart {
  const { cart, lines } = loaded;
  const whole = cart.promoCodeId !== null || cart.discountReason !== null;
  if (!whole && !lines.some((line) => line.discountSource === 'sale' || line.discountSource === 'promo')) return loaded;
  const wanted = wantedDiscounts(tx, loaded);
  const changes = lines.map((line, i) => setShare(tx, line, wanted, i));
  return changes.some(Boolean) ? loadCart(tx, cart.id) : loaded;
}

interface Wanted {
  source: 'sale' | 'promo' | null;
  reason: string | null;
  cents: Cents[];
}

function wantedDiscounts(tx: WriteTx, { cart, lines }: LoadedCart): Wanted {
  if (cart.promoCodeId !== null) {
    const promo = promoCodeById(tx, cart.promoCodeId);
    return { source: 'promo', reason: `Code ${promo.code}`, cents: promoDiscountsFor(tx, promo, lines.map(promoLine)) };
  }
  if (cart.discountReason === null) return { source: null, reason: null, cents: [] };
  const discount = cart.discountRate === null ? { cents: cart.discountCents } : { rate: cart.discountRate };
  return { source: 'sale', reason: cart.discountReason, cents: saleDiscounts(discount, lines) };
}

/** A line as a code sees it; one with a discount of its own gets no second one. */
export function promoLine(line: PricedLine) {
  const taken = line.discountSource !== null && line.discountSource !== 'promo' && line.discountSource !== 'sale';
  return { kind: line.kind, serviceLineId: line.serviceLineId, goodsCents: line.goodsCents, taken };
}

/** True if the line's share had to be changed. */
function setShare(tx: WriteTx, line: PricedLine, wanted: Wanted, i: number): boolean {
  const own = line.discountSource !== null && line.discountSource !== 'sale' && line.discountSource !== 'promo';
  if (own) return false;
  const cents = wanted.cents[i] ?? 0;
  const source = cents === 0 ? null : wanted.source;
  const reason = cents === 0 ? null : wanted.reason;
  if (cents === line.discountCents && source === line.discountSource && reason === line.discountReason) return false;
  return updateCartLine(tx, line.id, line.version, {
    quantity: line.quantity,
    discountCents: cents,
    discountRate: null,
    discountReason: reason,
    discountSource: source,
  });
}
