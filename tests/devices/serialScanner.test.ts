import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listDeviceFiles, listSerialPorts, openSerialScanner } from '../../electron/adapters/serialScanner.ts';
import { parseScan } from '../../electron/devices/gs1/rules.ts';
import type { ScannerPort, ScannerState, SerialSettings } from '../../electron/devices/ports.ts';
import { type PtyPair, ptyPairProblem, startPtyPair } from '../../scripts/ptyPair.ts';

const problem = ptyPairProblem();
const GS = '\u001d';

describe.skipIf(problem !== null)(`a serial scanner${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let folder: string;
  let pair: PtyPair;
  let scanner: ScannerPort | undefined;
  let scans: string[];
  let states: ScannerState[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'salve-pty-'));
    pair = await startPtyPair(folder);
    scans = [];
    states = [];
  });

  afterEach(async () => {
    await scanner?.close();
    await pair.close();
    await rm(folder, { recursive: true, force: true });
  });

  const listen = (): void => {
    const settings: SerialSettings = {
      path: pair.scannerPath,
      baudRate: 9600,
      dataBits: 8,
      parity: 'none',
      stopBits: 1,
    };
    scanner = openSerialScanner(
      settings,
      { onScan: (raw) => void scans.push(raw), onState: (state) => void states.push(state) },
      { retryMs: 20, retryMaxMs: 100 },
    );
  };

  it('hands over each scan whole, separators and prefix included', async () => {
    listen();
    await expect.poll(() => scanner?.state).toBe('ready');
    const code = `]d201003002300114591727033110C8812C3${GS}21ZX55`;
    await pair.scan(`${code}\r\n4006381333931\r`);
    await expect.poll(() => scans).toEqual([code, '4006381333931']);
    expect(parseScan(scans[1] ?? '', { year: 2026, sendsGs: true })).toEqual({ kind: 'ean', gtin: '04006381333931' });
  });

  it('ends a scan without line end after a pause, and cuts endless ones', async () => {
    listen();
    await expect.poll(() => scanner?.state).toBe('ready');
    await pair.scan('96385074');
    await expect.poll(() => scans).toEqual(['96385074']);
    await pair.scan(`${'7'.repeat(3_000)}\r`);
    await expect.poll(() => scans.length).toBe(2);
    expect(scans[1]).toHaveLength(513);
    expect(parseScan(scans[1] ?? '', { year: 2026 })).toMatchObject({ kind: 'refused', reason: 'tooLong' });
    await pair.scan('96385074\r');
    await expect.poll(() => scans[2]).toBe('96385074');
  });

  it('comes back by itself after it was unplugged', async () => {
    listen();
    await expect.poll(() => scanner?.state).toBe('ready');
    await pair.close();
    await expect.poll(() => scanner?.state).toBe('missing');
    pair = await startPtyPair(folder);
    await expect.poll(() => scanner?.state, { timeout: 5_000 }).toBe('ready');
    await pair.scan('4006381333931\n');
    await expect.poll(() => scans).toEqual(['4006381333931']);
    await scanner?.close();
    expect(states).toEqual(['ready', 'missing', 'ready', 'closed']);
  });

  it('waits for one that is not there, and stops when closed', async () => {
    await pair.close();
    listen();
    await expect.poll(() => scanner?.state).toBe('missing');
    await scanner?.close();
    expect(scanner?.state).toBe('closed');
  });
});

describe('the list of serial ports', () => {
  it('does not end the process where udevadm is missing', async () => {
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    try {
      expect(Array.isArray(await listSerialPorts())).toBe(true);
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('names device files by their id', async () => {
    const dev = await mkdtemp(join(tmpdir(), 'salve-dev-'));
    await mkdir(join(dev, 'serial', 'by-id'), { recursive: true });
    for (const name of ['ttyUSB0', 'ttyACM1', 'null', 'tty1']) await writeFile(join(dev, name), '');
    await symlink(join(dev, 'ttyUSB0'), join(dev, 'serial', 'by-id', 'usb-Honeywell_1950g'));
    expect(await listDeviceFiles(dev)).toEqual([
      { path: join(dev, 'ttyACM1'), label: join(dev, 'ttyACM1') },
      { path: join(dev, 'ttyUSB0'), label: 'usb-Honeywell_1950g' },
    ]);
    await rm(dev, { recursive: true });
  });
});
