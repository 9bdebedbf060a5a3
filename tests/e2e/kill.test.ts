import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createHost } from '../../electron/app/host.ts';
import { verifyHouse } from '../../electron/app/verifyHouse.ts';
import { type Client, openDesk } from '../../scripts/scripted/httpClient.ts';
import { receptionLogin } from '../../scripts/scripted/team.ts';
import { chanceOf } from '../../scripts/seed/chance.ts';
import { furnish } from '../../scripts/visit/furnish.ts';
import { planOf } from '../../scripts/visit/plan.ts';
import { root } from '../harness.ts';

const rounds = Number(process.env.SALVE_KILLS ?? 50);
const builtHost = join(root, 'out/main/host.js');
const problem = existsSync(builtHost) ? null : 'the host has not been built (npm run build)';
const dataDir = mkdtempSync(join(tmpdir(), 'salve-kill-'));
const plan = planOf(7, Date.now());
const owner = { login: 'olga', password: 'a-quiet-long-evening' };
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Running {
  address: string;
  /** Printed by the host of an empty folder. */
  setupCode: Promise<string>;
  process: ChildProcess;
  gone: Promise<void>;
}

/** Starts the host in a process of its own, as a clinic does. */
async function startHost(): Promise<Running> {
  const child = spawn(process.execPath, [builtHost, '--headless', '--port', '0', '--data', dataDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let out = '';
  let err = '';
  const setupCode = new Promise<string>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      const match = /code: (\S+)\n/.exec(err);
      if (match?.[1]) resolve(match[1]);
    });
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const match = /Salve is at (\S+)\n/.exec(out);
      if (match?.[1]) resolve(match[1]);
    });
    child.once('exit', () => reject(new Error(`The host did not start: ${err}`)));
  });
  return { address, setupCode, process: child, gone };
}

async function foundClinic(): Promise<string> {
  const host = await startHost();
  const desk = openDesk(host.address);
  await desk.client.setup.createClinic.mutate({
    name: 'Killed Often',
    ...plan.place,
    ownerName: 'Olga Brandt',
    ...owner,
    code: await host.setupCode,
  });
  const house = await furnish(desk.client, plan);
  const [place] = (await desk.client.clinic.locations.query({})).locations;
  await desk.client.inventory.receive.mutate({
    productId: house.serumId,
    lot: 'PLENTY',
    expiresOn: plan.serum.expiresOn,
    locationId: place?.id ?? '',
    quantity: 100_000_000,
    costCents: 1_000_000_00,
  });
  await desk.client.till.openDrawer.mutate({ openingCount: { '100': 50 } });
  desk.close();
  host.process.kill('SIGTERM');
  await host.gone;
  return house.serumId;
}

/** One sale over the counter, paid in cash. */
async function buy(client: Client, productId: string): Promise<{ number: number; totalCents: number }> {
  const cart = await client.till.newCart.mutate({});
  const item = { cartId: cart.id, productId, quantity: 1000, expectedVersion: cart.version };
  const filled = await client.till.addProduct.mutate(item);
  const laid = await client.till.addTender.mutate({
    cartId: cart.id,
    kind: 'cash',
    cents: filled.dueCents + 500,
    expectedVersion: filled.version,
  });
  return client.till.finish.mutate({ cartId: cart.id, printReceipt: false, expectedVersion: laid.version });
}

describe.skipIf(problem !== null)(
  `a host that is killed ${rounds} times while people pay${problem ? ` (skipped: ${problem})` : ''}`,
  () => {
    it('keeps every acknowledged sale, in a journal that balances and a chain that holds', {
      timeout: rounds * 20_000,
    }, async () => {
      // a second try begins with a folder of its own again
      rmSync(dataDir, { recursive: true, force: true });
      mkdirSync(dataDir);
      const serumId = await foundClinic();
      const random = chanceOf(99).next;
      const acknowledged = new Map<number, number>();
      const broken: unknown[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const host = await startHost();
        const desks = [openDesk(host.address), openDesk(host.address)];
        for (const desk of desks) await desk.client.session.signIn.mutate(receptionLogin);
        const going = { on: true };
        let sold: () => void = () => undefined;
        const firstSale = new Promise<void>((resolve) => (sold = resolve));
        const payOn = async ({ client }: (typeof desks)[number]): Promise<void> => {
          try {
            while (going.on) {
              const done = await buy(client, serumId);
              acknowledged.set(done.number, done.totalCents);
              sold();
            }
          } catch (error) {
            if (going.on) broken.push(error);
          }
        };
        const paying = Promise.all(desks.map(payOn));
        await Promise.race([firstSale, paying]);
        await new Promise((resolve) => setTimeout(resolve, random() * 160));
        going.on = false;
        host.process.kill('SIGKILL');
        await host.gone;
        await paying;
      }
      expect(broken).toEqual([]);
      const host = createHost({ dataDir, migrationsDir: join(root, 'db/migrations') });
      try {
        expect(await host.openWithPassword(owner.login, owner.password)).toBeDefined();
        const db = host.clinic().store.read;
        const kept = new Map(
          db.raw
            .prepare<[], { number: number; total: number }>(
              'SELECT number, total_cents AS total FROM invoices ORDER BY number',
            )
            .all()
            .map((row) => [row.number, row.total]),
        );
        expect(acknowledged.size).toBeGreaterThanOrEqual(rounds);
        expect([...acknowledged].filter(([number, total]) => kept.get(number) !== total)).toEqual([]);
        expect([...kept.keys()]).toEqual(Array.from({ length: kept.size }, (_, index) => index + 1));
        expect(verifyHouse(db)).toEqual([]);
      } finally {
        await host.close();
      }
    });
  },
);
