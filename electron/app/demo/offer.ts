import { setTaxRate } from '../../billing/service.ts';
import { AddServiceInput } from '../../catalog/schemas.ts';
import { createService } from '../../catalog/service.ts';
import { createProduct } from '../../inventory/products/service.ts';
import { addStandardAftercare } from '../standardAftercare.ts';
import { addStandardConsents } from '../standardConsents.ts';
import { addStandardNotes } from '../standardNotes.ts';
import { type ProductKey, products } from './products.ts';
import type { Stage } from './stage.ts';

export const supplyKeys = ['needle', 'cannula', 'gauze', 'numbing', 'tip'] as const;
type SupplyKey = (typeof supplyKeys)[number];
export const retailKeys = ['sunscreen', 'vitaminC', 'cleanser', 'balm', 'retinol'] as const;

interface Offered {
  name: string;
  category: string;
  minutes: number;
  processing?: number;
  finishing?: number;
  buffer?: number;
  /** The kind of device it takes. */
  device?: string;
  /** Offered with the LED light. */
  light?: true;
  pricing: 'perUnit' | 'perArea' | 'flat';
  cents: number;
  product?: ProductKey;
  usual?: number;
  consent: 'neurotoxin' | 'filler' | 'laserSkin' | null;
  /** Days after which it is due again; toxin has the clinic's interval. */
  recall?: number;
  deposit?: true;
  /** Supplies it uses, in pieces. */
  supplies?: Partial<Record<SupplyKey, number>>;
  /** A prescription treatment. */
  exam?: true;
  /** How often it is booked, compared with the others. */
  weight: number;
}

/** What the clinic offers, in the order of its list. */
export const offered = {
  upperFace: {
    name: 'Neurotoxin, upper face',
    category: 'Injectables',
    exam: true,
    minutes: 30,
    pricing: 'perUnit',
    cents: 1350,
    product: 'serenox',
    usual: 40_000,
    consent: 'neurotoxin',
    supplies: { needle: 2, gauze: 4 },
    weight: 22,
  },
  frown: {
    name: 'Neurotoxin, frown lines',
    category: 'Injectables',
    exam: true,
    minutes: 15,
    buffer: 5,
    pricing: 'perUnit',
    cents: 1350,
    product: 'serenox',
    usual: 20_000,
    consent: 'neurotoxin',
    supplies: { needle: 1, gauze: 2 },
    weight: 14,
  },
  lips: {
    name: 'Lip filler',
    category: 'Injectables',
    exam: true,
    minutes: 45,
    pricing: 'perUnit',
    cents: 69_000,
    product: 'lipGel',
    usual: 1000,
    recall: 270,
    consent: 'filler',
    supplies: { cannula: 1, needle: 1, gauze: 4, numbing: 1 },
    weight: 12,
  },
  midface: {
    name: 'Cheek and midface filler',
    category: 'Injectables',
    exam: true,
    minutes: 60,
    pricing: 'perUnit',
    cents: 78_000,
    product: 'volumeGel',
    usual: 2000,
    recall: 365,
    deposit: true,
    consent: 'filler',
    supplies: { cannula: 2, gauze: 6 },
    weight: 8,
  },
  hair: {
    name: 'Laser hair removal',
    category: 'Laser and light',
    minutes: 30,
    pricing: 'perArea',
    cents: 12_500,
    usual: 2000,
    recall: 42,
    consent: 'laserSkin',
    weight: 9,
  },
  photofacial: {
    name: 'IPL photofacial',
    device: 'IPL',
    category: 'Laser and light',
    minutes: 45,
    buffer: 5,
    pricing: 'flat',
    cents: 32_000,
    recall: 21,
    consent: 'laserSkin',
    weight: 6,
  },
  peel: {
    name: 'Chemical peel',
    light: true,
    category: 'Skin',
    minutes: 20,
    processing: 20,
    buffer: 10,
    pricing: 'flat',
    cents: 18_000,
    recall: 14,
    consent: 'laserSkin',
    weight: 7,
  },
  needling: {
    name: 'Microneedling',
    light: true,
    category: 'Skin',
    minutes: 40,
    processing: 15,
    finishing: 5,
    buffer: 5,
    pricing: 'flat',
    cents: 34_000,
    recall: 35,
    deposit: true,
    consent: 'laserSkin',
    supplies: { tip: 1, numbing: 1, gauze: 6 },
    weight: 6,
  },
  facial: {
    name: 'Hydrating facial',
    light: true,
    category: 'Skin',
    minutes: 60,
    pricing: 'flat',
    cents: 16_500,
    recall: 18,
    consent: null,
    weight: 8,
  },
  consult: {
    name: 'Consultation',
    category: 'Visits',
    minutes: 30,
    pricing: 'flat',
    cents: 5000,
    consent: null,
    weight: 6,
  },
  review: {
    name: 'Review after two weeks',
    category: 'Visits',
    minutes: 15,
    pricing: 'flat',
    cents: 2500,
    consent: null,
    weight: 5,
  },
} as const satisfies Record<string, Offered>;
export type ServiceKey = keyof typeof offered;
export const serviceKeys = Object.keys(offered) as [ServiceKey, ...ServiceKey[]];

