import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSerialScanner } from '../../electron/adapters/serialScanner.ts';
import { parseScan } from '../../electron/devices/gs1/rules.ts';
import type { ScannerPort } from '../../electron/devices/ports.ts';
import { type PtyPair, ptyPairProblem, startPtyPair } from '../../scripts/ptyPair.ts';
import { type Chance, chanceOf } from '../../scripts/seed/chance.ts';

const problem = ptyPairProblem();
const GS = '\u001d';
const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;
/**
 * Bursts of noise, never with a line end. Printable ones within a code are mostly short, so that it may still be taken for a code, and
 * come before its lot: within the lot they only make another lot, which no reader can tell; the stock room knows no such lot.
 */
const noises = {
  'any byte, at least one that no GS1 code may have': {
    bytes: 1_000_000,
    make: (chance: Chance, length: number): string => {
      const any = Array.from({ length: Math.max(1, length - 1) }, () => chance.whole(0, 255));
      return String.fromCharCode(
        ...any.map((byte) => (byte === 0x0d || byte === 0x0a ? 0 : byte)),
        chance.whole(128, 255),
      );
    },
    within: (chance: Chance): number => chance.whole(1, 2000),
    lastCut: (code: string): number => code.length - 3,
  },
  'printable characters': {
    bytes: 400_000,
    make: (chance: Chance, length: number): string =>
      String.fromCharCode(...Array.from({ length }, () => chance.whole(0x20, 0x7e))),
    within: (chance: Chance): number => chance.whole(1, chance.pick([1, 2, 4, 30, 700])),
    lastCut: (_code: string, prefix: string): number => prefix.length + 24,
  },
};
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

  it.each(Object.keys(noises) as Array<keyof typeof noises>)(
    'with a lot of noise (%s) between and within codes gives no wrong lot, and the next scan arrives',
    async (which) => {
      const { bytes, make, within, lastCut } = noises[which];
      const chance = chanceOf(20_261_126);
      const known = new Set<string>();
      const sound: string[] = [];
      let sent = 0;
      for (let at = 0; sent < bytes; at += 1) {
        const lot = `L${at}`;
        const prefix = [']d2', ']C1', ''][at % 3] ?? '';
        const code = `${prefix}010030023392101217270331${at % 2 === 0 ? `10${lot}` : `10${lot}${GS}21S${at}`}`;
        const cut = chance.whole(3, lastCut(code, prefix));
        const between = make(chance, chance.whole(400, 6400));
        const parts =
          [
            [`${code}\r`],
            [code.slice(0, cut), make(chance, within(chance)), `${code.slice(cut)}\r`],
            [`${between}\r\n`],
            [between.slice(0, within(chance)), `${code}\r`],
          ][at % 4] ?? [];
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
    },
  );

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
