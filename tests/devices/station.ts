import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 as newUuid } from 'uuid';
import { type ReadDb, type Store, storeOf, type WriteTx } from '../../db/access.ts';
import { migrate, migrationsIn } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { printerAt } from '../../electron/adapters/printers.ts';
import type { PrinterDeadlines } from '../../electron/adapters/printerTalk.ts';
import { createFeed, type FeedEvent } from '../../electron/api/feed.ts';
import { devicePorts, startStationDevices } from '../../electron/app/stationDevices.ts';
import { foundClinic } from '../../electron/clinic/service.ts';
import type { DevicePorts, PrinterAddress } from '../../electron/devices/ports.ts';
import type { Act } from '../../electron/kernel/act.ts';

const migrations = migrationsIn(fileURLToPath(new URL('../../db/migrations', import.meta.url)));
const quick: Partial<PrinterDeadlines> = { connectMs: 500, statusMs: 150, jobMs: 3_000, lingerMs: 100 };

/** One station with its devices on a temporary encrypted database, without the door: for what happens after a commit. */
export interface TestStation {
  store: Store;
  stationId: string;
  events: FeedEvent[];
  clock: { now: number };
  /** Runs a command of the slice as the door would: one transaction, then its effects. */
  act<T>(work: (tx: WriteTx, act: Act) => T): T;
  read<T>(work: (db: ReadDb, act: Act) => T): T;
  /** Starts or restarts the devices of the station. */
  start(ports?: Partial<DevicePorts>, logo?: Uint8Array): void;
  stop(): Promise<void>;
  close(): Promise<void>;
}

export function testStation(): TestStation {
  const folder = mkdtempSync(join(tmpdir(), 'salve-station-'));
  const raw = openDatabase(join(folder, 'salve.db'), { key: Buffer.alloc(32, 7), mode: 'create', synchronous: 'OFF' });
  const clock = { now: Date.UTC(2026, 10, 23, 15) };
  migrate(raw, migrations, clock.now);
  const store = storeOf(raw);
  const feed = createFeed();
  const events: FeedEvent[] = [];
  const errors: unknown[] = [];
  feed.subscribe((event) => void events.push(event));
  const stationId = newUuid();
  let running: (() => Promise<void>) | undefined;

  const actFor = (effects: (() => void)[]): Act => ({
    now: clock.now,
    zone: 'America/New_York',
    staffId: 'staff',
    role: 'owner',
    sessionId: 'session',
    stationId,
    newId: () => newUuid(),
    touch: () => undefined,
    concerns: () => undefined,
    changed: () => undefined,
    afterCommit: (effect) => void effects.push(effect),
  });
  const act = <T>(work: (tx: WriteTx, act: Act) => T): T => {
    const effects: (() => void)[] = [];
    const result = store.write<T>(((tx: WriteTx) => work(tx, actFor(effects))) as never);
    for (const effect of effects) effect();
    return result;
  };
  const stop = async (): Promise<void> => {
    await running?.();
    running = undefined;
  };

  act((tx, each) =>
    foundClinic(tx, each, { name: 'Test clinic', zone: each.zone, currency: 'USD', country: 'US', demo: false }),
  );
  return {
    store,
    stationId,
    events,
    clock,
    act,
    read: (work) => work(store.read, actFor([])),
    start: (ports = {}, logo) => {
      const all = {
        ...devicePorts,
        printer: (address: PrinterAddress) => printerAt(address, quick),
        ...ports,
      };
      running = startStationDevices(
        { store, feed, now: () => clock.now, ...(logo ? { logo: () => logo } : {}) },
        stationId,
        (error) => void errors.push(error),
        all,
      );
    },
    stop,
    close: async () => {
      await stop();
      store.close();
      if (errors.length > 0) throw errors[0];
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
