import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { escpos } from '../../electron/adapters/escpos.ts';
import type { PrinterDeadlines } from '../../electron/adapters/printerTalk.ts';
import { tcpPrinter } from '../../electron/adapters/printerTcp.ts';
import type { PrintModel } from '../../electron/devices/ports.ts';
import { addPrinter } from '../../electron/devices/printers/service.ts';
import { listPrintJobs, retry } from '../../electron/devices/printing/people/service.ts';
import { queuePrint } from '../../electron/devices/printing/service.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../../scripts/printerEmulator.ts';
import { decodeEscpos, textOf } from './escposDecoder.ts';
import { saleReceipt } from './saleReceipt.ts';
import { type TestStation, testStation } from './station.ts';

/**
 * The promise: a sale is never lost and nothing is printed twice unseen. Here the line is cut behind every byte of a real
 * receipt. `SALVE_LONG=1` does the same for 58 mm paper and for printers that answer less, and takes every byte through
 * the queue as well instead of every 41st.
 */
const long = process.env['SALVE_LONG'] === '1';
const quick: Partial<PrinterDeadlines> = { connectMs: 2_000, statusMs: 400, jobMs: 4_000, lingerMs: 60 };
const bytesOn = (paper: 'receipt58' | 'receipt80'): Uint8Array => escpos(saleReceipt, { paper, codePage: 'PC858' });

describe('the line is cut behind every byte of a receipt', () => {
  let printer: PrinterEmulator;
  beforeEach(async () => {
    printer = await startPrinterEmulator();
  });
  afterEach(() => printer.close());

  const cases = long
    ? ([
        ['receipt80', 'all'],
        ['receipt58', 'all'],
        ['receipt80', 'realTimeOnly'],
        ['receipt80', 'silent'],
      ] as const)
    : ([['receipt80', 'all']] as const);

  it.each(cases)(
    '%s, answers of the printer: %s. Unknown at each of them, so a person decides',
    async (paper, answers) => {
      const bytes = bytesOn(paper);
      const port = tcpPrinter(
        { host: printer.host, port: printer.port },
        { ...quick, statusMs: answers === 'all' ? 400 : 40 },
      );
      let papers = 0;
      for (let cut = 0; cut < bytes.length; cut++) {
        await printer.setMode(answers === 'all' ? { dropAfter: cut } : { dropAfter: cut, answers });
        const outcome = await port.send(bytes);
        const all = printer.jobs();
        const printed = all.length > papers ? (all.at(-1)?.bytes.length ?? 0) : 0;
        papers = all.length;
        // what came out is the beginning of the receipt, and nobody takes it for more or for less
        expect(printed, `cut behind byte ${cut}`).toBeLessThanOrEqual(cut);
        expect(outcome, `cut behind byte ${cut}`).toEqual({ unknown: 'connectionLost' });
      }
    },
  );

  it('all printed and the confirmation lost: unknown as well', async () => {
    await printer.setMode('dropUnconfirmed');
    const bytes = bytesOn('receipt80');
    const port = tcpPrinter({ host: printer.host, port: printer.port }, quick);
    expect(await port.send(bytes)).toEqual({ unknown: 'connectionLost' });
    expect(printer.jobs()[0]?.bytes).toEqual(bytes);
  });

  it.each(['paperOut', 'coverOpen', 'offline'] as const)(
    '%s on the way: unknown with the reason, before it: failed and nothing printed',
    async (trouble) => {
      const bytes = bytesOn('receipt80');
      const port = tcpPrinter({ host: printer.host, port: printer.port }, quick);
      const step = long ? 7 : 157;
      for (let at = 1; at < bytes.length - 8; at += step) {
        // whoever puts in paper gets the rest of the earlier job first
        await printer.setMode('ok');
        await printer.setMode({ stuckAfter: at, as: trouble });
        expect(await port.send(bytes), `${trouble} behind byte ${at}`).toEqual({ unknown: trouble });
        const papers = printer.jobs().length;
        expect(await port.send(bytes), `${trouble} from byte ${at} on`).toEqual({ failed: trouble });
        expect(printer.jobs()).toHaveLength(papers);
      }
    },
  );

  it('a roll that is nearly at its end prints, and says so', async () => {
    await printer.setMode('paperLow');
    const port = tcpPrinter({ host: printer.host, port: printer.port }, quick);
    expect(await port.status()).toEqual({ state: 'ready', paperLow: true });
    expect(await port.send(bytesOn('receipt80'))).toBe('sent');
  });
});

describe('the same through the queue of a station', () => {
  let station: TestStation;
  let printer: PrinterEmulator;
  beforeEach(async () => {
    station = testStation();
    printer = await startPrinterEmulator();
    station.act((tx, act) =>
      addPrinter(tx, act, {
        name: 'Desk',
        paper: 'receipt80',
        connection: 'tcp',
        host: printer.host,
        port: printer.port,
        codePage: 'PC858',
        nativeQr: true,
        drawer: true,
      }),
    );
    station.start();
  });
  afterEach(async () => {
    await station.close();
    await printer.close();
  });

  const jobs = () => station.read((db, act) => listPrintJobs(db, act, { limit: 200 }).jobs);
  const ended = async (id: string): Promise<string> => {
    const state = () => jobs().find((job) => job.id === id)?.state ?? 'gone';
    await expect.poll(state, { timeout: 5_000, interval: 4 }).not.toMatch(/queued|printing/);
    return state();
  };
  const order = (model: PrintModel): string =>
    station.act(
      (tx, act) =>
        queuePrint(tx, act, { kind: 'receipt', title: model.title, model, sourceKind: 'invoice', sourceId: 'i' }).jobId,
    );

  it('no receipt is lost, and whatever may be the second one says COPY and opens no drawer', async () => {
    const length = bytesOn('receipt80').length;
    for (let cut = 0; cut < length; cut += long ? 1 : 41) {
      await printer.setMode({ dropAfter: cut });
      const id = order(saleReceipt);
      expect(await ended(id), `cut behind byte ${cut}`).toBe('unknown');
      // nobody touches it: an hour later it still waits for a person
      station.clock.now += 3_600_000;
      const before = printer.jobs().length;
      const again = station.act((tx, act) => retry(tx, act, { jobId: id }));
      expect(await ended(again.jobId)).toBe('sent');
      const papers = printer.jobs().slice(before);
      expect(papers, `cut behind byte ${cut}`).toHaveLength(1);
      const paper = papers[0]?.bytes ?? new Uint8Array();
      expect(textOf(paper)).toContain('COPY');
      expect(textOf(paper)).toContain('TOTAL');
      expect(decodeEscpos(paper)).toMatchObject({ kicks: 0, cuts: 1 });
    }
    const states = jobs().map((job) => `${job.state}${job.copyOfId === null ? '' : ' copy'}`);
    expect(new Set(states)).toEqual(new Set(['unknown', 'sent copy']));
  });
});
