import bwip from 'bwip-js/node';
import type { PrintNode, Strokes } from '../../documents/prints.ts';
import { bodyWidth, ink, margin, muted, need, type Pdf, pen, printable, setType, smallSize } from './page.ts';
import { drawText, heightOf } from './script.ts';

type Signature = Extract<PrintNode, { kind: 'signature' }>;
type Code = Extract<PrintNode, { kind: 'code' }>;

const captionSize = smallSize + 0.5;
const box = { width: 250, height: 78 };

/** The signature as the pen drew it, on a line, with its caption. Never torn apart by a page's end. */
export function drawSignature(pdf: Pdf, node: Signature): void {
  const caption = printable(node.caption);
  const below = { width: bodyWidth(pdf), lineGap: 1.5 };
  setType(pdf, 'text', captionSize, muted);
  need(pdf, box.height + 20 + heightOf(pdf, caption, below));
  const top = pdf.y + 4;
  const baseline = top + box.height;
  drawStrokes(pdf, node.strokes, margin.left + 6, top, box.width - 12, box.height - 6);
  pdf
    .moveTo(margin.left, baseline)
    .lineTo(margin.left + box.width, baseline)
    .lineWidth(0.7)
    .strokeColor(muted)
    .stroke();
  setType(pdf, 'text', captionSize, muted);
  drawText(pdf, caption, margin.left, baseline + 5, below);
  pdf.x = margin.left;
  pdf.y += 8;
}

/** Fits what was drawn into the box, its lower left corner on the line, and rounds the corners between the points. */
function drawStrokes(pdf: Pdf, drawn: Strokes, x: number, y: number, width: number, height: number): void {
  const points = drawn.strokes.flat();
  if (points.length === 0) return;
  const [left, right] = [Math.min(...points.map((p) => p[0])), Math.max(...points.map((p) => p[0]))];
  const [top, bottom] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
  const scale = Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1), 0.7);
  const down = y + height - (bottom - top) * scale;
  const place = (point: readonly [number, number]): [number, number] => [
    x + (point[0] - left) * scale,
    down + (point[1] - top) * scale,
  ];
  pdf.save().lineWidth(1.25).lineCap('round').lineJoin('round').strokeColor(pen).fillColor(pen);
  for (const stroke of drawn.strokes) {
    const [first, ...rest] = stroke.map(place);
    if (!first) continue;
    if (rest.length === 0) {
      pdf.circle(first[0], first[1], 0.8).fill();
      continue;
    }
    pdf.moveTo(...first);
    for (const [at, point] of rest.entries()) {
      const next = rest[at + 1];
      if (next) pdf.quadraticCurveTo(point[0], point[1], (point[0] + next[0]) / 2, (point[1] + next[1]) / 2);
      else pdf.lineTo(...point);
    }
    pdf.stroke();
  }
  pdf.restore();
}

/** A QR code or a Code 128, drawn as rectangles, so that any size stays sharp. */
export function drawCode(pdf: Pdf, node: Code): void {
  const [symbol] = bwip.raw({ bcid: node.symbology, text: node.value });
  if (!symbol) return;
  if ('pixs' in symbol) drawSquares(pdf, symbol.pixs, symbol.pixx, symbol.pixy, node.caption);
  else if ('sbs' in symbol) drawBars(pdf, symbol.sbs, node.caption);
}

function drawSquares(
  pdf: Pdf,
  dark: ArrayLike<number>,
  columns: number,
  rows: number,
  caption: string | undefined,
): void {
  const side = 84;
  need(pdf, side + 8);
  const top = pdf.y;
  const unit = side / Math.max(columns, rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (dark[row * columns + column] === 1) pdf.rect(margin.left + column * unit, top + row * unit, unit, unit);
    }
  }
  pdf.fill('#000000');
  if (caption !== undefined) {
    setType(pdf, 'text', captionSize, muted);
    drawText(pdf, printable(caption), margin.left + side + 14, top + 2, {
      width: bodyWidth(pdf) - side - 14,
      lineGap: 2,
    });
  }
  pdf.x = margin.left;
  pdf.y = top + side + 8;
}

function drawBars(pdf: Pdf, widths: ArrayLike<number>, caption: string | undefined): void {
  const height = 34;
  need(pdf, height + (caption === undefined ? 8 : 22));
  const total = Array.from(widths).reduce((sum, width) => sum + width, 0);
  const unit = Math.min(0.95, bodyWidth(pdf) / total);
  let x = margin.left;
  for (const [at, width] of Array.from(widths).entries()) {
    if (at % 2 === 0) pdf.rect(x, pdf.y, width * unit, height);
    x += width * unit;
  }
  pdf.fill('#000000');
  pdf.y += height + 3;
  if (caption !== undefined) {
    setType(pdf, 'text', smallSize, ink);
    drawText(pdf, printable(caption), margin.left, pdf.y, { width: bodyWidth(pdf), lineGap: 0 });
  }
  pdf.x = margin.left;
  pdf.y += 8;
}
