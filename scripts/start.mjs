// `npm start`: sets up, builds, and opens the desk in a window, or serves it.
import { build } from './build.mjs';
import { electronBinary } from './electronBinary.mjs';
import { cached, environment, node24, refuse, root, runForeground, runQuietly, say } from './ground.mjs';
import { setup } from './setup.mjs';

const headlessFlag = '--headless';

/** Serves the desk without Electron. Standard output is the host's alone. */
function serve(flags) {
  return runForeground(node24, ['out/main/host.js', ...flags], { env: environment({ NODE_ENV: 'production' }) });
}

/** The folder to give to Electron: the project, or for an old Electron a copy of the build with the SQLite part made for it. */
function appFolder(addon) {
  if (addon === undefined) return root;
  const folder = cached('electron-run');
  const code = runQuietly(node24, ['scripts/runFolder.ts', root, folder, addon]);
  return code === 0 ? folder : refuse(`The desk could not be laid out in ${folder} (exit ${code}).`);
}

function openWindow({ path, addon }, flags) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot)
    say('Running as root: Chromium’s sandbox is switched off (--no-sandbox), because it refuses to start otherwise.');
  const env = environment({ NODE_ENV: 'production' });
  delete env.ELECTRON_RUN_AS_NODE;
  return runForeground(path, [...(asRoot ? ['--no-sandbox'] : []), appFolder(addon), ...flags], { env });
}

async function start() {
  const flags = process.argv.slice(2);
  setup();
  build();
  if (flags.includes(headlessFlag)) return serve(flags.filter((flag) => flag !== headlessFlag));
  const electron = await electronBinary();
  if ('path' in electron) return openWindow(electron, flags);
  say(`No window: ${electron.reason}. Serving the same desk in the browser instead.`);
  return serve(flags);
}

process.exitCode = await start();
