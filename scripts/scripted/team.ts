import type { Client } from './httpClient.ts';

export const ownerLogin = { login: 'olga', password: 'a-quiet-long-evening' };
export const injectorLogin = { login: 'noa', password: 'two-lemons-in-a-bowl' };
export const receptionLogin = { login: 'ruth', password: 'umbrella-on-the-stairs' };

/** Adds an injector who works at any hour of any day. Answers the id. */
export async function addInjector(
  owner: Client,
  person: { name: string; login: string; password: string },
): Promise<string> {
  const { id } = await owner.staff.add.mutate({
    ...person,
    title: 'Nurse injector',
    role: 'injector',
    provider: true,
  });
  await owner.staff.setHours.mutate({
    staffId: id,
    expectedVersion: 1,
    hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, untilMinute: 1440 })),
  });
  return id;
}

/** The two at work in every scripted clinic: who injects and who sits at the front. Answers the id of the injector. */
export async function addTeam(owner: Client): Promise<string> {
  const injectorId = await addInjector(owner, { name: 'Noa Lindgren, RN', ...injectorLogin });
  await owner.staff.add.mutate({
    name: 'Ruth Adeyemi',
    title: 'Front desk',
    role: 'frontDesk',
    provider: false,
    ...receptionLogin,
  });
  return injectorId;
}

/** Taxes the standard class at a rate in millionths, on top of prices. */
export async function setSalesTax(owner: Client, rate: number): Promise<void> {
  const { taxRates } = await owner.billing.taxRates.query({});
  const standard = taxRates.find((row) => row.taxClass === 'standard');
  await owner.billing.setTaxRate.mutate({
    taxClass: 'standard',
    name: 'Sales tax',
    rate,
    ...(standard ? { expectedVersion: standard.version } : {}),
  });
}

/** Goods sold one by one, as a plan has them. Cents. */
export interface Goods {
  name: string;
  gtin: string;
  lot: string;
  expiresOn: string;
  priceCents: number;
  /** Of one. */
  costCents: number;
}

/** Puts so many pieces of something new on the shelf. Answers the id of the product. */
export async function stockGoods(owner: Client, locationId: string, goods: Goods, pieces: number): Promise<string> {
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
    gtin: goods.gtin,
    lot: goods.lot,
    expiresOn: goods.expiresOn,
    locationId,
    quantity: pieces * 1000,
    costCents: goods.costCents * pieces,
  });
  return id;
}

/** Adds a toxin in vials of 100 U that are dissolved before use. Answers its id. */
export async function addToxin(owner: Client, toxin: { name: string; gtin: string }): Promise<string> {
  const { id } = await owner.inventory.addProduct.mutate({
    ...toxin,
    kind: 'toxin',
    unit: 'U',
    packageSize: 100_000,
    reconstituted: true,
    beyondUseHours: 24,
  });
  return id;
}

/** Where deliveries go. */
export async function stockRoomOf(owner: Client): Promise<string> {
  const { locations } = await owner.clinic.locations.query({});
  const room = locations.find((location) => location.roomId === null);
  if (!room) throw new Error('The clinic has no stock room.');
  return room.id;
}

/** A receipt printer with a drawer at this port of this machine. */
export async function addReceiptPrinter(owner: Client, port: number): Promise<void> {
  await owner.devices.addPrinter.mutate({
    name: 'Receipts',
    paper: 'receipt80',
    host: '127.0.0.1',
    port,
    codePage: 'PC858',
    drawer: true,
  });
}
