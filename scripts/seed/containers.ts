import { insertContainer } from '../../db/inventory/containers/queries.ts';
import { containerCode } from '../../electron/devices/labels/rules.ts';
import { costOfTaking } from '../../electron/inventory/rules.ts';
import { hour, minute } from '../../electron/kernel/dates.ts';
import type { CastProduct } from './founding.ts';
import type { Seeding } from './seeding.ts';
import { type HeldContainer, type Moment, move, postWorth, receive, type UsedLot } from './stock.ts';

/** Throws away what was open over night, and takes in what the day may need. */
export function stockUpContainers(s: Seeding, moment: Pick<Moment, 'at' | 'date'>, need: number): void {
  for (const [provider, container] of s.stock.open) {
    const staffId = s.cast.providers[provider]?.id ?? '';
    if (container.remaining > 0)
      take(s, container, container.remaining, null, { ...moment, at: moment.at + 30 * minute, staffId });
  }
  s.stock.open.clear();
  for (const product of [s.cast.toxin, s.cast.filler]) {
    const here = s.stock.sealed.get(product.id)?.length ?? 0;
    if (here < need + 20) receiveContainers(s, product, Math.max(60, need * 6), moment);
  }
}

function receiveContainers(s: Seeding, product: CastProduct, many: number, when: Pick<Moment, 'at' | 'date'>): void {
  const pool = s.stock.sealed.get(product.id) ?? [];
  s.stock.sealed.set(product.id, pool);
  const locationId = s.cast.stockRoomId;
  receive(s, product, many, when, (lot, deliveryId, moment) => {
    for (let i = 0; i < many; i += 1) {
      const id = s.newId(moment.at);
      const code = containerCode(Uint8Array.from({ length: 8 }, () => s.chance.whole(0, 255)));
      const unopened = { openedAt: null, openedBy: null, diluentMl: null, beyondUseAt: null, version: 1 };
      const { packageSize: remaining, costCents } = product;
      const made: HeldContainer = { id, code, lot, product, locationId, state: 'sealed', remaining, ...unopened };
      s.stock.containers.push(made);
      pool.push(made);
      const source = { kind: 'receive', sourceKind: 'delivery', sourceId: deliveryId } as const;
      const under = i === 0 ? deliveryId : s.newId(moment.at);
      move(s, lot, moment, { ...source, id: under, containerId: id, locationId, quantity: remaining, costCents });
    }
  });
}

/** Takes content out of a container, for a service line or as waste; it is worth its share of the whole. */
function take(s: Seeding, from: HeldContainer, quantity: number, lineId: string | null, moment: Moment): void {
  const { product } = from;
  const costCents = -costOfTaking(product.costCents, product.packageSize, from.remaining, quantity);
  from.remaining -= quantity;
  from.state = from.remaining > 0 ? 'opened' : lineId === null ? 'discarded' : 'empty';
  from.version += 1;
  const out = { containerId: from.id, locationId: from.locationId, quantity: -quantity, costCents };
  if (lineId === null) {
    const source = { kind: 'waste', sourceKind: 'container', sourceId: from.id, reason: 'Open over night' } as const;
    postWorth(s, moment, move(s, from.lot, moment, { ...out, ...source }), 'waste', costCents);
  } else {
    const source = { kind: 'draw', sourceKind: 'serviceLine', sourceId: lineId } as const;
    postWorth(s, moment, move(s, from.lot, moment, { ...out, ...source }), 'draw', costCents);
  }
}

/** A sealed container goes to the provider's room and is opened there. */
function openFresh(s: Seeding, product: CastProduct, provider: number, moment: Moment): HeldContainer {
  const next = s.stock.sealed.get(product.id)?.shift();
  if (!next) throw new Error(`There is no ${product.name} left.`);
  const { staffId, at } = moment;
  const to = s.cast.rooms[provider]?.locationId ?? '';
  const { remaining: quantity } = next;
  const { costCents } = product;
  const both = { kind: 'transfer', containerId: next.id, sourceKind: 'container', sourceId: next.id } as const;
  const out = { locationId: next.locationId, quantity: -quantity, costCents: -costCents };
  move(s, next.lot, moment, { ...both, ...out });
  move(s, next.lot, moment, { ...both, locationId: to, quantity, costCents });
  next.locationId = to;
  next.state = 'opened';
  next.openedAt = at;
  next.openedBy = staffId;
  next.diluentMl = product.unit === 'U' ? 2500 : null;
  next.beyondUseAt = at + 24 * hour;
  next.version = 3;
  return next;
}

/** Draws for a service line from the provider's open vial, then from fresh containers. */
export function draw(
  s: Seeding,
  want: { product: CastProduct; provider: number; quantity: number; lineId: string; moment: Moment },
): UsedLot[] {
  const { product, provider, moment } = want;
  const keptOpen = product.unit === 'U';
  const used: UsedLot[] = [];
  let left = want.quantity;
  while (left > 0) {
    const kept = keptOpen ? s.stock.open.get(provider) : undefined;
    const from =
      kept && kept.remaining > 0 ? kept : openFresh(s, product, provider, { ...moment, at: moment.at - minute });
    if (keptOpen) s.stock.open.set(provider, from);
    const quantity = Math.min(left, from.remaining);
    take(s, from, quantity, want.lineId, moment);
    const { number: lot, expiresOn } = from.lot;
    const what = { productId: product.id, product: product.name, lot, expiresOn };
    used.push({ ...what, quantity, containerId: from.id, container: from.code });
    left -= quantity;
  }
  return used;
}

/** Writes every container as it stands in the end. */
export function keepContainers(s: Seeding): void {
  for (const { product, lot, ...row } of s.stock.containers)
    insertContainer(s.tx, {
      ...row,
      lotId: lot.id,
      productId: product.id,
      serial: null,
      labelled: product.packageSize,
      costCents: product.costCents,
    });
}
