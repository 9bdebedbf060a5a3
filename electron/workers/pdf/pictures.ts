import type { PrintNode } from '../../documents/prints.ts';
import { bodyWidth, hairline, margin, muted, need, type Pdf, printable, setType } from './page.ts';
import { drawText, heightOf } from './script.ts';

const across = 4;
const gap = 12;
const captionSize = 7.5;

/** Photographs side by side in frames of one size, each with its caption. A row is never torn apart by a page's end. */
export function drawPictures(pdf: Pdf, { pictures }: Extract<PrintNode, { kind: 'pictures' }>): void {
  const width = (bodyWidth(pdf) - gap * (across - 1)) / across;
  const caption = { width, lineGap: 1 };
  for (let from = 0; from < pictures.length; from += across) {
    const row = pictures.slice(from, from + across);
    setType(pdf, 'text', captionSize, muted);
    const below = Math.max(...row.map((picture) => heightOf(pdf, printable(picture.caption), caption)));
    need(pdf, width + below + 14);
    const top = pdf.y;
    for (const [at, picture] of row.entries()) {
      const x = margin.left + at * (width + gap);
      const scale = Math.min(width / picture.width, width / picture.height);
      const [wide, tall] = [picture.width * scale, picture.height * scale];
      pdf.image(Buffer.from(picture.jpeg), x + (width - wide) / 2, top + (width - tall) / 2, {
        width: wide,
        height: tall,
      });
      pdf.rect(x, top, width, width).lineWidth(0.6).strokeColor(hairline).stroke();
      setType(pdf, 'text', captionSize, muted);
      drawText(pdf, printable(picture.caption), x, top + width + 4, caption);
    }
    pdf.x = margin.left;
    pdf.y = top + width + below + 14;
  }
}
