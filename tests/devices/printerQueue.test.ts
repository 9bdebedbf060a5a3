import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { escpos } from '../../electron/adapters/escpos.ts';
import { listQueues, queuePrinter, readOutcome, readStatus } from '../../electron/adapters/printerQueue.ts';
import { addPrinter } from '../../electron/devices/printers/service.ts';
import { listPrintJobs } from '../../electron/devices/printing/people/service.ts';
import { queuePrint } from '../../electron/devices/printing/service.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../../scripts/printerEmulator.ts';
import { type CupsServer, cupsProblem, startCups } from './cupsServer.ts';
import { saleReceipt } from './saleReceipt.ts';
import { testStation } from './station.ts';

const bytes = escpos(saleReceipt, { paper: 'receipt80', codePage: 'PC858' });
const problem = cupsProblem();

describe.skipIf(problem !== null)(`a queue of the system${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let cups: CupsServer;
  let printer: PrinterEmulator;
  const times = { callMs: 8_000, jobMs: 8_000, pollMs: 60 };

  beforeAll(async () => {
    cups = await startCups();
  });
  afterAll(() => cups.close());
  beforeEach(async () => {
    // one that closes when it has taken everything, as the printers' network cards do
    printer = await startPrinterEmulator('silent');
    cups.addQueue('Front_desk', printer.host, printer.port);
  });
  afterEach(async () => {
    await printer.close();
  });

  it('takes a receipt unchanged, byte for byte, and says when it is printed', async () => {
    expect((await listQueues()).map(({ name }) => name)).toContain('Front_desk');
    const queue = queuePrinter('Front_desk', times);
    expect(await queue.status()).toEqual({ state: 'ready', paperLow: false });
    expect(await queue.send(bytes)).toBe('sent');
    expect(printer.jobs().map((job) => job.bytes)).toEqual([bytes]);
  });

  it('a queue that somebody stopped: failed, and nothing waits in it', async () => {
    cups.tell('cupsdisable', '-r', 'no paper', 'Front_desk');
    const queue = queuePrinter('Front_desk', times);
    expect(await queue.status()).toMatchObject({ state: 'offline' });
    expect(await queue.send(bytes)).toEqual({ failed: 'offline' });
    expect(cups.tell('lpstat', '-o', 'Front_desk')).toBe('');
    cups.tell('cupsenable', 'Front_desk');
    expect(await queue.send(bytes)).toBe('sent');
  });

  it('a printer that is off: nothing was printed, nothing stays behind to come out later', async () => {
    await printer.setMode('refuse');
    const queue = queuePrinter('Front_desk', { ...times, jobMs: 1_500 });
    expect(await queue.send(bytes)).toEqual({ failed: 'unreachable' });
    expect(cups.tell('lpstat', '-o', 'Front_desk')).toBe('');
    await printer.setMode('silent');
    expect(printer.jobs()).toEqual([]);
  });

  describe('a printer that takes a part and stops', () => {
    let stuck: Server;
    const much = new Uint8Array(30_000_000).fill(0x41);
    beforeEach(async () => {
      stuck = createServer((socket) => {
        socket.once('data', () => socket.pause());
        socket.on('error', () => socket.destroy());
      });
      await new Promise<void>((resolve) => stuck.listen(0, '127.0.0.1', resolve));
      const address = stuck.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      cups.addQueue('Stuck', '127.0.0.1', address.port);
    });
    afterEach(() => void stuck.close());

    it('unknown at the deadline, and taken out of the queue', async () => {
      expect(await queuePrinter('Stuck', { ...times, jobMs: 1_500 }).send(much)).toEqual({ unknown: 'timeout' });
      expect(cups.tell('lpstat', '-o', 'Stuck')).toBe('');
    });

    it('unknown when Salve is closed, or when somebody takes the job out of the queue', async () => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 900);
      expect(await queuePrinter('Stuck', times).send(much, stop.signal)).toEqual({ unknown: 'aborted' });
      setTimeout(() => cups.tell('cancel', '-a', 'Stuck'), 1_200);
      expect(await queuePrinter('Stuck', times).send(much)).toEqual({ unknown: 'error' });
    });
  });

  it('a queue that is not there, or a PC that is told to stop: failed', async () => {
    expect(await queuePrinter('Nowhere', times).status()).toMatchObject({ state: 'unreachable' });
    expect(await queuePrinter('Nowhere', times).send(bytes)).toEqual({ failed: 'noQueue' });
    expect(await queuePrinter('Front_desk', times).send(bytes, AbortSignal.abort())).toEqual({ failed: 'aborted' });
    expect(printer.jobs()).toEqual([]);
  });

  it('a station prints receipts as bytes and whole pages as PDF through it', async () => {
    const station = testStation();
    const add = (name: string, paper: 'receipt80' | 'a4') =>
      station.act((tx, act) =>
        addPrinter(tx, act, {
          name,
          paper,
          connection: 'queue',
          queue: 'Front_desk',
          codePage: 'PC858',
          nativeQr: true,
          drawer: false,
        }),
      );
    add('Rolls', 'receipt80');
    add('Sheets', 'a4');
    station.start();
    const order = (paper: 'receipt' | 'page') =>
      station.act(
        (tx, act) =>
          queuePrint(tx, act, {
            kind: paper === 'page' ? 'invoice' : 'receipt',
            paper,
            title: paper,
            model: { ...saleReceipt, kickDrawer: false },
            sourceKind: 'invoice',
            sourceId: 'i',
          }).jobId,
      );
    const jobs = () => station.read((db, act) => listPrintJobs(db, act, { limit: 10 }).jobs);
    for (const paper of ['receipt', 'page'] as const) {
      const id = order(paper);
      await expect.poll(() => jobs().find((job) => job.id === id)?.state, { timeout: 20_000 }).toBe('sent');
    }
    expect(jobs().map((job) => job.printerName)).toEqual(['Sheets', 'Rolls']);
    const [receipt, page] = printer.jobs().map((job) => Buffer.from(job.bytes));
    expect(receipt?.subarray(0, 2)).toEqual(Buffer.from([0x1b, 0x40]));
    expect(page?.subarray(0, 5).toString()).toBe('%PDF-');
    await station.close();
  });
});

describe('what lpstat says', () => {
  const printerText = (state: string, alerts: string): string =>
    `printer Q ${state}\n\tForm mounted:\n\tDescription: Q\n\tAlerts: ${alerts}\n\tLocation: \n`;

  it.each([
    ['is idle.  enabled since Thu Nov 26 00:44:26 2026', 'none', { state: 'ready', paperLow: false }],
    ['now printing Q-3.  enabled since Thu', 'media-low-report', { state: 'ready', paperLow: true }],
    ['is idle.  enabled since Thu', 'media-empty-error', { state: 'paperOut', paperLow: true }],
    ['is idle.  enabled since Thu', 'cover-open-error', { state: 'coverOpen', paperLow: false }],
    ['disabled since Thu Nov 26 00:44:50 2026 -', 'paused', { state: 'offline', paperLow: false }],
    ['is idle.  enabled since Thu', 'offline-report', { state: 'offline', paperLow: false }],
    ['now printing Q-3.  enabled since Thu', 'connecting-to-device', { state: 'unreachable', paperLow: false }],
    ['is idle.  enabled since Thu', 'media-jam-error', { state: 'error', paperLow: false }],
  ])('%s, %s', (state, alerts, status) => {
    expect(readStatus(printerText(state, alerts))).toEqual(status);
  });

  const jobText = (alerts: string, status = ''): string =>
    `Q-11 root 1024 Thu\n\tStatus: \n\tAlerts: job-canceled-by-user\n\tqueued for Q\nQ-1 root 1024 Thu\n\tStatus: ${status}\n\tAlerts: ${alerts}\n\tqueued for Q\n`;

  it.each([
    ['processing-to-stop-point', '', 'sent'],
    ['job-completed-successfully', '', 'sent'],
    ['job-canceled-by-user', '', { unknown: 'error' }],
    ['aborted-by-system', '', { unknown: 'error' }],
    ['resources-are-not-ready', '', { unknown: 'error' }],
    ['job-canceled-by-user', 'The printer may not exist or is unavailable at this time.', { failed: 'unreachable' }],
  ])('%s %s', (alerts, status, outcome) => {
    expect(readOutcome(jobText(alerts, status), 'Q-1')).toEqual(outcome);
    expect(readOutcome(jobText(alerts, status), 'Q-2')).toBeNull();
  });
});
