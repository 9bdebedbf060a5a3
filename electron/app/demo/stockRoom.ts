import { containerById, openContainer } from '../../inventory/containers/service.ts';
import { receiveStock } from '../../inventory/receiving/service.ts';
import { wasteContainer } from '../../inventory/waste/service.ts';
import type { Act } from '../../kernel/act.ts';
import { addDays, dateOf, day, hour } from '../../kernel/dates.ts';
import { nobodyElse } from './counter.ts';
import { retailKeys, type Shelf, supplyKeys } from './offer.ts';
import type { ProductKey } from './products.ts';
import type { Stage, Who } from './stage.ts';

interface Held {
  id: string;
  product: ProductKey;
  remaining: number;
  openedAt: number | null;
}

interface Delivery {
  product: ProductKey;
  packages: number;
  /** Cost of one package. */
  cents: number;
  lot: string;
  expiresOn: string;
  setAside?: boolean;
}

export interface StockRoom {
  /** Takes a delivery in; what is set aside is never drawn from. */
  deliver(at: number, delivery: Delivery): void;
  /** Containers to draw `quantity` from now, each with its part; opens and dissolves vials as they are needed. */
  draw(at: number, who: Who, product: ProductKey, quantity: number): Array<{ containerId: string; quantity: number }>;
  /** Throws away what was dissolved and will not be used any more; `keep` vials stay open. */
  tidyUp(at: number, keep: number): void;
}

/** Diluent for 100 U: 4 U in 0.1 mL, as on the label. */
const diluentMl = 2500;
const usable = 24 * hour;

/** The stock room of the demo, first in first out. */
export function openStockRoom(stage: Stage, shelf: Shelf, locationId: string): StockRoom {
  const { tx } = stage;
  const held: Held[] = [];
  const powder = (product: ProductKey): boolean => product === 'serenox';

  const open = (at: number, who: Who, vial: Held): void => {
    stage.play(at, who, 'inventory.open', (act: Act) => {
      const { version } = containerById(tx, act, vial.id);
      openContainer(tx, act, { containerId: vial.id, diluentMl, expectedVersion: version });
    });
    vial.openedAt = at;
  };

  const room: StockRoom = {
    deliver(at, { product, packages, cents, lot, expiresOn, setAside }) {
      stage.play(at, 'stockKeeper', 'inventory.receive', (act) => {
        const goods = [...retailKeys, ...supplyKeys].some((key) => key === product);
        const received = receiveStock(tx, act, {
          productId: shelf.product[product],
          lot,
          expiresOn,
          locationId,
          costCents: packages * cents,
          ...(goods ? { quantity: packages * 1000 } : { containers: packages }),
        });
        if (setAside) return;
        for (const { id, remaining } of received.containers) held.push({ id, product, remaining, openedAt: null });
      });
    },

    draw(at, who, product, quantity) {
      const parts: Array<{ containerId: string; quantity: number }> = [];
      let left = quantity;
      // a syringe serves one patient; a vial several of a day
      const fresh = (vial: Held): boolean => vial.openedAt === null || (powder(product) && vial.openedAt + usable > at);
      const inUse = held.filter((vial) => vial.product === product && vial.remaining > 0 && fresh(vial));
      inUse.sort((a, b) => Number(a.openedAt === null) - Number(b.openedAt === null));
      for (const vial of inUse) {
        if (left === 0) break;
        if (vial.openedAt === null && powder(product)) open(at, who, vial);
        const part = Math.min(left, vial.remaining);
        vial.remaining -= part;
        vial.openedAt ??= at;
        left -= part;
        parts.push({ containerId: vial.id, quantity: part });
      }
      if (left === 0) return parts;
      // a busy week: the wholesaler sends a few more the same day
      const more = {
        product,
        packages: 6,
        cents: 36_000,
        lot: `X${held.length + 1000}`,
        expiresOn: addDays(dateOf(at, stage.zone), 500),
      };
      room.deliver(at, more);
      return [...parts, ...room.draw(at, who, product, left)];
    },

    tidyUp(at, keep) {
      const over = held.filter((vial) => powder(vial.product) && vial.openedAt !== null && vial.remaining > 0);
      for (const vial of over.slice(0, Math.max(0, over.length - keep))) {
        stage.play(at, 'stockKeeper', 'inventory.waste', (act) =>
          wasteContainer(
            tx,
            act,
            {
              containerId: vial.id,
              quantity: vial.remaining,
              reason: 'Beyond use at the end of the day',
            },
            nobodyElse,
          ),
        );
        vial.remaining = 0;
      }
    },
  };
  return room;
}

/** Supplies of one week, and the cost of a piece in cents. */
const supplied = {
  needle: { pieces: 200, cents: 11 },
  cannula: { pieces: 40, cents: 390 },
  gauze: { pieces: 500, cents: 4 },
  numbing: { pieces: 40, cents: 215 },
  tip: { pieces: 15, cents: 1480 },
} as const;

/** What was delivered: a first stock, then every Monday or so; one lot that has expired since, one delivery running low. */
export function planDeliveries(stage: Stage, room: StockRoom, begins: number): void {
  const { chance, zone, now } = stage;
  const expiry = (at: number, days: number): string => addDays(dateOf(at, zone), days);
  let lots = 100;
  const lot = (letter: string, at: number): string => {
    lots += chance.whole(1, 9);
    return `${letter}${dateOf(at, zone).slice(5, 7)}${lots}${chance.whole(10, 99)}`;
  };
  const old = { product: 'serenox', packages: 2, cents: 41_500, lot: lot('C', begins - 200 * day) } as const;
  room.deliver(begins, { ...old, expiresOn: expiry(now, -3), setAside: true });
  for (let at = begins; at < now; at += 7 * day) {
    const first = at === begins;
    const bring = (product: ProductKey, packages: number, cents: number, letter: string, shelfDays: number): void =>
      room.deliver(at, { product, packages, cents, lot: lot(letter, at), expiresOn: expiry(at, shelfDays) });
    const happen = (): void => {
      bring('serenox', first ? 8 : 12, 41_500, 'C', chance.whole(420, 700));
      bring('lipGel', 8, 29_500, 'L', chance.whole(300, 600));
      bring('volumeGel', 9, 33_000, 'V', chance.whole(300, 600));
      for (const key of retailKeys) {
        const packages = first ? 24 : key === 'retinol' ? 0 : 5;
        const cents = { sunscreen: 1650, vitaminC: 4100, cleanser: 1150, balm: 980, retinol: 3100 }[key];
        if (packages > 0) bring(key, packages, cents, 'R', chance.whole(400, 800));
      }
      for (const key of supplyKeys) {
        const { pieces, cents } = supplied[key];
        bring(key, pieces * (first ? 2 : 1), cents, 'S', chance.whole(500, 1100));
      }
    };
    if (first) happen();
    else stage.plan(at, happen);
  }
}
