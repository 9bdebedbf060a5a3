import type { ReadDb } from '../../../../db/access.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import type { Id } from '../../../kernel/ids.ts';
import { formatMoney } from '../../../kernel/money.ts';
import { formatQuantity } from '../../../kernel/quantity.ts';
import { storedValue } from '../../storedValues/moves/service.ts';
import type { TakenTender } from '../service.ts';

/** What will be left of what each tender takes from, in words for the receipt; null for fresh money and what stays owed. */
export function leftAfter(db: ReadDb, tenders: readonly TakenTender[]): Array<string | null> {
  const taken = new Map<Id, number>();
  return tenders.map((tender) => {
    if (tender.storedValueId === null) return null;
    const value = storedValue(db, tender.storedValueId);
    const item = value.items.find((row) => row.id === tender.itemId);
    const key = item?.id ?? value.id;
    const used = (taken.get(key) ?? 0) + (item ? (tender.quantity ?? 0) : tender.cents);
    taken.set(key, used);
    if (item)
      return `${value.title}, ${formatQuantity(item.remainingQuantity - used)} of ${formatQuantity(item.issuedQuantity)} left`;
    const money = formatMoney(value.remainingCents - used, clinicProfile(db).currency);
    return value.code === null ? `${money} left` : `card ending ${value.code.slice(-4)}, ${money} left`;
  });
}
