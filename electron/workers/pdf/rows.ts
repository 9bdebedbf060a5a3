import type { Align, PrintCell, PrintNode } from '../../documents/prints.ts';
import {
  bodyEnd,
  bodySize,
  bodyWidth,
  hairline,
  ink,
  margin,
  muted,
  need,
  type Pdf,
  printable,
  setType,
  tint,
} from './page.ts';
import { drawText, heightOf } from './script.ts';

type Columns = Extract<PrintNode, { kind: 'columns' }>;
type Table = Extract<PrintNode, { kind: 'table' }>;

interface Slot {
  x: number;
  width: number;
  align: Align;
}

const gap = 12;
const lineGap = 1.8;

function slots(cells: readonly PrintCell[], from: number, width: number): Slot[] {
  const shares = cells.reduce((sum, cell) => sum + cell.share, 0) || 1;
  const usable = width - gap * Math.max(0, cells.length - 1);
  let x = from;
  return cells.map((cell) => {
    const slot = { x, width: (usable * cell.share) / shares, align: cell.align ?? 'left' };
    x += slot.width + gap;
    return slot;
  });
}

function tallest(pdf: Pdf, texts: readonly string[], places: readonly Slot[]): number {
  return Math.max(
    0,
    ...places.map((slot, at) => heightOf(pdf, printable(texts[at] ?? ''), { width: slot.width, lineGap })),
  );
}

function put(pdf: Pdf, text: string, slot: Slot, y: number): void {
  const shown = printable(text);
  if (shown !== '') drawText(pdf, shown, slot.x, y, { width: slot.width, align: slot.align, lineGap });
}

/** True for a label and its value: the label is drawn quietly. */
function isFact(row: Columns): boolean {
  const [, value] = row.cells;
  return row.cells.length === 2 && !row.bold && (value?.align ?? 'left') === 'left';
}

/** Sets the type of a line of columns and measures it. */
function measured(pdf: Pdf, row: Columns): { places: Slot[]; height: number } {
  setType(pdf, row.bold ? 'strong' : 'text', bodySize, ink);
  const places = slots(row.cells, margin.left, bodyWidth(pdf));
  const texts = row.cells.map((cell) => cell.text);
  return { places, height: tallest(pdf, texts, places) + (isFact(row) ? 3 : 4) };
}

/** How much room sums take that stand one below the other: they stay on one page. */
export function heightOfSums(pdf: Pdf, rows: readonly Columns[]): number {
  return rows.reduce((sum, row) => sum + measured(pdf, row).height + (row.bold ? 8 : 0), 0);
}

/** One line of columns; a bold one is a sum and gets a line above it. */
export function drawColumns(pdf: Pdf, row: Columns): void {
  const texts = row.cells.map((cell) => cell.text);
  const fact = isFact(row);
  const { places, height } = measured(pdf, row);
  if (need(pdf, height + (row.bold ? 8 : 0))) setType(pdf, row.bold ? 'strong' : 'text', bodySize, ink);
  if (row.bold) {
    rule(pdf, pdf.y + 3);
    pdf.y += 8;
  }
  const y = pdf.y;
  for (const [at, slot] of places.entries()) {
    if (fact) setType(pdf, 'text', at === 0 ? 9 : bodySize, at === 0 ? muted : ink);
    put(pdf, texts[at] ?? '', slot, fact && at === 0 ? y + 1.2 : y);
  }
  pdf.x = margin.left;
  pdf.y = y + height;
}

export function rule(pdf: Pdf, y: number): void {
  pdf
    .moveTo(margin.left, y)
    .lineTo(margin.left + bodyWidth(pdf), y)
    .lineWidth(0.6)
    .strokeColor(hairline)
    .stroke();
}

const padding = 5;
const inset = 7;

/** A table; where it runs over the page its head is repeated. */
export function drawTable(pdf: Pdf, table: Table): void {
  const width = bodyWidth(pdf);
  const places = slots(table.head, margin.left + inset, width - 2 * inset);
  const head = (): void => {
    setType(pdf, 'strong', 8.25, muted);
    const height =
      tallest(
        pdf,
        table.head.map((cell) => cell.text),
        places,
      ) +
      2 * padding;
    const y = pdf.y;
    pdf.roundedRect(margin.left, y, width, height, 3).fill(tint);
    setType(pdf, 'strong', 8.25, muted);
    for (const [at, slot] of places.entries()) put(pdf, table.head[at]?.text ?? '', slot, y + padding);
    pdf.y = y + height;
  };
  const measure = (row: readonly string[]): number => {
    setType(pdf, 'text', 9.5, ink);
    return tallest(pdf, row, places) + 2 * padding;
  };
  // the head never stands alone at the foot of a page
  need(pdf, 24 + (table.rows[0] ? measure(table.rows[0]) : 0));
  head();
  const room = bodyEnd(pdf) - margin.top - 40;
  for (const row of table.rows) {
    const height = measure(row);
    if (height > room) {
      flow(pdf, table.head, row);
      continue;
    }
    if (need(pdf, height)) head();
    const y = pdf.y;
    setType(pdf, 'text', 9.5, ink);
    for (const [at, slot] of places.entries()) put(pdf, row[at] ?? '', slot, y + padding);
    rule(pdf, y + height);
    pdf.x = margin.left;
    pdf.y = y + height;
  }
  pdf.x = margin.left;
  pdf.y += 6;
}

/** A row taller than a page loses nothing: its cells follow each other as text. */
function flow(pdf: Pdf, head: readonly PrintCell[], row: readonly string[]): void {
  for (const [at, cell] of head.entries()) {
    setType(pdf, 'text', 9.5, ink);
    drawText(pdf, printable(`${cell.text}: ${row[at] ?? ''}`), margin.left + inset, pdf.y + padding, {
      width: bodyWidth(pdf) - 2 * inset,
      lineGap,
    });
  }
  pdf.y += padding;
  rule(pdf, pdf.y);
}
