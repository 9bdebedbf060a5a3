// `npm start`: sets up, builds, and opens the desk in a window, or serves it.
import { build } from './build.mjs';
import { electronBinary } from './electronBinary.mjs';
import { environment, node24, root, runForeground, say } from './ground.mjs';
import { setup } from './setup.mjs';

const headlessFlag = '--headless';

/** Serves the desk without Electron. Standard output is the host's alone. */
function serve(flags) {
  return runForeground(node24, ['out/main/host.js', ...flags], { env: environment({ NODE_ENV: 'production' }) });
}

function openWindow(binary, flags) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot)
    say('Running as root: Chromium’s sandbox is switched off (--no-sandbox), because it refuses to start otherwise.');
  const env = environment({ NODE_ENV: 'production' });
  delete env.ELECTRON_RUN_AS_NODE;
  return runForeground(binary, [...(asRoot ? ['--no-sandbox'] : []), root, ...flags], { env });
}

async function start() {
  const flags = process.argv.slice(2);
  setup();
  build();
  if (flags.includes(headlessFlag)) return serve(flags.filter((flag) => flag !== headlessFlag));
  const electron = await electronBinary();
  if ('path' in electron) return openWindow(electron.path, flags);
  say(`No window: ${electron.reason}. Serving the same desk in the browser instead.`);
  return serve(flags);
}

process.exitCode = await start();
