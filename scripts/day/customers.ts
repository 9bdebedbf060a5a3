import { birthDateOf, familyNames, givenNames } from '../scripted/chance.ts';
import type { Chance } from '../seed/chance.ts';

/** What somebody comes for. A deposit is paid by whoever books for later in the day. */
export type Errand = 'facial' | 'toxin' | 'retail' | 'giftCard' | 'package' | 'deposit';
export type Fresh = 'cash' | 'cardTerminal' | 'check' | 'bankTransfer';

/** One customer of the day, who is one sale. Cents, thousandths. */
export interface Customer {
  errand: Errand;
  /** Which products, by place in the list. */
  products: number[];
  /** Somebody new; null for passers-by and for those who were here before. */
  patient: { givenName: string; familyName: string; birthDate: string } | null;
  /** The customer, by place, who is the same person: they bought the package or paid the deposit. */
  follows: number | null;
  usesPackage: boolean;
  /** The customer, by place, who bought the gift card that pays first. */
  cardOf: number | null;
  /** What a gift card is loaded with, or a deposit amounts to. */
  amountCents: number;
  /** A share of the first line in millionths; 0: none. */
  discountRate: number;
  tipPercent: number;
  /** Fresh money in this order: each but the last covers `splitPercent` of what is due, the last the rest. */
  paying: readonly [Fresh, ...Fresh[]];
  splitPercent: number;
  reference: string;
  provider: number;
  /** Toxin: thousandths of a unit. */
  units: number;
}

/** How many come on a day. */
const many = 126;
/** How many facials out of their package each buyer of one has on the day. */
const packageUses = [3, 2, 2, 1, 1];
/** How many sales each gift card pays for, wholly or in part. */
const cardUses = [2, 2, 2, 1, 1];
const deposits = 8;

const ways: ReadonlyArray<Customer['paying']> = [
  ['cash'],
  ['cash'],
  ['cash'],
  ['cardTerminal'],
  ['cardTerminal'],
  ['cardTerminal'],
  ['cash', 'cardTerminal'],
  ['cardTerminal', 'cash'],
  ['cash', 'check', 'cardTerminal'],
  ['bankTransfer', 'cardTerminal', 'cash'],
  ['check'],
  ['bankTransfer'],
];

/** Everyone who comes, in their order. `goods` is how many products there are. */
export function customersOf(chance: Chance, goods: number): Customer[] {
  const { whole, pick, next } = chance;
  const list: Array<Customer | undefined> = Array.from({ length: many }, () => undefined);
  let visits = 0;
  const someone = (at: number): Customer['patient'] => ({
    givenName: pick(givenNames),
    familyName: `${pick(familyNames)}-${at + 1}`,
    birthDate: birthDateOf(chance),
  });
  const put = (at: number, errand: Errand, of: Partial<Customer> = {}): number => {
    const care = errand === 'facial' || errand === 'toxin';
    const ahead = errand === 'giftCard' || errand === 'package' || errand === 'deposit';
    const known = errand === 'retail' ? next() < 0.3 : errand !== 'giftCard' && (of.follows ?? null) === null;
    list[at] = {
      errand,
      products: ahead ? [] : Array.from({ length: care ? whole(0, 1) : whole(1, 3) }, () => whole(0, goods - 1)),
      patient: known ? someone(at) : null,
      follows: null,
      usesPackage: false,
      cardOf: null,
      amountCents: 0,
      discountRate: !ahead && next() < 0.2 ? whole(5, 25) * 10_000 : 0,
      tipPercent: care ? pick([0, 10, 15, 18, 20]) : 0,
      paying: pick(ways),
      splitPercent: whole(20, 60),
      reference: `T${whole(100_000, 999_999)}`,
      provider: care || errand === 'deposit' ? visits++ % 3 : 0,
      units: whole(8, 30) * 500,
      ...of,
    };
    return at;
  };
  const free = (from: number, until: number): number => {
    const left = list.flatMap((customer, at) => (customer === undefined && at >= from && at < until ? [at] : []));
    if (left.length === 0) throw new RangeError('The day is full.');
    return pick(left);
  };
  for (const [i, uses] of packageUses.entries()) {
    const buyer = put(free(0, 30), 'package', { discountRate: uses === 1 ? 50_000 : 0 });
    // always with the same provider, one visit after the other: nobody is in two rooms at once
    for (let use = 0; use < uses; use += 1)
      put(free(buyer + 1, many), 'facial', { follows: buyer, usesPackage: true, discountRate: 0, provider: i % 3 });
  }
  for (const uses of cardUses) {
    const buyer = put(free(0, 40), 'giftCard', { amountCents: whole(4, 15) * 1000 });
    for (let use = 0; use < uses; use += 1) put(free(buyer + 1, many), 'retail', { cardOf: buyer });
  }
  for (let i = 0; i < deposits; i += 1) {
    const booker = put(free(0, 60), 'deposit', { amountCents: whole(2, 6) * 1000 });
    put(free(booker + 1, many), 'facial', { follows: booker, provider: list[booker]?.provider ?? 0 });
  }
  for (let i = 0; i < 12; i += 1) put(free(0, many), 'facial');
  for (let i = 0; i < 13; i += 1) put(free(0, many), 'toxin');
  // three kinds in one sale come up on every day, and are given back on every day
  put(free(50, 100), 'retail', { paying: ['cash', 'check', 'cardTerminal'] });
  return list.map((customer, at) => customer ?? list[put(at, 'retail')]).filter((customer) => customer !== undefined);
}
