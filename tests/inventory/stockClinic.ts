import { listLocations } from '../../electron/clinic/service.ts';
import type { Client, TestClinic } from '../harness.ts';

/** Botox 100 U (GTIN with the NDC inside), a filler syringe and a cream, as a clinic has them. */
export const botoxGtin = '00300233921012';
export const creamGtin = '04006381333931';

export interface Shelf {
  locationId: string;
  otherLocationId: string;
  botox: string;
  filler: string;
  cream: string;
}

/** Adds three products and says where stock may lie. */
export async function fillShelf(clinic: TestClinic, keeper: Client): Promise<Shelf> {
  const [first, second] = listLocations(clinic.opened.store.read);
  if (!first || !second) throw new Error('The standard clinic has locations.');
  const botox = await keeper.inventory.addProduct.mutate({
    name: 'Botox Cosmetic 100 U',
    kind: 'toxin',
    unit: 'U',
    packageSize: 100_000,
    gtin: botoxGtin,
    reconstituted: true,
    beyondUseHours: 24,
    reorderPoint: 200_000,
  });
  const filler = await keeper.inventory.addProduct.mutate({
    name: 'Juvederm Voluma 1 mL',
    kind: 'filler',
    unit: 'mL',
    packageSize: 1000,
  });
  const cream = await keeper.inventory.addProduct.mutate({
    name: 'Repair cream',
    kind: 'skincare',
    unit: 'each',
    packageSize: 1000,
    gtin: creamGtin,
    retailPriceCents: 4500,
    taxClass: 'standard',
  });
  return {
    locationId: first.id,
    otherLocationId: second.id,
    botox: botox.id,
    filler: filler.id,
    cream: cream.id,
  };
}

/** A delivery of ten creams, lot CR1. */
export function receiveCreams(keeper: Client, shelf: Shelf) {
  return keeper.inventory.receive.mutate({
    productId: shelf.cream,
    lot: 'CR1',
    expiresOn: '2027-06-30',
    locationId: shelf.locationId,
    quantity: 10_000,
    costCents: 15_000,
  });
}

/** A delivery of containers; the answer has their codes. */
export function receiveVials(
  keeper: Client,
  shelf: Shelf,
  productId: string,
  change: Partial<{ lot: string; expiresOn: string; containers: number; costCents: number; serials: string[] }> = {},
) {
  return keeper.inventory.receive.mutate({
    productId,
    lot: 'C7001',
    expiresOn: '2027-01-31',
    locationId: shelf.locationId,
    containers: 1,
    costCents: 60_000,
    ...change,
  });
}

/** Nobody is asked to see what is thrown away. */
export const nobodyElse = { whoApproved: () => undefined, spend: () => undefined };
