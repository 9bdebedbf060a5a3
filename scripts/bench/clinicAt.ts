import type Database from 'better-sqlite3';
import type { CallContext, Session } from '../../electron/api/context.ts';
import { createIpcPort, type IpcReply } from '../../electron/api/ipc.ts';
import { createHost, type Host } from '../../electron/app/host.ts';
import type { Opened } from '../../electron/app/openClinic.ts';
import { createAppRouter } from '../../electron/app/router.ts';
import { listStations } from '../../electron/clinic/service.ts';
import { dayBounds, hour } from '../../electron/kernel/dates.ts';
import { listStaff } from '../../electron/staff/service.ts';
import { chanceOf, idMaker } from '../seed/chance.ts';
import { migrationsDir } from './folders.ts';

/** What `npm run seed` says about a folder it made. */
export interface SeededFolder {
  data: string;
  recoveryCode: string;
  today: string;
  logins: Array<{ login: string; password: string; role: string }>;
  rows: Record<string, number>;
}

/** A seeded clinic opened for measuring: the whole composition, with a clock and ids of our own. */
export interface BenchClinic {
  host: Host;
  opened: Opened;
  raw: Database.Database;
  session: Session;
  clock: { now: number };
  newId: () => string;
  /** Calls a procedure through the message port, as the desk's window does. */
  call<T>(type: 'query' | 'mutation', path: string, input: unknown, key?: string): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens a copy of a seeded folder as its first person of a role, signed in at station 1, at noon of its today. Two copies
 * opened like this and asked the same make the same rows. `durable` switches fsync on, for the absolute lines;
 * it is then three in the afternoon, and ids go on differently, so that a measured copy can be opened again.
 */
export async function openCopy(
  seeded: SeededFolder,
  data: string,
  durable: boolean,
  role = 'frontDesk',
): Promise<BenchClinic> {
  const chance = chanceOf(durable ? 78 : 77);
  const make = idMaker(chance);
  const clock = { now: dayBounds(seeded.today, 'America/New_York').from + (durable ? 15 : 12) * hour };
  const newId = (): string => make(clock.now);
  const host = createHost({
    dataDir: data,
    migrationsDir,
    now: () => clock.now,
    newId,
    durable,
  });
  if (!(await host.openWithRecoveryCode(seeded.recoveryCode)))
    throw new Error('The recovery code does not open the copy.');
  const opened = host.clinic();
  const login = seeded.logins.find((one) => one.role === role)?.login;
  const person = listStaff(opened.store.read).find((member) => member.login === login);
  const station = listStations(opened.store.read)[0];
  if (!person || !station) throw new Error(`The seeded clinic has no ${role}.`);
  const session = host.sessions.begin(
    { staffId: person.id, name: person.name, role: person.role },
    station.id,
    clock.now,
    'password',
  );
  const replies = new Map<number, (reply: IpcReply) => void>();
  const context = (key: string | undefined): CallContext => ({
    clinic: () => host.clinic(),
    session: () => session,
    bind: () => undefined,
    key,
    via: 'ipc',
  });
  const port = createIpcPort(createAppRouter(host), context, (reply) => {
    replies.get(reply.id)?.(reply);
    replies.delete(reply.id);
  });
  let lastId = 0;
  return {
    host,
    opened,
    raw: opened.store.read.raw,
    session,
    clock,
    newId,
    call<T>(type: 'query' | 'mutation', path: string, input: unknown, key?: string): Promise<T> {
      lastId += 1;
      const id = lastId;
      return new Promise<T>((resolve, reject) => {
        replies.set(id, (reply) => {
          if (reply.error) reject(new Error(`${path}: ${reply.error.message} ${JSON.stringify(reply.error.data)}`));
          else resolve(reply.result?.data as T);
        });
        void port.receive({ id, kind: 'call', type, path, input, key });
      });
    },
    async close() {
      port.close();
      await host.close();
    },
  };
}
