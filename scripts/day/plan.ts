import { addDays, dateOf } from '../../electron/kernel/dates.ts';
import { gtinOf, type Place, placeAt } from '../scripted/chance.ts';
import type { Goods } from '../scripted/team.ts';
import { chanceOf } from '../seed/chance.ts';
import { type Customer, customersOf } from './customers.ts';

/** Everything about a day that follows from its seed. Cents, thousandths. */
export interface DayPlan {
  place: Place;
  today: string;
  taxRate: number;
  facialCents: number;
  unitCents: number;
  /** Of three facials. */
  packageCents: number;
  products: Goods[];
  toxinGtin: string;
  customers: Customer[];
  /** By place among the sales: of which the first line is given back, and which one is void. */
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

const goods = ['Vitamin C serum', 'Barrier cream', 'Mineral sunscreen', 'Gentle cleanser', 'Night retinal', 'Lip balm'];

/** True if nobody before has paid with this customer's gift card: there is something on it. */
function firstWith(customers: readonly Customer[], at: number): boolean {
  return customers.findIndex(({ cardOf }) => cardOf === customers[at]?.cardOf) === at;
}

/** The day of a seed, at a place where it is daytime at `now`: it lies within one business date. */
export function dayPlanOf(seed: number, now: number): DayPlan {
  const chance = chanceOf(seed * 2654435761 + 97);
  const { whole, pick } = chance;
  const place = placeAt(now, 420, 1080);
  const today = dateOf(now, place.zone);
  const customers = customersOf(chance, goods.length);
  const facialCents = whole(90, 180) * 100;
  const places = (wanted: (customer: Customer) => boolean): number[] =>
    customers.flatMap((customer, at) => (wanted(customer) ? [at] : []));
  const plain = places((customer) => customer.errand === 'retail' && customer.cardOf === null);
  // one of each way to have paid: with cards and deposits what is given back goes where it came from
  const refunds = [
    pick(plain.filter((at) => at < 50)),
    pick(places(({ cardOf }) => cardOf !== null).filter((at) => firstWith(customers, at))),
    pick(places((customer) => customer.usesPackage)),
    pick(places((customer) => customer.errand === 'facial' && customer.follows !== null && !customer.usesPackage)),
    pick(places((customer) => customer.errand === 'toxin')),
    pick(plain.filter((at) => at >= 50 && at < 100 && customers[at]?.paying.length === 3)),
  ];
  return {
    place,
    today,
    taxRate: pick([50_000, 77_500, 88_750, 100_000]),
    facialCents,
    unitCents: whole(44, 64) * 25,
    packageCents: Math.floor(facialCents * 2.55) + whole(0, 99),
    products: goods.map((name): Goods => {
      const priceCents = whole(12, 140) * 100 + 95;
      return {
        name,
        gtin: gtinOf(chance, '0400'),
        priceCents,
        costCents: Math.floor(priceCents / 2),
        lot: `L${whole(100, 999)}`,
        expiresOn: addDays(today, whole(90, 700)),
      };
    }),
    toxinGtin: gtinOf(chance, '003'),
    customers,
    refunds,
    voided: pick(plain.filter((at) => at >= 100)),
    printerFailsAfter: whole(58, 66),
    printerAwayFor: whole(4, 7),
    payInCents: whole(10, 40) * 100,
    payOutCents: whole(5, 30) * 100,
    dropCents: whole(20, 60) * 100,
    differenceCents: whole(-15, 15) * 25,
  };
}
