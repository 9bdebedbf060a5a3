import type { Raster } from '../devices/ports.ts';

/**
 * Labels as ZPL II. Each label is one picture (^GFA): it looks the same on every printer, in any script, and its symbol
 * does not depend on how a model reads FNC1 in ^BX. Only ^XA, ^PW, ^LL, ^LH, ^FO, ^GF, ^FS, ^PQ and ^XZ are used, which
 * all printers that speak ZPL know. Source: ZPL II Programming Guide, Zebra Technologies.
 */
export function zpl(labels: readonly Raster[], dots: { width: number; height: number }): Uint8Array {
  return new TextEncoder().encode(labels.map((raster) => labelZpl(raster, dots)).join(''));
}

function labelZpl(raster: Raster, dots: { width: number; height: number }): string {
  const total = raster.widthBytes * raster.height;
  return [
    `^XA^PW${dots.width}^LL${dots.height}^LH0,0`,
    `^FO0,0^GFA,${total},${total},${raster.widthBytes},${rowsOf(raster).join('')}^FS`,
    '^PQ1^XZ\n',
  ].join('\n');
}

/** Rows in hex, shortened as ^GF allows: "," for white to the end of the row, ":" for the same row again, G to z for repeats. */
function rowsOf({ widthBytes, height, data }: Raster): string[] {
  let before = '';
  return Array.from({ length: height }, (_, row) => {
    const hex = Buffer.from(data.subarray(row * widthBytes, (row + 1) * widthBytes))
      .toString('hex')
      .toUpperCase();
    if (hex === before) return ':';
    before = hex;
    const shown = hex.replace(/0+$/, '');
    const short = shown.replace(/(.)\1{2,}/g, (run, digit: string) => repeats(run.length) + digit);
    return shown.length < hex.length ? `${short},` : short;
  });
}

/** G to Y stand for 1 to 19 repeats, g to z for 20 to 400 in steps of 20. */
function repeats(count: number): string {
  if (count > 400) return `z${repeats(count - 400)}`;
  const twenties = Math.floor(count / 20);
  const ones = count % 20;
  const many = twenties === 0 ? '' : String.fromCharCode('g'.charCodeAt(0) + twenties - 1);
  return many + (ones === 0 ? '' : String.fromCharCode('G'.charCodeAt(0) + ones - 1));
}
