import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importProblem, importViolations, type SourceFile } from '../scripts/architecture/law.ts';
import { layoutViolations, readProject } from '../scripts/architecture/layout.ts';
import { SLICES } from '../scripts/architecture/slices.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = readProject(root);
const lines = (found: { path: string; line: number; message: string }[]): string[] =>
  found.map(({ path, line, message }) => `${path}:${line} ${message}`);

describe('the project', () => {
  it('is read from the disk', () => {
    expect(project.filter((file) => file.path.startsWith('electron/kernel/')).length).toBeGreaterThan(3);
  });

  it('keeps the law of imports', () => {
    expect(lines(importViolations(project))).toEqual([]);
  });

  it('keeps the layout', () => {
    expect(lines(layoutViolations(project))).toEqual([]);
  });
});

/** [importing file, specifier, 'type' or 'value', may it?] */
type Case = [path: string, specifier: string, as: 'type' | 'value', may: boolean];

const cases: Case[] = [
  ['electron/kernel/money.ts', './rounding.ts', 'value', true],
  ['electron/kernel/money.ts', 'temporal-polyfill', 'value', true],
  ['electron/kernel/money.ts', 'zod', 'value', false],
  ['electron/kernel/money.ts', '../billing/rules.ts', 'type', false],
  ['electron/x12/tokenizer.ts', '../kernel/money.ts', 'value', false],
  ['electron/billing/rules.ts', '../kernel/money.ts', 'value', true],
  ['electron/billing/rules.ts', '../catalog/rules.ts', 'value', true],
  ['electron/billing/rules.ts', '../till/rules.ts', 'value', false],
  ['electron/billing/rules.ts', '../till/rules.ts', 'type', false],
  ['electron/billing/rules.ts', './schemas.ts', 'type', false],
  ['electron/billing/rules.ts', 'node:fs', 'value', false],
  ['electron/billing/rules.ts', 'fs', 'value', false],
  ['electron/patients/rules.ts', 'libphonenumber-js', 'value', true],
  ['electron/billing/rules.ts', 'zod', 'value', false],
  ['electron/billing/giftCards/rules.ts', '../rules.ts', 'value', true],
  ['electron/billing/giftCards/rules.ts', '../../till/rules.ts', 'value', false],
  ['electron/billing/prints.ts', '../documents/prints.ts', 'value', true],
  ['electron/billing/prints.ts', './service.ts', 'type', false],
  ['electron/billing/schemas.ts', 'zod', 'value', true],
  ['electron/billing/schemas.ts', '../patients/schemas.ts', 'value', true],
  ['electron/billing/schemas.ts', '../charting/schemas.ts', 'value', false],
  ['electron/billing/schemas.ts', '../../db/billing/schema.ts', 'type', false],
  ['electron/billing/ports.ts', './prints.ts', 'type', true],
  ['electron/billing/ports.ts', '../adapters/printer.ts', 'type', false],
  ['electron/billing/service.ts', '../../db/billing/queries.ts', 'value', true],
  ['electron/billing/service.ts', '../../db/billing/schema.ts', 'value', false],
  ['electron/billing/service.ts', '../../db/patients/queries.ts', 'value', false],
  ['electron/billing/service.ts', '../../db/access.ts', 'type', true],
  ['electron/billing/service.ts', '../../db/access.ts', 'value', false],
  ['electron/billing/service.ts', '../ledger/service.ts', 'value', true],
  ['electron/billing/service.ts', '../till/service.ts', 'value', false],
  ['electron/billing/service.ts', '../ledger/rules.ts', 'value', true],
  ['electron/billing/service.ts', '../api/door.ts', 'type', false],
  ['electron/billing/service.ts', '../adapters/printer.ts', 'value', false],
  ['electron/billing/router.ts', './service.ts', 'value', true],
  ['electron/billing/router.ts', '../api/door.ts', 'value', true],
  ['electron/billing/router.ts', '../../db/billing/queries.ts', 'value', false],
  ['electron/billing/router.ts', '../ledger/service.ts', 'value', false],
  ['electron/api/door.ts', '../../db/access.ts', 'type', true],
  ['electron/api/door.ts', '../../db/access.ts', 'value', false],
  ['electron/api/door.ts', '../audit/service.ts', 'type', false],
  ['electron/adapters/tcp.ts', '../devices/ports.ts', 'type', true],
  ['electron/adapters/tcp.ts', '../documents/prints.ts', 'value', true],
  ['electron/adapters/tcp.ts', 'node:net', 'value', true],
  ['electron/adapters/tcp.ts', '../devices/service.ts', 'value', false],
  ['electron/adapters/tcp.ts', '../../db/open.ts', 'value', false],
  ['electron/adapters/tcp.ts', 'electron', 'value', false],
  ['electron/workers/audit.ts', '../../db/open.ts', 'value', true],
  ['electron/workers/audit.ts', '../audit/rules.ts', 'value', true],
  ['electron/workers/audit.ts', '../audit/router.ts', 'value', false],
  ['electron/app/compose.ts', '../../db/billing/queries.ts', 'value', true],
  ['electron/app/compose.ts', '../host/main.ts', 'value', false],
  ['electron/app/compose.ts', 'electron', 'value', false],
  ['electron/host/main.ts', '../app/compose.ts', 'value', true],
  ['electron/host/main.ts', 'electron/main', 'type', false],
  ['electron/host/main.ts', '../../renderer/app/App.tsx', 'value', false],
  ['electron/shell/main.ts', 'electron', 'value', true],
  ['electron/shell/main.ts', '../host/serve.ts', 'value', true],
  ['db/open.ts', '../electron/kernel/ids.ts', 'value', true],
  ['db/open.ts', 'node:fs', 'value', true],
  ['db/open.ts', './billing/schema.ts', 'value', false],
  ['db/billing/schema.ts', '../columns.ts', 'value', true],
  ['db/billing/schema.ts', '../patients/schema.ts', 'value', true],
  ['db/billing/schema.ts', '../till/schema.ts', 'value', false],
  ['db/billing/queries.ts', '../../electron/billing/rules.ts', 'value', true],
  ['db/billing/queries.ts', '../../electron/till/rules.ts', 'value', false],
  ['db/billing/queries.ts', '../../electron/billing/service.ts', 'value', false],
  ['db/billing/queries.ts', '../open.ts', 'value', false],
  ['db/billing/queries.ts', 'node:crypto', 'value', false],
  ['renderer/billing/InvoicePage.tsx', '../../electron/billing/schemas.ts', 'value', true],
  ['renderer/billing/InvoicePage.tsx', '../../electron/billing/rules.ts', 'value', true],
  ['renderer/billing/InvoicePage.tsx', '../../electron/billing/service.ts', 'type', false],
  ['renderer/billing/InvoicePage.tsx', '../../electron/app/router.ts', 'type', true],
  ['renderer/billing/InvoicePage.tsx', '../../electron/app/router.ts', 'value', false],
  ['renderer/billing/InvoicePage.tsx', '../ui/Page.tsx', 'value', true],
  ['renderer/billing/InvoicePage.tsx', '../patients/PatientBanner.tsx', 'value', true],
  ['renderer/billing/InvoicePage.tsx', '../till/TillPage.tsx', 'value', false],
  ['renderer/billing/InvoicePage.tsx', '../app/routes.tsx', 'type', false],
  ['renderer/billing/InvoicePage.tsx', '../../db/billing/queries.ts', 'type', false],
  ['renderer/billing/InvoicePage.tsx', 'node:path', 'value', false],
  ['renderer/billing/InvoicePage.tsx', 'better-sqlite3', 'type', false],
  ['renderer/ui/Page.tsx', './Page.module.css', 'value', true],
  ['renderer/ui/Page.tsx', '../../electron/kernel/money.ts', 'value', false],
  ['renderer/ui/Page.tsx', '../api/client.ts', 'value', false],
  ['renderer/api/client.ts', '../../electron/app/router.ts', 'type', true],
  ['renderer/api/client.ts', '../../electron/app/router.ts', 'value', false],
  ['renderer/api/client.ts', '../billing/InvoicePage.tsx', 'value', false],
  ['renderer/app/routes.tsx', '../till/TillPage.tsx', 'value', true],
  ['renderer/app/routes.tsx', '../entries/desk.tsx', 'value', false],
  ['renderer/entries/desk.tsx', '../app/App.tsx', 'value', true],
  ['scripts/bench.ts', '../electron/app/compose.ts', 'value', true],
  ['scripts/bench.ts', '../tests/harness.ts', 'value', false],
  ['electron/billing/service.ts', '../../tests/harness.ts', 'value', false],
  ['electron/billing/service.ts', './rules.test.ts', 'value', false],
  ['tests/billing/void.test.ts', '../harness.ts', 'value', true],
  ['tests/billing/void.test.ts', '../../db/billing/queries.ts', 'value', true],
  ['electron/billing/rules.test.ts', 'fast-check', 'value', true],
  ['electron/billing/rules.test.ts', './rules.ts', 'value', true],
  ['electron/billing/rules.test.ts', '../../tests/harness.ts', 'value', false],
  ['electron/billing/rules.ts', '../kernel/money', 'value', false],
  ['electron/billing/rules.ts', '@/kernel/money.ts', 'value', false],
  ['electron/billing/service.ts', 'db/billing/queries.ts', 'value', false],
];

