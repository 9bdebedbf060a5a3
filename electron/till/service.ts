import type { z } from 'zod';
import type { ReadDb } from '../../db/access.ts';
import { linesOfOpenCarts, openCarts, visitsToPay } from '../../db/till/queries.ts';
import type { Asker } from '../kernel/act.ts';
import { addDays, dateOf, dayBounds } from '../kernel/dates.ts';
import { goodsByCart } from './carts/loading/service.ts';
import type { OpenOutput } from './schemas.ts';

/** Visits that wait to be paid, and carts that were begun. */
export function openWork(db: ReadDb, asker: Asker): z.input<typeof OpenOutput> {
  const today = dateOf(asker.now, asker.zone);
  const from = dayBounds(addDays(today, -1), asker.zone).from;
  const sums = goodsByCart(linesOfOpenCarts(db));
  return {
    visits: visitsToPay(db, from, dayBounds(today, asker.zone).until),
    carts: openCarts(db).map((cart) => ({ ...cart, ...(sums.get(cart.id) ?? { lines: 0, goodsCents: 0 }) })),
  };
}
