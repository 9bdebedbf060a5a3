import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStationDevices } from '../../electron/app/stationDevices.ts';
import { invoiceCode } from '../../electron/billing/rules.ts';
import { listStations } from '../../electron/clinic/service.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../../scripts/printerEmulator.ts';
import { textOf } from '../devices/escposDecoder.ts';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene } from './scene.ts';

describe('papers of issued invoices', () => {
  let s: TillScene;
  let printer: PrinterEmulator;
  let stop: Array<() => Promise<void>>;
  const errors: unknown[] = [];
  beforeEach(async () => {
    printer = await startPrinterEmulator();
    s = await tillScene();
    const { opened } = s.clinic;
    stop = listStations(opened.store.read).map((station) =>
      startStationDevices(opened, station.id, (error) => void errors.push(error)),
    );
    for (const name of ['Front', 'Back'])
      await s.owner.devices.addPrinter.mutate({
        name,
        paper: 'receipt80',
        host: printer.host,
        port: printer.port,
        codePage: 'PC858',
        drawer: name === 'Back',
      });
  });
  afterEach(async () => {
    await Promise.all(stop.map((end) => end()));
    await s.clinic.close();
    await printer.close();
    if (errors.length > 0) throw errors[0];
  });

  const sellCream = async (printReceipt = false): Promise<{ invoiceId: string; number: number }> => {
    const cart = await s.desk.till.newCart.mutate({ patientId: s.ann });
    const filled = await s.desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      expectedVersion: cart.version,
    });
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cardTerminal',
      cents: filled.dueCents,
      expectedVersion: filled.version,
    });
    return s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version, printReceipt });
  };
  const ended = async (batchId: string): Promise<void> => {
    await expect.poll(async () => (await s.desk.devices.batch.query({ batchId })).open, { timeout: 10_000 }).toBe(0);
  };

  it('are seen before they are printed; what was printed once is a copy the next time, and opens no drawer', async () => {
    const { invoiceId, number } = await sellCream();
    const first = await s.desk.till.paper.query({ invoiceId, paper: 'receipt' });
    expect(first).toMatchObject({ title: `Receipt ${number}`, copy: false, logo: true });
    const words = first.nodes.flatMap((node) => ('cells' in node ? node.cells.map((cell) => cell.text) : []));
    expect(words).toContain('TOTAL');
    expect(first.nodes.find((node) => node.kind === 'code')).toMatchObject({ value: invoiceCode(number) });

    const printed = await s.desk.till.printPapers.mutate({ invoiceIds: [invoiceId], paper: 'receipt' });
    expect(printed).toMatchObject({ jobs: 1, copies: 0, problem: null });
    await ended(printed.batchId);
    expect(textOf(printer.jobs()[0]?.bytes ?? new Uint8Array())).not.toContain('COPY');
    expect((await s.desk.till.paper.query({ invoiceId, paper: 'receipt' })).copy).toBe(true);
    const again = await s.desk.till.printPapers.mutate({ invoiceIds: [invoiceId], paper: 'receipt' });
    expect(again.copies).toBe(1);
    await ended(again.batchId);
    expect(printer.jobs()).toHaveLength(2);
    expect(textOf(printer.jobs()[1]?.bytes ?? new Uint8Array())).toContain('COPY');
    expect(await refusalOf(s.keeper.till.paper.query({ invoiceId, paper: 'receipt' }))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('of a day are one batch: in order, with its progress, and the rest can be cancelled', async () => {
    const sales = [await sellCream(), await sellCream(), await sellCream()];
    const invoiceIds = sales.map((sale) => sale.invoiceId);
    const whole = await s.desk.till.printPapers.mutate({ invoiceIds, paper: 'receipt' });
    await ended(whole.batchId);
    expect(await s.desk.devices.batch.query({ batchId: whole.batchId })).toMatchObject({ jobs: 3, sent: 3 });
    expect(printer.jobs().map((job) => /INV-\d+/.exec(textOf(job.bytes))?.[0])).toEqual(
      sales.map((sale) => invoiceCode(sale.number)),
    );

    await printer.setMode('refuse');
    const { batchId } = await s.desk.till.printPapers.mutate({ invoiceIds, paper: 'receipt' });
    const state = () => s.desk.devices.batch.query({ batchId });
    await expect.poll(async () => (await state()).troubled, { timeout: 10_000 }).toBeGreaterThan(0);
    await expect.poll(() => s.desk.devices.signal.query({})).toMatchObject({ printers: 2, waiting: 3 });
    // one may be on its way to the printer just then: it comes back, and the next cancelling takes it
    const cancelRest = async () => {
      await s.desk.devices.cancelBatch.mutate({ batchId });
      return state();
    };
    await expect.poll(cancelRest, { timeout: 10_000 }).toMatchObject({ cancelled: 3, open: 0, troubled: 0 });
    await printer.setMode('ok');
    expect(printer.jobs()).toHaveLength(3);
    expect(await refusalOf(s.desk.devices.batch.query({ batchId: 'none' }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('go to the printer this PC remembers, can be moved to another, and the drawer opens where it hangs', async () => {
    const { printers } = await s.owner.devices.printers.query({});
    const [front, back] = printers;
    if (!front || !back) throw new Error('two printers');
    const choose = (printerId: string, expectedVersion: number | null) =>
      s.owner.devices.rememberPrinter.mutate({ paper: 'receipt', printerId, expectedVersion });
    await choose(back.id, null);
    expect(await refusalOf(choose(front.id, null))).toMatchObject({ code: 'CHANGED_ELSEWHERE' });
    const { invoiceId } = await sellCream();
    const order = async () => {
      const { batchId } = await s.desk.till.printPapers.mutate({ invoiceIds: [invoiceId], paper: 'receipt' });
      const { jobs } = await s.desk.devices.jobs.query({ limit: 20 });
      return jobs.find((job) => job.batchId === batchId);
    };
    expect((await order())?.printerId).toBe(back.id);
    await choose(front.id, 1);
    await printer.setMode('offline');
    const held = await order();
    expect(held?.printerId).toBe(front.id);
    const jobOf = async (id: string) =>
      (await s.desk.devices.jobs.query({ limit: 20 })).jobs.find((job) => job.id === id);
    await expect.poll(async () => (await jobOf(held?.id ?? ''))?.state, { timeout: 10_000 }).toBe('failed');
    await printer.setMode('ok');
    await s.desk.devices.movePrint.mutate({ jobId: held?.id ?? '', printerId: back.id });
    await expect.poll(async () => (await jobOf(held?.id ?? ''))?.state, { timeout: 10_000 }).toBe('sent');
    expect(await jobOf(held?.id ?? '')).toMatchObject({ printerName: 'Back', copyOfId: null });

    // cash taken with the receipt on one printer and the drawer on the other
    const kicks = () => printer.jobs().filter((job) => Buffer.from(job.bytes).includes(Buffer.from([0x1b, 0x70, 0])));
    expect(kicks()).toHaveLength(0);
    expect(await refusalOf(s.desk.devices.testDrawer.mutate({ printerId: front.id }))).toMatchObject({
      code: 'NOT_NOW',
    });
    await s.desk.devices.testDrawer.mutate({ printerId: back.id });
    await expect.poll(() => kicks().length, { timeout: 10_000 }).toBe(1);
  });
});