describe('the law of imports', () => {
  it.each(cases)('%s <- %s as %s: %s', (path, specifier, as, may) => {
    const problem = importProblem(path, { specifier, typeOnly: as === 'type' });
    expect(problem === null).toBe(may);
  });

  it.each([...SLICES.keys()].slice(1))('slice %i may look left and never right', (index) => {
    const here = SLICES[index];
    const before = SLICES[index - 1];
    for (const layer of ['rules', 'service', 'schemas']) {
      const look = (from: string | undefined, to: string | undefined): string | null =>
        importProblem(`electron/${from}/${layer}.ts`, { specifier: `../${to}/${layer}.ts`, typeOnly: false });
      expect(look(here, before)).toBeNull();
      expect(look(before, here)).toContain('is not for this file');
    }
  });

  it('finds a wrong import planted in the real project', () => {
    const planted: SourceFile = {
      path: 'electron/staff/rules.ts',
      source: "import { type Sale } from '../till/rules.ts';\nexport type Mine = Sale;\n",
    };
    const files = [...project.filter((file) => file.path !== planted.path), planted];
    const found = importViolations(files).filter((violation) => violation.path === planted.path);
    expect(lines(found)).toContainEqual(
      expect.stringMatching(/^electron\/staff\/rules\.ts:1 electron\/till\/rules\.ts is not/),
    );
  });

  it.each([
    ["export * from '../till/rules.ts'; export const a = 1;", 1],
    ["const a = 1;\nexport const load = () => import('../till/rules.ts');", 2],
    ["export type T = import('../till/rules.ts').T;", 1],
    ["export type T = typeof import('../till/rules.ts');", 1],
    ["import '../till/rules.ts';\nexport const a = 1;", 1],
  ])('sees through %s', (source, line) => {
    const found = importViolations([
      { path: 'electron/staff/rules.ts', source },
      { path: 'electron/till/rules.ts', source: 'export type T = 1;' },
    ]);
    expect(found).toEqual([expect.objectContaining({ path: 'electron/staff/rules.ts', line, law: 'import' })]);
  });

  it('finds circles, default exports, barrels and files that are not there', () => {
    const found = importViolations([
      { path: 'renderer/ui/a.ts', source: "import { b } from './b.ts'; export const a = b;" },
      { path: 'renderer/ui/b.ts', source: "import { a } from './a.ts'; export const b = a;" },
      { path: 'renderer/ui/c.tsx', source: 'export default function C() { return null; }' },
      { path: 'renderer/ui/d.ts', source: "export { a } from './a.ts';" },
      { path: 'renderer/ui/e.ts', source: "import { f } from './f.ts'; export const e = f;" },
      { path: 'renderer/ui/g.ts', source: "import type { a } from './g2.ts'; export type G = typeof a;" },
      { path: 'renderer/ui/g2.ts', source: "import type { G } from './g.ts'; export const a: G | 1 = 1;" },
    ]);
    expect(found.map(({ path, law }) => [path, law])).toEqual([
      ['renderer/ui/c.tsx', 'export'],
      ['renderer/ui/d.ts', 'export'],
      ['renderer/ui/e.ts', 'import'],
      ['renderer/ui/a.ts', 'circle'],
    ]);
  });
});

