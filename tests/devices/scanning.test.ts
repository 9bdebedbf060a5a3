import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addScanner, listScanners, readScan, updateScanner } from '../../electron/devices/service.ts';
import { ptyPairProblem, startPtyPair } from '../../scripts/ptyPair.ts';
import { testStation } from './station.ts';

const problem = ptyPairProblem();

describe.skipIf(problem !== null)(`the scanners of a station${problem ? ` (skipped: ${problem})` : ''}`, () => {
  it('a scan reaches its station; a scanner can be added, moved and taken out of use while the clinic is open', async () => {
    const folders = await Promise.all([1, 2].map((n) => mkdtemp(join(tmpdir(), `salve-scan${n}-`))));
    const [first, second] = await Promise.all(folders.map((folder) => startPtyPair(folder)));
    if (!first || !second) throw new Error('no pseudo-terminals');
    const station = testStation();
    const scans = () => station.events.flatMap((event) => (event.kind === 'scan' ? [event] : []));
    const state = () => station.read((db, act) => listScanners(db, act).scanners[0]?.state);
    try {
      station.start();
      const { id } = station.act((tx, act) =>
        addScanner(tx, act, { name: 'Desk', path: first.scannerPath, baudRate: 9600 }),
      );
      await expect.poll(state).toBe('ready');
      await first.scan('4006381333931\r\n');
      await expect
        .poll(scans)
        .toEqual([{ kind: 'scan', stationId: station.stationId, raw: '4006381333931', scanner: 'Desk' }]);
      expect(station.read((db, act) => readScan(db, act, { raw: scans()[0]?.raw ?? '' }))).toEqual({
        kind: 'ean',
        gtin: '04006381333931',
      });

      const moved = { id, name: 'Desk', path: second.scannerPath, baudRate: 115_200, active: true };
      station.act((tx, act) => updateScanner(tx, act, { ...moved, expectedVersion: 1 }));
      await expect.poll(state).toBe('ready');
      await second.scan('96385074\r');
      await expect.poll(() => scans().at(-1)?.raw).toBe('96385074');

      station.act((tx, act) => updateScanner(tx, act, { ...moved, active: false, expectedVersion: 2 }));
      await expect.poll(state).toBe('closed');
      await second.scan('96385074\r');
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(scans()).toHaveLength(2);
      expect(() => station.act((tx, act) => updateScanner(tx, act, { ...moved, expectedVersion: 1 }))).toThrow(
        /changed this in the meantime/,
      );
    } finally {
      await station.close();
      await Promise.all([first.close(), second.close()]);
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    }
  });

  it('three scanners at the same time: each scan arrives whole, in order, and from its own scanner', async () => {
    const names = ['Desk', 'Room A', 'Stock room'];
    const folders = await Promise.all(names.map(() => mkdtemp(join(tmpdir(), 'salve-scans-'))));
    const pairs = await Promise.all(folders.map((folder) => startPtyPair(folder)));
    const station = testStation();
    const heard = (name: string): string[] =>
      station.events.flatMap((event) => (event.kind === 'scan' && event.scanner === name ? [event.raw] : []));
    try {
      station.start();
      for (const [at, name] of names.entries())
        station.act((tx, act) => addScanner(tx, act, { name, path: pairs[at]?.scannerPath ?? '', baudRate: 9600 }));
      const states = () => station.read((db, act) => listScanners(db, act).scanners.map(({ state }) => state));
      await expect.poll(states).toEqual(names.map(() => 'ready'));
      const sent = names.map((_, at) =>
        Array.from({ length: 150 }, (__, n) => `]d201003002339210121727033110L${at}N${n}\u001d21S${at}${n}`),
      );
      // one that has sent a line end is known to send them: then a pause within a code ends nothing
      await Promise.all(pairs.map((pair) => pair.scan('96385074\r')));
      await expect.poll(() => names.map(heard)).toEqual(names.map(() => ['96385074']));
      // in pieces, each cable at its own pace, so that the pieces of the three lie between each other
      await Promise.all(
        pairs.map(async (pair, at) => {
          for (const [n, code] of (sent[at] ?? []).entries()) {
            const cut = 1 + ((n * 7 + at * 11) % (code.length - 1));
            await pair.scan(code.slice(0, cut));
            if (n % 5 === at) await new Promise((resolve) => setTimeout(resolve, 5));
            await pair.scan(`${code.slice(cut)}\r`);
          }
        }),
      );
      await expect.poll(() => names.map((name) => heard(name).length), { timeout: 20_000 }).toEqual([151, 151, 151]);
      expect(names.map((name) => heard(name).slice(1))).toEqual(sent);
      const order = station.events.flatMap((event) => (event.kind === 'scan' ? [event.scanner] : []));
      const turns = order.filter((name, at) => name !== order[at - 1]).length;
      expect(turns).toBeGreaterThan(30);
    } finally {
      await station.close();
      await Promise.all(pairs.map((pair) => pair.close()));
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    }
  });
});
