import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLogins } from '../../electron/app/demo/logins.ts';
import { createDemoClinic } from '../../electron/app/demoClinic.ts';
import { createHost, type Host } from '../../electron/app/host.ts';
import { createAppRouter } from '../../electron/app/router.ts';
import { startServer } from '../../electron/host/server.ts';
import { instantAt } from '../../electron/kernel/dates.ts';
import { root } from '../harness.ts';
import { accessFaults, goTo, openBrowser, openDesk, pagesProblem, settle, shoot } from './deskPage.ts';

const problem = pagesProblem(root);
const now = instantAt('2026-11-24', 10 * 60 + 42, 'America/New_York');

/** The one value of the one row of a question to the demo clinic. */
type Ask = (sql: string) => string;

const visitAtCheckout = `SELECT id FROM appointments WHERE state = 'checkout' LIMIT 1`;
const busiest = `SELECT patient_id FROM invoices WHERE patient_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`;

/** Where a path with a name in it is opened; the others are opened as they are. */
const examples: Record<string, (ask: Ask) => string> = {
  '/manual/$slug': () => '/manual/till',
  '/intake/$submissionId': (ask) => `/intake/${ask(`SELECT id FROM intake_submissions WHERE state = 'begun' LIMIT 1`)}`,
  '/intake/$submissionId/review': (ask) =>
    `/intake/${ask(`SELECT id FROM intake_submissions WHERE state = 'submitted' LIMIT 1`)}/review`,
  '/settings/forms/$formId': (ask) => `/settings/forms/${ask('SELECT id FROM intake_forms LIMIT 1')}`,
  '/patients/$patientId': (ask) => `/patients/${ask(busiest)}`,
  '/stock/counts/$countId': (ask) =>
    `/stock/counts/${ask(`SELECT id FROM stock_counts WHERE state = 'posted' LIMIT 1`)}`,
  '/stock/orders/$orderId': (ask) =>
    `/stock/orders/${ask(`SELECT id FROM purchase_orders WHERE state = 'partReceived' LIMIT 1`)}`,
  '/settings/note-templates/$templateId': (ask) =>
    `/settings/note-templates/${ask("SELECT id FROM note_templates WHERE name = 'Dermal filler'")}`,
  '/visits/$appointmentId': (ask) => `/visits/${ask(visitAtCheckout)}`,
  '/till/z/$zId': (ask) => `/till/z/${ask('SELECT id FROM z_reports ORDER BY number DESC LIMIT 1')}`,
  '/till/$cartId': (ask) => `/till/${ask('SELECT id FROM carts LIMIT 1')}`,
  '/till/visit/$appointmentId': (ask) => `/till/visit/${ask(visitAtCheckout)}`,
  '/till/owed': (ask) => `/till/owed?patient=${ask(busiest)}`,
  '/till/deposit/$appointmentId': (ask) =>
    `/till/deposit/${ask(`SELECT id FROM appointments WHERE state = 'booked' AND starts_at > ${now} LIMIT 1`)}`,
  '/invoices/$invoiceId': (ask) => `/invoices/${ask('SELECT id FROM invoices ORDER BY number DESC LIMIT 1')}`,
  '/estimates/$estimateId': (ask) => `/estimates/${ask('SELECT id FROM estimates LIMIT 1')}`,
  '/gift-cards/$code': (ask) => `/gift-cards/${ask('SELECT code FROM stored_values WHERE code IS NOT NULL LIMIT 1')}`,
};

/** Every path the desk knows, so that a new page is looked at too. */
const paths = ['routes.tsx', 'intakeRoutes.tsx', 'chartRoutes.tsx']
  .flatMap((file) => [...readFileSync(join(root, 'renderer/app', file), 'utf8').matchAll(/path: '([^']+)'/g)])
  .map(([, path]) => path ?? '');

describe.skipIf(problem !== null)(`every page of the demo clinic${problem ? ` (skipped: ${problem})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'salve-pages-'));
  let browser: Browser;
  let host: Host;
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    host = createHost({
      dataDir: folder,
      migrationsDir: join(root, 'db/migrations'),
      now: () => now,
      durable: false,
    });
    await createDemoClinic(host, 1);
    server = await startServer({
      host,
      router: createAppRouter(host),
      pages: join(root, 'out/renderer'),
      port: 0,
      onError: (error) => {
        throw error;
      },
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask: Ask = (sql) => {
    const row = host.clinic().store.read.raw.prepare<[], Record<string, string>>(sql).get();
    const [value] = Object.values(row ?? {});
    if (value === undefined) throw new Error(`The demo clinic has nothing for: ${sql}`);
    return value;
  };

  it.each([
    ['light', 1366, 768],
    ['dark', 1920, 1080],
  ] as const)('opens without a fault of access or an error, %s', async (scheme, width, height) => {
    const { page, context, problems } = await openDesk(browser, server.address, { scheme, width, height, now });
    const owner = demoLogins.find(({ key }) => key === 'owner');
    await page.getByLabel('Sign-in name').fill(owner?.login ?? '');
    await page.getByLabel('Password', { exact: true }).fill(owner?.password ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    const faults: string[] = [];
    for (const path of paths) {
      const example = examples[path];
      if (!example && path.includes('$')) throw new Error(`There is no example of ${path}.`);
      await goTo(page, example ? example(ask) : path);
      await page.locator('h1').first().waitFor();
      await settle(page);
      await shoot(page, `page-${scheme}${path.replaceAll(/[/$]+/g, '-')}`);
      faults.push(...(await accessFaults(page)).map((fault) => `${path}: ${fault}`));
    }
    expect(faults).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});
