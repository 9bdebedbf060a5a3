import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newUuid } from 'uuid';
import type { SeededFolder } from './clinicAt.ts';
import { root } from './folders.ts';

const builtHost = join(root, 'out/main/host.js');

export interface HostRun {
  /** Milliseconds from starting the process to the answer of session.state. */
  firstAnswer: number;
  /** Milliseconds from starting the process to the calendar of the day, signed in with a password: the database is open. */
  firstDay: number;
  /** Bytes: the most memory the process ever held. */
  peakMemory: number;
}

/** Starts the built host on a folder: its process, and its address once it serves. */
function spawnHost(data: string): { child: ChildProcess; address: Promise<string>; stop: () => Promise<void> } {
  if (!existsSync(builtHost)) throw new Error('The host is not built: npm run bench builds it.');
  const child = spawn(process.execPath, [builtHost, '--headless', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill('SIGTERM');
    return ended;
  };
  return { child, address: addressOf(child.stdout), stop };
}

/** Lets the built host serve a folder while `work` goes on at its address. */
export async function withHost<T>(data: string, work: (address: string) => Promise<T>): Promise<T> {
  const { address, stop } = spawnHost(data);
  try {
    return await work(await address);
  } finally {
    await stop();
  }
}

/** Starts the built host on a folder, signs in, works a little, and ends it. */
export async function runHost(seeded: SeededFolder, data: string): Promise<HostRun> {
  const begun = performance.now();
  const { child, address: serving, stop } = spawnHost(data);
  try {
    const address = await serving;
    await ask(`${address}/trpc/session.state`);
    const firstAnswer = performance.now() - begun;
    const [owner] = seeded.logins;
    const cookie = await signIn(address, { login: owner?.login ?? '', password: owner?.password ?? '' });
    const day = `${address}/trpc/scheduling.day?input=${encodeURIComponent(JSON.stringify({ date: seeded.today }))}`;
    await ask(day, cookie);
    const firstDay = performance.now() - begun;
    for (let i = 0; i < 50; i += 1) {
      await ask(day, cookie);
      const input = { text: ['ga', 'mar', 'sm', '212', '1980'][i % 5], limit: 20 };
      await ask(`${address}/trpc/patients.search?input=${encodeURIComponent(JSON.stringify(input))}`, cookie);
    }
    return { firstAnswer, firstDay, peakMemory: peakOf(child.pid) };
  } finally {
    await stop();
  }
}

function addressOf(stdout: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /Salve is at (http:\/\/\S+)/.exec(text);
      if (found) resolve(found[1] ?? '');
    });
    stdout.once('end', () => reject(new Error('The host ended before it was ready.')));
  });
}

async function ask(url: string, cookie?: string): Promise<void> {
  const response = await fetch(url, { headers: { 'x-salve': '1', ...(cookie ? { cookie } : {}) } });
  const body = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${body.slice(0, 200)}`);
}

async function signIn(address: string, input: { login: string; password: string }): Promise<string> {
  const response = await fetch(`${address}/trpc/session.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-salve': '1', 'x-idempotency-key': newUuid() },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`Signing in: ${response.status} ${(await response.text()).slice(0, 200)}`);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** The high-water mark of resident memory; only Linux tells it of another process. */
function peakOf(pid: number | undefined): number {
  const file = `/proc/${pid}/status`;
  if (pid === undefined || !existsSync(file)) return Number.NaN;
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1]) * 1024;
}

const bareProgram = `
  const begin = async () => {
    const { default: Fastify } = await import('fastify');
    const { default: Database } = await import('better-sqlite3');
    const key = (await import('node:fs')).readFileSync(0, 'utf8');
    const [file] = process.argv.slice(1);
    const db = new Database(file, { fileMustExist: true });
    for (const words of ["cipher='sqlcipher'", 'legacy=4', "key=\\"x'" + key + "'\\"", 'temp_store=MEMORY']) db.pragma(words);
    const count = db.prepare('SELECT count(*) AS n FROM staff');
    const server = Fastify();
    server.get('/', () => count.get());
    await server.listen({ host: '127.0.0.1', port: 0 });
    process.stdout.write('Salve is at http://127.0.0.1:' + server.server.address().port + '\\n');
    process.on('SIGTERM', () => process.exit(0));
  };
  begin();
`;

/** The least such a host could do: Node, Fastify, the same database opened with its key, one question answered. Milliseconds. */
export async function runBare(database: string, key: Buffer): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['-e', bareProgram, database], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(key.toString('hex'));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    await ask(await addressOf(child.stdout));
    return performance.now() - begun;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
