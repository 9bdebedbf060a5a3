import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { openCartView } from '../carts/service.ts';
import type { CustomerDisplay } from './schemas.ts';

/** The cart that each station's till shows just now. It is a matter of the moment: after a start the screen rests. */
const shownCarts = new WeakMap<object, Map<Id, Id>>();

function shownBy(db: ReadDb): Map<Id, Id> {
  const known = shownCarts.get(db.raw) ?? new Map<Id, Id>();
  shownCarts.set(db.raw, known);
  return known;
}

/** The till of the asker's station shows this cart, or none; the customer's screen follows. */
export function showToCustomer(tx: WriteTx, act: Act, input: { cartId: Id | null }): { shown: boolean } {
  const { cartId } = input;
  act.touch('till', 'customerDisplay', act.stationId, 1);
  act.afterCommit(() => {
    if (cartId === null) shownBy(tx).delete(act.stationId);
    else shownBy(tx).set(act.stationId, cartId);
  });
  return { shown: cartId !== null };
}

/**
 * What the customer's screen of the asker's station shows. It takes the session of the till itself (`till.use`): whoever
 * may not see a bill cannot show one, and a locked or left till shows nothing.
 */
export function customerDisplay(db: ReadDb, asker: Asker): z.input<typeof CustomerDisplay> {
  const cartId = shownBy(db).get(asker.stationId);
  if (cartId === undefined) return { cart: null };
  const cart = cartOf(db, asker, cartId);
  if (!cart || cart.state === 'abandoned') return { cart: null };
  return {
    cart: {
      id: cart.id,
      paid: cart.state === 'paid',
      currency: cart.currency,
      lines: cart.lines.map(({ id, description, quantity, unit, unitPriceCents, goodsCents, discountCents }) => ({
        id,
        description,
        quantity,
        unit,
        unitPriceCents,
        goodsCents,
        discountCents,
      })),
      goodsCents: cart.goodsCents,
      discountCents: cart.discountCents,
      taxCents: cart.taxCents - cart.includedTaxCents,
      totalCents: cart.totalCents,
      tipCents: cart.tipCents,
      tenders: cart.tenders.map(({ id, kind, cents }) => ({ id, kind, cents })),
      dueCents: cart.dueCents,
      changeCents: cart.changeCents,
    },
  };
}

/** A cart that is gone shows as none: the screen never tells of errors. */
function cartOf(db: ReadDb, asker: Asker, id: Id) {
  try {
    return openCartView(db, asker, { id });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
