import type { ReadDb } from '../../../db/access.ts';
import { wholeStock } from '../../../db/inventory/counts/queries.ts';
import type { Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { daysLeft, windowOf } from './rules.ts';
import type { ExpiringLot } from './schemas.ts';

/** What expires within 90 days or has expired and still lies there, with its worth. Recalled lots wait elsewhere. */
export function expiringStock(db: ReadDb, asker: Asker, _input: object): { lots: ExpiringLot[] } {
  const today = dateOf(asker.now, asker.zone);
  const lots = new Map<string, ExpiringLot>();
  for (const row of wholeStock(db)) {
    const left = daysLeft(today, row.expiresOn);
    const window = windowOf(left);
    if (window === null || row.recalledAt !== null) continue;
    const key = `${row.lotId} ${row.locationId}`;
    const known = lots.get(key) ?? { ...row, daysLeft: left, window, onHand: 0, containers: 0, worthCents: 0 };
    lots.set(key, {
      ...known,
      onHand: known.onHand + row.onHand,
      containers: known.containers + (row.containerId === null ? 0 : 1),
      worthCents: known.worthCents + row.worthCents,
    });
  }
  return { lots: [...lots.values()].toSorted((a, b) => a.daysLeft - b.daysLeft) };
}
