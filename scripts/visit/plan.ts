import { gtinCheckDigit } from '../../electron/devices/gtin/rules.ts';
import { addDays, dateOf, minuteOfDay } from '../../electron/kernel/dates.ts';
import type { Currency } from '../../electron/kernel/money.ts';

/** Everything about one visit that follows from its seed. Cents, thousandths, epoch milliseconds. */
export interface Plan {
  seed: number;
  place: { zone: string; currency: Currency; country: string; phone: string };
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
  serum: { name: string; gtin: string; lot: string; expiresOn: string; priceCents: number; costCents: number };
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

/** Where a scripted visit or day may take place: there is always one where it is daytime. */
export const places = [
  { zone: 'America/New_York', currency: 'USD', country: 'US', phone: '(212) 555-01' },
  { zone: 'Europe/London', currency: 'GBP', country: 'GB', phone: '020 7946 09' },
  { zone: 'Australia/Sydney', currency: 'AUD', country: 'AU', phone: '02 5550 43' },
  { zone: 'Asia/Singapore', currency: 'SGD', country: 'SG', phone: '6123 45' },
  { zone: 'America/Los_Angeles', currency: 'USD', country: 'US', phone: '(310) 555-01' },
  { zone: 'Asia/Dubai', currency: 'AED', country: 'AE', phone: '04 234 56' },
] as const satisfies ReadonlyArray<Plan['place']>;

const given = [
  'Amélie',
  'Noor',
  'Grace',
  'Zoë',
  'Lucía',
  'Marek',
  'Priya',
  'Søren',
  'Chloé',
  'Teresa',
  'Ines',
  'Björk',
];
const family = [
  'Dupont',
  'Okonkwo',
  'Hartmann',
  'García',
  'Novák',
  'Lindqvist',
  'Nakamura',
  "O'Brien",
  'Şahin',
  'Moreau',
];
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

/** A small generator of repeatable numbers (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The visit of a seed. It takes place where it is daytime at `now`, so that it lies within one business day. */
export function planOf(seed: number, now: number): Plan {
  const next = numbersFrom(seed * 2654435761 + 17);
  const from = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => list[from(0, list.length - 1)] as T;
  const gtin = (prefix: string): string => {
    const body = `${prefix}${String(from(0, 9_999_999)).padStart(13 - prefix.length, '0')}`.slice(0, 13);
    return body + gtinCheckDigit(body);
  };
  const place = places.find(({ zone }) => minuteOfDay(now, zone) >= 480 && minuteOfDay(now, zone) < 1140) ?? places[0];
  const today = dateOf(now, place.zone);
  const count = from(3, areas.length);
  const points = areas.slice(0, count).map((place) => ({ ...place, quantity: from(4, 20) * 500 }));
  const priceCents = from(28, 120) * 100 + 95;
  return {
    seed,
    place,
    patient: {
      givenName: pick(given),
      familyName: pick(family),
      birthDate: `${from(1950, 2004)}-${String(from(1, 12)).padStart(2, '0')}-${String(from(1, 28)).padStart(2, '0')}`,
      phone: `${place.phone}${String(from(0, 99)).padStart(2, '0')}`,
    },
    toxin: {
      name: 'Veloxa 100 U',
      gtin: gtin('003'),
      lot: `VX${from(1000, 9999)}`,
      serial: String(from(100_000, 999_999)),
      expiresOn: addDays(today, from(60, 500)),
      costCents: from(380, 460) * 100,
      unitPriceCents: from(44, 64) * 25,
    },
    serum: {
      name: 'Vitamin C serum 30 mL',
      gtin: gtin('0400'),
      lot: `S${from(100, 999)}`,
      expiresOn: addDays(today, from(90, 700)),
      priceCents,
      costCents: Math.floor(priceCents / 2),
    },
    points,
    quantity: points.reduce((sum, point) => sum + point.quantity, 0),
    taxRate: pick([50_000, 77_500, 88_750, 200_000]),
    discount: next() < 0.5 ? { cents: from(10, 60) * 100 } : { rate: from(5, 20) * 10_000 },
    discountReason: pick(reasons),
    tipPercent: pick([0, 10, 15, 18, 20]),
    cardPercent: from(20, 80),
    terminalReference: `T${from(100_000, 999_999)}`,
  };
}
