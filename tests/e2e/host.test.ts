import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { awaitDocument } from '../../scripts/scripted/documents.ts';
import { openDesk } from '../../scripts/scripted/httpClient.ts';
import { refusalOf, root } from '../harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'salve-host-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  out(): string;
  err(): string;
  exit: Promise<number | null>;
}

/** Runs what `npm start` runs. */
function start(...args: string[]): Started {
  const child = spawn(process.execPath, ['scripts/start.mjs', '--headless', '--port', '0', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return {
    child,
    out: () => out,
    err: () => err,
    exit: new Promise((resolve) => child.once('exit', (code) => resolve(code))),
  };
}

async function until(what: () => boolean, seconds = 90): Promise<void> {
  for (let i = 0; i < seconds * 20; i += 1) {
    if (what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not happen in time.');
}

describe('npm start -- --headless', () => {
  it('serves the demo clinic, prints its logins, and refuses a second process on the folder', async () => {
    const data = join(folder, 'demo');
    const first = start('--demo', '--data', data);
    await until(() => (first.out().match(/^Login: /gm) ?? []).length >= 5);
    const lines = first.out().trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Salve is at http:\/\/127\.0\.0\.1:\d+$/);
    for (const line of lines.slice(1))
      expect(line).toMatch(/^Login: [a-z]+ \/ [a-z0-9-]+ \((owner|injector|frontDesk|stockKeeper)\)$/);
    const address = lines[0]?.replace('Salve is at ', '') ?? '';
    const [, login = '', password = ''] = /^Login: (\S+) \/ (\S+) /.exec(lines[1] ?? '') ?? [];
    const desk = openDesk(address);
    await desk.client.session.signIn.mutate({ login, password });
    expect((await desk.client.patients.search.query({ text: 'a' })).patients.length).toBeGreaterThan(0);
    // the built worker draws: a paid invoice of the demo opens as a PDF
    const { invoices } = await desk.client.billing.day.query({});
    const documentId = (await desk.client.billing.invoice.query({ id: invoices[0]?.id ?? '' })).documentId ?? '';
    const pdf = await awaitDocument(desk.client, documentId);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>Salve');

    const second = start('--data', data);
    expect(await second.exit).not.toBe(0);
    expect(second.err()).toContain('Another Salve has the clinic');
    expect(second.out()).toBe('');

    const asked = Date.now();
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(existsSync(join(data, 'salve.db-wal'))).toBe(false);

    const again = start('--data', data);
    await until(() => (again.out().match(/^Login: /gm) ?? []).length >= 5);
    again.child.kill('SIGINT');
    expect(await again.exit).toBe(0);
  });

  it('asks for the printed code before a clinic can be founded over HTTP', async () => {
    const host = start('--data', join(folder, 'new'));
    await until(() => /code: \S+/.test(host.err()) && host.out().includes('\n'));
    const code = /code: (\S+)/.exec(host.err())?.[1] ?? '';
    expect(host.out()).toMatch(/^Salve is at http:\/\/127\.0\.0\.1:\d+\n$/);
    const { client } = openDesk(host.out().trim().replace('Salve is at ', ''));
    const clinic = {
      name: 'New',
      zone: 'Europe/Paris',
      currency: 'EUR',
      country: 'FR',
      ownerName: 'Nadia',
      login: 'nadia',
      password: 'un-deux-trois-soleil',
    } as const;
    expect((await refusalOf(client.setup.createClinic.mutate({ ...clinic, code: 'WRONG-CODE0' }))).code).toBe(
      'NOT_ALLOWED',
    );
    const { recoveryCode } = await client.setup.createClinic.mutate({ ...clinic, code });
    await client.setup.confirmRecoveryCode.mutate({ recoveryCode });
    expect((await client.session.state.query({})).clinicName).toBe('New');
    host.child.kill('SIGTERM');
    expect(await host.exit).toBe(0);
  });

  it('ends in time although a printer takes the job and never answers', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const host = start('--data', join(folder, 'hanging'));
    await until(() => /code: \S+/.test(host.err()) && host.out().includes('\n'));
    const code = /code: (\S+)/.exec(host.err())?.[1] ?? '';
    const { client } = openDesk(host.out().trim().replace('Salve is at ', ''));
    await client.setup.createClinic.mutate({
      name: 'Hanging',
      zone: 'Europe/Paris',
      currency: 'EUR',
      country: 'FR',
      ownerName: 'Nadia',
      login: 'nadia',
      password: 'un-deux-trois-soleil',
      code,
    });
    const printer = {
      name: 'Mute',
      paper: 'receipt80',
      host: '127.0.0.1',
      port,
      codePage: 'PC858',
      drawer: false,
    } as const;
    const { id } = await client.devices.addPrinter.mutate(printer);
    await client.devices.testPrint.mutate({ printerId: id });
    let printing = false;
    for (let i = 0; i < 100 && !printing; i += 1) {
      const { jobs } = await client.devices.jobs.query({});
      printing = jobs.some((job) => job.state === 'printing');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(printing).toBe(true);
    const asked = Date.now();
    host.child.kill('SIGTERM');
    expect(await host.exit).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    silent.close();
  });

  it('says what is wrong with its arguments', async () => {
    const host = start('--port', '99999', '--data', join(folder, 'x'));
    expect(await host.exit).not.toBe(0);
    expect(host.err()).toMatch(/--port/);
  });
});
