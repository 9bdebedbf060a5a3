import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PrintModel } from '../../electron/devices/ports.ts';
import { addPrinter, testPrint, updatePrinter } from '../../electron/devices/printers/service.ts';
import { cancel, listPrintJobs, reprint, retry } from '../../electron/devices/printing/people/service.ts';
import { queuePrint } from '../../electron/devices/printing/service.ts';
import { ATTEMPTS_MAX, NEVER, retryAt } from '../../electron/devices/rules.ts';
import { type PrinterEmulator, type PrinterMode, startPrinterEmulator } from '../../scripts/printerEmulator.ts';
import { decodeEscpos, textOf } from './escposDecoder.ts';
import { type TestStation, testStation } from './station.ts';

const model: PrintModel = {
  title: 'Receipt 2026-0001',
  language: 'en',
  copy: false,
  kickDrawer: true,
  nodes: [
    { kind: 'heading', text: 'Test clinic', level: 1 },
    ...Array.from({ length: 40 }, (_, i) => ({ kind: 'text' as const, text: `Line ${i}` })),
  ],
};

describe('print jobs of a station', () => {
  let station: TestStation;
  let printer: PrinterEmulator;

  beforeEach(async () => {
    station = testStation();
    printer = await startPrinterEmulator();
  });

  afterEach(async () => {
    await station.close();
    await printer.close();
  });

  const setUp = (drawer = true): string =>
    station.act(
      (tx, act) =>
        addPrinter(tx, act, {
          name: 'Desk',
          paper: 'receipt80',
          connection: 'tcp',
          nativeQr: true,
          host: printer.host,
          port: printer.port,
          codePage: 'PC858',
          drawer,
        }).id,
    );
  const order = (): string =>
    station.act(
      (tx, act) =>
        queuePrint(tx, act, { kind: 'receipt', title: model.title, model, sourceKind: 'invoice', sourceId: 'invoice' })
          .jobId,
    );
  const jobs = () => station.read((db, act) => listPrintJobs(db, act, { limit: 50 }).jobs);
  const job = (id: string) => jobs().find((each) => each.id === id);
  const becomes = async (id: string, state: string): Promise<void> => {
    await expect.poll(() => job(id)?.state, { timeout: 8_000 }).toBe(state);
  };

  it('prints after the commit, in order, kicks the drawer once and says so on the feed', async () => {
    setUp();
    station.start();
    const ids = [order(), order(), order()];
    for (const id of ids) await becomes(id, 'sent');
    expect(printer.jobs()).toHaveLength(3);
    expect(decodeEscpos(printer.jobs()[0]?.bytes ?? new Uint8Array())).toMatchObject({ kicks: 1, cuts: 1 });
    const told = station.events.flatMap((event) =>
      event.kind === 'print' && event.jobId === ids[0] ? [event.state] : [],
    );
    expect(told).toEqual(['printing', 'sent']);
    expect(job(ids[0] ?? '')).toMatchObject({ attempts: 1, problem: null, nextTryAt: null });
  });

  it.each<[PrinterMode, RegExp]>([
    ['refuse', /switched on/],
    ['paperOut', /out of paper.*Nothing was printed/],
    ['coverOpen', /cover/],
  ])('%s: says what is wrong, keeps the job, and prints it once all is well', async (mode, problem) => {
    setUp();
    await printer.setMode(mode);
    station.start();
    const id = order();
    await becomes(id, 'failed');
    expect(job(id)?.problem).toMatch(problem);
    expect(job(id)?.nextTryAt).toBe(station.clock.now + 5_000);
    expect(printer.jobs()).toEqual([]);
    await printer.setMode('ok');
    station.clock.now += 6_000;
    await becomes(id, 'sent');
    expect(job(id)).toMatchObject({ attempts: 2 });
    expect(printer.jobs()).toHaveLength(1);
  });

  it('a printer lost in the middle leaves the outcome to a person, whose copy says COPY and kicks no drawer', async () => {
    setUp();
    await printer.setMode({ dropAfter: 120 });
    station.start();
    const id = order();
    await becomes(id, 'unknown');
    expect(job(id)?.problem).toMatch(/not known whether/);
    station.clock.now += 3_600_000;
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(job(id)?.state).toBe('unknown');
    expect(printer.jobs()).toHaveLength(1);

    const again = station.act((tx, act) => retry(tx, act, { jobId: id }));
    expect(again.copy).toBe(true);
    await becomes(again.jobId, 'sent');
    const bytes = printer.jobs().at(-1)?.bytes ?? new Uint8Array();
    expect(textOf(bytes)).toContain('COPY');
    expect(decodeEscpos(bytes).kicks).toBe(0);
    expect(job(again.jobId)).toMatchObject({ copyOfId: id });
    expect(job(id)).toMatchObject({ state: 'unknown', copiedById: again.jobId });
  });

  it('a reprint is a copy; what was never printed is tried again as itself', async () => {
    setUp();
    station.start();
    const id = order();
    await becomes(id, 'sent');
    expect(() => station.act((tx, act) => retry(tx, act, { jobId: id }))).toThrow(/Print a copy/);
    const copy = station.act((tx, act) => reprint(tx, act, { jobId: id }));
    await becomes(copy.jobId, 'sent');
    expect(textOf(printer.jobs()[0]?.bytes ?? new Uint8Array())).not.toContain('COPY');
    expect(textOf(printer.jobs()[1]?.bytes ?? new Uint8Array())).toContain('COPY');

    await printer.setMode('offline');
    const held = order();
    await becomes(held, 'failed');
    expect(() => station.act((tx, act) => reprint(tx, act, { jobId: held }))).toThrow(/nothing to copy/i);
    await printer.setMode('ok');
    station.clock.now += 120_000;
    expect(station.act((tx, act) => retry(tx, act, { jobId: held })).copy).toBe(false);
    await becomes(held, 'sent');
    const late = decodeEscpos(printer.jobs()[2]?.bytes ?? new Uint8Array());
    expect(late.kicks, 'nobody stands at the drawer any more').toBe(0);
  });

  it('without a printer the job waits for a person; a new printer does not print old receipts by itself', async () => {
    station.start();
    const id = order();
    expect(job(id)).toMatchObject({ state: 'queued', printerId: null, nextTryAt: null });
    expect(job(id)?.problem).toMatch(/No receipt printer/);
    setUp();
    const next = order();
    await becomes(next, 'sent');
    expect(job(id)?.state).toBe('queued');
    station.act((tx, act) => retry(tx, act, { jobId: id }));
    await becomes(id, 'sent');
    expect(printer.jobs()).toHaveLength(2);
  });

  it('a printer taken out of use fails its jobs; trying again takes the one in use', async () => {
    const printerId = setUp();
    const id = order();
    station.act((tx, act) =>
      updatePrinter(tx, act, {
        id: printerId,
        name: 'Desk',
        paper: 'receipt80',
        connection: 'tcp',
        nativeQr: true,
        host: printer.host,
        port: printer.port,
        codePage: 'PC858',
        drawer: true,
        active: false,
        expectedVersion: 1,
      }),
    );
    station.start();
    await becomes(id, 'failed');
    expect(job(id)?.problem).toMatch(/no longer in use/);
    setUp(false);
    station.act((tx, act) => retry(tx, act, { jobId: id }));
    await becomes(id, 'sent');
    expect(decodeEscpos(printer.jobs()[0]?.bytes ?? new Uint8Array()).kicks, 'no drawer hangs on this one').toBe(0);
  });

  it('a waiting job can be cancelled, a printed one cannot', async () => {
    setUp();
    const id = order();
    station.act((tx, act) => cancel(tx, act, { jobId: id }));
    station.start();
    const other = order();
    await becomes(other, 'sent');
    expect(job(id)?.state).toBe('cancelled');
    expect(() => station.act((tx, act) => cancel(tx, act, { jobId: other }))).toThrow(/still waiting/);
    expect(printer.jobs()).toHaveLength(1);
  });

  it('closing while it prints ends in unknown, never in silence', async () => {
    setUp();
    await printer.setMode('slow');
    station.start({
      printer: () => ({ status: () => Promise.resolve({ state: 'ready', paperLow: false }), send: never }),
    });
    const id = order();
    await becomes(id, 'printing');
    await station.stop();
    expect(job(id)?.state).toBe('unknown');
  });

  it('a job that a killed process left printing is unknown at the next start', () => {
    setUp();
    const id = order();
    station.store.write((tx) => void tx.raw.prepare("UPDATE print_jobs SET state = 'printing' WHERE id = ?").run(id));
    station.start();
    expect(job(id)?.state).toBe('unknown');
    expect(printer.jobs()).toEqual([]);
  });

  it('prints a test page, and gives up on a page that cannot be drawn', async () => {
    const printerId = setUp();
    station.start();
    const test = station.act((tx, act) => testPrint(tx, act, { printerId }));
    await becomes(test.jobId, 'sent');
    const text = textOf(printer.jobs()[0]?.bytes ?? new Uint8Array());
    expect(text).toContain('àâäçéèêëîïñôöùûü ß ø å € £ $');
    expect(text).toContain('2026-11-23 10:00');
    const bad: PrintModel = { ...model, nodes: [{ kind: 'code', symbology: 'qrcode', value: 'x'.repeat(5_000) }] };
    const { jobId } = station.act((tx, act) =>
      queuePrint(tx, act, { kind: 'receipt', title: 'Bad', model: bad, sourceKind: 'invoice', sourceId: 'i' }),
    );
    await becomes(jobId, 'failed');
    expect(job(jobId)).toMatchObject({ nextTryAt: null });
    expect(job(jobId)?.problem).toMatch(/PDF/);
  });
});

