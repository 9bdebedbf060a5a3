// `node scripts/run.mjs NAME ...`: sets up if need be, then runs scripts/NAME.ts on Node 24.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { node24, refuse, root, runForeground } from './ground.mjs';
import { setup } from './setup.mjs';

/** These start the built host or open the built desk. */
const NEED_BUILD = ['visit', 'day', 'stockDay', 'bench', 'package'];

const [name = '', ...args] = process.argv.slice(2);
const script = join(root, 'scripts', `${name}.ts`);
if (!/^[a-zA-Z-]+$/.test(name) || !existsSync(script)) refuse(`There is no scripts/${name}.ts.`);
setup();
if (NEED_BUILD.includes(name)) build();
process.exitCode = await runForeground(node24, [script, ...args]);
