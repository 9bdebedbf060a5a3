// `npm run check`: everything that needs no running app, each step with its time. All of it as errors.
import { join } from 'node:path';
import { environment, modules, runQuietly, say } from './ground.mjs';
import { setup } from './setup.mjs';

const bin = (name) => join(modules, '.bin', name);
const folders = ['electron', 'renderer', 'db', 'tests', 'scripts'];
const vitest = ['--config', 'scripts/vitest.config.ts', '--reporter=dot'];

/** [name, command, arguments] */
const steps = [
  ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.json']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings', '-c', 'scripts/oxlint.json', ...folders]],
  ['format', bin('biome'), ['check', '--config-path=scripts/biome.json', ...folders]],
  ['dead code', bin('knip'), ['--config', 'scripts/knip.json', '--no-progress', '--treat-config-hints-as-errors']],
  ['architecture', bin('vitest'), ['run', ...vitest, 'tests/architecture.test.ts']],
  ['unit tests', bin('vitest'), ['run', ...vitest, '--project', 'unit']],
];

setup();
const failed = [];
const began = performance.now();
for (const [name, command, args] of steps) {
  const start = performance.now();
  const script = process.platform === 'win32';
  const code = runQuietly(script ? `${command}.cmd` : command, args, { env: environment(), shell: script });
  if (code !== 0) failed.push(name);
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
const total = `${((performance.now() - began) / 1000).toFixed(1)} s`;
say(failed.length === 0 ? `All in order, ${total}.` : `Not in order: ${failed.join(', ')}; ${total}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
