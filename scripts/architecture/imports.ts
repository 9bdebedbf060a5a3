import { posix } from 'node:path';
import { parseSync } from 'vite';

/** One mention of another module: a static or dynamic import, a re-export, or a type taken by `import('...')`. */
export interface Import {
  specifier: string;
  /** True when nothing of it is left at run time. */
  typeOnly: boolean;
  line: number;
}

/** What a module takes in and gives out, as far as the law asks. */
export interface ModuleShape {
  imports: Import[];
  defaultExport: boolean;
  /** True when the file has statements and every one of them only passes on another module. */
  onlyReExports: boolean;
  /** The syntax error, if the file cannot be read. */
  problem: string | null;
}

type Node = { type: string; start: number; [key: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Calls `visit` for every node below `value`. */
function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
    return;
  }
  if (!isNode(value)) return;
  visit(value);
  for (const child of Object.values(value)) {
    if (typeof child === 'object' && child !== null) walk(child, visit);
  }
}

function text(value: unknown): string | null {
  return isNode(value) && typeof value.value === 'string' ? value.value : null;
}

/** Module names mentioned inside expressions and types: `import('x')`, `typeof import('x')`. */
function inner(program: unknown): { specifier: string; typeOnly: boolean; start: number }[] {
  const found: { specifier: string; typeOnly: boolean; start: number }[] = [];
  walk(program, (node) => {
    if (node.type !== 'ImportExpression' && node.type !== 'TSImportType') return;
    const source = isNode(node.source) ? node.source : node.argument;
    const specifier = text(source) ?? (isNode(source) ? text(source.literal) : null);
    if (specifier !== null) found.push({ specifier, typeOnly: node.type === 'TSImportType', start: node.start });
  });
  return found;
}

/** Reads one TypeScript or JavaScript source. Never throws: a syntax error is reported in `problem`. */
export function readModule(path: string, source: string): ModuleShape {
  const { program, module, errors } = parseSync(path, source);
  const lineOf = (offset: number): number => source.slice(0, offset).split('\n').length;
  const imports: Import[] = [];
  for (const item of module.staticImports) {
    const typeOnly = item.entries.length > 0 && item.entries.every((entry) => entry.isType);
    imports.push({ specifier: item.moduleRequest.value, typeOnly, line: lineOf(item.start) });
  }
  let defaultExport = false;
  for (const item of module.staticExports) {
    for (const entry of item.entries) {
      if (entry.exportName.kind === 'Default' || entry.exportName.name === 'default') defaultExport = true;
      if (entry.moduleRequest === null) continue;
      imports.push({ specifier: entry.moduleRequest.value, typeOnly: entry.isType, line: lineOf(item.start) });
    }
  }
  for (const item of inner(program)) {
    imports.push({ specifier: item.specifier, typeOnly: item.typeOnly, line: lineOf(item.start) });
  }
  const passesOn = (node: Node): boolean =>
    node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && isNode(node.source));
  const body = program.body as unknown as Node[];
  const onlyReExports = body.length > 0 && body.every(passesOn);
  return { imports, defaultExport, onlyReExports, problem: errors[0]?.message ?? null };
}

/** The path a relative specifier points at, without any `?query`; null for a package or a Node module. */
export function resolveRelative(from: string, specifier: string): string | null {
  if (!specifier.startsWith('./') && !specifier.startsWith('../')) return null;
  return posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')));
}

/** `@scope/name` or `name` of a package specifier. */
export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
