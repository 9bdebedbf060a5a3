import { builtinModules } from 'node:module';
import { type Import, packageName, readModule, resolveRelative } from './imports.ts';
import { type Place, placeOf } from './places.ts';
import { TABLE } from './table.ts';

/** One file of the project: its path from the root with `/`, and its text. */
export interface SourceFile {
  path: string;
  source: string;
}

/** One broken law, in a sentence that says where and what to do. */
export interface Violation {
  path: string;
  line: number;
  law: 'import' | 'layout' | 'export' | 'circle' | 'syntax';
  message: string;
}

const OURS = ['renderer', 'db', 'resources', 'scripts', 'tests'];
const TEST_TOOLS = ['vitest', 'fast-check', 'gs1-barcode-parser-mod'];
const code = /\.(ts|tsx|mjs|cjs|js|jsx)$/;
/** Tools read their configuration from a default export. */
const toolConfig = /\.config\.(ts|mjs)$/;
const extension = /\.[a-z0-9]+$/;
const builtin = new Set(builtinModules);

/** Is this a file whose imports the law reads? */
export function isCode(path: string): boolean {
  return code.test(path) && !path.endsWith('.d.ts');
}

function nodeModule(specifier: string): string | null {
  if (specifier.startsWith('node:')) return specifier;
  return builtin.has(specifier) ? `node:${specifier}` : null;
}

/** Why a package may not be imported from here, or null. */
function packageProblem(from: Place, specifier: string): string | null {
  const row = TABLE[from.kind];
  const name = packageName(specifier);
  if (name === 'electron' && !row.packages('electron')) return '`electron` is imported in electron/shell only.';
  if (from.test && (TEST_TOOLS.includes(name) || from.kind !== 'unknown')) return null;
  return row.packages(name) ? null : `\`${name}\` is not for this file. It may import: ${row.words}.`;
}

function bareProblem(from: Place, specifier: string): string | null {
  const node = nodeModule(specifier);
  if (node !== null) {
    if (from.test || TABLE[from.kind].node(node)) return null;
    return `\`${node}\` is not for this file. It may import: ${TABLE[from.kind].words}.`;
  }
  const [first = ''] = specifier.split('/');
  if (/^([/#~]|@\/)/.test(specifier) || (OURS.includes(first) && specifier.includes('/'))) {
    return `\`${specifier}\` is no relative path. Our own files are imported by relative path, without aliases.`;
  }
  return packageProblem(from, specifier);
}

function oursProblem(from: Place, target: string, typeOnly: boolean): string | null {
  if (!extension.test(target)) return `\`${target}\` lacks its extension.`;
  const to = placeOf(target);
  if ((to.kind === 'tests' || to.test) && from.kind !== 'tests') return 'Nothing imports tests.';
  if (target === 'package.json' && from.kind === 'scripts') return null;
  const sameFolder = target.slice(0, target.lastIndexOf('/')) === from.path.slice(0, from.path.lastIndexOf('/'));
  if (from.test && sameFolder) return null;
  const row = TABLE[from.kind];
  if (row.ours(from, to, typeOnly)) return null;
  const asType = row.ours(from, to, true) ? ' Import it as a type.' : '';
  return `${target} is not for this file. It may import: ${row.words}.${asType}`;
}

/** Why one import breaks the law, or null. */
export function importProblem(path: string, item: Pick<Import, 'specifier' | 'typeOnly'>): string | null {
  const from = placeOf(path);
  const target = resolveRelative(path, item.specifier);
  return target === null ? bareProblem(from, item.specifier) : oursProblem(from, target, item.typeOnly);
}

/** Runs of files that import one another in a circle at run time, each named once by its smallest path. */
function circles(graph: Map<string, string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const stack: string[] = [];
  const visit = (path: string): void => {
    const at = stack.indexOf(path);
    if (at >= 0) found.push(stack.slice(at));
    if (at >= 0 || done.has(path)) return;
    stack.push(path);
    for (const next of graph.get(path) ?? []) visit(next);
    stack.pop();
    done.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return found;
}

/** Every broken import law in these files. Pure: it reads nothing but its argument. */
export function importViolations(files: readonly SourceFile[]): Violation[] {
  const violations: Violation[] = [];
  const graph = new Map<string, string[]>();
  const known = new Set(files.map((file) => file.path));
  for (const { path, source } of files) {
    if (!isCode(path)) continue;
    const module = readModule(path, source);
    if (module.problem !== null) violations.push({ path, line: 1, law: 'syntax', message: module.problem });
    if (module.defaultExport && !toolConfig.test(path)) {
      violations.push({ path, line: 1, law: 'export', message: 'Exports are named; no default export.' });
    }
    if (module.onlyReExports) {
      violations.push({
        path,
        line: 1,
        law: 'export',
        message: 'A barrel. Import from the file that holds the thing.',
      });
    }
    const next: string[] = [];
    for (const item of module.imports) {
      const message = importProblem(path, item);
      if (message !== null) violations.push({ path, line: item.line, law: 'import', message });
      const target = resolveRelative(path, item.specifier);
      if (target === null) continue;
      if (!item.typeOnly) next.push(target);
      if (isCode(target) && !known.has(target)) {
        violations.push({ path, line: item.line, law: 'import', message: `${target} does not exist.` });
      }
    }
    graph.set(path, next);
  }
  for (const circle of circles(graph)) {
    const [path = ''] = circle;
    violations.push({
      path,
      line: 1,
      law: 'circle',
      message: `Imports in a circle: ${[...circle, path].join(' -> ')}`,
    });
  }
  return violations;
}
