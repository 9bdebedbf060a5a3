import type { Client } from '../scripted/httpClient.ts';
import { addTeam, addToxin, setSalesTax, stockGoods, stockRoomOf } from '../scripted/team.ts';
import type { Plan } from './plan.ts';

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
  const injectorId = await addTeam(owner);
  await setSalesTax(owner, plan.taxRate);
  const toxinId = await addToxin(owner, { name: plan.toxin.name, gtin: plan.toxin.gtin });
  const service = await owner.catalog.addService.mutate({
    name: 'Neurotoxin, per unit',
    category: 'Injectables',
    durationMinutes: 30,
    bufferMinutes: 10,
    pricing: 'perUnit',
    priceCents: plan.toxin.unitPriceCents,
    taxClass: 'none',
    productId: toxinId,
    estimatedQuantity: 20_000,
  });
  const consent = (await owner.consents.templates.query({})).templates.find(
    (template) => template.name === 'Neurotoxin',
  );
  if (!consent) throw new Error('A new clinic has no consent for neurotoxins.');
  await owner.consents.require.mutate({ serviceId: service.id, templateId: consent.id, required: true });
  const stockRoomId = await stockRoomOf(owner);
  const { toxin: vial } = plan;
  const received = await owner.inventory.receive.mutate({
    gtin: vial.gtin,
    lot: vial.lot,
    expiresOn: vial.expiresOn,
    locationId: stockRoomId,
    containers: 1,
    costCents: vial.costCents,
    serials: [vial.serial],
  });
  const serumId = await stockGoods(owner, stockRoomId, plan.serum, 6);
  const [container] = received.containers;
  if (!container) throw new Error('The delivery brought no vial.');
  return {
    injectorId,
    serviceId: service.id,
    toxinId,
    serumId,
    containerId: container.id,
    containerCode: container.code,
  };
}
