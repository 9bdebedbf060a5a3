import { createCanvas } from '@napi-rs/canvas';
import type { PictureOrder, Raster } from '../../devices/ports.ts';
import { layOutLabel } from '../../documents/labels/prints.ts';
import { dataMatrix } from '../dataMatrix.ts';
import { threshold } from './dots.ts';
import { FAMILIES, loadFaces } from './row.ts';

type Label = Extract<PictureOrder, { kind: 'label' }>;

/** A whole label as the dots a label printer burns: any script, and every square of the symbol a whole number of dots. */
export function labelPicture({ label, box, dotsPerMm }: Label): Raster {
  loadFaces();
  const canvas = createCanvas(Math.round(box.width * dotsPerMm), Math.round(box.height * dotsPerMm));
  const pen = canvas.getContext('2d');
  const font = (size: number): string => `${size * dotsPerMm}px ${FAMILIES}`;
  const symbol = dataMatrix(label.symbol);
  const placed = layOutLabel(label, box, symbol.columns, 1 / dotsPerMm, (text, size, bold) => {
    pen.font = font(size);
    return pen.measureText(text).width / dotsPerMm + (bold ? 0.1 : 0);
  });
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  pen.strokeStyle = '#000';
  pen.textBaseline = 'alphabetic';
  const at = { x: Math.round(placed.symbol.x * dotsPerMm), y: Math.round(placed.symbol.y * dotsPerMm) };
  const unit = Math.round(placed.symbol.unit * dotsPerMm);
  for (let row = 0; row < symbol.rows; row++)
    for (let column = 0; column < symbol.columns; column++)
      if (symbol.dark(column, row)) pen.fillRect(at.x + column * unit, at.y + row * unit, unit, unit);
  for (const { text, x, y, size, bold } of placed.texts) {
    pen.font = font(size);
    // heat spreads: thin strokes would break, so even plain text is drawn a little stronger
    pen.lineWidth = (bold ? 0.13 : 0.03) * dotsPerMm;
    pen.fillText(text, x * dotsPerMm, y * dotsPerMm);
    pen.strokeText(text, x * dotsPerMm, y * dotsPerMm);
  }
  return threshold(pen.getImageData(0, 0, canvas.width, canvas.height));
}
