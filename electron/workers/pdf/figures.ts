import type { Figure, PrintNode } from '../../documents/prints.ts';
import { bodyWidth, ink, margin, muted, need, type Pdf, printable, setType, tint } from './page.ts';
import { drawText } from './script.ts';

const across = 3;
const gap = 12;
const captionHeight = 18;

/** How each kind of path is drawn: a fill, or a line with its width in units of the drawing, and how opaque. */
const looks: Record<
  Figure['paths'][number]['look'],
  { fill?: string; line?: string; width?: number; opacity?: number }
> = {
  skin: { fill: '#ffffff' },
  hair: { fill: tint },
  shade: { fill: muted, opacity: 0.07 },
  lip: { fill: '#f5e8ef' },
  dark: { fill: '#5f574f' },
  line: { line: '#5f574f', width: 1.6 },
  strong: { line: '#5f574f', width: 2.2 },
  fine: { line: '#5f574f', width: 1.1, opacity: 0.8 },
  faint: { line: '#5f574f', width: 1, opacity: 0.42 },
  area: { fill: '#7d4765', opacity: 0.2 },
};

/** Drawings side by side, as vectors, with numbered marks. A row of them is never torn apart by a page's end. */
export function drawFigures(pdf: Pdf, { figures }: Extract<PrintNode, { kind: 'figures' }>): void {
  const width = (bodyWidth(pdf) - gap * (across - 1)) / across;
  for (let from = 0; from < figures.length; from += across) {
    const row = figures.slice(from, from + across);
    const height = Math.max(...row.map((figure) => (width * figure.height) / figure.width));
    need(pdf, height + captionHeight + 6);
    const top = pdf.y;
    for (const [at, figure] of row.entries()) drawFigure(pdf, figure, margin.left + at * (width + gap), top, width);
    pdf.x = margin.left;
    pdf.y = top + height + captionHeight + 6;
  }
}

function drawFigure(pdf: Pdf, figure: Figure, x: number, y: number, width: number): void {
  const scale = width / figure.width;
  const height = figure.height * scale;
  pdf.save();
  pdf.roundedRect(x, y, width, height, 5).clip();
  pdf.translate(x, y).scale(scale).lineCap('round').lineJoin('round');
  for (const { d, look } of figure.paths) {
    const { fill, line, width: thick = 1, opacity = 1 } = looks[look];
    pdf.path(d);
    if (fill !== undefined) pdf.fillOpacity(opacity).fill(fill);
    else if (line !== undefined) pdf.lineWidth(thick).strokeOpacity(opacity).strokeColor(line).stroke();
  }
  pdf.restore();
  pdf.roundedRect(x, y, width, height, 5).lineWidth(0.6).strokeColor('#e4dfd8').stroke();
  for (const mark of figure.marks) drawMark(pdf, mark.label, x + mark.x * width, y + mark.y * height);
  setType(pdf, 'text', 8.5, ink);
  drawText(pdf, printable(figure.caption), x, y + height + 4, { width, align: 'center', lineGap: 1 });
}

function drawMark(pdf: Pdf, label: string, x: number, y: number): void {
  const radius = label.length > 2 ? 5.8 : 4.6;
  pdf.circle(x, y, radius).lineWidth(0.7).fillAndStroke('#7d4765', '#ffffff');
  setType(pdf, 'strong', 6.5, '#ffffff');
  pdf.text(label, x - 10, y - 3.1, { width: 20, align: 'center', lineBreak: false });
}
