import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const why =
  electronDist === undefined
    ? 'ELECTRON_OVERRIDE_DIST_PATH names no Electron to pack with'
    : process.platform !== 'linux'
      ? 'the packed names are those of Linux'
      : null;

describe('the packed desk', () => {
  let folder = '';
  let app = '';
  let packed: string[] = [];

  beforeAll(() => {
    if (why !== null) return;
    folder = mkdtempSync(join(tmpdir(), 'salve-pack-'));
    const args = ['scripts/run.mjs', 'package', '--dir', '--linux', '--out', folder];
    const made = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`Packing failed: ${made.stdout}${made.stderr}`);
    app = join(folder, 'linux-unpacked');
    packed = listPackage(join(app, 'resources', 'app.asar'), { isPack: false }).map((path) => path.slice(1));
  });

  beforeEach((context) => {
    if (why !== null) context.skip(why);
  });

  afterAll(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  it('holds the build, the migrations and the resources', () => {
    const migrations = readdirSync(join(root, 'db/migrations')).filter((name) => name.endsWith('.sql'));
    expect(migrations.length).toBeGreaterThan(0);
    const wanted = ['out/main/shell.js', 'out/main/host.js', 'out/preload/preload.cjs', 'out/renderer/desk.html'];
    expect(packed).toEqual(expect.arrayContaining([...wanted, ...migrations.map((name) => `db/migrations/${name}`)]));
    expect(packed).toContain('resources/icon.png');
    const manifest = JSON.parse(extractFile(join(app, 'resources', 'app.asar'), 'package.json').toString()) as {
      main: string;
    };
    expect(packed).toContain(manifest.main);
  });

  it('holds no source, test, script or development package', () => {
    const ours = packed.filter((path) => !path.startsWith('node_modules'));
    const tops = new Set(ours.map((path) => path.split('/')[0] ?? ''));
    expect([...tops].toSorted()).toEqual(
      ['db', 'node_modules', 'out', 'package.json', 'resources'].filter((top) => tops.has(top)),
    );
    expect(ours.filter((path) => path.startsWith('db/') && !/^db\/migrations(\/|$)/.test(path))).toEqual([]);
    expect(packed.filter((path) => /\.(ts|tsx|map)$|\.test\.js$/.test(path))).toEqual([]);
    const names = new Set(packed.filter((path) => path.startsWith('node_modules/')).map((path) => path.split('/')[1]));
    for (const name of ['electron', 'vite', 'vitest', 'typescript', 'react', 'playwright-core'])
      expect(names).not.toContain(name);
    expect(names).toContain('better-sqlite3');
  });

  it('holds native parts for this platform only, outside the archive', () => {
    const native = packed.filter((path) => path.endsWith('.node'));
    const here = `${process.platform}-${process.arch}`;
    const packages = native.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
    const parts = ['@img/sharp', '@napi-rs/canvas', '@node-rs/argon2', '@serialport/bindings-cpp', 'better-sqlite3'];
    expect(packages.map((name) => (name ?? '').replace(/-(linux|win32|darwin)-.*$/, '')).toSorted()).toEqual(parts);
    expect(native.filter((path) => !path.includes(here) || path.includes('musl'))).toEqual([]);
    const outside = join(app, 'resources', 'app.asar.unpacked');
    expect(native.filter((path) => !existsSync(join(outside, path)))).toEqual([]);
  });

  it('brings nothing of another app', () => {
    expect(readdirSync(join(app, 'resources')).toSorted()).toEqual(['app.asar', 'app.asar.unpacked']);
  });

  it('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(app, 'salve'));
    const set = (option: FuseV1Options): string => String.fromCharCode(wire[option] ?? 0);
    const on = String.fromCharCode(FuseState.ENABLE);
    const off = String.fromCharCode(FuseState.DISABLE);
    expect({
      runAsNode: set(FuseV1Options.RunAsNode),
      nodeOptions: set(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: set(FuseV1Options.EnableNodeCliInspectArguments),
      cookies: set(FuseV1Options.EnableCookieEncryption),
      integrity: set(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: set(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: set(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: off,
      nodeOptions: off,
      inspect: off,
      cookies: on,
      integrity: on,
      onlyAsar: on,
      fileProtocol: off,
    });
  });
});

it('is told to build installers for three systems and to compile nothing', () => {
  const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  for (const line of ['target: nsis', '- AppImage', '- deb', 'target: dmg', 'npmRebuild: false'])
    expect(config).toContain(line);
});