/** A printer that only ends when told to stop. */
function never(_bytes: Uint8Array, signal?: AbortSignal): Promise<{ unknown: 'aborted' }> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve({ unknown: 'aborted' })));
}

describe('the lists of print jobs', () => {
  it('never scan the table, which grows with every sale', async () => {
    const station = testStation();
    const plans: string[] = [];
    const explain = (text: string): void => {
      const rows = station.store.read.raw
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text.replaceAll('?', 'NULL')}`)
        .all();
      plans.push(...rows.map((row) => row.detail).filter((detail) => detail.startsWith('SCAN')));
    };
    const prepare = station.store.read.raw.prepare.bind(station.store.read.raw);
    const texts: string[] = [];
    station.store.read.raw.prepare = (text: string) => {
      texts.push(text);
      return prepare(text);
    };
    station.start();
    for (const input of [{}, { state: 'failed' as const }, { state: 'sent' as const }, { invoiceId: 'x' }]) {
      station.read((db, act) => listPrintJobs(db, act, { limit: 5, ...input }));
    }
    for (const text of texts.filter((each) => each.includes('print_jobs') && each.startsWith('SELECT'))) explain(text);
    await station.close();
    expect(texts.filter((text) => text.includes('print_jobs')).length).toBeGreaterThan(5);
    // The newest of a station are read from the end of the primary key; every other access goes through an index.
    expect(new Set(plans)).toEqual(new Set(['SCAN print_jobs USING INDEX sqlite_autoindex_print_jobs_1']));
  });
});

describe('trying again', () => {
  it('waits longer each time and ends with a person', () => {
    const waits = Array.from({ length: ATTEMPTS_MAX }, (_, i) => retryAt(i + 1, 0));
    expect(waits.slice(0, 7)).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000]);
    expect(waits.at(-1)).toBe(NEVER);
    expect(waits.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBeLessThan(45 * 60_000);
  });
});
