import type { PageSetup } from '../../documents/ports.ts';
import type { Letterhead, PrintModel } from '../../documents/prints.ts';
import { accent, bodyWidth, hairline, ink, margin, muted, type Pdf, printable, setType, smallSize } from './page.ts';
import { drawLine, drawText, widthOf } from './script.ts';

/** The clinic at the top of the first page; the body begins below it. */
export function drawLetterhead(pdf: Pdf, letterhead: Letterhead, logo: Uint8Array | null): void {
  const width = bodyWidth(pdf);
  const nameWidth = width * 0.56;
  const top = margin.top - 14 + (logo ? drawLogo(pdf, logo) : 0);
  setType(pdf, 'title', 18, ink);
  const name = printable(letterhead.name);
  drawText(pdf, name, margin.left, top - 3, { width: nameWidth, lineGap: 0 });
  const nameEnd = pdf.y;
  setType(pdf, 'text', smallSize, muted);
  drawText(pdf, printable(letterhead.lines.join('\n')), margin.left + nameWidth, top + 1, {
    width: width - nameWidth,
    align: 'right',
    lineGap: 1.5,
  });
  const under = Math.max(nameEnd, letterhead.lines.length > 0 ? pdf.y : 0) + 9;
  line(pdf, under, hairline, 0.6, width);
  line(pdf, under, accent, 1.6, 44);
  pdf.x = margin.left;
  pdf.y = under + 24;
}

const logoBox = { width: 190, height: 54 };

/** The logo above the clinic's name, in its colours. Returns how much room it took. */
function drawLogo(pdf: Pdf, png: Uint8Array): number {
  // our own PNG: its size stands in the header
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [wide, tall] = [header.getUint32(16), header.getUint32(20)];
  const scale = Math.min(logoBox.width / wide, logoBox.height / tall);
  const height = tall * scale;
  pdf.image(Buffer.from(png), margin.left, margin.top - 22, { width: wide * scale, height });
  return height + 2;
}

function line(pdf: Pdf, y: number, colour: string, thickness: number, width: number): void {
  pdf
    .moveTo(margin.left, y)
    .lineTo(margin.left + width, y)
    .lineWidth(thickness)
    .strokeColor(colour)
    .stroke();
}

/** Heads of later pages, feet of all, and COPY across each of them: written last, when their number is known. */
export function drawFrames(pdf: Pdf, model: PrintModel, setup: PageSetup): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    pdf.switchToPage(start + at);
    const kept = { ...pdf.page.margins };
    // the frame lies in the margins, where text would otherwise begin a new page
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    if (at > 0) drawHead(pdf, model, setup);
    drawFoot(pdf, model, setup, at + 1, count);
    if (model.copy) drawCopy(pdf);
    pdf.page.margins = kept;
  }
}

function drawHead(pdf: Pdf, model: PrintModel, setup: PageSetup): void {
  const width = bodyWidth(pdf);
  const y = margin.top - 34;
  setType(pdf, 'strong', smallSize, muted);
  oneLine(pdf, (model.letterhead ?? setup.letterhead).name, margin.left, y, width * 0.45, 'left');
  setType(pdf, 'text', smallSize, muted);
  oneLine(pdf, model.title, margin.left + width * 0.45, y, width * 0.55, 'right');
  line(pdf, y + 15, hairline, 0.6, width);
}

function drawFoot(pdf: Pdf, model: PrintModel, setup: PageSetup, page: number, pages: number): void {
  const width = bodyWidth(pdf);
  const y = pdf.page.height - margin.bottom + 26;
  line(pdf, y, hairline, 0.6, width);
  setType(pdf, 'text', smallSize, muted);
  oneLine(pdf, model.footer ?? '', margin.left, y + 7, width - 80, 'left');
  oneLine(pdf, `Page ${page} of ${pages}`, margin.left + width - 80, y + 7, 80, 'right');
  setType(pdf, 'text', 6.25, muted);
  oneLine(pdf, setup.record, margin.left, y + 20, width, 'left');
}

/** One line, cut with an ellipsis where it is too long. */
function oneLine(pdf: Pdf, text: string, x: number, y: number, width: number, align: 'left' | 'right'): void {
  if (text === '') return;
  let shown = printable(text).replaceAll('\n', ' ');
  while (shown.length > 1 && widthOf(pdf, shown) > width) shown = `${shown.slice(0, -2).trimEnd()}…`;
  const left = align === 'right' ? x + width - widthOf(pdf, shown) : x;
  drawLine(pdf, shown, left, y);
}

/** Large across the page, and once more in a straight line where copiers and readers find it. */
function drawCopy(pdf: Pdf): void {
  const { width, height } = pdf.page;
  setType(pdf, 'strong', 9, '#9a2f22');
  pdf.text('COPY', (width - pdf.widthOfString('COPY')) / 2, margin.top - 40, { lineBreak: false });
  pdf.save();
  pdf.rotate(-52, { origin: [width / 2, height / 2] });
  setType(pdf, 'title', 170, '#9a2f22').fillOpacity(0.09);
  const wide = pdf.widthOfString('COPY');
  pdf.text('COPY', (width - wide) / 2, height / 2 - 105, { lineBreak: false });
  pdf.restore();
  pdf.fillOpacity(1);
}
