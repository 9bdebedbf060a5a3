import { listLocations } from '../../electron/clinic/service.ts';
import { instantAt } from '../../electron/kernel/dates.ts';
import type { Client, TestClinic } from '../harness.ts';
import { creamGtin, fillShelf, type Shelf } from './stockClinic.ts';

/** A patient of today with a visit: a line that uses toxin by the unit, and one that uses filler. */
export interface Visit {
  appointmentId: string;
  toxin: string;
  filler: string;
  /** What was taken from the shelf as a supply of the toxin line and not given back. */
  used: Part[];
}

/** Pieces of goods that left a shelf together. */
export interface Part {
  from: Thing;
  quantity: number;
}

/** A container, or one lot of goods at one place: what the books must say of it, and what really is there. Thousandths. */
export interface Thing {
  containerId: string | null;
  kind: 'toxin' | 'filler' | 'goods';
  lotId: string;
  lot: string;
  /** Where it really is. */
  place: string;
  labelled: number;
  /** Of goods: what the books must say. */
  booked: number;
  /** By service line. */
  drawn: Map<string, number>;
  wasted: number;
  sentBack: number;
  opened: boolean;
  lastWaste: { moveId: string; quantity: number } | null;
  /** What really is there: the books know nothing of what was taken silently. */
  there: number;
  silent: number;
  /** Step at which it last changed or was moved behind the books' back. */
  silentAt: number;
}

/** What the books must say is left. */
export function leftOf(thing: Thing): number {
  if (thing.containerId === null) return thing.booked;
  const drawn = [...thing.drawn.values()].reduce((sum, quantity) => sum + quantity, 0);
  return thing.labelled - drawn - thing.wasted - thing.sentBack;
}

/** Who works at which PC; some may do only a part. */
export interface People {
  treat: readonly Client[];
  handle: readonly Client[];
  manage: readonly Client[];
  sell: readonly Client[];
}

export interface StockRoom {
  clinic: TestClinic;
  shelf: Shelf;
  places: readonly [string, string];
  people: People;
  visits: Visit[];
  supplierId: string;
}

/** The standard clinic with a third and a fourth PC, three patients in treatment, and vials that several of them share. */
export async function stockRoom(clinic: TestClinic): Promise<StockRoom> {
  const owner = await clinic.as('owner');
  for (const name of ['Treatment room', 'Stock room']) await owner.clinic.addStation.mutate({ name });
  const [injector, second, keeper, desk] = await Promise.all([
    clinic.as('injector', 1),
    clinic.as('injector2', 3),
    clinic.as('stockKeeper', 4),
    clinic.as('frontDesk', 2),
  ]);
  const shelf = await fillShelf(clinic, keeper);
  const { version } = await owner.clinic.policies.query({});
  const values = { 'stock.countLimit': 100_000_000, 'billing.refundLimit': 100_000_000 };
  await owner.clinic.setPolicies.mutate({ values, expectedVersion: version });
  const common = { category: 'Injectables', durationMinutes: 20, priceCents: 1400, pricing: 'perUnit' } as const;
  const services = await Promise.all(
    [
      { name: 'Botox', productId: shelf.botox, supplies: [{ productId: shelf.cream, quantity: 1000 }] },
      { name: 'Voluma', productId: shelf.filler },
    ].map((service) => owner.catalog.addService.mutate({ ...common, ...service, estimatedQuantity: 1000 })),
  );
  const visits: Visit[] = [];
  for (const [at, givenName] of ['Ann', 'Bea', 'Cleo'].entries()) {
    const patient = await desk.patients.create.mutate({ givenName, familyName: 'Lee', birthDate: '1985-03-17' });
    const { id, lines } = await desk.scheduling.book.mutate({
      patientId: patient.id,
      startsAt: instantAt('2026-03-10', 600 + at * 60, 'America/New_York'),
      lines: services.map((service) => ({ serviceId: service.id, providerId: clinic.ids.staff.injector })),
    });
    const lineOf = (at: number): string => lines.find((line) => line.serviceId === services[at]?.id)?.id ?? '';
    visits.push({ appointmentId: id, toxin: lineOf(0), filler: lineOf(1), used: [] });
  }
  for (const seller of [desk, owner]) await seller.till.openDrawer.mutate({ openingCount: { '10000': 1 } });
  // goods of one lot are taken in the order of their places' names
  const [first, other] = listLocations(clinic.opened.store.read)
    .filter(({ id }) => id === shelf.locationId || id === shelf.otherLocationId)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (!first || !other) throw new Error('The standard clinic has two places.');
  return {
    clinic,
    shelf,
    places: [first.id, other.id],
    people: {
      treat: [injector, second, owner],
      handle: [injector, second, keeper, owner],
      manage: [keeper, owner],
      sell: [desk, owner],
    },
    visits,
    supplierId: (await keeper.inventory.addSupplier.mutate({ name: 'Wholesale' })).id,
  };
}

let deliveries = 0;
/** A delivery of this lot: two vials (one of them reconstituted), a syringe, and creams at two places. */
export async function newStock(room: StockRoom, costCents: number): Promise<Thing[]> {
  const { shelf, places, people } = room;
  const [keeper] = people.manage;
  const [injector] = people.treat;
  if (!keeper || !injector) throw new Error('Somebody is in.');
  deliveries += 1;
  const [here, there] = places;
  const delivery = { expiresOn: '2027-06-30', locationId: here, costCents };
  const receive = (productId: string, letter: string, of: { containers?: number; quantity?: number }) =>
    keeper.inventory.receive.mutate({ ...delivery, productId, lot: `${letter}${deliveries}`, ...of });
  const vials = await receive(shelf.botox, 'B', { containers: 2 });
  const syringes = await receive(shelf.filler, 'F', { containers: 1 });
  const creams = await receive(shelf.cream, 'C', { quantity: 6000 });
  const thing = {
    place: here,
    booked: 0,
    wasted: 0,
    sentBack: 0,
    opened: false,
    lastWaste: null,
    silent: 0,
    silentAt: -1,
  } as const;
  const things: Thing[] = [];
  for (const [kind, received] of [
    ['toxin', vials],
    ['filler', syringes],
  ] as const)
    for (const { id, labelled } of received.containers)
      things.push({
        ...thing,
        containerId: id,
        kind,
        lotId: received.lotId,
        lot: `${kind === 'toxin' ? 'B' : 'F'}${deliveries}`,
        labelled,
        drawn: new Map(),
        there: labelled,
      });
  for (const [place, quantity] of [
    [here, 6000],
    [there, 0],
  ] as const)
    things.push({
      ...thing,
      containerId: null,
      kind: 'goods',
      lotId: creams.lotId,
      lot: `C${deliveries}`,
      place,
      labelled: 0,
      booked: quantity,
      drawn: new Map(),
      there: quantity,
    });
  const [vial] = things;
  await injector.inventory.open.mutate({ containerId: vial?.containerId ?? '', diluentMl: 2500, expectedVersion: 1 });
  if (vial) vial.opened = true;
  return things;
}

/** As it is scanned at the till: the product and its lot. */
export const creamCode = (thing: Thing): string => `(01)${creamGtin}(10)${thing.lot}`;
