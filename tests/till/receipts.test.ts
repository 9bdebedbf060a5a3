import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStationDevices } from '../../electron/app/stationDevices.ts';
import { listStations } from '../../electron/clinic/service.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../../scripts/printerEmulator.ts';
import { textOf } from '../devices/escposDecoder.ts';
import { type TillScene, tillScene, treatedCart } from './scene.ts';

const kick = [0x1b, 0x70, 0];
const holds = (bytes: Uint8Array, part: readonly number[]): boolean => Buffer.from(bytes).includes(Buffer.from(part));

describe('a sale and its receipt', () => {
  let s: TillScene;
  let printer: PrinterEmulator;
  let stop: Array<() => Promise<void>>;
  const errors: unknown[] = [];

  beforeEach(async () => {
    printer = await startPrinterEmulator();
    s = await tillScene();
    const opened = s.clinic.opened;
    stop = listStations(opened.store.read).map((station) =>
      startStationDevices(opened, station.id, (error) => void errors.push(error)),
    );
  });
  afterEach(async () => {
    await Promise.all(stop.map((end) => end()));
    await s.clinic.close();
    await printer.close();
    if (errors.length > 0) throw errors[0];
  });

  const addPrinter = () =>
    s.owner.devices.addPrinter.mutate({
      name: 'Desk printer',
      paper: 'receipt80',
      host: printer.host,
      port: printer.port,
      codePage: 'PC858',
      drawer: true,
    });

  async function sell(kind: 'cash' | 'cardTerminal', printReceipt = true) {
    const { cart } = await treatedCart(s);
    const tip = await s.desk.till.setTip.mutate({
      cartId: cart.id,
      tipCents: 2000,
      staffId: s.clinic.ids.staff.injector,
      expectedVersion: cart.version,
    });
    const cents = kind === 'cash' ? 40_000 : 30_000;
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind,
      cents,
      reference: 'T-7',
      expectedVersion: tip.version,
    });
    return s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version, printReceipt });
  }

  const stateOf = async (jobId: string | null) =>
    (await s.desk.devices.jobs.query({})).jobs.find((job) => job.id === jobId)?.state;

  it('is printed with number, units, lot, tip, tender and change; cash opens the drawer; a reprint says COPY', async () => {
    await addPrinter();
    const done = await sell('cash');
    expect(done).toMatchObject({ drawerKicked: true, printProblem: null });
    await expect.poll(() => stateOf(done.printJobId), { timeout: 10_000 }).toBe('sent');
    const bytes = printer.jobs()[0]?.bytes ?? new Uint8Array();
    const text = textOf(bytes);
    for (const part of [
      'Standard Clinic',
      'Invoice 1',
      '20 U x $14.00',
      'C7001',
      '$280.00',
      'Tip for Ingrid Injector',
      '$300.00',
      'Cash',
      '$400.00',
      'Change',
      '$100.00',
    ])
      expect(text).toContain(part);
    expect(holds(bytes, kick)).toBe(true);
    expect(text).not.toContain('COPY');
    await s.desk.devices.reprint.mutate({ jobId: done.printJobId ?? '' });
    await expect.poll(() => printer.jobs().length, { timeout: 10_000 }).toBe(2);
    const copy = printer.jobs()[1]?.bytes ?? new Uint8Array();
    expect(textOf(copy)).toContain('COPY');
    expect(holds(copy, kick)).toBe(false);
  });

  it('by card does not open the drawer; without a receipt cash still does', async () => {
    await addPrinter();
    const card = await sell('cardTerminal');
    expect(card).toMatchObject({ drawerKicked: false });
    await expect.poll(() => stateOf(card.printJobId), { timeout: 10_000 }).toBe('sent');
    expect(holds(printer.jobs()[0]?.bytes ?? new Uint8Array(), kick)).toBe(false);
    expect(textOf(printer.jobs()[0]?.bytes ?? new Uint8Array())).toContain('Reference T-7');
    const cash = await sell('cash', false);
    expect(cash).toMatchObject({ drawerKicked: true });
    await expect.poll(() => printer.jobs().length, { timeout: 10_000 }).toBe(2);
    expect(holds(printer.jobs()[1]?.bytes ?? new Uint8Array(), kick)).toBe(true);
  });

  it('is safe without a printer, and with one that is off: the job waits', async () => {
    const without = await sell('cash');
    expect(without).toMatchObject({ number: 1, drawerKicked: false });
    expect(await stateOf(without.printJobId)).toBe('queued');
    await addPrinter();
    await printer.setMode('refuse');
    const off = await sell('cash');
    expect(off.number).toBe(2);
    await expect
      .poll(async () => (await s.desk.devices.jobs.query({})).jobs.find((job) => job.id === off.printJobId)?.problem, {
        timeout: 10_000,
      })
      .toBeTruthy();
    for (const { invoiceId } of [without, off])
      expect(await s.desk.billing.invoice.query({ id: invoiceId })).toMatchObject({ state: 'paid', balanceCents: 0 });
  });

  it('is safe when the line drops in the middle of the receipt: nobody claims to know', async () => {
    await addPrinter();
    await printer.setMode({ dropAfter: 40 });
    const done = await sell('cash');
    await expect.poll(() => stateOf(done.printJobId), { timeout: 20_000 }).toMatch(/unknown|failed/);
    expect(await s.desk.billing.invoice.query({ id: done.invoiceId })).toMatchObject({ state: 'paid', number: 1 });
  });
});
