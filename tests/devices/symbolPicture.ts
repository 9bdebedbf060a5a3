import bwip from 'bwip-js/node';
import sharp from 'sharp';

export type Symbology = 'gs1datamatrix' | 'gs1-128' | 'ean13' | 'ean8' | 'upca' | 'upce' | 'code128' | 'gs1qrcode';

/** Grey values, row by row: a symbol as it stands on a box, in the middle of the picture of a camera. */
export async function symbolPicture(bcid: Symbology, text: string, width = 1280, height = 720): Promise<Buffer> {
  const flat = !bcid.endsWith('code') && bcid !== 'gs1datamatrix';
  const symbol = await bwip.toBuffer({
    bcid,
    text,
    scale: flat ? 3 : 12,
    ...(flat ? { height: 40 } : {}),
    backgroundcolor: 'ebebeb',
  });
  const { width: wide, height: high } = await sharp(symbol).metadata();
  const [left, top] = [Math.floor((width - wide) / 2), Math.floor((height - high) / 2)];
  if (left < 0 || top < 0) throw new RangeError(`The symbol is ${wide} x ${high}: too large for the picture.`);
  return sharp(symbol)
    .extend({ left, right: width - wide - left, top, bottom: height - high - top, background: '#ebebeb' })
    .flatten({ background: '#ebebeb' })
    .greyscale()
    .raw()
    .toBuffer();
}