describe('the layout', () => {
  it.each([
    ['vite.config.ts', 'does not belong at the root'],
    ['src/main.ts', 'does not belong at the root'],
    ['electron/spa/rules.ts', 'not on the list of slices'],
    ['renderer/components/Button.tsx', 'not on the list of slices'],
    ['db/spa/schema.ts', 'not on the list of slices'],
    ['tests/unit/a.test.ts', 'not on the list of slices'],
    ['electron/billing/rules2.ts', 'sub-folder of the same layers'],
    ['electron/main.ts', 'no place in the layout'],
    ['db/billing/tables.ts', 'schema.ts and queries.ts'],
    ['renderer/ui/index.ts', 'named after what it holds'],
    ['electron/kernel/utils.ts', 'named after what it holds'],
  ])('refuses %s', (path, words) => {
    expect(lines(layoutViolations([{ path, source: '' }]))).toEqual([expect.stringContaining(words)]);
  });

  it('refuses a file over 300 lines and takes one of 300', () => {
    const file = (count: number): SourceFile => ({ path: 'electron/billing/service.ts', source: 'a\n'.repeat(count) });
    expect(layoutViolations([file(300)])).toEqual([]);
    expect(lines(layoutViolations([file(301)]))).toEqual([expect.stringContaining('301 lines')]);
  });

  it('takes the files of a slice, its sub-folders and dotfiles', () => {
    const paths = [
      '.ci/run',
      '.gitignore',
      'package-lock.json',
      'electron/billing/README.md',
      'electron/billing/giftCards/rules.ts',
      'electron/billing/rules.test.ts',
      'db/migrations/20260101000000_first.sql',
      'db/billing/giftCards/queries.ts',
      'renderer/ui/Page.module.css',
      'tests/harness.ts',
      'tests/e2e/desk.test.ts',
    ];
    expect(layoutViolations(paths.map((path) => ({ path, source: '' })))).toEqual([]);
  });
});
