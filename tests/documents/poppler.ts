import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why PDFs cannot be read back here; undefined where they can. */
export const noPoppler: string | undefined =
  spawnSync('pdftotext', ['-v']).status === 0 ? undefined : 'pdftotext (Debian package poppler-utils) is not installed';

function withFile<T>(pdf: Uint8Array, work: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'salve-pdf-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    return work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of a PDF as poppler reads it, page by page. */
export function pagesOfPdf(pdf: Uint8Array): string[] {
  const text = withFile(pdf, (file) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }));
  return text.split('\f').filter((page, at, all) => at < all.length - 1 || page.trim() !== '');
}

/** Paper size, page count and the other facts of `pdfinfo`. */
export function factsOfPdf(pdf: Uint8Array): Record<string, string> {
  const text = withFile(pdf, (file) => execFileSync('pdfinfo', [file], { encoding: 'utf8' }));
  return Object.fromEntries(
    text
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const)
      .filter(([name]) => name !== ''),
  );
}

/** The fonts of a PDF, each with "yes" if it is embedded. */
export function fontsOfPdf(pdf: Uint8Array): string[] {
  const text = withFile(pdf, (file) => execFileSync('pdffonts', [file], { encoding: 'utf8' }));
  return text.trim().split('\n').slice(2);
}

/** The pictures in a PDF as WIDTHxHEIGHT, without the masks that carry their transparency. */
export function picturesOfPdf(pdf: Uint8Array): string[] {
  const text = withFile(pdf, (file) => execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' }));
  const rows = text.split('\n').slice(2);
  return rows.flatMap((row) => {
    const [, , kind, width, height] = row.trim().split(/\s+/);
    return kind === 'image' && width !== undefined && height !== undefined ? [`${width}x${height}`] : [];
  });
}
