import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SLICES } from './architecture/slices.ts';

/**
 * `npm run new-slice -- NAME [procedure]`: the files of a slice that is on the list and has none yet,
 * with one query procedure that reads the newest row. Existing files are left alone.
 */
const root = join(import.meta.dirname, '..');
const [slice = '', procedure = 'newest'] = process.argv.slice(2);

function pascal(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Path -> text of a slice with one table and one procedure. */
function skeleton(name: string, call: string): Record<string, string> {
  const Row = pascal(name);
  const table = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return {
    [`electron/${name}/README.md`]: `# ${name}\n\nVocabulary, invariants, decisions and why. 40 lines at most.\n`,
    [`electron/${name}/rules.ts`]: `/** Is this name one that a person can read? Rules are pure: no clock, no disk, no random. */
export function isNamed(name: string): boolean {
  return name.trim() !== '';
}
`,
    [`electron/${name}/rules.test.ts`]: `import { expect, it } from 'vitest';
import { isNamed } from './rules.ts';

it('asks for a name that can be read', () => {
  expect(isNamed('  ')).toBe(false);
  expect(isNamed('Ada')).toBe(true);
});
`,
    [`electron/${name}/schemas.ts`]: `import { z } from 'zod';

/** What crosses the door. */
export const Nothing${Row} = z.object({}).strict();
export const Newest${Row} = z.object({ row: z.object({ id: z.string(), name: z.string(), version: z.number().int() }).nullable() });
export type Newest${Row} = z.infer<typeof Newest${Row}>;
`,
    [`electron/${name}/service.ts`]: `import type { ReadDb } from '../../db/access.ts';
import { newest${Row}Row } from '../../db/${name}/queries.ts';
import type { Newest${Row} } from './schemas.ts';

/** The newest row, or null while there is none. */
export function ${call}${Row}(db: ReadDb): Newest${Row} {
  return { row: newest${Row}Row(db) ?? null };
}
`,
    [`electron/${name}/router.ts`]: `import { query, router } from '../api/door.ts';
import { Newest${Row}, Nothing${Row} } from './schemas.ts';
import { ${call}${Row} } from './service.ts';

export const ${name}Router = router({
  ${call}: query({ permission: 'desk.see', reads: 'none', input: Nothing${Row}, output: Newest${Row} }, (db) => ${call}${Row}(db)),
});
`,
    [`db/${name}/schema.ts`]: `import { sqliteTable } from 'drizzle-orm/sqlite-core';
import { count, id, words } from '../columns.ts';

export const ${name} = sqliteTable('${table}', {
  id: id('id').primaryKey(),
  name: words('name').notNull(),
  version: count('version').notNull().default(1),
});
`,
    [`db/${name}/queries.ts`]: `import { desc } from 'drizzle-orm';
import { prepared, type ReadDb } from '../access.ts';
import { ${name} } from './schema.ts';

const newest = prepared((orm) => orm.select().from(${name}).orderBy(desc(${name}.id)).limit(1).prepare());

/** The row made last: ids are UUIDv7 and sort by time. */
export function newest${Row}Row(db: ReadDb): typeof ${name}.$inferSelect | undefined {
  return newest(db).get();
}
`,
  };
}

function make(): string {
  const usage = 'npm run new-slice -- NAME [procedure]';
  if (!(SLICES as readonly string[]).includes(slice)) {
    return `${slice === '' ? usage : `${slice} is not on the list`}. The slices are: ${SLICES.join(', ')}.`;
  }
  if (!/^[a-z][a-zA-Z]*$/.test(procedure)) return `A procedure is named like this: newest. ${usage}`;
  const made: string[] = [];
  for (const [path, source] of Object.entries(skeleton(slice, procedure))) {
    const full = join(root, path);
    if (existsSync(full)) continue;
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, source);
    made.push(path);
  }
  if (made.length === 0) return `${slice} has all its files already.`;
  const format = ['--config-path=scripts/biome.json', ...made.filter((path) => path.endsWith('.ts'))];
  spawnSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', ...format], { cwd: root });
  return `Made:\n  ${made.join('\n  ')}\nNow: a migration in db/migrations, the permission in the roles, the router in electron/app/router.ts.`;
}

process.stdout.write(`${make()}\n`);
