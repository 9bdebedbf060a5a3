import type { PictureOrder, Raster, ReceiptOptions } from '../devices/ports.ts';
import type { CleanPicture, PictureReader } from '../documents/ports.ts';
import type { PrintModel } from '../documents/prints.ts';
import { escpos } from './escpos.ts';
import { withoutRealTimeCommands } from './escposRaster.ts';
import { createThread } from './thread.ts';

/** Draws what a receipt printer cannot write, and reads pictures that people upload, in a worker thread. */
export interface PictureThread extends PictureReader {
  draw(order: PictureOrder): Promise<Raster>;
  close(): Promise<void>;
}

type Order = PictureOrder | { kind: 'clean'; bytes: Uint8Array; box: { width: number; height: number } };

/** `file`: electron/workers/pictures. The canvas and its fonts are loaded there, and only when something must be drawn. */
export function createPictureThread(file: URL): PictureThread {
  const thread = createThread<Order, unknown>(file, 'picture');
  return {
    draw: async (order) => {
      const raster = (await thread.ask(order)) as Raster;
      // a label goes to no printer that knows these commands
      return order.kind === 'label' ? raster : { ...raster, data: withoutRealTimeCommands(raster.data) };
    },
    clean: async (bytes, box) => (await thread.ask({ kind: 'clean', bytes, box })) as CleanPicture | null,
    close: () => thread.close(),
  };
}

/**
 * A page as bytes for a receipt printer. Most pages need no picture and are ready at once; otherwise they are written a
 * second time with the pictures in their places. A line that cannot be drawn is written as well as the printer can.
 */
export async function drawReceipt(
  model: PrintModel,
  options: ReceiptOptions,
  pictures: Pick<PictureThread, 'draw'>,
): Promise<Uint8Array> {
  const wanted: PictureOrder[] = [];
  const plain = escpos(model, options, (order) => {
    wanted.push(order);
    return null;
  });
  if (wanted.length === 0) return plain;
  const drawn = new Map<string, Raster>();
  for (const order of wanted) {
    const raster = await pictures.draw(order).catch(() => null);
    if (raster) drawn.set(nameOf(order), raster);
  }
  return escpos(model, options, (order) => drawn.get(nameOf(order)) ?? null);
}

/** The same order has the same name. A page has one logo. */
function nameOf(order: PictureOrder): string {
  return order.kind === 'dithered' ? 'logo' : JSON.stringify(order);
}
