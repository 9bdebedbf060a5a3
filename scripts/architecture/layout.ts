import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SourceFile, Violation } from './law.ts';
import { isCode } from './law.ts';
import { ELECTRON_FOLDERS, LAYERS, placeOf, RENDERER_FOLDERS } from './places.ts';
import { rank, SLICES } from './slices.ts';

/** The front door: nothing else lies at the root beside dotfiles and the lockfile. */
export const ROOT = [
  'electron',
  'renderer',
  'db',
  'resources',
  'scripts',
  'tests',
  'electron-builder.yml',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'README.md',
];

/** What tools make; git ignores it too. */
const MADE = ['node_modules', 'out', 'dist', '.git', '.cache'];
const MOST_LINES = 300;
const measured = /^(electron|renderer|db|scripts|tests)\/.*\.(ts|tsx|mjs|cjs|js|css|html|sql|json|yml)$/;
const vague = /\/(utils?|helpers?|misc|common|index)\.(ts|tsx|mjs|js)$/;
const allowed: Record<string, readonly string[]> = {
  electron: [...ELECTRON_FOLDERS, ...SLICES],
  renderer: [...RENDERER_FOLDERS, ...SLICES],
  db: ['migrations', ...SLICES],
  tests: ['e2e', ...SLICES],
};

/** What is wrong with the place or the size of one file. */
function placeProblems({ path, source }: SourceFile): string[] {
  const problems: string[] = [];
  const [top = '', folder = '', ...rest] = path.split('/');
  if (!ROOT.includes(top) && !top.startsWith('.')) {
    problems.push(`${top} does not belong at the root: only ${ROOT.join(', ')} and dotfiles do.`);
  }
  if (rest.length > 0 && allowed[top] !== undefined && !allowed[top].includes(folder)) {
    problems.push(`${top}/${folder}/ is not on the list of slices and folders.`);
  }
  const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
  if (measured.test(path) && lines > MOST_LINES) {
    problems.push(`${lines} lines; ${MOST_LINES} is the most. Split it by clinic word.`);
  }
  if (vague.test(path)) problems.push('A file is named after what it holds, never index, utils or helpers.');
  if (problems.length === 0 && isCode(path) && placeOf(path).kind === 'unknown') problems.push(unknownPlace(path));
  return problems;
}

function unknownPlace(path: string): string {
  const [top = '', folder = ''] = path.split('/');
  if (top === 'electron' && rank(folder) >= 0) {
    return `A slice holds ${LAYERS.map((layer) => `${layer}.ts`).join(', ')}; more goes into a sub-folder of the same layers.`;
  }
  if (top === 'db' && rank(folder) >= 0) return 'A slice of the database holds schema.ts and queries.ts.';
  return 'This file has no place in the layout.';
}

/** Every broken layout law in these files. Pure: it reads nothing but its argument. */
export function layoutViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) =>
    placeProblems(file).map((message): Violation => ({ path: file.path, line: 1, law: 'layout', message })),
  );
}

/** Reads the project below `root`: every file that is not made by a tool; text only of what the law reads. */
export function readProject(root: string): SourceFile[] {
  const files: SourceFile[] = [];
  const read = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (MADE.includes(entry.name)) continue;
      const full = join(folder, entry.name);
      if (entry.isDirectory()) {
        read(full);
        continue;
      }
      const path = relative(root, full).split(sep).join('/');
      const wanted = isCode(path) || measured.test(path);
      files.push({ path, source: wanted ? readFileSync(full, 'utf8') : '' });
    }
  };
  read(root);
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
