import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Raster } from '../../devices/ports.ts';
import { dither } from './dots.ts';

/** A picture as dots, fitted into the box with its proportions and never enlarged. */
export async function ditheredPicture(png: Uint8Array, box: { width: number; height: number }): Promise<Raster> {
  const image = await loadImage(Buffer.from(png));
  const scale = Math.min(box.width / image.width, box.height / image.height, 1);
  const width = Math.max(8, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const pen = createCanvas(width, height).getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, width, height);
  return dither(pen.getImageData(0, 0, width, height));
}
