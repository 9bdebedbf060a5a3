import type { Client } from '../scripted/httpClient.ts';
import { addInjector, addTeam, addToxin, setSalesTax, stockGoods, stockRoomOf } from '../scripted/team.ts';
import type { DayPlan } from './plan.ts';

/** What the clinic of the day offers, by id. */
export interface DayHouse {
  ownerId: string;
  providerIds: string[];
  facialId: string;
  toxinServiceId: string;
  toxinId: string;
  /** Three facials. */
  packageId: string;
  productIds: string[];
  vialIds: string[];
}

/** Sets the new clinic up through its owner's hands: people, services, a package, exclusive tax, goods on the shelf, vials. */
export async function furnishDay(owner: Client, plan: DayPlan): Promise<DayHouse> {
  const providerIds = [
    await addTeam(owner),
    await addInjector(owner, { name: 'Ada Brook, NP', login: 'ada', password: 'green-door-at-noon' }),
    await addInjector(owner, { name: 'Mei Tan, RN', login: 'mei', password: 'seven-paper-lanterns' }),
  ];
  for (const name of ['Birch room', 'Willow room']) await owner.clinic.addRoom.mutate({ name });
  await setSalesTax(owner, plan.taxRate);
  const stockRoomId = await stockRoomOf(owner);
  const productIds: string[] = [];
  for (const goods of plan.products) productIds.push(await stockGoods(owner, stockRoomId, goods, 120));
  const toxinId = await addToxin(owner, { name: 'Veloxa 100 U', gtin: plan.toxinGtin });
  const received = await owner.inventory.receive.mutate({
    productId: toxinId,
    lot: 'VX4471',
    expiresOn: plan.products[0]?.expiresOn ?? plan.today,
    locationId: stockRoomId,
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
    productId: toxinId,
    estimatedQuantity: 10_000,
  });
  const offer = await owner.catalog.addOffer.mutate({
    kind: 'package',
    name: 'Three facials',
    priceCents: plan.packageCents,
    validDays: 365,
    contents: [{ serviceId: facial.id, quantity: 3000 }],
  });
  const people = (await owner.staff.list.query({})).staff;
  return {
    ownerId: people.find((person) => person.role === 'owner')?.id ?? '',
    providerIds,
    facialId: facial.id,
    toxinServiceId: care.id,
    toxinId,
    packageId: offer.id,
    productIds,
    vialIds: received.containers.map((container) => container.id),
  };
}
