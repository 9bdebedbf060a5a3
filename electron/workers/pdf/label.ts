import { type ContainerLabel, type LabelSheet, layOutLabel } from '../../documents/labels/prints.ts';
import type { PrintNode } from '../../documents/prints.ts';
import { dataMatrix } from '../dataMatrix.ts';
import { ink, margin, need, type Pdf, printable, setType } from './page.ts';
import { drawLine, widthOf } from './script.ts';

/** Points of a millimetre. */
const mm = 72 / 25.4;
const ownBox = { width: 50, height: 25 };

/** Labels on sheets of labels, from the first free place on, row by row. */
export function drawLabelSheet(pdf: Pdf, nodes: readonly PrintNode[], sheet: LabelSheet): void {
  const places = sheet.columns * sheet.rows;
  pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
  for (const [at, node] of nodes.entries()) {
    if (node.kind !== 'label') throw new RangeError('only labels stand on a sheet of labels');
    const place = (at + sheet.used) % places;
    if (at > 0 && place === 0) pdf.addPage({ margin: 0, size: [pdf.page.width, pdf.page.height] });
    const x = sheet.left + (place % sheet.columns) * sheet.stepX;
    const y = sheet.top + Math.floor(place / sheet.columns) * sheet.stepY;
    drawLabel(pdf, node, x * mm, y * mm, sheet);
  }
}

/** A label among other parts of a page, in the size of a label printer's. */
export function drawLabelInFlow(pdf: Pdf, label: ContainerLabel): void {
  need(pdf, ownBox.height * mm + 10);
  const top = pdf.y;
  drawLabel(pdf, label, margin.left, top, ownBox);
  pdf.x = margin.left;
  pdf.y = top + ownBox.height * mm + 10;
}

function drawLabel(
  pdf: Pdf,
  label: ContainerLabel,
  x: number,
  y: number,
  box: { width: number; height: number },
): void {
  const symbol = dataMatrix(label.symbol);
  const placed = layOutLabel(label, box, symbol.columns, 0, (text, size, bold) => {
    setType(pdf, bold ? 'strong' : 'text', size * mm, ink);
    return widthOf(pdf, printable(text)) / mm;
  });
  const { unit } = placed.symbol;
  for (let row = 0; row < symbol.rows; row++)
    for (let column = 0; column < symbol.columns; column++)
      if (symbol.dark(column, row))
        pdf.rect(
          x + (placed.symbol.x + column * unit) * mm,
          y + (placed.symbol.y + row * unit) * mm,
          unit * mm,
          unit * mm,
        );
  pdf.fill('#000000');
  for (const text of placed.texts) {
    setType(pdf, text.bold ? 'strong' : 'text', text.size * mm, '#000000');
    // the line is placed by its top: the baseline of the face lies one size below it, nearly
    drawLine(pdf, printable(text.text), x + text.x * mm, y + text.y * mm - text.size * mm * 0.98);
  }
}
