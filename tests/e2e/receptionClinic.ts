import { createLogger } from '../../electron/app/logger.ts';
import { startWork } from '../../electron/app/work.ts';
import { instantAt } from '../../electron/kernel/dates.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../../scripts/printerEmulator.ts';
import { decodeEscpos } from '../devices/escposDecoder.ts';
import { type Client, type TestClinic, testClinic } from '../harness.ts';
import { creamGtin, fillShelf, receiveCreams } from '../inventory/stockClinic.ts';

export const today = '2026-03-10';

/** A clinic on its way into a Tuesday: two visits booked, something to sell, rules, and a receipt printer with a drawer. */
export interface ReceptionClinic {
  clinic: TestClinic;
  owner: Client;
  printer: PrinterEmulator;
  /** The code printed on a jar of cream. */
  creamGtin: string;
  close(): Promise<void>;
}

/** Founds it. It is 9:00; Noa is expected at 9:15, Mia at 9:00; Ann comes without an appointment. */
export async function receptionClinic(): Promise<ReceptionClinic> {
  const printer = await startPrinterEmulator('ok');
  const clinic = await testClinic({
    via: 'http',
    start: (opened) => startWork(opened, createLogger(opened.folder.root)),
  });
  const [owner, keeper, desk] = await Promise.all([
    clinic.as('owner'),
    clinic.as('stockKeeper', 2),
    clinic.as('frontDesk', 2),
  ]);
  const shelf = await fillShelf(clinic, keeper);
  await receiveCreams(keeper, shelf);
  const facial = await owner.catalog.addService.mutate({
    name: 'Hydrating facial',
    category: 'Skin',
    durationMinutes: 40,
    cosmetic: true,
    pricing: 'flat',
    priceCents: 12_000,
  });
  await owner.catalog.addOffer.mutate({
    kind: 'package',
    name: 'Three facials',
    priceCents: 30_000,
    validDays: 365,
    contents: [{ serviceId: facial.id, quantity: 3000 }],
  });
  await owner.billing.setTaxRate.mutate({ taxClass: 'standard', name: 'Sales tax', rate: 88_750 });
  await owner.clinic.setPolicies.mutate({
    values: {
      'scheduling.noShowFee': { kind: 'flat', cents: 5000 },
      'scheduling.lateArrivalFee': { kind: 'flat', cents: 2500 },
    },
    expectedVersion: 0,
  });
  await owner.devices.addPrinter.mutate({
    name: 'Front desk',
    paper: 'receipt80',
    host: printer.host,
    port: printer.port,
    codePage: 'PC858',
    drawer: true,
  });
  const add = desk.patients.create.mutate;
  const noa = await add({ givenName: 'Noa', familyName: 'Lindqvist', birthDate: '1990-02-11' });
  const mia = await add({ givenName: 'Mia', familyName: 'Okonkwo', birthDate: '1979-11-30' });
  await add({ givenName: 'Ann', familyName: 'Lee', birthDate: '1985-03-17' });
  const { staff } = clinic.ids;
  for (const [patientId, minute, providerId] of [
    [mia.id, 540, staff.injector2],
    [noa.id, 555, staff.injector],
  ] as const)
    await desk.scheduling.book.mutate({
      patientId,
      startsAt: instantAt(today, minute, 'America/New_York'),
      lines: [{ serviceId: facial.id, providerId }],
    });
  return {
    clinic,
    owner,
    printer,
    creamGtin,
    async close() {
      await clinic.close();
      await printer.close();
    },
  };
}

/** What the injector does in the room, at another PC: the note of the visit, signed. */
export async function care(s: ReceptionClinic, patient: string): Promise<void> {
  const injector = await s.clinic.as('injector', 2);
  const board = await injector.scheduling.board.query({});
  const entry = board.columns.flatMap((column) => column.entries).find((row) => row.patientName.startsWith(patient));
  if (!entry) throw new Error(`${patient} is not on the board.`);
  const { encounterId } = await injector.charting.open.mutate({ appointmentId: entry.id });
  const chart = await injector.charting.encounter.query({ appointmentId: entry.id });
  await injector.charting.sign.mutate({
    encounterId,
    reasons: [],
    expectedVersion: chart.encounter?.version ?? 0,
    seenIds: chart.seenIds,
  });
}

/** What came out of the printer, paper by paper. */
export function papers(s: ReceptionClinic): string[] {
  return s.printer.jobs().map((job) =>
    decodeEscpos(job.bytes)
      .lines.map((line) => line.text)
      .join('\n'),
  );
}

/** The code of the gift card that was sold. */
export function giftCardCode(s: ReceptionClinic): string {
  const row = s.clinic.opened.store.read.raw
    .prepare<[], { code: string }>('SELECT code FROM stored_values WHERE code IS NOT NULL')
    .get();
  if (!row) throw new Error('No gift card was sold.');
  return row.code;
}
