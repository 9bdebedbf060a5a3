import { join, resolve } from 'node:path';
import { createHost, type Host } from '../../electron/app/host.ts';
import { createLogger, logUnforeseen } from '../../electron/app/logger.ts';
import { createAppRouter } from '../../electron/app/router.ts';
import { startWork } from '../../electron/app/work.ts';
import { startServer } from '../../electron/host/server.ts';
import type { Place } from './chance.ts';
import { type Desk, openDesk } from './httpClient.ts';
import type { Run } from './run.ts';
import { ownerLogin } from './team.ts';

/** A clinic that was founded a moment ago, and three desks on it: its owner is signed in, the other two are free. */
export interface NewClinic {
  host: Host;
  owner: Desk;
  injector: Desk;
  reception: Desk;
  /** One desk more, nobody signed in. */
  desk: () => Desk;
  recoveryCode: string;
}

/** Founds a clinic in the run's folder and opens three desks on it, over HTTP. */
export async function foundClinic(run: Run, name: string, place: Place): Promise<NewClinic> {
  const root = resolve(import.meta.dirname, '../..');
  const logger = createLogger(run.dataDir);
  const host = createHost({
    dataDir: run.dataDir,
    migrationsDir: join(root, 'db/migrations'),
    onOpen: (clinic) => startWork(clinic, logger),
  });
  run.closes(() => host.close());
  const server = await startServer({
    host,
    router: createAppRouter(host),
    pages: join(root, 'out/renderer'),
    port: 0,
    onError: (error, path) => logUnforeseen(logger, error, path),
  });
  run.closes(() => server.close());
  const desk = (): Desk => {
    const opened = openDesk(server.address);
    run.closes(() => opened.close());
    return opened;
  };
  const [owner, injector, reception] = [desk(), desk(), desk()];
  const { recoveryCode } = await owner.client.setup.createClinic.mutate({
    name,
    ...place,
    ownerName: 'Olga Brandt',
    ...ownerLogin,
    code: host.setupCode,
  });
  await owner.client.setup.confirmRecoveryCode.mutate({ recoveryCode });
  run.say(`a new clinic in ${place.zone}`);
  return { host, owner, injector, reception, desk, recoveryCode };
}
