import type { Browser } from 'playwright-core';
import { createLogger } from '../../electron/app/logger.ts';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { startWork } from '../../electron/app/work.ts';
import { instantAt } from '../../electron/kernel/dates.ts';
import { startLabelPrinter } from '../../scripts/labelPrinter.ts';
import { type Client, type TestClinic, testClinic } from '../harness.ts';
import { picturesOfZpl, readPicture } from '../inventory/labelReader.ts';
import { botoxGtin, fillShelf } from '../inventory/stockClinic.ts';
import type { PersonKey } from '../standardClinic.ts';
import { type DeskOptions, type DeskPage, deskOf, shoot, tabletPageOf } from './deskPage.ts';
import type { Watched } from './receptionDay.ts';

export const today = '2026-03-10';
export const treatment = 'Botox, per unit';

/** Who comes today, and what they get: points of 4 U each, and what is spilled on the way. */
export const patients = [
  { given: 'Noa', family: 'Lindqvist', born: '1990-02-11', points: 5, spilled: 0 },
  { given: 'Mia', family: 'von Hohenfels-Wittgenstein', born: '1979-11-30', points: 3, spilled: 2 },
  { given: 'Ann', family: 'Lee', born: '1985-03-17', points: 4, spilled: 0 },
] as const;
export type Patient = (typeof patients)[number];
export const chartedOf = (patient: Patient): number => patient.points * 4;

/** The GS1 code on the box of a vial. */
export function boxOf(lot: string, expiry: string, serial: string, gtin = botoxGtin): string {
  return `01${gtin}17${expiry}10${lot}\u001d21${serial}`;
}

/** A clinic on a Tuesday at 9:00, with an order on its way, three patients booked and a label printer in the stock room. */
export interface StockRoom {
  clinic: TestClinic;
  owner: Client;
  /** The symbols of the labels that were printed so far, as a scanner reads them. */
  labels(): string[];
  close(): Promise<void>;
}

/** Founds it. PC 1 stands in the stock room, PC 2 in the treatment room, PC 3 at the reception. */
export async function stockRoomClinic(): Promise<StockRoom> {
  const printer = await startLabelPrinter();
  const clinic = await testClinic({
    via: 'http',
    start: (opened) => startWork(opened, createLogger(opened.folder.root)),
  });
  const [owner, keeper] = await Promise.all([clinic.as('owner'), clinic.as('stockKeeper')]);
  await owner.clinic.addStation.mutate({ name: 'Reception' });
  const reception = await clinic.as('frontDesk', 3);
  const shelf = await fillShelf(clinic, keeper);
  await owner.clinic.setPolicies.mutate({ values: { 'stock.witnessToxin': true }, expectedVersion: 0 });
  await keeper.devices.addPrinter.mutate({
    name: 'Stock room labels',
    paper: 'label',
    connection: 'tcp',
    host: '127.0.0.1',
    port: printer.port,
    codePage: 'WPC1252',
    drawer: false,
    labelSize: '50x25',
  });
  const supplier = await keeper.inventory.addSupplier.mutate({ name: 'Harbor Aesthetic Supply' });
  const bought = { productId: shelf.botox, costCents: 42_000 };
  await keeper.inventory.saveSoldProduct.mutate({ ...bought, supplierId: supplier.id, article: 'BTX-100' });
  const order = await keeper.inventory.startOrder.mutate({
    supplierId: supplier.id,
    locationId: shelf.locationId,
    lines: [{ ...bought, packages: 4 }],
  });
  await keeper.inventory.sendOrder.mutate({ id: order.id, expectedVersion: order.version });
  await bookAll(clinic, owner, reception, shelf.botox);
  await reception.till.openDrawer.mutate({ openingCount: { '10000': 1 } });
  return {
    clinic,
    owner,
    labels: () => printer.printed.flatMap((job) => picturesOfZpl(job)).map((picture) => symbolOf(picture)),
    async close() {
      await clinic.close();
      await maker.close();
      printer.close();
    },
  };
}

function symbolOf(picture: Uint8Array): string {
  const [read] = readPicture(picture, 'pbm');
  if (read === undefined) throw new Error('The label cannot be read.');
  // what stands for the symbol itself is no part of the text
  return read.replace(/^\u001d/, '');
}

/** The treatment with its two consents, and three people who come for it. */
async function bookAll(clinic: TestClinic, owner: Client, reception: Client, productId: string): Promise<void> {
  const service = await owner.catalog.addService.mutate({
    name: treatment,
    category: 'Injectables',
    durationMinutes: 30,
    pricing: 'perUnit',
    priceCents: 1400,
    productId,
    estimatedQuantity: 20_000,
  });
  for (const [name, body] of [
    ['Neurotoxin', 'I, {patient}, ask {provider} of {clinic} for {service}.\n\n## Risks\n\n- Bruising\n- Swelling'],
    ['Photographs', 'Photographs of {patient} may be taken, and shown to colleagues.'],
  ] as const)
    await owner.consents.addTemplate.mutate({ name, title: name, body, serviceIds: [service.id] });
  for (const [at, { given, family, born }] of patients.entries()) {
    const patient = await reception.patients.create.mutate({
      givenName: given,
      familyName: family,
      birthDate: born,
      phone: `+1 212 555 010${at}`,
    });
    await reception.scheduling.book.mutate({
      patientId: patient.id,
      startsAt: instantAt(today, 540 + at * 30, 'America/New_York'),
      lines: [{ serviceId: service.id, providerId: clinic.ids.staff.injector }],
    });
  }
}

/** The windows of the day, each opened when somebody sits down at it. */
export interface Windows {
  open(who: PersonKey, station: number): Promise<Watched>;
  tablet(): Promise<Watched>;
  /** What went wrong on a page, and what axe found. */
  problems(): string[];
  /** A picture of each. */
  shootAll(): Promise<void>;
  close(): Promise<void>;
}

export function windowsOf(browser: Browser, s: StockRoom, options: DeskOptions): Windows {
  const faults: string[] = [];
  const opened: DeskPage[] = [];
  const name = `stock-room-${options.scheme}`;
  const watch = (desk: DeskPage): Watched => {
    opened.push(desk);
    return { page: desk.page, name, faults };
  };
  return {
    open: async (who, station) => watch(await deskOf(browser, s.clinic, who, { ...options, station })),
    tablet: async () => watch(await tabletPageOf(browser, s.clinic, options)),
    problems: () => [...opened.flatMap(({ problems }) => problems), ...faults],
    async shootAll() {
      for (const [at, { page }] of opened.entries())
        if (!page.isClosed()) await shoot(page, `${name}-failed-${at + 1}`);
    },
    close: async () => void (await Promise.all(opened.map(({ context }) => context.close()))),
  };
}
