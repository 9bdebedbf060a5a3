import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { PairSide } from '../../charting/photos/ports.ts';
import { FAMILIES, loadFaces } from '../pictures/row.ts';

const height = 1400;
const gap = 24;
const foot = 84;

/** Two photos of ours side by side at the same height, each with its caption below, as one JPEG without metadata. */
export async function drawPair(left: PairSide, right: PairSide): Promise<Uint8Array> {
  loadFaces();
  const sides = await Promise.all(
    [left, right].map(async ({ bytes, caption }) => {
      const image = await loadImage(Buffer.from(bytes));
      return { image, caption, width: Math.round((image.width * height) / image.height) };
    }),
  );
  const width = sides.reduce((sum, side) => sum + side.width, gap);
  const canvas = createCanvas(width, height + foot);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height + foot);
  pen.imageSmoothingQuality = 'high';
  pen.font = `36px ${FAMILIES}`;
  pen.textAlign = 'center';
  let x = 0;
  for (const side of sides) {
    pen.drawImage(side.image, x, 0, side.width, height);
    pen.fillStyle = '#2a2622';
    pen.fillText(side.caption, x + side.width / 2, height + 54, side.width - 20);
    x += side.width + gap;
  }
  return new Uint8Array(canvas.toBuffer('image/jpeg', 90));
}
