import { join } from 'node:path';
import { createHost } from '../../electron/app/host.ts';
import { createLogger } from '../../electron/app/logger.ts';
import { createAppRouter } from '../../electron/app/router.ts';
import { verifyHouse } from '../../electron/app/verifyHouse.ts';
import { startWork } from '../../electron/app/work.ts';
import { startServer } from '../../electron/host/server.ts';
import { openDesk } from '../../scripts/scripted/httpClient.ts';
import { furnish, type House } from '../../scripts/visit/furnish.ts';
import { type Plan, planOf } from '../../scripts/visit/plan.ts';
import { root } from '../harness.ts';

/** A furnished clinic on the real clock, served for a walk through the desk. */
export interface WalkClinic {
  address: string;
  plan: Plan;
  house: House;
  /** What the database would complain of. */
  problems(): string[];
  close(): Promise<void>;
}

/** Founds and furnishes a clinic in `dataDir` the way its owner would, and serves it. */
export async function startWalkClinic(dataDir: string): Promise<WalkClinic> {
  const plan = planOf(5, Date.now());
  const logger = createLogger(dataDir);
  const unforeseen: unknown[] = [];
  const host = createHost({
    dataDir,
    migrationsDir: join(root, 'db/migrations'),
    onOpen: (clinic) => startWork(clinic, logger),
  });
  const server = await startServer({
    host,
    router: createAppRouter(host),
    pages: join(root, 'out/renderer'),
    port: 0,
    onError: (error) => unforeseen.push(error),
  });
  const owner = openDesk(server.address);
  await owner.client.setup.createClinic.mutate({
    name: 'Rosewater Clinic',
    ...plan.place,
    ownerName: 'Olga Brandt',
    login: 'olga',
    password: 'a-quiet-long-evening',
    code: host.setupCode,
  });
  const house = await furnish(owner.client, plan);
  owner.close();
  return {
    address: server.address,
    plan,
    house,
    problems: () => [...verifyHouse(host.clinic().store.read), ...unforeseen.map(String)],
    async close() {
      await server.close();
      await host.close();
    },
  };
}
