import { addDays, dateOf } from '../../electron/kernel/dates.ts';
import { birthDateOf, familyNames, givenNames, gtinOf, type Place, placeAt } from '../scripted/chance.ts';
import type { Goods } from '../scripted/team.ts';
import { chanceOf } from '../seed/chance.ts';

/** Everything about one visit that follows from its seed. Cents, thousandths, epoch milliseconds. */
export interface Plan {
  seed: number;
  place: Place;
  patient: { givenName: string; familyName: string; birthDate: string; phone: string };
  toxin: {
    name: string;
    gtin: string;
    lot: string;
    serial: string;
    expiresOn: string;
    costCents: number;
    unitPriceCents: number;
  };
  serum: Goods;
  points: ReadonlyArray<{ view: 'front' | 'left' | 'right'; x: number; y: number; area: string; quantity: number }>;
  /** Sum of the points. */
  quantity: number;
  taxRate: number;
  discount: { cents: number } | { rate: number };
  discountReason: string;
  tipPercent: number;
  /** Share of the due sum paid by card, in percent; the rest is cash, rounded up to a note. */
  cardPercent: number;
  terminalReference: string;
}

const areas = [
  { area: 'Glabella', view: 'front', x: 0.5, y: 0.36 },
  { area: 'Forehead', view: 'front', x: 0.42, y: 0.22 },
  { area: 'Forehead', view: 'front', x: 0.58, y: 0.22 },
  { area: "Crow's feet right", view: 'right', x: 0.44, y: 0.42 },
  { area: "Crow's feet left", view: 'left', x: 0.56, y: 0.42 },
  { area: 'Bunny lines', view: 'front', x: 0.47, y: 0.47 },
  { area: 'Masseter right', view: 'right', x: 0.52, y: 0.66 },
  { area: 'Chin', view: 'front', x: 0.5, y: 0.84 },
] as const;
const reasons = ['Loyalty', 'Birthday month', 'First visit', 'Staff referral', 'Make-good for a late start'];

/** The visit of a seed. It takes place where it is daytime at `now`, so that it lies within one business day. */
export function planOf(seed: number, now: number): Plan {
  const chance = chanceOf(seed * 2654435761 + 17);
  const { whole: from, pick } = chance;
  const place = placeAt(now, 480, 1140);
  const today = dateOf(now, place.zone);
  const count = from(3, areas.length);
  const points = areas.slice(0, count).map((place) => ({ ...place, quantity: from(4, 20) * 500 }));
  const priceCents = from(28, 120) * 100 + 95;
  return {
    seed,
    place,
    patient: {
      givenName: pick(givenNames),
      familyName: pick(familyNames),
      birthDate: birthDateOf(chance),
      phone: `${place.phone}${String(from(0, 99)).padStart(2, '0')}`,
    },
    toxin: {
      name: 'Veloxa 100 U',
      gtin: gtinOf(chance, '003'),
      lot: `VX${from(1000, 9999)}`,
      serial: String(from(100_000, 999_999)),
      expiresOn: addDays(today, from(60, 500)),
      costCents: from(380, 460) * 100,
      unitPriceCents: from(44, 64) * 25,
    },
    serum: {
      name: 'Vitamin C serum 30 mL',
      gtin: gtinOf(chance, '0400'),
      lot: `S${from(100, 999)}`,
      expiresOn: addDays(today, from(90, 700)),
      priceCents,
      costCents: Math.floor(priceCents / 2),
    },
    points,
    quantity: points.reduce((sum, point) => sum + point.quantity, 0),
    taxRate: pick([50_000, 77_500, 88_750, 200_000]),
    discount: chance.next() < 0.5 ? { cents: from(10, 60) * 100 } : { rate: from(5, 20) * 10_000 },
    discountReason: pick(reasons),
    tipPercent: pick([0, 10, 15, 18, 20]),
    cardPercent: from(20, 80),
    terminalReference: `T${from(100_000, 999_999)}`,
  };
}
