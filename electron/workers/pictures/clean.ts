import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { CleanPicture } from '../../documents/ports.ts';
import { sizeOfPicture } from './header.ts';

/** Larger pictures are not opened: a small file can unpack to gigabytes. */
const SIDE_MAX = 6_000;
const POINTS_MAX = 24_000_000;

/**
 * Makes an uploaded picture anew as PNG, fitted into the box: what the file carried beside what can be seen (metadata,
 * hidden parts, anything meant for another program) stays behind. Null for what is no PNG, JPEG or WebP.
 */
export async function cleanPicture(
  bytes: Uint8Array,
  box: { width: number; height: number },
): Promise<CleanPicture | null> {
  const size = sizeOfPicture(bytes);
  if (!size || size.width < 1 || size.height < 1) return null;
  if (size.width > SIDE_MAX || size.height > SIDE_MAX || size.width * size.height > POINTS_MAX) return null;
  const image = await loadImage(Buffer.from(bytes)).catch(() => null);
  if (!image || image.width < 1 || image.height < 1) return null;
  const scale = Math.min(box.width / image.width, box.height / image.height, 1);
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, width, height);
  return { png: new Uint8Array(canvas.toBuffer('image/png')), width, height };
}
