/** GTINs under 952, the prefix that GS1 keeps for demonstrations; the last digit is the check digit. */
export const products = {
  serenox: {
    name: 'Serenox 100 U (onabotulinumtoxinA)',
    kind: 'toxin',
    unit: 'U',
    packageSize: 100_000,
    gtin: gtin(101),
    reconstituted: true,
    beyondUseHours: 24,
    reorderPoint: 800_000,
  },
  lipGel: {
    name: 'Lumivance Lips 1 mL (hyaluronic acid)',
    kind: 'filler',
    unit: 'mL',
    packageSize: 1000,
    gtin: gtin(201),
    reorderPoint: 8000,
  },
  volumeGel: {
    name: 'Lumivance Volume 1 mL (hyaluronic acid)',
    kind: 'filler',
    unit: 'mL',
    packageSize: 1000,
    gtin: gtin(202),
    reorderPoint: 8000,
  },
  sunscreen: { name: 'Mineral sunscreen SPF 50, 50 mL', ...retail(301, 3800, 12) },
  vitaminC: { name: 'Vitamin C serum 15 %, 30 mL', ...retail(302, 9600, 8) },
  cleanser: { name: 'Gentle cleanser, 200 mL', ...retail(303, 2800, 10) },
  balm: { name: 'Repair balm, 40 mL', ...retail(304, 2400, 10) },
  retinol: { name: 'Retinol night cream 0.5 %, 30 mL', ...retail(305, 7400, 6) },
  needle: { name: 'Needle 30G 13 mm', ...supply(401, 150) },
  cannula: { name: 'Cannula 25G 50 mm', ...supply(402, 15) },
  gauze: { name: 'Gauze 5 x 5 cm', ...supply(403, 200) },
  numbing: { name: 'Numbing cream, single dose', ...supply(404, 20) },
  tip: { name: 'Microneedling tip, sterile', ...supply(405, 8) },
} as const;
export type ProductKey = keyof typeof products;

function retail(item: number, cents: number, reorder: number) {
  return {
    kind: 'skincare',
    unit: 'each',
    packageSize: 1000,
    gtin: gtin(item),
    retailPriceCents: cents,
    taxClass: 'standard',
    reorderPoint: reorder * 1000,
  } as const;
}

function supply(item: number, reorder: number) {
  return { kind: 'supply', unit: 'each', packageSize: 1000, gtin: gtin(item), reorderPoint: reorder * 1000 } as const;
}

/** A GTIN-14 with its check digit (GS1 General Specifications 7.9: weights 3 and 1). */
function gtin(item: number): string {
  const digits = `0952123450${String(item).padStart(3, '0')}`;
  const sum = Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
