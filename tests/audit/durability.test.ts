import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { migrationsIn } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { pathsIn } from '../../electron/app/dataFolder.ts';
import { createHost, type Host } from '../../electron/app/host.ts';
import { openClinic } from '../../electron/app/openClinic.ts';
import { verifyHouse } from '../../electron/app/verifyHouse.ts';
import { Refusal } from '../../electron/kernel/errors.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { foundStandardClinic } from '../standardClinic.ts';

const marker = 'Zyzzyvaline';
const migrations = migrationsIn(join(root, 'db/migrations'));
let clinic: TestClinic;
/** A copy of the folder as a crash would leave it: the WAL still beside the database. */
let crashed: string;
let key: Buffer;

beforeAll(async () => {
  clinic = await testClinic();
  key = clinic.opened.key;
  const desk = await clinic.as('frontDesk');
  for (let i = 0; i < 30; i += 1)
    await desk.patients.create.mutate({ givenName: marker, familyName: `Number${i}`, allowDuplicate: true });
  crashed = mkdtempSync(join(tmpdir(), 'salve-crashed-'));
  cpSync(clinic.dataDir, crashed, {
    recursive: true,
    filter: (name) => !name.endsWith('lock') && !name.endsWith('lock-journal'),
  });
});
afterAll(async () => {
  await clinic.close();
  rmSync(crashed, { recursive: true, force: true });
});

let work: string;
const fresh = (): string => {
  work = mkdtempSync(join(tmpdir(), 'salve-work-'));
  cpSync(crashed, work, { recursive: true });
  return work;
};
const open = (folder: string): ReturnType<typeof openClinic> =>
  openClinic({ folder: pathsIn(folder), key, migrations, now: () => clinic.clock.now(), durable: false });
const fileOf = (name: string): string => join(work, name);

function refusalFrom(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'opened';
}

