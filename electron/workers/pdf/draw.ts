import type { PageSetup } from '../../documents/ports.ts';
import type { PrintModel, PrintNode } from '../../documents/prints.ts';
import { drawFigures } from './figures.ts';
import { drawFrames, drawLetterhead } from './frame.ts';
import { drawLabelInFlow, drawLabelSheet } from './label.ts';
import { drawCode, drawSignature } from './marks.ts';
import {
  accent,
  bodyEnd,
  bodySize,
  bodyWidth,
  ink,
  margin,
  muted,
  need,
  openPdf,
  type Pdf,
  printable,
  setType,
} from './page.ts';
import { drawPictures } from './pictures.ts';
import { drawColumns, drawTable, heightOfSums, rule } from './rows.ts';
import { drawText, heightOf } from './script.ts';

/** Draws a print model as a PDF. The same model and setup give the same bytes. */
export function drawPdf(model: PrintModel, setup: PageSetup): Promise<Uint8Array> {
  const pdf = openPdf(model, setup);
  const parts: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on('error', reject);
  });
  if (model.sheet) {
    drawLabelSheet(pdf, model.nodes, model.sheet);
    pdf.end();
    return done;
  }
  drawLetterhead(pdf, model.letterhead ?? setup.letterhead, setup.logo ?? null);
  for (const [at, node] of model.nodes.entries()) drawNode(pdf, node, model.nodes, at);
  drawFrames(pdf, model, setup);
  pdf.end();
  return done;
}

function drawNode(pdf: Pdf, node: PrintNode, nodes: readonly PrintNode[], at: number): void {
  switch (node.kind) {
    case 'heading':
      return drawHeading(pdf, node.text, node.level, nodes[at + 1]);
    case 'text':
      return drawParagraph(pdf, node);
    case 'columns':
      return drawColumns(pdf, node);
    case 'table':
      return drawTable(pdf, node);
    case 'rule':
      return drawRule(pdf, nodes, at);
    case 'space':
      if (pdf.y + 14 < bodyEnd(pdf)) pdf.y += 14;
      return;
    case 'code':
      return drawCode(pdf, node);
    case 'figures':
      return drawFigures(pdf, node);
    case 'pictures':
      return drawPictures(pdf, node);
    case 'signature':
      return drawSignature(pdf, node);
    case 'label':
      return drawLabelInFlow(pdf, node);
  }
}

/** A line between parts. After a table, which ends with one, it is only room; the sums below it stay together. */
function drawRule(pdf: Pdf, nodes: readonly PrintNode[], at: number): void {
  if (nodes[at - 1]?.kind !== 'table') {
    need(pdf, 14);
    rule(pdf, pdf.y + 6);
    pdf.y += 14;
    return;
  }
  const sums = [];
  for (const node of nodes.slice(at + 1, at + 16)) {
    if (node.kind !== 'columns') break;
    sums.push(node);
  }
  if (!need(pdf, 8 + heightOfSums(pdf, sums))) pdf.y += 8;
}

/** A heading stays with the first lines of what follows it. */
function drawHeading(pdf: Pdf, text: string, level: 1 | 2, next: PrintNode | undefined): void {
  const shown = printable(text);
  const width = bodyWidth(pdf);
  const look = (): Pdf => (level === 1 ? setType(pdf, 'title', 21, ink) : setType(pdf, 'strong', 11.25, accent));
  look();
  const height = heightOf(pdf, shown, { width, lineGap: 1 });
  const before = level === 1 || pdf.y <= margin.top + 1 ? 0 : 8;
  const follows = next?.kind === 'signature' ? 130 : 44;
  if (need(pdf, before + height + follows)) look();
  else pdf.y += before;
  drawText(pdf, shown, margin.left, pdf.y, { width, lineGap: 1 });
  pdf.y += level === 1 ? 10 : 3;
}

const bullet = '• ';

function drawParagraph(pdf: Pdf, node: Extract<PrintNode, { kind: 'text' }>): void {
  const item = node.text.startsWith(bullet);
  const shown = printable(item ? node.text.slice(bullet.length) : node.text);
  const indent = item ? 14 : 0;
  const options = {
    width: bodyWidth(pdf) - indent,
    ...(node.align ? { align: node.align } : {}),
    lineGap: node.muted ? 1.5 : 2.4,
    strike: node.strike ?? false,
  };
  const look = (): Pdf =>
    setType(pdf, node.bold ? 'strong' : 'text', node.muted ? 8.5 : bodySize, node.muted ? muted : ink);
  look();
  const height = heightOf(pdf, shown, options);
  const line = pdf.currentLineHeight(true) + options.lineGap;
  // three lines stay together; longer ones leave at least two behind
  if (need(pdf, height <= line * 3.2 ? height : line * 2)) look();
  if (item) pdf.text('•', margin.left + 2, pdf.y, { lineBreak: false });
  drawText(pdf, shown, margin.left + indent, pdf.y, options);
  pdf.x = margin.left;
  pdf.y += item ? 2 : node.muted ? 4 : 5;
}