/** One service with everything optional spelled out. */
export function offer(key: ServiceKey): Offered {
  return offered[key];
}

/** Minutes a service takes from a provider's column: hands-on, processing, finishing and buffer. */
export function minutesOf(key: ServiceKey): number {
  const { minutes, processing = 0, finishing = 0, buffer = 0 } = offer(key);
  return minutes + processing + finishing + buffer;
}

export interface Shelf {
  product: Record<ProductKey, string>;
  service: Record<ServiceKey, string>;
}

/** Puts prices, products, tax and consent texts in place. */
export function stockOffer(stage: Stage, at: number): Shelf {
  const { tx } = stage;
  const product = mapKeys(
    products,
    (row) =>
      stage.play(at, 'owner', 'inventory.addProduct', (act) =>
        createProduct(tx, act, {
          taxClass: 'none',
          reconstituted: false,
          criticalLevel: Math.floor(row.reorderPoint / 4000) * 1000,
          ...row,
        }),
      ).id,
  );
  const light = stage.play(at, 'owner', 'catalog.addService', (act) =>
    createService(
      tx,
      act,
      AddServiceInput.parse({
        name: 'LED light',
        category: 'Skin',
        durationMinutes: 15,
        pricing: 'flat',
        priceCents: 4500,
        addOnOnly: true,
      }),
    ),
  );
  const service = mapKeys(
    offered,
    (row: Offered) =>
      stage.play(at, 'owner', 'catalog.addService', (act) =>
        createService(
          tx,
          act,
          AddServiceInput.parse({
            name: row.name,
            category: row.category,
            durationMinutes: row.minutes,
            processingMinutes: row.processing ?? 0,
            finishingMinutes: row.finishing ?? 0,
            bufferMinutes: row.buffer ?? 0,
            deviceKind: row.device ?? null,
            addOns: row.light ? [{ serviceId: light.id, extraMinutes: 15 }] : [],
            supplies: supplyKeys.flatMap((supply) => {
              const pieces = row.supplies?.[supply];
              return pieces ? [{ productId: product[supply], quantity: pieces * 1000 }] : [];
            }),
            pricing: row.pricing,
            priceCents: row.cents,
            taxClass: 'none',
            cosmetic: true,
            productId: row.product ? product[row.product] : null,
            estimatedQuantity: row.usual ?? 1000,
            needsDeposit: row.deposit ?? false,
            recallDays: row.recall ?? null,
            needsExam: row.exam ?? false,
          }),
        ),
      ).id,
  );
  const asking = (consent: Offered['consent']): string[] =>
    serviceKeys.filter((key) => offered[key].consent === consent).map((key) => service[key]);
  stage.play(at, 'owner', 'consents.addTemplate', (act) =>
    addStandardConsents(tx, act, {
      neurotoxin: asking('neurotoxin'),
      filler: asking('filler'),
      laserSkin: asking('laserSkin'),
    }),
  );
  stage.play(at, 'owner', 'charting.notes.saveTemplate', (act) =>
    addStandardNotes(tx, act, {
      neurotoxin: asking('neurotoxin'),
      filler: asking('filler'),
      laser: [service.hair, service.photofacial],
      skincare: [service.peel, service.needling, service.facial],
      soap: [service.consult, service.review],
    }),
  );
  stage.play(at, 'owner', 'charting.aftercare.save', (act) =>
    addStandardAftercare(tx, act, {
      neurotoxin: asking('neurotoxin'),
      filler: asking('filler'),
      laser: [service.hair, service.photofacial],
      skin: [service.peel, service.needling],
    }),
  );
  stage.play(at, 'owner', 'billing.setTaxRate', (act) =>
    setTaxRate(tx, act, { taxClass: 'standard', name: 'Sales tax', rate: 88_750, inclusive: false }),
  );
  return { product, service };
}

function mapKeys<K extends string, V>(rows: Readonly<Record<K, V>>, make: (row: V) => string): Record<K, string> {
  return Object.fromEntries(Object.entries<V>(rows).map(([key, row]) => [key, make(row)])) as Record<K, string>;
}
