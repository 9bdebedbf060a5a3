import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHost, type Host } from '../../electron/app/host.ts';
import { createAppRouter } from '../../electron/app/router.ts';
import { startServer } from '../../electron/host/server.ts';
import { root } from '../harness.ts';
import { foundStandardClinic } from '../standardClinic.ts';
import { accessFaults, openBrowser, openDesk, pagesProblem, shoot, signInAs } from './deskPage.ts';

const problem = pagesProblem(root);

interface Running {
  host: Host;
  address: string;
  stop(): Promise<void>;
}

async function serve(dataDir: string): Promise<Running> {
  const host = createHost({ dataDir, migrationsDir: join(root, 'db/migrations'), durable: false });
  const server = await startServer({
    host,
    router: createAppRouter(host),
    pages: join(root, 'out/renderer'),
    port: 0,
    onError: () => undefined,
  });
  return {
    host,
    address: server.address,
    async stop() {
      await server.close();
      await host.close();
    },
  };
}

describe.skipIf(problem !== null)(`before the desk opens${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  const folders: string[] = [];
  let running: Running | undefined;
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'salve-first-'));
    folders.push(made);
    return made;
  };

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(async () => {
    await running?.stop();
    running = undefined;
  });
  afterAll(async () => {
    await browser.close();
    for (const made of folders) rmSync(made, { recursive: true, force: true });
  });

  it('creates a clinic, shows the recovery code once and asks for a part of it', async () => {
    running = await serve(folder());
    const { page, context, problems } = await openDesk(browser, running.address);
    await page.getByRole('button', { name: /Create your clinic/ }).click();
    await shoot(page, 'new-clinic');
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the clinic' }).click();
    expect(await page.getByText('Give the clinic a name.').count()).toBe(1);
    await page.getByLabel('Set-up code').fill(running.host.setupCode);
    await page.getByLabel('Name of the clinic').fill('Birch Lane Aesthetics');
    await page.getByLabel('Your name').fill('Nora Birch');
    await page.getByLabel('Sign-in name').fill('nora');
    await page.getByLabel(/^Password \*$/).fill('three quiet words');
    await page.getByLabel('Password again').fill('three quiet words');
    await page.getByRole('button', { name: 'Create the clinic' }).click();

    const code = page.getByRole('list', { name: 'Your recovery code' });
    await code.waitFor();
    await shoot(page, 'recovery-code');
    expect(await accessFaults(page)).toEqual([]);
    const groups = await code.getByRole('listitem').allTextContents();
    const asked = page.getByLabel(/Type group \d+ of the code/);
    const which = Number(
      /group (\d+)/.exec(
        (await asked.evaluate((field: HTMLInputElement) => field.labels?.[0]?.textContent)) ?? '',
      )?.[1],
    );
    await asked.fill('WRONG');
    await page.keyboard.press('Enter');
    expect(await page.getByText('That is not the group asked for', { exact: false }).count()).toBe(1);
    await asked.fill((groups[which - 1] ?? '').slice(String(which).length).toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    expect(await page.getByText('Birch Lane Aesthetics').count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    await context.close();
  });

  const broken: Array<[name: string, heading: string, spoil: (dataDir: string) => void, signIn: boolean]> = [
    ['the vault is missing', 'The key file is missing', (dir) => rmSync(join(dir, 'vault.json')), false],
    [
      'the database is missing',
      'The database is missing',
      (dir) => renameSync(join(dir, 'salve.db'), join(dir, 'elsewhere.db')),
      false,
    ],
    ['the database is damaged', 'The database is damaged', (dir) => spoilBytes(join(dir, 'salve.db')), true],
  ];
  it.each(broken)('says what to do when %s, and changes nothing', async (_name, heading, spoil, signIn) => {
    const dir = folder();
    const first = createHost({ dataDir: dir, migrationsDir: join(root, 'db/migrations'), durable: false });
    await foundStandardClinic(first);
    await first.close();
    spoil(dir);
    running = await serve(dir);
    const { page, context, problems } = await openDesk(browser, running.address);
    if (signIn) {
      await page.getByLabel('Sign-in name').fill('olive');
      await page.getByLabel('Password', { exact: true }).fill('correct-horse-1');
      await page.keyboard.press('Enter');
    }
    await page.getByRole('heading', { name: heading }).waitFor();
    await shoot(page, `problem-${heading.replaceAll(' ', '-')}`);
    expect(await accessFaults(page)).toEqual([]);
    expect(await page.getByText(dir, { exact: false }).count()).toBe(1);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('tells an older copy of the database from the one this PC acknowledged', async () => {
    const dir = folder();
    const open = () => createHost({ dataDir: dir, migrationsDir: join(root, 'db/migrations'), durable: false });
    const first = open();
    await foundStandardClinic(first);
    await first.close();
    copyFileSync(join(dir, 'salve.db'), join(dir, 'older.db'));
    running = await serve(dir);
    const signedIn = await openDesk(browser, running.address);
    await signInAs(signedIn.page, 'owner');
    await signedIn.context.close();
    await running.stop();
    renameSync(join(dir, 'older.db'), join(dir, 'salve.db'));
    running = await serve(dir);
    const { page, context } = await openDesk(browser, running.address);
    await page.getByLabel('Sign-in name').fill('olive');
    await page.getByLabel('Password', { exact: true }).fill('correct-horse-1');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The newest work is missing' }).waitFor();
    await shoot(page, 'problem-commits-lost');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByLabel('Sign-in name').waitFor();
    expect(running.host.state()).toMatchObject({ code: 'COMMITS_LOST' });
    await context.close();
  });
});

/** Overwrites a stretch in the middle of a file. */
function spoilBytes(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 64);
  writeFileSync(file, bytes);
}
