import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { escpos } from '../../electron/adapters/escpos.ts';
import type { PrinterDeadlines } from '../../electron/adapters/printerTalk.ts';
import { tcpPrinter } from '../../electron/adapters/printerTcp.ts';
import type { ReceiptPrinter, TcpPrinterAddress } from '../../electron/devices/ports.ts';
import { type PrinterEmulator, type PrinterMode, startPrinterEmulator } from '../../scripts/printerEmulator.ts';
import { textOf } from './escposDecoder.ts';

const bytes = escpos(
  {
    title: 'Receipt',
    language: 'en',
    copy: false,
    kickDrawer: true,
    nodes: [
      { kind: 'heading', text: 'Clinic', level: 1 },
      ...Array.from({ length: 60 }, (_, i) => ({ kind: 'text' as const, text: `Line ${i} of the receipt` })),
      {
        kind: 'signature',
        strokes: {
          width: 300,
          height: 100,
          strokes: [
            [
              [0, 0],
              [299, 99],
            ],
          ],
        },
        caption: 'Patient',
      },
    ],
  },
  { paper: 'receipt80', codePage: 'PC858' },
);

const fast: Partial<PrinterDeadlines> = { connectMs: 1_000, statusMs: 150, jobMs: 4_000, lingerMs: 200 };
const running: PrinterEmulator[] = [];

async function printer(mode: PrinterMode, asksStatus: TcpPrinterAddress['asksStatus'] = 'whenAnswered', times = fast) {
  const emulator = await startPrinterEmulator(mode);
  running.push(emulator);
  const port: ReceiptPrinter = tcpPrinter({ host: emulator.host, port: emulator.port, asksStatus }, times);
  return { emulator, port };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

describe('a printer over TCP', () => {
  it.each(['ok', 'silent', 'realTimeOnly', 'slow'] as const)(
    '%s: everything arrives and counts as sent',
    async (mode) => {
      const { emulator, port } = await printer(mode);
      expect(await port.send(bytes)).toBe('sent');
      if (mode === 'slow' || mode === 'ok') expect(emulator.jobs()[0]?.bytes).toEqual(bytes);
      await expect.poll(() => emulator.jobs().map((job) => job.bytes)).toEqual([bytes]);
      expect(textOf(emulator.jobs()[0]?.bytes ?? new Uint8Array())).toContain('Line 59 of the receipt');
    },
  );

  it.each(['paperOut', 'coverOpen', 'offline'] as const)(
    '%s before the job: failed, and nothing was printed',
    async (mode) => {
      const { emulator, port } = await printer(mode);
      expect(await port.status()).toMatchObject({ state: mode });
      expect(await port.send(bytes)).toEqual({ failed: mode });
      expect(emulator.jobs()).toEqual([]);
      await emulator.setMode('ok');
      expect(emulator.jobs()).toEqual([]);
      expect(await port.send(bytes)).toBe('sent');
    },
  );

  it('off: failed as unreachable; on again: prints', async () => {
    const { emulator, port } = await printer('refuse');
    expect(await port.status()).toMatchObject({ state: 'unreachable' });
    expect(await port.send(bytes)).toEqual({ failed: 'unreachable' });
    await emulator.setMode('ok');
    expect(await port.status()).toEqual({ state: 'ready', paperLow: false });
    expect(await port.send(bytes)).toBe('sent');
  });

  it.each([1, 40, 700])('gone after %i bytes: unknown, never failed and never sent', async (after) => {
    const { emulator, port } = await printer({ dropAfter: after });
    expect(await port.send(bytes)).toEqual({ unknown: 'connectionLost' });
    expect(emulator.jobs().every((job) => !job.whole)).toBe(true);
    expect(await port.send(bytes)).toBe('sent');
    expect(emulator.jobs().at(-1)?.bytes).toEqual(bytes);
  });

  it('gone before the first byte: failed', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const port = tcpPrinter({ host: '127.0.0.1', port: address.port, asksStatus: 'whenAnswered' }, fast);
    expect(await port.send(bytes)).toEqual({ failed: 'connectionLost' });
    server.close();
  });

  it('out of paper in the middle: unknown, with the reason', async () => {
    const { port } = await printer({ stuckAfter: 300, as: 'paperOut' });
    expect(await port.send(bytes)).toEqual({ unknown: 'paperOut' });
  });

  it('a silent printer fails where an answer is required, and is not asked where it must not be', async () => {
    const { emulator, port } = await printer('silent', 'required');
    expect(await port.status()).toMatchObject({ state: 'silent' });
    expect(await port.send(bytes)).toEqual({ failed: 'noStatus' });
    expect(emulator.jobs()).toEqual([]);
    const shy = await printer('ok', 'never');
    expect(await shy.port.send(bytes)).toBe('sent');
    await expect.poll(() => shy.emulator.jobs().map((job) => job.bytes)).toEqual([bytes]);
  });

  it('too slow for its deadline: unknown, in time', async () => {
    const { port } = await printer('slow', 'whenAnswered', { ...fast, jobMs: 150 });
    const start = performance.now();
    expect(await port.send(bytes)).toEqual({ unknown: 'timeout' });
    expect(performance.now() - start).toBeLessThan(2_500);
  });

  it('never hangs on a host that accepts and then reads nothing', async () => {
    const server = createServer((socket) => socket.pause());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const port = tcpPrinter(
      { host: '127.0.0.1', port: address.port, asksStatus: 'whenAnswered' },
      { ...fast, jobMs: 500 },
    );
    expect(await port.send(new Uint8Array(30_000_000).fill(0x41))).toEqual({ unknown: 'timeout' });
    server.close();
  });

  it('stops when told: failed before, unknown during', async () => {
    const { port } = await printer('slow');
    expect(await port.send(bytes, AbortSignal.abort())).toEqual({ failed: 'aborted' });
    const stop = new AbortController();
    const running = port.send(bytes, stop.signal);
    setTimeout(() => stop.abort(), 250);
    expect(await running).toEqual({ unknown: 'aborted' });
  });
});
