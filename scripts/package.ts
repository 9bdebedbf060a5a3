import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, type Configuration } from 'electron-builder';

/**
 * `npm run package -- [--dir] [--win | --linux | --mac] [--x64 | --arm64] [--out DIR]`: packs the built desk into dist/.
 * With ELECTRON_OVERRIDE_DIST_PATH set it packs that Electron and downloads none; `--dir` stops before the installers.
 */
const projectDir = join(import.meta.dirname, '..');
const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({
  options: { dir: flag, win: flag, linux: flag, mac: flag, x64: flag, arm64: flag, out: { type: 'string' } },
});

/** What an Electron brings for running without an app, or for another app, is not part of the desk. */
async function dropForeignParts({ appOutDir }: { appOutDir: string }): Promise<void> {
  for (const name of ['default_app.asar', 'app-update.yml']) {
    await rm(join(appOutDir, 'resources', name), { recursive: true, force: true });
  }
}

const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const config: Configuration = {
  afterExtract: dropForeignParts,
  ...(electronDist === undefined ? {} : { electronDist }),
  ...(values.out === undefined ? {} : { directories: { output: values.out } }),
};
const { dir, x64, arm64 } = values;
await build({
  projectDir,
  config,
  dir,
  x64,
  arm64,
  publish: 'never',
  ...(values.win ? { win: [] } : {}),
  ...(values.linux ? { linux: [] } : {}),
  ...(values.mac ? { mac: [] } : {}),
});
