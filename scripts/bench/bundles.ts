import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './folders.ts';
import { print } from './line.ts';

export const bundleName = 'renderer bundle of';

interface Bundle {
  entry: string;
  /** Bytes of the page and of everything it loads before it can show itself. */
  raw: number;
  gzip: number;
  files: number;
  /** Bytes of what it may load later, fonts and lazy pages. */
  laterRaw: number;
}

/** What a window has to load: kB of each page and of what it loads at once. */
export function sizeLines(): void {
  for (const { entry, gzip, raw, files, laterRaw } of bundles(join(root, 'out/renderer'))) {
    const kB = gzip / 1000;
    const line = { name: `${bundleName} ${entry}, gzip`, kind: 'absolute' as const, goal: 600, ratio: null };
    print(
      { ...line, spread: [kB, kB], ours: kB, baseline: null, unit: 'kB', rounds: 1 },
      { rawKB: Math.round(raw / 1000), files, laterRawKB: Math.round(laterRaw / 1000) },
    );
  }
}

/** The size of each page of the built renderer with the scripts and styles it loads at once. */
function bundles(folder: string): Bundle[] {
  if (!existsSync(folder)) throw new Error('The renderer is not built: npm run bench builds it.');
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  return pages.map((page) => {
    const files = new Set([join(folder, page)]);
    const html = readFileSync(join(folder, page), 'utf8');
    for (const match of html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g))
      follow(join(folder, match[1] ?? ''), files);
    const sizes = [...files].map((file) => readFileSync(file));
    const raw = sizes.reduce((sum, bytes) => sum + bytes.length, 0);
    const all = everyFile(folder).reduce((sum, file) => sum + readFileSync(file).length, 0);
    return {
      entry: page.replace('.html', ''),
      raw,
      gzip: sizes.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0),
      files: files.size,
      laterRaw: all - raw,
    };
  });
}

/** A script and what it imports without waiting for anything. */
function follow(file: string, known: Set<string>): void {
  if (known.has(file) || !existsSync(file)) return;
  known.add(file);
  if (!file.endsWith('.js')) return;
  const text = readFileSync(file, 'utf8');
  for (const match of text.matchAll(/(?:^|[;}\s])(?:import|export)\b[^;'"()]*?(?:from)?\s*["'](\.[^"']+\.js)["']/g))
    follow(join(dirname(file), match[1] ?? ''), known);
}

function everyFile(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
