import type { Client } from './httpClient.ts';
import type { Plan } from './plan.ts';

export const injectorLogin = { login: 'noa', password: 'two-lemons-in-a-bowl' };
export const receptionLogin = { login: 'ruth', password: 'umbrella-on-the-stairs' };

/** What a furnished clinic offers, by id. */
export interface House {
  injectorId: string;
  serviceId: string;
  toxinId: string;
  serumId: string;
  containerId: string;
  containerCode: string;
}

/** Sets a new clinic up through its owner's hands: people, a room, a service with its consent, products and a delivery. */
export async function furnish(owner: Client, plan: Plan): Promise<House> {
  const injector = await owner.staff.add.mutate({
    name: 'Noa Lindgren, RN',
    title: 'Nurse injector',
    role: 'injector',
    provider: true,
    ...injectorLogin,
  });
  await owner.staff.add.mutate({
    name: 'Ruth Adeyemi',
    title: 'Front desk',
    role: 'frontDesk',
    provider: false,
    ...receptionLogin,
  });
  await owner.staff.setHours.mutate({
    staffId: injector.id,
    expectedVersion: 1,
    hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, untilMinute: 1440 })),
  });
  const standard = (await owner.billing.taxRates.query({})).taxRates.find((rate) => rate.taxClass === 'standard');
  await owner.billing.setTaxRate.mutate({
    taxClass: 'standard',
    name: 'Sales tax',
    rate: plan.taxRate,
    ...(standard ? { expectedVersion: standard.version } : {}),
  });
  const toxin = await owner.inventory.addProduct.mutate({
    name: plan.toxin.name,
    kind: 'toxin',
    unit: 'U',
    packageSize: 100_000,
    gtin: plan.toxin.gtin,
    reconstituted: true,
    beyondUseHours: 24,
  });
  const serum = await owner.inventory.addProduct.mutate({
    name: plan.serum.name,
    kind: 'skincare',
    unit: 'each',
    packageSize: 1000,
    gtin: plan.serum.gtin,
    retailPriceCents: plan.serum.priceCents,
    taxClass: 'standard',
  });
  const service = await owner.catalog.addService.mutate({
    name: 'Neurotoxin, per unit',
    category: 'Injectables',
    durationMinutes: 30,
    bufferMinutes: 10,
    pricing: 'perUnit',
    priceCents: plan.toxin.unitPriceCents,
    taxClass: 'none',
    productId: toxin.id,
    estimatedQuantity: 20_000,
  });
  const consent = (await owner.consents.templates.query({})).templates.find(
    (template) => template.name === 'Neurotoxin',
  );
  if (!consent) throw new Error('A new clinic has no consent for neurotoxins.');
  await owner.consents.require.mutate({ serviceId: service.id, templateId: consent.id, required: true });
  const stockRoom = (await owner.clinic.locations.query({})).locations.find((place) => place.roomId === null);
  if (!stockRoom) throw new Error('The clinic has no stock room.');
  const { toxin: vial, serum: bottle } = plan;
  const received = await owner.inventory.receive.mutate({
    gtin: vial.gtin,
    lot: vial.lot,
    expiresOn: vial.expiresOn,
    locationId: stockRoom.id,
    containers: 1,
    costCents: vial.costCents,
    serials: [vial.serial],
  });
  await owner.inventory.receive.mutate({
    gtin: bottle.gtin,
    lot: bottle.lot,
    expiresOn: bottle.expiresOn,
    locationId: stockRoom.id,
    quantity: 6000,
    costCents: bottle.costCents * 6,
  });
  const [container] = received.containers;
  if (!container) throw new Error('The delivery brought no vial.');
  return {
    injectorId: injector.id,
    serviceId: service.id,
    toxinId: toxin.id,
    serumId: serum.id,
    containerId: container.id,
    containerCode: container.code,
  };
}
