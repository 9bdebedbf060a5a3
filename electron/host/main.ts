import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoLogins } from '../app/demo/logins.ts';
import { createDemoClinic } from '../app/demoClinic.ts';
import { createHost } from '../app/host.ts';
import { createLogger, logUnforeseen } from '../app/logger.ts';
import { createAppRouter } from '../app/router.ts';
import { startWork } from '../app/work.ts';
import { Refusal } from '../kernel/errors.ts';
import { startServer } from './server.ts';

/** In ms. */
const longestStop = 9_500;

/** The plain-Node entry: the same clinic without a window, the desk in a browser at 127.0.0.1. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4525' },
      data: { type: 'string', default: join(homedir(), '.salve') },
      demo: { type: 'boolean', default: false },
      headless: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Refusal('BAD_INPUT', 'Give --port a number from 0 to 65535.');
  const root = resolve(import.meta.dirname, '../..');
  const dataDir = resolve(values.data);
  const logger = createLogger(dataDir);
  const host = createHost({
    dataDir,
    migrationsDir: join(root, 'db/migrations'),
    onOpen: (clinic) => startWork(clinic, logger),
  });
  const fresh = host.state() === 'none';
  if (values.demo && fresh) await createDemoClinic(host);
  const server = await startServer({
    host,
    router: createAppRouter(host),
    pages: join(root, 'out/renderer'),
    port,
    onError: (error, path) => logUnforeseen(logger, error, path),
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    // whatever hangs, the process is gone in time; what was committed is on the disk already
    setTimeout(() => process.exit(0), longestStop).unref();
    void server
      .close()
      .then(() => host.close())
      .catch((error: unknown) => logUnforeseen(logger, error, 'stop'))
      .finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.stdout.write(`Salve is at ${server.address}\n`);
  if (host.demo())
    for (const person of demoLogins)
      process.stdout.write(`Login: ${person.login} / ${person.password} (${person.role})\n`);
  else if (fresh)
    process.stderr.write(`To set up the clinic, open that address and type this code: ${host.setupCode}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Refusal ? error.sentence : error instanceof Error ? sentenceOf(error) : 'Salve could not start.'}\n`,
  );
  process.exit(1);
});

function sentenceOf(error: Error): string {
  const code = (error as { code?: unknown }).code;
  if (code === 'EADDRINUSE') return 'Another program uses that port. Start Salve with --port 0 or another number.';
  if (code === 'EACCES' || code === 'EPERM')
    return 'Salve may not write to the data folder. Choose another one with --data DIR.';
  if (code === 'ENOSPC') return 'The disk is full. Free some space and start Salve again.';
  return `Salve could not start: ${error.message}`;
}
