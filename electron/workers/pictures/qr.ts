import bwip from 'bwip-js/node';
import type { Raster } from '../../devices/ports.ts';

/** A QR code, each of its squares a whole number of dots, with four squares of white around it. */
export function qrPicture(value: string, box: { width: number; height: number }): Raster {
  const [symbol] = bwip.raw({ bcid: 'qrcode', text: value });
  if (!symbol || !('pixs' in symbol)) throw new RangeError('This cannot be written as a QR code.');
  const { pixs, pixx } = symbol;
  const squares = pixx + 8;
  const dots = Math.max(1, Math.floor(Math.min(box.width, box.height) / squares));
  const side = squares * dots;
  const widthBytes = Math.ceil(side / 8);
  const data = new Uint8Array(widthBytes * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const column = Math.floor(x / dots) - 4;
      const row = Math.floor(y / dots) - 4;
      if (column < 0 || row < 0 || column >= pixx || pixs[row * pixx + column] !== 1) continue;
      const at = y * widthBytes + (x >> 3);
      data[at] = (data[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { widthBytes, height: side, data };
}
