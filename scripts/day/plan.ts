import { gtinCheckDigit } from '../../electron/devices/gtin/rules.ts';
import { addDays, dateOf, minuteOfDay } from '../../electron/kernel/dates.ts';
import { numbersFrom, places } from '../visit/plan.ts';

/** What somebody comes for. */
export type Errand = 'facial' | 'toxin' | 'retail';
/** How they pay. */
export type Paying = 'cash' | 'card' | 'split' | 'check' | 'transfer';

/** One customer of the day. Cents, thousandths. */
export interface Customer {
  errand: Errand;
  /** Which products, by place in the list. */
  products: number[];
  patient: { givenName: string; familyName: string; birthDate: string } | null;
  /** A share of the first line in millionths; 0: none. */
  discountRate: number;
  tipPercent: number;
  paying: Paying;
  /** Of the sum, paid in cash first where it is split. */
  cashPercent: number;
  reference: string;
  provider: number;
  /** Toxin: thousandths of a unit. */
  units: number;
}

/** Everything about a day that follows from its seed. */
export interface DayPlan {
  place: (typeof places)[number];
  today: string;
  taxRate: number;
  facialCents: number;
  unitCents: number;
  products: Array<{
    name: string;
    gtin: string;
    priceCents: number;
    costCents: number;
    lot: string;
    expiresOn: string;
  }>;
  toxinGtin: string;
  customers: Customer[];
  /** By place among the sales: which are refunded in part, and which one is void. */
  refunds: number[];
  voided: number;
  /** After how many sales the printer loses its connection, and for how many it stays away. */
  printerFailsAfter: number;
  printerAwayFor: number;
  payInCents: number;
  payOutCents: number;
  dropCents: number;
  /** What is found above (or, negative, below) the expected cash at closing. */
  differenceCents: number;
}

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
const goods = ['Vitamin C serum', 'Barrier cream', 'Mineral sunscreen', 'Gentle cleanser', 'Night retinal', 'Lip balm'];

/** How many come on a day, and how many of them for care. */
const many = 126;
const forCare = 42;

/** The day of a seed, at a place where it is daytime at `now`: it lies within one business date. */
export function dayPlanOf(seed: number, now: number): DayPlan {
  const next = numbersFrom(seed * 2654435761 + 97);
  const from = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(list: readonly T[]): T => list[from(0, list.length - 1)] as T;
  const gtin = (): string => {
    const body = `0400${String(from(0, 999_999_999)).padStart(9, '0')}`;
    return body + gtinCheckDigit(body);
  };
  const place = places.find(({ zone }) => minuteOfDay(now, zone) >= 420 && minuteOfDay(now, zone) < 1080) ?? places[0];
  const today = dateOf(now, place.zone);
  const care = new Set<number>();
  const voided = from(100, 120);
  while (care.size < forCare) {
    const at = from(0, many - 1);
    if (at !== voided) care.add(at);
  }
  let visits = 0;
  const customers = Array.from({ length: many }, (_, i): Customer => {
    const errand: Errand = care.has(i) ? (visits++ % 3 === 0 ? 'toxin' : 'facial') : 'retail';
    const known = errand !== 'retail' || next() < 0.3;
    return {
      errand,
      products: Array.from({ length: errand === 'retail' ? from(1, 3) : from(0, 1) }, () => from(0, goods.length - 1)),
      patient: known
        ? {
            givenName: pick(given),
            familyName: `${pick(family)}-${i + 1}`,
            birthDate: `${from(1950, 2004)}-${String(from(1, 12)).padStart(2, '0')}-${String(from(1, 28)).padStart(2, '0')}`,
          }
        : null,
      discountRate: next() < 0.2 ? from(5, 25) * 10_000 : 0,
      tipPercent: errand === 'retail' ? 0 : pick([0, 10, 15, 18, 20]),
      paying: pick(['cash', 'cash', 'card', 'card', 'card', 'split', 'split', 'check', 'transfer']),
      cashPercent: from(20, 80),
      reference: `T${from(100_000, 999_999)}`,
      provider: visits % 3,
      units: from(8, 30) * 500,
    };
  });
  return {
    place,
    today,
    taxRate: pick([50_000, 77_500, 88_750, 100_000]),
    facialCents: from(90, 180) * 100,
    unitCents: from(44, 64) * 25,
    products: goods.map((name) => {
      const priceCents = from(12, 140) * 100 + 95;
      return {
        name,
        gtin: gtin(),
        priceCents,
        costCents: Math.floor(priceCents / 2),
        lot: `L${from(100, 999)}`,
        expiresOn: addDays(today, from(90, 700)),
      };
    }),
    toxinGtin: gtin(),
    customers,
    refunds: [from(5, 12), from(20, 30), from(40, 48), from(55, 65), from(80, 95)],
    voided,
    printerFailsAfter: from(58, 66),
    printerAwayFor: from(4, 7),
    payInCents: from(10, 40) * 100,
    payOutCents: from(5, 30) * 100,
    dropCents: from(20, 60) * 100,
    differenceCents: from(-15, 15) * 25,
  };
}
