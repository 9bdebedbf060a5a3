// `npm run dev`: the desk with hot reload, in a browser. The window shows only what is built, so that nothing foreign gets in.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from './build.mjs';
import { environment, node24, root, runForeground, say } from './ground.mjs';
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

setup();
process.exitCode = await serve();