describe('nothing readable on the disk', () => {
  it('keeps names out of the database, its WAL, temporary files and logs, also after a large sort', () => {
    const raw = clinic.opened.store.read.raw;
    expect(statSync(join(clinic.dataDir, 'salve.db-wal')).size).toBeGreaterThan(0);
    const sorted = raw
      .prepare(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
         SELECT p.given_name || ' ' || (n.i * 7919 % 50000) AS name FROM n JOIN patients p ON p.number = 1 + n.i % 30 ORDER BY name DESC, n.i`,
      )
      .all();
    expect(sorted).toHaveLength(50_000);
    expect(raw.pragma('temp_store', { simple: true })).toBe(2);
    raw.pragma('wal_checkpoint(PASSIVE)');
    const files = [
      clinic.dataDir,
      ...readdirSync(tmpdir())
        .filter((name) => name.startsWith('etilqs_'))
        .map((name) => join(tmpdir(), name)),
    ].flatMap((place) =>
      statSync(place).isDirectory()
        ? readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) => join(place, name))
        : [place],
    );
    const readable = files
      .filter((file) => statSync(file).isFile())
      .filter((file) => {
        const bytes = readFileSync(file);
        return (
          bytes.includes(marker) ||
          bytes.includes(Buffer.from(marker, 'utf16le')) ||
          bytes.includes(marker.toLowerCase())
        );
      });
    expect(files.length).toBeGreaterThan(3);
    expect(readable).toEqual([]);
  });
});

describe('a damaged folder', () => {
  afterEach(() => rmSync(work, { recursive: true, force: true }));

  it('opens after a crash with everything that was acknowledged', () => {
    const opened = open(fresh());
    expect(opened.store.read.raw.prepare('SELECT count(*) AS n FROM patients').get()).toEqual({ n: 30 });
    expect(verifyHouse(opened.store.read)).toEqual([]);
    opened.close();
  });

  it('tells of every flipped bit in the main file', () => {
    const checkpointed = open(fresh());
    checkpointed.close();
    const file = fileOf('salve.db');
    const whole = readFileSync(file);
    for (let i = 0; i < 200; i += 1) {
      const at = Math.floor((whole.length / 200) * i + ((i * 37) % (whole.length / 200)));
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
      writeFileSync(file, bytes);
      expect(
        refusalFrom(() => open(work).close()),
        `bit ${i % 8} of byte ${at}`,
      ).toBe('DATABASE_DAMAGED');
    }
  });

  it('never loses a commit silently to a flipped bit in the WAL', () => {
    const rows = (): string => {
      const opened = open(work);
      try {
        if (verifyHouse(opened.store.read).length > 0) throw new Refusal('DATABASE_DAMAGED');
        return JSON.stringify(opened.store.read.raw.prepare('SELECT * FROM patients ORDER BY number').all());
      } finally {
        opened.close();
      }
    };
    fresh();
    const wal = readFileSync(fileOf('salve.db-wal'));
    const main = readFileSync(fileOf('salve.db'));
    const expected = rows();
    let told = 0;
    for (let i = 0; i < 120; i += 1) {
      const at = Math.floor((wal.length / 120) * i + ((i * 53) % (wal.length / 120)));
      const bytes = Buffer.from(wal);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
      writeFileSync(fileOf('salve.db'), main);
      writeFileSync(fileOf('salve.db-wal'), bytes);
      copyFileSync(join(crashed, 'anchor'), fileOf('anchor'));
      rmSync(fileOf('salve.db-shm'), { force: true });
      const outcome = refusalFrom(() => expect(rows()).toBe(expected));
      expect(['opened', 'COMMITS_LOST', 'DATABASE_DAMAGED'], `byte ${at}`).toContain(outcome);
      if (outcome !== 'opened') told += 1;
    }
    expect(told).toBeGreaterThan(60);
  });

  it('refuses a database whose last commits are gone, or that is older than its anchor', () => {
    fresh();
    rmSync(fileOf('salve.db-wal'));
    rmSync(fileOf('salve.db-shm'), { force: true });
    expect(['COMMITS_LOST', 'DATABASE_DAMAGED']).toContain(refusalFrom(() => open(work)));
    const before = readFileSync(join(crashed, 'anchor'));
    writeFileSync(fileOf('anchor'), before.subarray(0, 40));
    cpSync(join(crashed, 'salve.db-wal'), fileOf('salve.db-wal'));
    expect(refusalFrom(() => open(work))).toBe('COMMITS_LOST');
  });

  it('leaves a database that has lost commits as it is, its log included', () => {
    fresh();
    const wal = readFileSync(fileOf('salve.db-wal'));
    wal[Math.floor(wal.length / 2)] = (wal[Math.floor(wal.length / 2)] ?? 0) ^ 1;
    writeFileSync(fileOf('salve.db-wal'), wal);
    const main = readFileSync(fileOf('salve.db'));
    expect(refusalFrom(() => open(work))).toBe('COMMITS_LOST');
    expect(readFileSync(fileOf('salve.db')).equals(main)).toBe(true);
    expect(readFileSync(fileOf('salve.db-wal')).equals(wal)).toBe(true);
  });

  it('mends a page that a power cut left half written, from the log', () => {
    fresh();
    const first = open(work);
    first.close();
    const whole = readFileSync(fileOf('salve.db'));
    fresh();
    const pages = Math.floor(readFileSync(fileOf('salve.db')).length / 4096);
    const torn = readFileSync(fileOf('salve.db'));
    whole.copy(torn, 0, 0, Math.min(2048, torn.length));
    writeFileSync(fileOf('salve.db'), torn);
    const opened = open(work);
    expect(opened.store.read.raw.prepare('SELECT count(*) AS n FROM patients').get()).toEqual({ n: 30 });
    expect(verifyHouse(opened.store.read)).toEqual([]);
    opened.close();
    expect(readFileSync(fileOf('salve.db')).length / 4096).toBeGreaterThanOrEqual(pages);
  });

  it('survives a torn write of one anchor slot', () => {
    fresh();
    const bytes = readFileSync(fileOf('anchor'));
    const turns = [0, 96].map((start) => bytes.readBigUInt64BE(start));
    const older = (turns[0] ?? 0n) < (turns[1] ?? 0n) ? 0 : 96;
    bytes.fill(0xff, older, older + 50);
    writeFileSync(fileOf('anchor'), bytes);
    const opened = open(work);
    expect(opened.head()).toBeGreaterThan(30);
    opened.close();
  });

  it('refuses a database written by a newer version and leaves it alone', () => {
    fresh();
    const raw = openDatabase(fileOf('salve.db'), { key, mode: 'write' });
    raw
      .prepare("INSERT INTO migrations (name, sha256, applied_at) VALUES ('29990101T000000_future.sql', 'x', 1)")
      .run();
    raw.close();
    expect(refusalFrom(() => open(work))).toBe('DATABASE_NEWER');
  });
});

describe('a host on a folder', () => {
  let host: Host | undefined;
  afterEach(async () => {
    await host?.close();
    host = undefined;
    rmSync(work, { recursive: true, force: true });
  });
  const start = (): Host =>
    (host = createHost({ dataDir: work, migrationsDir: join(root, 'db/migrations'), durable: false }));

  it('says which file is missing and never makes a new one in its place', () => {
    fresh();
    rmSync(fileOf('vault.json'));
    expect((start().state() as Refusal).code).toBe('VAULT_MISSING');
    expect(refusalFrom(() => host?.clinic())).toBe('VAULT_MISSING');
  });

  it('refuses to found a clinic where one is', async () => {
    fresh();
    rmSync(fileOf('salve.db'));
    expect((start().state() as Refusal).code).toBe('DATABASE_MISSING');
    await expect(host?.create({ staffId: 'x', login: 'x', password: 'x' }, [], false, () => undefined)).rejects.toThrow(
      /already/,
    );
    expect(existsSync(fileOf('salve.db'))).toBe(false);
  });

  it('founds one clinic when two are asked for at once', async () => {
    work = mkdtempSync(join(tmpdir(), 'salve-twice-'));
    const found = async (): Promise<string> => (await foundStandardClinic(host ?? start())).recoveryCode;
    start();
    const [first, second] = await Promise.allSettled([found(), found()]);
    if (first.status === 'rejected') throw first.reason;
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'NOT_NOW' } });
    await host?.close();
    expect(await start().openWithRecoveryCode(first.value)).toBe(true);
  });

  it('opens with a password or the recovery code, and with nothing else', async () => {
    fresh();
    const it = start();
    expect(it.state()).toBe('sealed');
    expect(await it.openWithPassword('fran', 'wrong')).toBeUndefined();
    expect(await it.openWithRecoveryCode('00000-00000-00000-00000-00000-0')).toBe(false);
    expect(it.state()).toBe('sealed');
    expect(await it.openWithRecoveryCode(clinic.recoveryCode.toLowerCase().replaceAll('-', ' '))).toBe(true);
    expect(it.state()).toBe('open');
  });

  it('is alone on its folder', () => {
    fresh();
    start();
    expect(refusalFrom(() => createHost({ dataDir: work, migrationsDir: join(root, 'db/migrations') }))).toBe('IN_USE');
  });

  it('finishes a set-up that was cut off after it was complete, and clears one that was not', async () => {
    work = mkdtempSync(join(tmpdir(), 'salve-setup-'));
    cpSync(crashed, join(work, 'setup'), { recursive: true });
    expect(start().state()).toBe('none');
    await host?.close();
    cpSync(crashed, join(work, 'setup'), { recursive: true });
    writeFileSync(join(work, 'setup', 'complete'), 'complete\n');
    expect(start().state()).toBe('sealed');
    expect(await host?.openWithPassword('fran', 'correct-horse-4')).toBe(clinic.ids.staff.frontDesk);
  });
});
