import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStationDevices } from '../../electron/app/stationDevices.ts';
import { listStations } from '../../electron/clinic/service.ts';
import { labelSheets } from '../../electron/inventory/labels/rules.ts';
import { pagesOfPdf } from '../documents/poppler.ts';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { noReader, picturesOfZpl, readPdf, readPicture } from './labelReader.ts';
import { botoxGtin, fillShelf, receiveVials, type Shelf } from './stockClinic.ts';

const gs = '\u001d';
let clinic: TestClinic;
let keeper: Client;
let shelf: Shelf;

beforeEach(async () => {
  clinic = await testClinic({
    start: (opened) => {
      const station = listStations(opened.store.read)[0]?.id ?? '';
      return startStationDevices(opened, station, (error) => {
        throw error;
      });
    },
  });
  keeper = await clinic.as('stockKeeper');
  shelf = await fillShelf(clinic, keeper);
});
afterEach(() => clinic.close());

const bytesOf = ({ base64 }: { base64: string }): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
/** What a scanner sends for a symbol that dmtxread has read, whose first sign stands for FNC1. */
const scanOf = (read: string | undefined): string => `]d2${(read ?? '').replace(/^\u001d/, '')}`;

describe.skipIf(noReader !== undefined)(`labels of containers${noReader ? ` (skipped: ${noReader})` : ''}`, () => {
  it('carry GTIN, expiry, lot and our code in a symbol that the desk finds the container by', async () => {
    const { containers } = await receiveVials(keeper, shelf, shelf.botox);
    const [vial] = containers;
    if (!vial) throw new Error('One vial came in.');
    for (const look of [{}, { size: '57x32' }, { size: '70x38', dotsPerMm: 12 }] as const) {
      const picture = await keeper.labels.picture.mutate({ containerId: vial.id, ...look });
      expect(picture.symbol).toBe(`(01)${botoxGtin}(17)270131(10)C7001(91)${vial.code}`);
      const [read] = readPicture(bytesOf(picture));
      expect(read?.replace(/^\u001d/, '')).toBe(`01${botoxGtin}1727013110C7001${gs}91${vial.code}`);
      const found = await keeper.inventory.identify.query({ raw: scanOf(read) });
      expect(found).toMatchObject({ kind: 'container', container: { id: vial.id }, lot: 'C7001' });
      const bare = await keeper.inventory.identify.query({ raw: scanOf(read).slice(3).replaceAll(gs, '') });
      expect(bare.container?.id).toBe(vial.id);
    }
  });

  it('carry our code alone where the product has no GTIN', async () => {
    const { containers } = await receiveVials(keeper, shelf, shelf.filler, { lot: 'VÄ 12/3' });
    const [syringe] = containers;
    const picture = await keeper.labels.picture.mutate({ containerId: syringe?.id ?? '' });
    const [read] = readPicture(bytesOf(picture));
    expect(read?.replace(/^\u001d/, '')).toBe(`91${syringe?.code}`);
    expect((await keeper.inventory.identify.query({ raw: scanOf(read) })).container?.id).toBe(syringe?.id);
  });

  it('come out of a label printer as ZPL, one job each, and say after opening until when', async () => {
    const printer = await startLabelPrinter();
    try {
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
      const { containers } = await receiveVials(keeper, shelf, shelf.botox, { containers: 3 });
      const ids = containers.map((row) => row.id);
      expect(await keeper.labels.print.mutate({ containerIds: ids })).toMatchObject({ jobs: 3, problem: null });
      await expect.poll(() => printer.jobs.length, { timeout: 20_000 }).toBe(3);
      const codes = printer.jobs.flatMap(picturesOfZpl).map((picture) => readPicture(picture, 'pbm')[0]?.slice(-10));
      expect(new Set(codes)).toEqual(new Set(containers.map((row) => row.code)));
      expect(String.fromCharCode(...(printer.jobs[0] ?? []).slice(0, 20))).toBe('^XA^PW400^LL200^LH0,');
      const [first] = containers;
      if (!first) throw new Error('Three vials came in.');
      await expect
        .poll(async () => (await keeper.devices.jobs.query({ containerId: first.id })).jobs.map((job) => job.state))
        .toEqual(['sent']);

      await keeper.inventory.open.mutate({ containerId: first.id, diluentMl: 2500, expectedVersion: first.version });
      const opened = await keeper.labels.sheet.mutate({ containerIds: [first.id], sheet: 'l7160' });
      const words = pagesOfPdf(bytesOf(opened)).join('\n');
      expect(words).toContain('4 U / 0.1 mL (2.5 mL)');
      expect(words).toContain('Opened 2026-03-10 09:00');
      expect(words).toContain('Use by 2026-03-11 09:00');
    } finally {
      await printer.close();
    }
  });

  it('wait with a sentence where this PC has no label printer', async () => {
    const { containers } = await receiveVials(keeper, shelf, shelf.botox);
    const queued = await keeper.labels.print.mutate({ containerIds: containers.map((row) => row.id) });
    expect(queued.problem).toMatch(/^No label printer is set up on this PC\./);
  });

  it.each(Object.keys(labelSheets) as Array<keyof typeof labelSheets>)(
    'stand on sheet %s from the first free place on, and go on on the next sheet',
    async (sheet) => {
      const { columns, rows, left, top, stepX, stepY, width, height } = labelSheets[sheet];
      const places = columns * rows;
      const { containers } = await receiveVials(keeper, shelf, shelf.botox, { containers: 3 });
      const ids = containers.map((row) => row.id);
      const pdf = await keeper.labels.sheet.mutate({ containerIds: ids, sheet, used: places - 2 });
      const at = (place: number) => ({
        left: left + (place % columns) * stepX,
        top: top + Math.floor(place / columns) * stepY,
        width,
        height,
      });
      const first = readPdf(bytesOf(pdf), [at(places - 3), at(places - 2), at(places - 1)]);
      const second = readPdf(bytesOf(pdf), [at(0)], 2);
      const codes = [...first, ...second].map((found) => found[0]?.slice(-10));
      expect(codes).toEqual([undefined, ...containers.map((row) => row.code)]);
    },
  );

  it('refuse a place that the sheet has not, and a reader of the stock may not print', async () => {
    const { containers } = await receiveVials(keeper, shelf, shelf.botox);
    const ids = containers.map((row) => row.id);
    const refusal = await refusalOf(keeper.labels.sheet.mutate({ containerIds: ids, sheet: 'l7160', used: 21 }));
    expect(refusal).toMatchObject({ code: 'BAD_INPUT', sentence: 'This sheet has 21 labels. Begin at one of them.' });
    const desk = await clinic.as('frontDesk');
    expect((await refusalOf(desk.labels.print.mutate({ containerIds: ids }))).code).toBe('NOT_ALLOWED');
  });
});

/** A label printer on a socket: it prints what comes in and never answers. */
async function startLabelPrinter(): Promise<{ port: number; jobs: Uint8Array[]; close: () => Promise<void> }> {
  const jobs: Uint8Array[] = [];
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    const parts: Buffer[] = [];
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('end', () => {
      jobs.push(new Uint8Array(Buffer.concat(parts)));
      socket.end();
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address !== 'object') throw new Error('It has no port.');
  return {
    port: address.port,
    jobs,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
