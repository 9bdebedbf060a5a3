import type { Client } from '../visit/httpClient.ts';
import type { DayPlan } from './plan.ts';

export const ownerLogin = { login: 'olga', password: 'a-quiet-long-evening' };
export const providerLogin = { login: 'noa', password: 'two-lemons-in-a-bowl' };
export const deskLogin = { login: 'ruth', password: 'umbrella-on-the-stairs' };

/** What the clinic of the day offers, by id. */
export interface DayHouse {
  ownerId: string;
  providerIds: string[];
  facialId: string;
  toxinServiceId: string;
  toxinId: string;
  productIds: string[];
  vialIds: string[];
}

/** Sets the new clinic up through its owner's hands: people, services, exclusive tax, goods on the shelf, vials. */
export async function furnishDay(owner: Client, plan: DayPlan): Promise<DayHouse> {
  const provider = { title: 'Nurse injector', role: 'injector', provider: true } as const;
  const noa = await owner.staff.add.mutate({ name: 'Noa Lindgren, RN', ...provider, ...providerLogin });
  const others = [
    await owner.staff.add.mutate({ name: 'Ada Brook, NP', ...provider, login: 'ada', password: 'green-door-at-noon' }),
    await owner.staff.add.mutate({ name: 'Mei Tan, RN', ...provider, login: 'mei', password: 'seven-paper-lanterns' }),
  ];
  await owner.staff.add.mutate({
    name: 'Ruth Adeyemi',
    title: 'Front desk',
    role: 'frontDesk',
    provider: false,
    ...deskLogin,
  });
  for (const name of ['Birch room', 'Willow room']) await owner.clinic.addRoom.mutate({ name });
  const providerIds = [noa.id, ...others.map((person) => person.id)];
  for (const staffId of providerIds)
    await owner.staff.setHours.mutate({
      staffId,
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
  const stockRoom = (await owner.clinic.locations.query({})).locations.find((place) => place.roomId === null);
  if (!stockRoom) throw new Error('The clinic has no stock room.');
  const productIds: string[] = [];
  for (const goods of plan.products) {
    const { id } = await owner.inventory.addProduct.mutate({
      name: goods.name,
      kind: 'skincare',
      unit: 'each',
      packageSize: 1000,
      gtin: goods.gtin,
      retailPriceCents: goods.priceCents,
      taxClass: 'standard',
    });
    await owner.inventory.receive.mutate({
      productId: id,
      lot: goods.lot,
      expiresOn: goods.expiresOn,
      locationId: stockRoom.id,
      quantity: 120_000,
      costCents: goods.costCents * 120,
    });
    productIds.push(id);
  }
  const toxin = await owner.inventory.addProduct.mutate({
    name: 'Veloxa 100 U',
    kind: 'toxin',
    unit: 'U',
    packageSize: 100_000,
    gtin: plan.toxinGtin,
    reconstituted: true,
    beyondUseHours: 24,
  });
  const received = await owner.inventory.receive.mutate({
    productId: toxin.id,
    lot: 'VX4471',
    expiresOn: plan.products[0]?.expiresOn ?? plan.today,
    locationId: stockRoom.id,
    containers: 4,
    costCents: 160_000,
  });
  const service = { category: 'Care', durationMinutes: 15, bufferMinutes: 0 };
  const facial = await owner.catalog.addService.mutate({
    ...service,
    name: 'Hydrating facial',
    pricing: 'flat',
    priceCents: plan.facialCents,
    taxClass: 'standard',
  });
  const care = await owner.catalog.addService.mutate({
    ...service,
    name: 'Neurotoxin, per unit',
    pricing: 'perUnit',
    priceCents: plan.unitCents,
    taxClass: 'none',
    productId: toxin.id,
    estimatedQuantity: 10_000,
  });
  const people = (await owner.staff.list.query({})).staff;
  return {
    ownerId: people.find((person) => person.role === 'owner')?.id ?? '',
    providerIds,
    facialId: facial.id,
    toxinServiceId: care.id,
    toxinId: toxin.id,
    productIds,
    vialIds: received.containers.map((container) => container.id),
  };
}
