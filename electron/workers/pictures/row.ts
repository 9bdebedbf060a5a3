import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { PictureOrder, Raster } from '../../devices/ports.ts';
import { threshold } from './dots.ts';

/**
 * A row of a receipt in scripts that the printer has no code page for. The canvas shapes Arabic and orders lines of both
 * directions by the Unicode rules; a line takes the direction of its first letter that has one.
 */
const packages = createRequire(import.meta.url);
const FACES = {
  'Salve Latin': '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'Salve Arabic': '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'Salve Chinese': '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
} as const;
export const FAMILIES = Object.keys(FACES)
  .map((name) => `"${name}"`)
  .join(', ');

let known = false;

/** Makes the faces known, once. */
export function loadFaces(): void {
  if (known) return;
  for (const [name, path] of Object.entries(FACES)) GlobalFonts.registerFromPath(packages.resolve(path), name);
  known = true;
}

type Row = Extract<PictureOrder, { kind: 'row' }>;

export function rowPicture({ dots, cells, bold, height }: Row): Raster {
  loadFaces();
  const size = Math.round(height * 0.98);
  const leading = Math.round(size * 1.42);
  const font = `${size}px ${FAMILIES}`;
  const measure = createCanvas(8, 8).getContext('2d');
  measure.font = font;
  const columns = cells.map((cell) => wrapDrawn(measure, cell.text, cell.width));
  const lines = Math.max(1, ...columns.map((column) => column.length));
  const canvas = createCanvas(dots, lines * leading);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  pen.strokeStyle = '#000';
  // printers make thin strokes thinner still
  pen.lineWidth = bold ? 1.6 : 0.7;
  pen.font = font;
  pen.textBaseline = 'alphabetic';
  for (const [i, cell] of cells.entries()) {
    for (const [at, line] of (columns[i] ?? []).entries()) {
      const rightToLeft = isRightToLeft(line);
      const align = cell.align === 'left' && rightToLeft && cells.length === 1 ? 'right' : cell.align;
      pen.direction = rightToLeft ? 'rtl' : 'ltr';
      pen.textAlign = align;
      const x = cell.x + (align === 'left' ? 0 : align === 'right' ? cell.width : cell.width / 2);
      const y = at * leading + Math.round(size * 1.08);
      pen.fillText(line, x, y);
      pen.strokeText(line, x, y);
    }
  }
  return threshold(pen.getImageData(0, 0, canvas.width, canvas.height));
}

/** Breaks at spaces, between Chinese signs, and where nothing else helps anywhere. Always at least one line. */
export function wrapDrawn(pen: Pick<SKRSContext2D, 'measureText'>, text: string, width: number): string[] {
  const fits = (line: string): boolean => pen.measureText(line).width <= width;
  const lines: string[] = [];
  let line = '';
  for (const part of text
    .replace(/\s+/g, ' ')
    .trim()
    .split(
      /(?<=\s)|(?<=[\u2e80-\u9fff\uff00-\uffef])(?![\u3001\u3002\u300b-\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f])/u,
    )) {
    if (fits((line + part).trimEnd())) {
      line += part;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const sign of part) {
      if (line !== '' && !fits(line + sign)) {
        lines.push(line);
        line = '';
      }
      line += sign;
    }
  }
  lines.push(line.trimEnd());
  return lines.filter((each, at) => each !== '' || at === 0);
}

/** True if the first letter with a direction is Hebrew, Arabic, Syriac, Thaana or N'Ko. */
export function isRightToLeft(text: string): boolean {
  const first = /[\p{L}]/u.exec(text)?.[0] ?? '';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(first);
}
