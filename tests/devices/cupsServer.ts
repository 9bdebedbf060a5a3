import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A print system of its own for one test: private folders and socket, nothing of the PC's own is touched. */
export interface CupsServer {
  /** Adds a queue that hands raw bytes to a socket. */
  addQueue(name: string, host: string, port: number): void;
  /** Runs a program of the print system against this server. */
  tell(program: string, ...args: string[]): string;
  close(): Promise<void>;
}

const daemon = '/usr/sbin/cupsd';

/** Why there can be no print system here, or null. */
export function cupsProblem(): string | null {
  if (process.getuid?.() !== 0) return 'a print system of its own is started as root only';
  const found = [daemon, 'lp', 'lpstat', 'lpadmin'].every(
    (program) => spawnSync('which', [program], { stdio: 'ignore' }).status === 0,
  );
  return found ? null : 'CUPS is not installed';
}

/** Starts it and points this process's lp and lpstat at it. */
export async function startCups(): Promise<CupsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'salve-cups-'));
  const at = (name: string): string => join(folder, name);
  // what hands the bytes on runs as another user, who must reach the spool
  chmodSync(folder, 0o755);
  for (const name of ['etc', 'run', 'cache', 'spool', 'tmp', 'log']) mkdirSync(at(name));
  const socket = at('run/cups.sock');
  writeFileSync(
    at('cupsd.conf'),
    [
      `Listen ${socket}`,
      'LogLevel warn',
      'Browsing Off',
      'WebInterface No',
      'DefaultAuthType None',
      '<Location />',
      '  Order allow,deny',
      '  Allow all',
      '</Location>',
      '<Policy default>',
      '  JobPrivateAccess all',
      '  JobPrivateValues none',
      '  SubscriptionPrivateAccess all',
      '  SubscriptionPrivateValues none',
      '  <Limit All>',
      '    Order deny,allow',
      '    Allow all',
      '  </Limit>',
      '</Policy>',
      '',
    ].join('\n'),
  );
  writeFileSync(
    at('cups-files.conf'),
    [
      `ServerRoot ${at('etc')}`,
      `StateDir ${at('run')}`,
      `CacheDir ${at('cache')}`,
      `RequestRoot ${at('spool')}`,
      `TempDir ${at('tmp')}`,
      `AccessLog ${at('log/access')}`,
      `ErrorLog ${at('log/error')}`,
      `PageLog ${at('log/page')}`,
      `Printcap ${at('run/printcap')}`,
      'SystemGroup root',
      'Sandboxing relaxed',
      '',
    ].join('\n'),
  );
  const child = spawn(daemon, ['-f', '-c', at('cupsd.conf'), '-s', at('cups-files.conf')], { stdio: 'ignore' });
  const before = process.env['CUPS_SERVER'];
  process.env['CUPS_SERVER'] = socket;
  const tell = (program: string, ...args: string[]): string => {
    const ran = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
    if (ran.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${ran.stderr}`);
    return ran.stdout;
  };
  await present(child, () => tell('lpstat', '-r').includes('is running'));
  return {
    tell,
    addQueue: (name, host, port) => {
      // what an unreachable printer gets is kept and tried again, as on a clinic's PC
      const options = ['-o', 'printer-error-policy=retry-job'];
      tell('lpadmin', '-p', name, '-E', '-v', `socket://${host}:${port}`, ...options);
    },
    close: async () => {
      const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
      child.kill();
      await gone;
      if (before === undefined) delete process.env['CUPS_SERVER'];
      else process.env['CUPS_SERVER'] = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function present(child: ChildProcess, isThere: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      if (isThere()) return;
    } catch {
      // not yet
    }
    if (child.exitCode !== null || Date.now() > end) throw new Error('cupsd did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
