import { addDays, dateOf } from '../../electron/kernel/dates.ts';
import { birthDateOf, familyNames, givenNames, gtinOf, type Place, placeAt } from '../scripted/chance.ts';
import { chanceOf } from '../seed/chance.ts';

/** A product of the delivery as its package names it. */
export interface Packed {
  name: string;
  gtin: string;
  lot: string;
  expiresOn: string;
  serials: readonly string[];
  costCents: number;
}

/** One treatment; thousandths. `spilled` is drawn and not charted: a kept reason explains it. */
export interface Treatment {
  patient: { givenName: string; familyName: string; birthDate: string; phone: string };
  /** On which of the two PCs it is drawn. */
  station: 1 | 2;
  charted: readonly number[];
  spilled: number;
}

/** Everything about a day in the stock room that follows from its seed. Cents, thousandths. */
export interface StockPlan {
  place: Place;
  toxin: Packed;
  filler: Packed;
  unitPriceCents: number;
  treatments: readonly Treatment[];
  spillReason: string;
  wasteReason: string;
  recallReason: string;
}

/** A vial of 100 U serves three patients over two PCs, and something is left to be thrown away. */
export function stockPlanOf(seed: number, now: number): StockPlan {
  const chance = chanceOf(seed * 2654435761 + 71);
  const { whole, pick } = chance;
  const place = placeAt(now, 480, 1140);
  const today = dateOf(now, place.zone);
  const packed = (name: string, prefix: string, lot: string, pieces: number, costCents: number): Packed => ({
    name,
    gtin: gtinOf(chance, prefix),
    lot: `${lot}${whole(1000, 9999)}`,
    expiresOn: addDays(today, whole(60, 500)),
    serials: Array.from({ length: pieces }, () => String(whole(100_000, 999_999))),
    costCents,
  });
  const treatments = ([1, 2, 1] as const).map((station, at): Treatment => {
    const points = whole(3, 6);
    return {
      patient: {
        givenName: pick(givenNames),
        familyName: `${pick(familyNames)}-${'ABC'.charAt(at)}${whole(10, 99)}`,
        birthDate: birthDateOf(chance),
        phone: `${place.phone}${at}${whole(0, 9)}`,
      },
      station,
      charted: Array.from({ length: points }, () => whole(4, 10) * 500),
      spilled: at === 1 ? whole(1, 4) * 500 : 0,
    };
  });
  return {
    place,
    toxin: packed('Veloxa 100 U', '003', 'VX', 2, 2 * whole(380, 460) * 100),
    filler: packed('Lumière Soft 1 mL', '0400', 'LS', 3, 3 * whole(150, 220) * 100 + 1),
    unitPriceCents: whole(44, 64) * 25,
    treatments,
    spillReason: pick(['A drop was lost at the needle', 'The patient moved, a point was not given']),
    wasteReason: 'Left over at closing',
    recallReason: pick(['Manufacturer letter of today', 'Particles seen in this lot']),
  };
}
