import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const missing = ['dmtxread', 'pdftoppm'].filter((name) => spawnSync(name, ['-V']).error !== undefined);
/** Why symbols cannot be read back here; undefined where they can. */
export const noReader: string | undefined =
  missing.length === 0 ? undefined : `${missing.join(', ')} (Debian: dmtx-utils, poppler-utils) not installed`;

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'salve-labels-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What dmtxread finds in a picture, one text for each symbol; FNC1 arrives as GS, as scanners send it. */
function readFile(file: string, most: number): string[] {
  const ran = spawnSync('dmtxread', ['-G', '29', '-N', String(most), '-n', '-m', '20000', file], {
    encoding: 'latin1',
  });
  return ran.stdout.split('\n').filter((line) => line !== '');
}

/** The symbols of a picture (PNG, PBM). */
export function readPicture(picture: Uint8Array, ending: 'png' | 'pbm' = 'png'): string[] {
  return inFolder((folder) => {
    const file = join(folder, `label.${ending}`);
    writeFileSync(file, picture);
    return readFile(file, 1);
  });
}

export interface Place {
  /** Millimetres. */
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The symbols of a PDF's page at these places, printed with 300 dpi; a place without one gives nothing. */
export function readPdf(pdf: Uint8Array, places: readonly Place[], page = 1): string[][] {
  return inFolder((folder) => {
    const file = join(folder, 'sheet.pdf');
    writeFileSync(file, pdf);
    const dots = (mm: number): string => String(Math.round((mm * 300) / 25.4));
    return places.map(({ left, top, width, height }, at) => {
      const box = ['-x', dots(left), '-y', dots(top), '-W', dots(width), '-H', dots(height)];
      const target = join(folder, `place${at}`);
      spawnSync('pdftoppm', ['-png', '-r', '300', '-f', String(page), '-l', String(page), ...box, file, target]);
      const picture = readdirSync(folder).find((name) => name.startsWith(`place${at}-`));
      return picture === undefined ? [] : readFile(join(folder, picture), 1);
    });
  });
}

/** What a printer would put on its labels: every ^GFA picture of a ZPL job as PBM. */
export function picturesOfZpl(job: Uint8Array): Uint8Array[] {
  const text = Buffer.from(job).toString('latin1');
  return [...text.matchAll(/\^XA(.*?)\^XZ/gs)].map(([, label = '']) => {
    const [, total = '', bytes = '', data = ''] = /\^GFA,(\d+),\d+,(\d+),([^^]*)\^FS/.exec(label) ?? [];
    const wide = Number(bytes);
    const rows = unpack(data.replace(/\s/g, ''), 2 * wide);
    if (rows.length * wide !== Number(total)) throw new Error(`The picture has ${rows.length} rows of ${wide} bytes.`);
    return Buffer.concat([Buffer.from(`P4\n${8 * wide} ${rows.length}\n`), Buffer.from(rows.join(''), 'hex')]);
  });
}

/** Rows of hex from the short form of ^GF (ZPL II Programming Guide, "Alternative Data Compression Scheme"). */
function unpack(data: string, digits: number): string[] {
  const rows: string[] = [];
  let row = '';
  let repeat = 0;
  const end = (text: string): void => {
    rows.push(text);
    row = '';
  };
  for (const sign of data) {
    if (sign === ',') end(row.padEnd(digits, '0'));
    else if (sign === '!') end(row.padEnd(digits, 'F'));
    else if (sign === ':') end(rows.at(-1) ?? '');
    else if (/[G-Y]/.test(sign)) repeat += sign.charCodeAt(0) - 70;
    else if (/[g-z]/.test(sign)) repeat += (sign.charCodeAt(0) - 102) * 20;
    else {
      row += sign.repeat(Math.max(1, repeat));
      repeat = 0;
      if (row.length === digits) end(row);
      if (row.length > digits) throw new Error('A row is longer than the label.');
    }
  }
  if (row !== '') throw new Error('The last row is not whole.');
  return rows;
}
