import type { PictureCell, PictureOrder, Raster, ReceiptOptions } from '../devices/ports.ts';
import type { Align, PrintCell, PrintModel, PrintNode } from '../documents/prints.ts';
import { rasterOf } from './escposRaster.ts';
import { CODE_PAGES, carries, columnWidths, encodeText, pad, printable, wrap } from './escposText.ts';

/**
 * A print model as ESC/POS bytes. Written here rather than with node-thermal-printer, whose buffers depend on a printer
 * "type" with a built-in transport, knows no PC858 number per clinic and lets control characters in text through.
 * Source: Epson ESC/POS command reference; only commands that the common clones share are used.
 */

/** Gives the picture of what the printer cannot write by itself, or null where there is none: then it is written as well as it can be. */
export type Pictures = (order: PictureOrder) => Raster | null;

const ESC = 0x1b;
const GS = 0x1d;
/** Columns of font A and dots per line. */
const PAPER = { receipt58: { columns: 32, dots: 384 }, receipt80: { columns: 48, dots: 576 } } as const;
const ALIGN: Readonly<Record<Align, number>> = { left: 0, center: 1, right: 2 };
const PLAIN = 0x00;
const TALL = 0x01;
const DOUBLE = 0x11;
const QR_MAX = 700;
/** Dots of one character of font A. */
const CELL = { width: 12, height: 24 } as const;
const LOGO = { share: 0.7, height: 150 } as const;

interface Job {
  out: number[];
  options: ReceiptOptions;
  columns: number;
  dots: number;
  pictures: Pictures;
}

/**
 * Bytes of the whole job: drawer first (it must open even when the paper is out), then the text, feed and cut. A page
 * without content only opens the drawer.
 */
export function escpos(model: PrintModel, options: ReceiptOptions, pictures: Pictures = () => null): Uint8Array {
  const job: Job = { out: [], options, ...PAPER[options.paper], pictures };
  job.out.push(ESC, 0x40, ESC, 0x74, CODE_PAGES[options.codePage].number);
  if (model.kickDrawer) job.out.push(ESC, 0x70, 0, 25, 250);
  if (model.nodes.length === 0) return Uint8Array.from(job.out);
  if (options.logo && model.logo) printLogo(job, options.logo);
  if (model.copy) copyBanner(job);
  for (const node of model.nodes) printNode(job, node);
  if (model.footer !== undefined && model.footer !== '') {
    job.out.push(0x0a);
    print(job, model.footer, { align: 'center' });
  }
  if (model.copy) copyBanner(job);
  job.out.push(GS, 0x56, 66, 80);
  return Uint8Array.from(job.out);
}

function copyBanner(job: Job): void {
  job.out.push(GS, 0x42, 1);
  print(job, ' *** COPY *** ', { align: 'center', size: DOUBLE, bold: true });
  job.out.push(GS, 0x42, 0);
}

interface Look {
  align?: Align;
  bold?: boolean;
  size?: number;
}

function print(job: Job, text: string, look: Look): void {
  const size = look.size ?? PLAIN;
  const width = size === DOUBLE ? Math.floor(job.columns / 2) : job.columns;
  for (const part of text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)) {
    const cell = { text: part, x: 0, width: job.dots, align: look.align ?? 'left' };
    if (carries(part, job.options.codePage) || !printRow(job, [cell], look))
      printLines(job, wrap(printable(part, job.options.codePage), width), look);
  }
}

/** A row as a picture. False if there is none. */
function printRow(job: Job, cells: readonly PictureCell[], look: Look): boolean {
  const size = look.size ?? PLAIN;
  const picture = job.pictures({
    kind: 'row',
    dots: job.dots,
    cells,
    bold: look.bold ?? false,
    height: size === PLAIN ? CELL.height : 2 * CELL.height,
  });
  if (picture) printRaster(job, picture, 'left');
  return picture !== null;
}

function printRaster(job: Job, { widthBytes, height, data }: Raster, align: Align): void {
  job.out.push(ESC, 0x61, ALIGN[align]);
  job.out.push(GS, 0x76, 0x30, 0, widthBytes & 255, widthBytes >> 8, height & 255, height >> 8);
  for (const byte of data) job.out.push(byte);
  job.out.push(ESC, 0x61, ALIGN.left);
}

function printLogo(job: Job, png: Uint8Array): void {
  const box = { width: Math.floor(job.dots * LOGO.share), height: LOGO.height };
  const picture = job.pictures({ kind: 'dithered', png, box });
  if (!picture) return;
  printRaster(job, picture, 'center');
  job.out.push(0x0a);
}

function printLines(job: Job, lines: readonly string[], { align = 'left', bold = false, size = PLAIN }: Look): void {
  if (align !== 'left') job.out.push(ESC, 0x61, ALIGN[align]);
  if (bold) job.out.push(ESC, 0x45, 1);
  if (size !== PLAIN) job.out.push(GS, 0x21, size);
  for (const line of lines) job.out.push(...encodeText(line, job.options.codePage), 0x0a);
  if (size !== PLAIN) job.out.push(GS, 0x21, PLAIN);
  if (bold) job.out.push(ESC, 0x45, 0);
  if (align !== 'left') job.out.push(ESC, 0x61, ALIGN.left);
}

