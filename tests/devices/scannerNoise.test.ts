import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSerialScanner } from '../../electron/adapters/serialScanner.ts';
import { parseScan } from '../../electron/devices/gs1/rules.ts';
import type { ScannerPort } from '../../electron/devices/ports.ts';
import { type PtyPair, ptyPairProblem, startPtyPair } from '../../scripts/ptyPair.ts';
import { chanceOf } from '../../scripts/seed/chance.ts';

const problem = ptyPairProblem();
const GS = '\u001d';
const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;
const handles = (): number => readdirSync('/proc/self/fd').length;

describe.skipIf(problem !== null)(`a bad cable${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let folder: string;
  let pair: PtyPair;
  let scanner: ScannerPort;
  let scans: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'salve-noise-'));
    pair = await startPtyPair(folder);
    scans = [];
    scanner = openSerialScanner(
      { path: pair.scannerPath, ...line },
      { onScan: (raw) => void scans.push(raw), onState: () => undefined },
      { retryMs: 2, retryMaxMs: 10, watchMs: 5 },
    );
    await vi.waitUntil(() => scanner.state === 'ready', { timeout: 10_000 });
  });
  afterEach(async () => {
    await scanner.close();
    await pair.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Lots of what was read and accepted. */
  const lots = (): string[] =>
    scans.flatMap((raw) => {
      const read = parseScan(raw, { year: 2026, sendsGs: true });
      return read.kind === 'gs1' && read.lot !== undefined ? [read.lot] : [];
    });
  const arrived = (what: string): Promise<boolean> =>
    vi.waitUntil(() => scans.includes(what), { timeout: 60_000, interval: 20 });

  it('with a million bytes of noise between and within codes gives no wrong lot, and the next scan arrives', async () => {
    const chance = chanceOf(20_261_126);
    /** Any byte but a line end; at least one that no GS1 code may have. */
    const noise = (length: number): string => {
      const bytes = Array.from({ length: Math.max(1, length - 1) }, () => {
        const byte = Math.floor(chance.next() * 256);
        return byte === 0x0d || byte === 0x0a ? 0 : byte;
      });
      return String.fromCharCode(...bytes, 0x80 + Math.floor(chance.next() * 128));
    };
    const known = new Set<string>();
    const sound: string[] = [];
    let sent = 0;
    for (let at = 0; sent < 1_000_000; at += 1) {
      const lot = `L${at}`;
      const prefix = [']d2', ']C1', ''][at % 3] ?? '';
      const code = `${prefix}010030023392101217270331${at % 2 === 0 ? `10${lot}` : `10${lot}${GS}21S${at}`}`;
      const cut = 3 + Math.floor(chance.next() * (code.length - 6));
      const parts =
        at % 4 === 0
          ? [`${code}\r`]
          : at % 4 === 1
            ? [code.slice(0, cut), noise(1 + Math.floor(chance.next() * 2000)), `${code.slice(cut)}\r`]
            : [`${noise(400 + Math.floor(chance.next() * 6000))}\r\n`];
      if (at % 4 === 0) {
        known.add(lot);
        sound.push(code);
      }
      for (const part of parts) {
        sent += part.length;
        await pair.scan(part);
      }
    }
    await pair.scan('\r4006381333931\r');
    await arrived('4006381333931');
    expect(lots().filter((lot) => !known.has(lot))).toEqual([]);
    expect(sound.filter((code) => !scans.includes(code))).toEqual([]);
    expect(scans.every((raw) => raw.length <= 513)).toBe(true);
    expect(scanner.state).toBe('ready');
  });

  it('splits and joins what it carries: nothing is lost, nothing is read as half', async () => {
    await pair.scan('96385074\r');
    await arrived('96385074');
    const code = `]d20100300233921012172703311012345678${GS}21ZX55`;
    for (const end of [10, 28, 33, 38]) {
      await pair.scan(code.slice(0, end));
      await new Promise((resolve) => setTimeout(resolve, 120));
      await pair.scan(`${code.slice(end)}\r`);
    }
    await pair.scan(`${code}\r\n${code}\n${code}\r`);
    await expect.poll(() => scans.length).toBe(8);
    expect(new Set(scans.slice(1))).toEqual(new Set([code]));
  });

  it('that is pulled out in the middle of a scan gives no half lot', async () => {
    await pair.scan('010030023392101217270331101234');
    await pair.close();
    await expect.poll(() => scanner.state).toBe('missing');
    pair = await startPtyPair(folder);
    await expect.poll(() => scanner.state).toBe('ready');
    await pair.scan('4006381333931\r');
    await arrived('4006381333931');
    expect(lots()).toEqual([]);
  });

  it('pulled out and put back 500 times leaves nothing open, and the next scan arrives', {
    timeout: 300_000,
  }, async () => {
    const before = handles();
    for (let time = 0; time < 500; time += 1) {
      await pair.close();
      await expect.poll(() => scanner.state, { interval: 2, timeout: 10_000 }).toBe('missing');
      pair = await startPtyPair(folder);
      await expect.poll(() => scanner.state, { interval: 2, timeout: 10_000 }).toBe('ready');
    }
    await pair.scan(`]d201003002339210121727033110LAST\r`);
    await expect.poll(lots).toEqual(['LAST']);
    expect(handles() - before).toBeLessThan(4);
  });
});
