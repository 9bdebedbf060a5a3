import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createHost } from '../../electron/app/host.ts';
import { verifyHouse } from '../../electron/app/verifyHouse.ts';
import { openDesk } from '../../scripts/scripted/httpClient.ts';
import { receptionLogin } from '../../scripts/scripted/team.ts';
import { chanceOf } from '../../scripts/seed/chance.ts';
import { furnish } from '../../scripts/visit/furnish.ts';
import { planOf } from '../../scripts/visit/plan.ts';
import { root } from '../harness.ts';

const rounds = Number(process.env.SALVE_KILLS ?? 50);
const dataDir = mkdtempSync(join(tmpdir(), 'salve-kill-'));
const plan = planOf(7, Date.now());
const owner = { login: 'olga', password: 'a-quiet-long-evening' };
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Running {
  address: string;
  setupCode: string;
  process: ChildProcess;
  gone: Promise<void>;
}

/** Starts the host in a process of its own, as a clinic does. */
async function startHost(): Promise<Running> {
  const child = spawn(process.execPath, ['electron/host/main.ts', '--headless', '--port', '0', '--data', dataDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const match = /Salve is at (\S+)\n/.exec(out);
      if (match?.[1]) resolve(match[1]);
    });
    child.once('exit', () => reject(new Error(`The host did not start: ${err}`)));
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { address, setupCode: /code: (\S+)/.exec(err)?.[1] ?? '', process: child, gone };
}

async function foundClinic(): Promise<string> {
  const host = await startHost();
  const desk = openDesk(host.address);
  await desk.client.setup.createClinic.mutate({
    name: 'Killed Often',
    ...plan.place,
    ownerName: 'Olga Brandt',
    ...owner,
    code: host.setupCode,
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

describe(`a host that is killed ${rounds} times while people pay`, () => {
  it('keeps every acknowledged sale, in a journal that balances and a chain that holds', {
    timeout: rounds * 20_000,
  }, async () => {
    const serumId = await foundClinic();
    const random = chanceOf(99).next;
    const acknowledged = new Map<number, number>();
    for (let round = 0; round < rounds; round += 1) {
      const host = await startHost();
      const desks = [openDesk(host.address), openDesk(host.address)];
      for (const desk of desks) await desk.client.session.signIn.mutate(receptionLogin);
      const running = { alive: true };
      const first = Promise.withResolvers<void>();
      const pay = async ({ client }: (typeof desks)[number]): Promise<void> => {
        while (running.alive) {
          const cart = await client.till.newCart.mutate({});
          const filled = await client.till.addProduct.mutate({
            cartId: cart.id,
            productId: serumId,
            quantity: 1000,
            expectedVersion: cart.version,
          });
          const laid = await client.till.addTender.mutate({
            cartId: cart.id,
            kind: 'cash',
            cents: filled.dueCents + 500,
            expectedVersion: filled.version,
          });
          const done = await client.till.finish.mutate({
            cartId: cart.id,
            printReceipt: false,
            expectedVersion: laid.version,
          });
          acknowledged.set(done.number, done.totalCents);
          first.resolve();
        }
      };
      const paying = desks.map((desk) => pay(desk).catch(() => undefined));
      // a busy machine pays slowly too: killed at any moment after the first sale
      await first.promise;
      await new Promise((resolve) => setTimeout(resolve, random() * 200));
      host.process.kill('SIGKILL');
      await host.gone;
      running.alive = false;
      await Promise.all(paying);
    }
    const host = createHost({ dataDir, migrationsDir: join(root, 'db/migrations') });
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
    await host.close();
  });
});
