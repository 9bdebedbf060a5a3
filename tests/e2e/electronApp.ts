import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { makeRunFolder } from '../../scripts/runFolder.ts';
import { root } from '../harness.ts';

/** Why there can be no desktop window on this machine, or null. */
export function electronProblem(): string | null {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dist || !existsSync(join(dist, 'electron'))) return 'no Electron binary: ELECTRON_OVERRIDE_DIST_PATH names none';
  if (!existsSync(join(root, 'out/main/shell.js'))) return 'the desk is not built: npm test builds it';
  return null;
}

/** A screen without a monitor, where there is none. */
async function startScreen(): Promise<{ display: string; stop(): void }> {
  if (process.env.DISPLAY) return { display: process.env.DISPLAY, stop: () => undefined };
  const screen: ChildProcess = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    screen.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    screen.once('error', () => reject(new Error('Xvfb is not installed.')));
  });
  return { display: `:${number}`, stop: () => void screen.kill() };
}

export interface DesktopApp {
  app: ElectronApplication;
  page: Page;
  close(): Promise<void>;
}

/** Opens the built desk in a real Electron window on a data folder. */
export async function openElectron(dataDir: string, flags: readonly string[] = []): Promise<DesktopApp> {
  const addon = process.env.SQLITE_ADDON_FOR_ELECTRON_33;
  const folder = addon ? makeRunFolder(root, mkdtempSync(join(tmpdir(), 'salve-electron-')), addon) : root;
  const screen = await startScreen();
  const app = await _electron.launch({
    executablePath: join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron'),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...flags, folder, '--data', dataDir],
    env: { ...process.env, DISPLAY: screen.display } as Record<string, string>,
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    async close() {
      await app.close();
      screen.stop();
      if (folder !== root) rmSync(folder, { recursive: true, force: true });
    },
  };
}
