import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { app, dialog, powerMonitor } from 'electron';
import { createDemoClinic } from '../app/demoClinic.ts';
import { createHost, type Host } from '../app/host.ts';
import { createLogger, logUnforeseen } from '../app/logger.ts';
import { createAppRouter } from '../app/router.ts';
import { startWork } from '../app/work.ts';
import { Refusal } from '../kernel/errors.ts';
import { connectWindows } from './channel.ts';
import { guardContents } from './guards.ts';
import { openDesk, serveDeskScheme } from './windows.ts';

/** The desktop shell: one process, one data folder, the desk in a window over one IPC channel. */
const root = resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: 'string' }, demo: { type: 'boolean' } },
  strict: false,
  allowPositionals: true,
});
const dataDir = resolve(typeof values.data === 'string' ? values.data : join(homedir(), '.salve'));
app.setPath('userData', join(dataDir, 'window'));
// as root Chromium runs only without its sandbox, and asking for both stops it
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
serveDeskScheme();
guardContents();

if (!app.requestSingleInstanceLock()) app.quit();
else
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox('Salve', error instanceof Error ? error.message : 'Salve could not start.');
      app.exit(1);
    });

async function start(): Promise<void> {
  let host: Host;
  const logger = createLogger(dataDir);
  try {
    host = createHost({
      dataDir,
      migrationsDir: join(root, 'db/migrations'),
      onOpen: (clinic) => startWork(clinic, logger),
    });
    if (values.demo === true && host.state() === 'none') await createDemoClinic(host);
  } catch (error) {
    if (!(error instanceof Refusal)) logUnforeseen(logger, error, 'start');
    dialog.showErrorBox(
      'Salve',
      error instanceof Refusal
        ? error.sentence
        : `Salve could not start. What happened is noted in ${join(dataDir, 'logs')}; nothing was changed.`,
    );
    app.exit(1);
    return;
  }
  const connections = connectWindows(host, createAppRouter(host));
  openDesk(root);
  powerMonitor.on('lock-screen', () => connections.lockAll());
  powerMonitor.on('suspend', () => connections.lockAll());
  app.on('activate', () => openDesk(root));
  app.on('second-instance', () => openDesk(root));
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void host.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}
