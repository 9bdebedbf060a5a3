import type { CastMember } from './founding.ts';
import { familyNames, givenNames } from './names.ts';

/** What the seeded clinic offers and sells. Prices and costs in cents, quantities in thousandths. */

export const providerCount = 10;
export const taxName = 'Sales tax';
export const taxRate = 88_750;

export const treatmentGoods = [
  {
    name: 'Botulinum toxin 100 U',
    kind: 'toxin',
    unit: 'U',
    packageSize: 100_000,
    retailPriceCents: null,
    costCents: 42_000,
    taxClass: 'none',
    reconstituted: true,
    beyondUseHours: 24,
    reorderPoint: 1_000_000,
  },
  {
    name: 'Hyaluronic filler 1 mL',
    kind: 'filler',
    unit: 'mL',
    packageSize: 1000,
    retailPriceCents: null,
    costCents: 21_000,
    taxClass: 'none',
    reconstituted: false,
    beyondUseHours: null,
    reorderPoint: 30_000,
  },
] as const;

export const retailGoods = [
  ['Gentle cleanser', 3_400, 1_500],
  ['Vitamin C serum', 9_800, 4_400],
  ['Mineral sunscreen', 4_200, 1_900],
  ['Night cream', 7_600, 3_300],
  ['Eye cream', 6_900, 3_000],
  ['Hydrating mask', 2_900, 1_100],
  ['Retinol serum', 8_800, 3_900],
  ['Arnica gel', 2_400, 900],
  ['Lip balm', 1_400, 500],
  ['Niacinamide toner', 3_900, 1_700],
  ['Recovery balm', 5_400, 2_300],
  ['Body lotion', 4_600, 2_000],
].map(([name, retailPriceCents, costCents]) => ({
  name: String(name),
  kind: 'skincare' as const,
  unit: 'each' as const,
  packageSize: 1000,
  retailPriceCents: Number(retailPriceCents),
  costCents: Number(costCents),
  taxClass: 'standard' as const,
  reconstituted: false,
  beyondUseHours: null,
  reorderPoint: 20_000,
}));

/** Two services make a visit of fifty minutes at most: one injectable and one other. `product` is a place in `treatmentGoods`. */
export const offered = [
  {
    name: 'Botulinum toxin, upper face',
    category: 'Injectables',
    durationMinutes: 25,
    processingMinutes: 0,
    bufferMinutes: 5,
    pricing: 'perUnit',
    priceCents: 1_400,
    estimatedQuantity: 24_000,
    product: 0,
  },
  {
    name: 'Lip filler',
    category: 'Injectables',
    durationMinutes: 25,
    processingMinutes: 0,
    bufferMinutes: 5,
    pricing: 'flat',
    priceCents: 72_000,
    estimatedQuantity: 1000,
    product: 1,
  },
  {
    name: 'Express facial',
    category: 'Skin',
    durationMinutes: 20,
    processingMinutes: 0,
    bufferMinutes: 0,
    pricing: 'flat',
    priceCents: 9_500,
    estimatedQuantity: 1000,
    product: null,
  },
  {
    name: 'Light peel',
    category: 'Skin',
    durationMinutes: 10,
    processingMinutes: 10,
    bufferMinutes: 0,
    pricing: 'flat',
    priceCents: 12_500,
    estimatedQuantity: 1000,
    product: null,
  },
  {
    name: 'Skin consultation',
    category: 'Consultation',
    durationMinutes: 15,
    processingMinutes: 0,
    bufferMinutes: 5,
    pricing: 'flat',
    priceCents: 5_000,
    estimatedQuantity: 1000,
    product: null,
  },
] as const;

export const consentBody = [
  'I, {patient}, ask {provider} of {clinic} to treat me with {service}. I have read this page in my own time and may stop at any moment.',
  '## What can happen',
  'Common and short: redness, small bumps, bruising, tenderness or a feeling of tightness, usually gone within days.',
  '- Uneven result, or one that differs from what I expected',
  '- Infection at an injection point, or an allergic reaction',
  '## My decision',
  'My questions have been answered. I know that this treatment is cosmetic and that I pay for it myself. I consent to it today, {date}.',
].join('\n\n');

/** A member of staff; the first provider owns the clinic. The passwords are no secret: the data is made up. */
export function person(index: number, id: string): CastMember {
  const provider = index < 100;
  const role = index === 0 ? 'owner' : provider ? 'injector' : index < 200 ? 'frontDesk' : 'stockKeeper';
  const given = givenNames[(index * 37 + 5) % givenNames.length] ?? '';
  const family = familyNames[(index * 53 + 11) % familyNames.length] ?? '';
  const login = index === 0 ? 'owner' : `${role.toLowerCase()}${(index % 100) + (provider ? 0 : 1)}`;
  const title = index === 0 ? 'Medical director' : provider ? 'Nurse injector' : '';
  return { id, name: `${given} ${family}`, title, login, password: `made-up-${login}-1`, role };
}
