import type { ReadDb } from '../../../db/access.ts';
import { bookedDemand } from '../../../db/scheduling/demand/queries.ts';
import type { Instant } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Quantity } from '../../kernel/quantity.ts';

/** What the appointments that begin in [from, until) usually take of each product, as the catalog says. */
export function expectedUse(
  db: ReadDb,
  from: Instant,
  until: Instant,
): Array<{ productId: Id; quantity: Quantity; bookings: number }> {
  return bookedDemand(db, from, until);
}
