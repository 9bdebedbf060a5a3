import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createHost } from '../../electron/app/host.ts';
import { verifyHouse } from '../../electron/app/verifyHouse.ts';
import { injectorLogin, receptionLogin } from '../../scripts/scripted/team.ts';
import { root } from '../harness.ts';
import { shoot } from './deskPage.ts';
import { electronProblem, openElectron } from './electronApp.ts';
import { pay, receive, signConsent, signIn, signOut, takeInAndBook, treat, type Walk } from './walk.ts';
import { startWalkClinic } from './walkClinic.ts';

const problem = electronProblem();

describe.skipIf(problem !== null)(`the desk in its own window${problem ? ` (skipped: ${problem})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'salve-window-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('founds a clinic, shows its recovery code and keeps the page shut in', async () => {
    const desktop = await openElectron(join(folder, 'new'), ['--use-fake-device-for-media-stream']);
    const { app, page } = desktop;
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await shoot(page, 'window-first-run');
    const inside = await page.evaluate(() => ({
      require: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
      bridge: Object.keys((globalThis as unknown as { salve: object }).salve).sort(),
      origin: location.href,
    }));
    expect(inside).toEqual({
      require: 'undefined',
      process: 'undefined',
      bridge: ['onMessage', 'send'],
      origin: expect.stringMatching(/^salve:\/\/desk\/desk\.html/) as string,
    });
    expect(
      await page.evaluate(() =>
        fetch('https://example.com/').then(
          () => 'answered',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    const media = (wanted: MediaStreamConstraints): Promise<string> =>
      page.evaluate(
        (constraints) =>
          navigator.mediaDevices.getUserMedia(constraints).then(
            (stream) => {
              const tracks = stream.getTracks();
              for (const track of tracks) track.stop();
              return tracks.map((track) => track.kind).join();
            },
            (error: Error) => error.name,
          ),
        wanted,
      );
    expect(await media({ video: true })).toBe('video');
    expect(await media({ audio: true })).toBe('NotAllowedError');
    expect(await media({ video: true, audio: true })).toBe('NotAllowedError');
    const settings = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { sandbox, contextIsolation, nodeIntegration } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration };
    });
    expect(settings).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    await desktop.close();
  });

  it('carries a visit from the new patient to the paid invoice over its one channel', async () => {
    const dataDir = join(folder, 'walk');
    const prepared = await startWalkClinic(dataDir);
    await prepared.close();
    const desktop = await openElectron(dataDir);
    const { page } = desktop;
    const walk: Walk = { page, plan: prepared.plan, name: 'window', faults: undefined };
    try {
      await signIn(page, receptionLogin);
      await takeInAndBook(walk);
      await receive(walk);
      await signConsent(walk);
      await signOut(page);
      await signIn(page, injectorLogin);
      await treat(walk);
      await signOut(page);
      await signIn(page, receptionLogin);
      await pay(walk);
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: 'Locked' }).waitFor();
      expect(await page.content()).not.toContain(prepared.plan.patient.givenName);
      await shoot(page, 'window-locked');
    } catch (error) {
      await shoot(page, 'window-failed');
      throw error;
    } finally {
      await desktop.close();
    }
    const host = createHost({ dataDir, migrationsDir: join(root, 'db/migrations') });
    await host.openWithPassword(receptionLogin.login, receptionLogin.password);
    expect(verifyHouse(host.clinic().store.read)).toEqual([]);
    expect(
      host.clinic().store.read.raw.prepare("SELECT count(*) AS n FROM invoices WHERE state = 'paid'").get(),
    ).toEqual({ n: 1 });
    await host.close();
  });
});
