import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import { v7 as newUuid } from 'uuid';
import type { CallContext, Session } from '../electron/api/context.ts';
import { createHost, type Host } from '../electron/app/host.ts';
import type { Opened } from '../electron/app/openClinic.ts';
import { type AppRouter, createAppRouter } from '../electron/app/router.ts';
import { listStations, stationById } from '../electron/clinic/service.ts';
import { startServer } from '../electron/host/server.ts';
import type { Role } from '../electron/kernel/roles.ts';
import { processLink } from './processLink.ts';
import { foundStandardClinic, type PersonKey, people, type StandardIds } from './standardClinic.ts';
import { verifyClinic } from './verifyClinic.ts';

export const root = resolve(import.meta.dirname, '..');
export type Client = TRPCClient<AppRouter>;

export interface TestClinic {
  host: Host;
  opened: Opened;
  ids: StandardIds;
  dataDir: string;
  /** A clock that stands still until it is moved. */
  clock: { now(): number; advance(ms: number): void };
  recoveryCode: string;
  /** The address of the HTTP host; undefined in process. */
  address: string | undefined;
  /** A client signed in as the first person of a role, or as a named person. */
  as(who: PersonKey | Role, station?: number): Promise<Client>;
  /** A client nobody has signed in on. */
  anonymous(): Client;
  /** The page of a tablet that nobody has connected yet. */
  tablet(): Client;
  /** Checks chain, journal, stock and sources, then removes everything. */
  close(options?: { verify?: boolean }): Promise<void>;
}

/** Tuesday 2026-03-10, 09:00 in New York. */
export const standardNow = Date.UTC(2026, 2, 10, 13, 0);

type Founded = Awaited<ReturnType<typeof foundStandardClinic>> & { dataDir: string };
const foundedClinics = new Map<number, Promise<Founded>>();

/** The folder of a clinic founded at this time, made once: seven passwords and every migration take longer than a copy. */
function foundedAt(now: number): Promise<Founded> {
  const known = foundedClinics.get(now) ?? found(now);
  foundedClinics.set(now, known);
  return known;
}

async function found(now: number): Promise<Founded> {
  const dataDir = mkdtempSync(join(tmpdir(), 'salve-founded-'));
  const host = createHost({ dataDir, migrationsDir: join(root, 'db/migrations'), now: () => now, durable: false });
  const founded = await foundStandardClinic(host);
  await host.close();
  return { ...founded, dataDir };
}

/** The composed app on a temporary encrypted database with a small standard clinic in it. */
export async function testClinic(
  options: { via?: 'process' | 'http'; now?: number; start?: (clinic: Opened) => () => Promise<void> } = {},
): Promise<TestClinic> {
  let now = options.now ?? standardNow;
  const founded = await foundedAt(now);
  const dataDir = mkdtempSync(join(tmpdir(), 'salve-test-'));
  cpSync(founded.dataDir, dataDir, { recursive: true });
  const clock = { now: () => now, advance: (ms: number) => void (now += ms) };
  const host = createHost({
    dataDir,
    migrationsDir: join(root, 'db/migrations'),
    now: clock.now,
    durable: false,
    ...(options.start ? { onOpen: options.start } : {}),
  });
  const { ids, recoveryCode } = founded;
  await host.openWithRecoveryCode(recoveryCode);
  const router = createAppRouter(host);
  const opened = host.clinic();
  const problems: unknown[] = [];
  const server =
    options.via === 'http'
      ? await startServer({
          host,
          router,
          pages: join(root, 'out/renderer'),
          port: 0,
          onError: (error) => problems.push(error),
        })
      : undefined;
  const anonymous = (): Client => (server ? httpClient(server.address) : inProcess(host, router, undefined));
  return {
    host,
    opened,
    ids,
    dataDir,
    clock,
    recoveryCode,
    address: server?.address,
    anonymous,
    tablet: () => (server ? httpClient(`${server.address}/tablet`) : tabletInProcess(host, router)),
    async as(who, station = 1) {
      const person = people.find((p) => p.key === who) ?? people.find((p) => p.role === who);
      if (!person) throw new RangeError(`Nobody is ${who}.`);
      if (server) {
        const client = httpClient(server.address);
        await client.session.signIn.mutate({ login: person.login, password: person.password, stationNumber: station });
        return client;
      }
      const stationId = listStations(opened.store.read).find((s) => s.number === station)?.id ?? '';
      stationById(opened.store.read, stationId);
      const session = host.sessions.begin(
        { staffId: ids.staff[person.key], name: person.name, role: person.role },
        stationId,
        now,
        'password',
      );
      return inProcess(host, router, session);
    },
    async close({ verify = true } = {}) {
      try {
        if (verify) verifyClinic(opened);
        if (problems.length > 0) throw problems[0];
      } finally {
        await server?.close();
        await host.close();
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
  };
}

/** A client over the same message port that the window uses, without a window. */
export function inProcess(host: Host, router: AppRouter, session: Session | undefined): Client {
  let bound = session;
  const context = (key: string | undefined): CallContext => ({
    clinic: () => host.clinic(),
    session: () => bound,
    bind: (next) => void (bound = next),
    key,
    via: 'ipc',
  });
  return createTRPCClient<AppRouter>({ links: [processLink(router, context)] });
}

/** The page of a tablet over the same message port. */
function tabletInProcess(host: Host, router: AppRouter): Client {
  let token: string | undefined;
  const context = (key: string | undefined): CallContext => ({
    clinic: () => host.clinic(),
    session: () => host.tablets.sessionOf(token),
    bind: () => undefined,
    key,
    via: 'ipc',
    tablet: { keep: (next) => void (token = next) },
  });
  return createTRPCClient<AppRouter>({ links: [processLink(router, context)] });
}

/** A client over HTTP that keeps its cookie like a browser. */
export function httpClient(address: string): Client {
  let cookie = '';
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${address}/trpc`,
        headers: ({ op }) => ({
          'x-salve': '1',
          ...(op.type === 'mutation'
            ? { 'x-idempotency-key': typeof op.context.key === 'string' ? op.context.key : newUuid() }
            : {}),
        }),
        async fetch(url, init) {
          const headers = new Headers(init?.headers as HeadersInit);
          if (cookie) headers.set('cookie', cookie);
          const response = await fetch(url, { ...(init as RequestInit), headers });
          const set = response.headers.get('set-cookie');
          if (set) cookie = set.split(';')[0] ?? '';
          return response;
        },
      }),
    ],
  });
}

/** The code of the refusal a call ends in; throws if it succeeds. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: string; sentence: string; details?: Record<string, unknown> }> {
  try {
    await call;
  } catch (error) {
    const data = (error as { data?: { code?: string; sentence?: string; details?: Record<string, unknown> } }).data;
    if (data?.code && data.sentence)
      return { code: data.code, sentence: data.sentence, ...(data.details ? { details: data.details } : {}) };
    throw error;
  }
  throw new Error('The call was not refused.');
}
