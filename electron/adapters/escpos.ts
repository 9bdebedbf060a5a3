import type { CodePage } from '../devices/ports.ts';
import type { Align, PrintCell, PrintModel, PrintNode } from '../documents/prints.ts';
import { rasterOf } from './escposRaster.ts';
import { CODE_PAGES, columnWidths, encodeText, pad, printable, wrap } from './escposText.ts';

/**
 * A print model as ESC/POS bytes. Written here rather than with node-thermal-printer, whose buffers depend on a printer
 * "type" with a built-in transport, knows no PC858 number per clinic and lets control characters in text through.
 * Source: Epson ESC/POS command reference; only commands that the common clones share are used.
 */

export interface EscposOptions {
  paper: 'receipt58' | 'receipt80';
  codePage: CodePage;
}

const ESC = 0x1b;
const GS = 0x1d;
/** Columns of font A and dots per line. */
const PAPER = { receipt58: { columns: 32, dots: 384 }, receipt80: { columns: 48, dots: 576 } } as const;
const ALIGN: Readonly<Record<Align, number>> = { left: 0, center: 1, right: 2 };
const PLAIN = 0x00;
const TALL = 0x01;
const DOUBLE = 0x11;
const QR_MAX = 700;

interface Job {
  out: number[];
  options: EscposOptions;
  columns: number;
  dots: number;
}

/** Bytes of the whole job: drawer first (it must open even when the paper is out), then the text, feed and cut. */
export function escpos(model: PrintModel, options: EscposOptions): Uint8Array {
  const job: Job = { out: [], options, ...PAPER[options.paper] };
  job.out.push(ESC, 0x40, ESC, 0x74, CODE_PAGES[options.codePage].number);
  if (model.kickDrawer) job.out.push(ESC, 0x70, 0, 25, 250);
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
  const lines = text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .flatMap((part) => wrap(printable(part, job.options.codePage), width));
  printLines(job, lines, look);
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
      printLines(job, row(job, node.cells), { bold: node.bold ?? false });
      return;
    case 'table':
      printLines(job, row(job, node.head), { bold: true });
      for (const texts of node.rows) {
        printLines(
          job,
          row(
            job,
            node.head.map((cell, i) => ({ ...cell, text: texts[i] ?? '' })),
          ),
          {},
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
  }
}

/** One row of cells, each wrapped in its own column. */
function row(job: Job, cells: readonly PrintCell[]): string[] {
  if (cells.length === 0) return [];
  const widths = columnWidths(
    cells.map((cell) => cell.share),
    job.columns,
  );
  const columns = cells.map((cell, i) =>
    wrap(printable(cell.text.replace(/\s+/g, ' '), job.options.codePage), widths[i] ?? 1),
  );
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    columns
      .map((lines, i) => pad(lines[at] ?? '', widths[i] ?? 1, cells[i]?.align ?? 'left'))
      .join(' ')
      .trimEnd(),
  );
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
  job.out.push(ESC, 0x61, ALIGN.center);
  job.out.push(
    GS,
    0x76,
    0x30,
    0,
    picture.widthBytes & 255,
    picture.widthBytes >> 8,
    picture.height & 255,
    picture.height >> 8,
  );
  for (const byte of picture.data) job.out.push(byte);
  job.out.push(0x0a, ESC, 0x61, ALIGN.left);
  print(job, node.caption, { align: 'center' });
}
