import { crc32, deflateSync } from 'node:zlib';
import type { LabelOptions, Raster } from '../devices/ports.ts';
import type { ContainerLabel } from '../documents/labels/prints.ts';
import type { PrintModel } from '../documents/prints.ts';
import type { PictureThread } from './pictures.ts';
import { zpl } from './zpl.ts';

type Pictures = Pick<PictureThread, 'draw'>;

/** The labels of a page as ZPL. Rejects with RangeError for a page of something else. */
export async function drawLabels(model: PrintModel, options: LabelOptions, pictures: Pictures): Promise<Uint8Array> {
  const rasters: Raster[] = [];
  for (const node of model.nodes) {
    if (node.kind !== 'label') throw new RangeError('only labels are printed on labels');
    rasters.push(await pictures.draw({ kind: 'label', label: node, ...options }));
  }
  if (rasters.length === 0) throw new RangeError('there is no label to print');
  return zpl(rasters, dotsOf(options));
}

/** One label as PNG: dot by dot what the label printer would burn. */
export async function labelPng(label: ContainerLabel, options: LabelOptions, pictures: Pictures): Promise<Uint8Array> {
  return png(await pictures.draw({ kind: 'label', label, ...options }), dotsOf(options).width);
}

function dotsOf({ box, dotsPerMm }: LabelOptions): { width: number; height: number } {
  return { width: Math.round(box.width * dotsPerMm), height: Math.round(box.height * dotsPerMm) };
}

/** A black and white picture as PNG of one bit a point, 0 black (W3C PNG specification, 11.2.2). */
function png({ widthBytes, height, data }: Raster, width: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const lines = Buffer.alloc((widthBytes + 1) * height);
  for (let row = 0; row < height; row++)
    for (let at = 0; at < widthBytes; at++)
      lines[row * (widthBytes + 1) + 1 + at] = ~(data[row * widthBytes + at] ?? 0) & 255;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
