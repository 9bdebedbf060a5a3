import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { escpos } from '../../electron/adapters/escpos.ts';
import { printerAt } from '../../electron/adapters/printers.ts';
import type { PrinterAddress } from '../../electron/devices/ports.ts';
import { type PrinterHead, type PrinterState, printerHead } from '../../scripts/printerHead.ts';
import { type PtyPair, ptyPairProblem, startPtyPair } from '../../scripts/ptyPair.ts';
import { saleReceipt } from './saleReceipt.ts';

const bytes = escpos(saleReceipt, { paper: 'receipt80', codePage: 'PC858' });
const fast = { connectMs: 1_000, statusMs: 250, jobMs: 3_000, lingerMs: 100 };
const problem = ptyPairProblem();

describe.skipIf(problem !== null)(`a printer on a cable${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let folder: string;
  let cable: PtyPair;
  let far: SerialPort;
  let head: PrinterHead;
  const state: PrinterState = { mode: 'ok' };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'salve-cable-'));
    cable = await startPtyPair(folder);
    state.mode = 'ok';
    far = new SerialPort({ path: cable.handPath, baudRate: 115_200 });
    head = printerHead(state, {
      answer: (answer) => void far.write(Buffer.from(answer)),
      cut: () => void cable.close(),
    });
    far.on('data', (chunk: Buffer) => head.receive(chunk));
    far.on('error', () => undefined);
    await new Promise<void>((resolve) => far.once('open', () => resolve()));
  });
  afterEach(async () => {
    if (far.isOpen) await new Promise<void>((resolve) => far.close(() => resolve()));
    await cable.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const addresses: Record<'serial' | 'device', () => PrinterAddress> = {
    serial: () => ({ connection: 'serial', path: cable.scannerPath, baudRate: 115_200 }),
    device: () => ({ connection: 'device', path: cable.scannerPath }),
  };
  const kinds = Object.keys(addresses) as Array<keyof typeof addresses>;

  describe.each(kinds)('%s', (kind) => {
    const port = () => printerAt(addresses[kind](), fast);

    it('says how it is, prints everything, and confirms the end', async () => {
      expect(await port().status()).toEqual({ state: 'ready', paperLow: false });
      expect(await port().send(bytes)).toBe('sent');
      expect(Uint8Array.from(head.printed)).toEqual(bytes);
    });

    it('out of paper before: failed, nothing printed; near its end: says so and prints', async () => {
      state.mode = 'paperOut';
      expect(await port().status()).toMatchObject({ state: 'paperOut' });
      expect(await port().send(bytes)).toEqual({ failed: 'paperOut' });
      expect(head.printed).toEqual([]);
      state.mode = 'paperLow';
      expect(await port().status()).toEqual({ state: 'ready', paperLow: true });
      expect(await port().send(bytes)).toBe('sent');
    });

    it('cover opened on the way: unknown with the reason', async () => {
      state.mode = { stuckAfter: 200, as: 'coverOpen' };
      expect(await port().send(bytes)).toEqual({ unknown: 'coverOpen' });
    });

    it('pulled out on the way: unknown', async () => {
      state.mode = { dropAfter: 300 };
      const outcome = await port().send(bytes);
      expect(outcome).toHaveProperty('unknown');
    });

    it('a printer that answers nothing prints all the same', async () => {
      state.mode = 'silent';
      expect(await port().status()).toMatchObject({ state: 'silent' });
      expect(await port().send(bytes)).toBe('sent');
      await expect.poll(() => Uint8Array.from(head.printed)).toEqual(bytes);
    });

    it('not there, or told to stop: failed', async () => {
      const absent = printerAt({ ...addresses[kind](), path: join(folder, 'nothing') } as PrinterAddress, fast);
      expect(await absent.status()).toMatchObject({ state: 'unreachable' });
      expect(await absent.send(bytes)).toEqual({ failed: 'unreachable' });
      expect(await port().send(bytes, AbortSignal.abort())).toEqual({ failed: 'aborted' });
    });
  });

  it('a pipe gets the bytes; without a reader nothing is printed', async () => {
    const pipe = join(folder, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const port = printerAt({ connection: 'device', path: pipe }, fast);
    expect(await port.send(bytes)).toEqual({ failed: 'unreachable' });
    const got: Buffer[] = [];
    const reader = createReadStream(pipe);
    reader.on('data', (chunk) => got.push(Buffer.from(chunk)));
    await expect.poll(() => port.send(bytes), { timeout: 5_000 }).toBe('sent');
    await expect.poll(() => new Uint8Array(Buffer.concat(got))).toEqual(bytes);
    reader.destroy();
  });

  it('a file that is no device is never written to, not even by another name', async () => {
    const file = join(folder, 'salve.db');
    writeFileSync(file, 'what the clinic knows');
    symlinkSync(file, join(folder, 'lp0'));
    for (const path of [file, join(folder, 'lp0')]) {
      const port = printerAt({ connection: 'device', path }, fast);
      expect(await port.send(bytes)).toEqual({ failed: 'unreachable' });
    }
    expect(readFileSync(file, 'utf8')).toBe('what the clinic knows');
  });
});
