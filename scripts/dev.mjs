// `npm run dev`: the desk with hot reload, in the Electron window or, where there is none, in the browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from './build.mjs';
import { electronBinary } from './electronBinary.mjs';
import { environment, modules, node24, root, runForeground, say } from './ground.mjs';
import { setup } from './setup.mjs';

const flags = process.argv.slice(2);

/** Starts the built host on a free port and the page server in front of it. */
async function serve() {
  build();
  const port = flags.includes('--port') ? [] : ['--port', '0'];
  const host = spawn(node24, ['out/main/host.js', ...port, ...flags], {
    cwd: root,
    env: environment(),
    stdio: ['inherit', 'pipe', 2],
  });
  for await (const line of createInterface({ input: host.stdout })) {
    say(line);
    const [, address] = /^Salve is at (\S+)$/.exec(line) ?? [];
    if (address === undefined) continue;
    host.stdout.on('data', (chunk) => process.stderr.write(chunk));
    const code = await runForeground(node24, [join(root, 'scripts/devServer.ts'), address]);
    host.kill('SIGTERM');
    return code;
  }
  return 1;
}

function openWindow(binary) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const tool = join(modules, 'electron-vite', 'bin', 'electron-vite.js');
  const args = [
    tool,
    'dev',
    '--config',
    'scripts/electron-vite.config.ts',
    ...(flags.length > 0 ? ['--', ...flags] : []),
  ];
  const env = environment({ ELECTRON_EXEC_PATH: binary, ...(asRoot ? { NO_SANDBOX: '1' } : {}) });
  return runForeground(node24, args, { env });
}

setup();
const electron = await electronBinary();
if ('reason' in electron) say(`No window: ${electron.reason}. The desk opens in the browser instead.`);
process.exitCode = await ('path' in electron ? openWindow(electron.path) : serve());
