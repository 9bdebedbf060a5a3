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
});