function printNode(job: Job, node: PrintNode): void {
  switch (node.kind) {
    case 'heading':
      print(job, node.text, { align: 'center', bold: true, size: node.level === 1 ? DOUBLE : TALL });
      return;
    case 'text':
      print(job, node.text, { align: node.align ?? 'left', bold: node.bold ?? false });
      return;
    case 'columns':
      printCells(job, node.cells, node.bold ?? false);
      return;
    case 'table':
      printCells(job, node.head, true);
      for (const texts of node.rows) {
        printCells(
          job,
          node.head.map((cell, i) => ({ ...cell, text: texts[i] ?? '' })),
          false,
        );
      }
      return;
    case 'rule':
      printLines(job, ['-'.repeat(job.columns)], {});
      return;
    case 'space':
      job.out.push(0x0a);
      return;
    case 'code':
      printCode(job, node);
      return;
    case 'signature':
      printSignature(job, node);
      return;
    case 'figures':
    case 'pictures':
      // drawings are for pages; the words of a receipt say what matters
      return;
    case 'label':
      throw new RangeError('a label is printed on labels');
  }
}

/** One row of cells, each wrapped in its own column. */
function printCells(job: Job, cells: readonly PrintCell[], bold: boolean): void {
  if (cells.length === 0) return;
  const widths = columnWidths(
    cells.map((cell) => cell.share),
    job.columns,
  );
  if (!cells.every((cell) => carries(cell.text, job.options.codePage))) {
    let x = 0;
    const placed = cells.map((cell, i): PictureCell => {
      const width = (widths[i] ?? 1) * CELL.width;
      const at = x;
      x += width + CELL.width;
      return { text: cell.text, x: at, width, align: cell.align ?? 'left' };
    });
    if (printRow(job, placed, { bold })) return;
  }
  const columns = cells.map((cell, i) =>
    wrap(printable(cell.text.replace(/\s+/g, ' '), job.options.codePage), widths[i] ?? 1),
  );
  const height = Math.max(...columns.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, at) =>
    columns
      .map((texts, i) => pad(texts[at] ?? '', widths[i] ?? 1, cells[i]?.align ?? 'left'))
      .join(' ')
      .trimEnd(),
  );
  printLines(job, lines, { bold });
}

function printCode(job: Job, node: Extract<PrintNode, { kind: 'code' }>): void {
  const value = node.value.replace(/\p{Cc}/gu, '');
  job.out.push(ESC, 0x61, ALIGN.center);
  const bars = node.symbology === 'code128' ? code128(value) : null;
  const modules = bars === null ? 0 : 11 * (bars.symbols + 2) + 2 + 20;
  if (bars !== null && modules * 2 <= job.dots) {
    job.out.push(GS, 0x68, 64, GS, 0x77, 2, GS, 0x48, 2, GS, 0x6b, 73, bars.data.length, ...bars.data, 0x0a);
  } else {
    // Too long or too colourful for bars that a scanner could still read: the same value as a QR code.
    printQr(job, value);
  }
  job.out.push(ESC, 0x61, ALIGN.left);
  if (node.caption !== undefined) print(job, node.caption, { align: 'center' });
}

/** Code 128 data for GS k: code set C for an even number of digits, else B. Null if it cannot be written in them. */
function code128(value: string): { data: number[]; symbols: number } | null {
  if (/^(\d\d){2,}$/.test(value)) {
    const pairs = Array.from({ length: value.length / 2 }, (_, i) => Number(value.slice(2 * i, 2 * i + 2)));
    return { data: [0x7b, 0x43, ...pairs], symbols: pairs.length + 1 };
  }
  if (!/^[\x20-\x7e]+$/.test(value)) return null;
  const data = [...value].flatMap((char) => (char === '{' ? [0x7b, 0x7b] : [char.charCodeAt(0)]));
  return { data: [0x7b, 0x42, ...data], symbols: value.length + 1 };
}

/** QR model 2, error correction M, through GS ( k functions 165, 167, 169, 180, 181. */
function printQr(job: Job, value: string): void {
  const data = [...new TextEncoder().encode(value)];
  if (data.length === 0 || data.length > QR_MAX) throw new RangeError(`a code on a receipt holds 1 to ${QR_MAX} bytes`);
  if (job.options.nativeQr === false) {
    const picture = job.pictures({ kind: 'qrcode', value, box: { width: Math.min(job.dots, 240), height: 240 } });
    if (picture) {
      printRaster(job, picture, 'center');
      job.out.push(ESC, 0x61, ALIGN.center);
      return;
    }
  }
  const size = data.length > 120 ? 4 : 6;
  const length = data.length + 3;
  job.out.push(GS, 0x28, 0x6b, 4, 0, 49, 65, 50, 0);
  job.out.push(GS, 0x28, 0x6b, 3, 0, 49, 67, size);
  job.out.push(GS, 0x28, 0x6b, 3, 0, 49, 69, 49);
  job.out.push(GS, 0x28, 0x6b, length & 255, length >> 8, 49, 80, 48, ...data);
  job.out.push(GS, 0x28, 0x6b, 3, 0, 49, 81, 48, 0x0a);
}

function printSignature(job: Job, node: Extract<PrintNode, { kind: 'signature' }>): void {
  const picture = rasterOf(node.strokes, Math.min(job.dots, 360), 140);
  printRaster(job, picture, 'center');
  job.out.push(0x0a);
  print(job, node.caption, { align: 'center' });
}
