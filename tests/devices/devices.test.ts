import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStationDevices } from '../../electron/app/stationDevices.ts';
import { listStations } from '../../electron/clinic/service.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../../scripts/printerEmulator.ts';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { textOf } from './escposDecoder.ts';

describe.each(['process', 'http'] as const)('devices through the door, by %s', (via) => {
  let clinic: TestClinic;
  let printer: PrinterEmulator;
  let owner: Client;
  const errors: unknown[] = [];

  beforeEach(async () => {
    printer = await startPrinterEmulator();
    clinic = await testClinic({
      via,
      start: (opened) => {
        const stops = listStations(opened.store.read).map((station) =>
          startStationDevices(opened, station.id, (error) => void errors.push(error)),
        );
        return async () => void (await Promise.all(stops.map((stop) => stop())));
      },
    });
    owner = await clinic.as('owner');
  });

  afterEach(async () => {
    await clinic.close();
    await printer.close();
    if (errors.length > 0) throw errors[0];
  });

  const desk = () => ({
    name: 'Desk printer',
    paper: 'receipt80' as const,
    host: printer.host,
    port: printer.port,
    codePage: 'PC858' as const,
    drawer: true,
  });

  it('a printer is added, asked, tested, changed and taken out of use', async () => {
    const { id, touched } = await owner.devices.addPrinter.mutate(desk());
    expect(touched).toEqual([{ slice: 'devices', kind: 'printer', id, version: 1 }]);
    expect(await owner.devices.checkPrinter.mutate({ printerId: id })).toMatchObject({ state: 'ready' });
    const test = await owner.devices.testPrint.mutate({ printerId: id });
    await expect
      .poll(async () => (await owner.devices.jobs.query({})).jobs.map((job) => [job.id, job.state]))
      .toEqual([[test.jobId, 'sent']]);
    const text = textOf(printer.jobs()[0]?.bytes ?? new Uint8Array());
    expect(text).toContain('Standard Clinic');
    expect(text).toContain('2026-03-10 09:00');

    const copy = await owner.devices.reprint.mutate({ jobId: test.jobId });
    expect(copy).toMatchObject({ copy: true });
    await expect.poll(() => printer.jobs().length).toBe(2);
    expect(textOf(printer.jobs()[1]?.bytes ?? new Uint8Array())).toContain('COPY');

    await owner.devices.updatePrinter.mutate({ ...desk(), id, name: 'Old printer', active: false, expectedVersion: 1 });
    expect((await owner.devices.printers.query({})).printers).toMatchObject([
      { name: 'Old printer', active: false, version: 2 },
    ]);
    expect(await refusalOf(owner.devices.testPrint.mutate({ printerId: id }))).toMatchObject({ code: 'NOT_NOW' });
    const stale = await refusalOf(
      owner.devices.updatePrinter.mutate({ ...desk(), id, active: true, expectedVersion: 1 }),
    );
    expect(stale).toMatchObject({
      code: 'CHANGED_ELSEWHERE',
      details: { current: { name: 'Old printer', version: 2 } },
    });
  });

  it('another station has its own printers', async () => {
    await owner.devices.addPrinter.mutate(desk());
    const second = await clinic.as('owner', 2);
    expect((await second.devices.printers.query({})).printers).toEqual([]);
    const { id } = await second.devices.addPrinter.mutate({ ...desk(), name: 'Second' });
    const { jobId } = await second.devices.testPrint.mutate({ printerId: id });
    await expect
      .poll(async () => (await second.devices.jobs.query({ state: 'sent' })).jobs.map((job) => job.id))
      .toEqual([jobId]);
    expect((await owner.devices.jobs.query({})).jobs).toEqual([]);
  });

  it('who may not manage devices is refused; wrong addresses and ports are named', async () => {
    const fran = await clinic.as('frontDesk');
    expect(await refusalOf(fran.devices.addPrinter.mutate(desk()))).toMatchObject({ code: 'NOT_ALLOWED' });
    expect((await fran.devices.printers.query({})).printers).toEqual([]);
    const wrong = await refusalOf(owner.devices.addPrinter.mutate({ ...desk(), host: 'http://printer/', port: 0 }));
    expect(wrong.code).toBe('BAD_INPUT');
    expect(JSON.stringify(wrong.details)).toContain('192.168.1.50');
    await owner.devices.addPrinter.mutate(desk());
    expect(await refusalOf(owner.devices.addPrinter.mutate({ ...desk(), name: 'desk PRINTER' }))).toMatchObject({
      code: 'DUPLICATE',
    });
    expect(
      await refusalOf(owner.devices.addScanner.mutate({ name: 'Wand', path: '../../etc/passwd', baudRate: 9600 })),
    ).toMatchObject({ code: 'BAD_INPUT' });
    expect(await refusalOf(owner.devices.retry.mutate({ jobId: 'nothing' }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('a scanner that is not plugged in is listed as missing; scans are read by the GS1 rules', async () => {
    await owner.devices.addScanner.mutate({ name: 'Wand', path: '/dev/salve-no-such-scanner', baudRate: 9600 });
    await expect.poll(async () => (await owner.devices.scanners.query({})).scanners[0]?.state).toBe('missing');
    expect(Array.isArray((await owner.devices.serialPorts.mutate({})).ports)).toBe(true);
    expect(await owner.devices.parseScan.query({ raw: '4006381333931' })).toEqual({
      kind: 'ean',
      gtin: '04006381333931',
    });
    expect(await owner.devices.parseScan.query({ raw: ']d20104006381333931172703311\u001d' })).toMatchObject({
      kind: 'refused',
    });
    expect(await owner.devices.parseScan.query({ raw: ']d201040063813339311727033110AB12' })).toMatchObject({
      kind: 'gs1',
      expiry: '2027-03-31',
      lot: 'AB12',
    });
    expect(await owner.devices.parseScan.query({ raw: '4006381333932' })).toMatchObject({
      kind: 'refused',
      reason: 'checkDigit',
    });
  });
});
