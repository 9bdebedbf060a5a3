import type { MadePhoto, PairSide, PhotoMaker, PortraitOrder } from '../charting/photos/ports.ts';
import { createThread } from './thread.ts';

/** Makes photos in a worker thread, and draws the people of the demo clinic. */
export interface PhotoThread extends PhotoMaker {
  portrait(order: PortraitOrder): Promise<Uint8Array>;
  close(): Promise<void>;
}

type Order =
  | { kind: 'make'; bytes: Uint8Array; edge: number }
  | { kind: 'pair'; left: PairSide; right: PairSide }
  | ({ kind: 'portrait' } & PortraitOrder);

/** `file`: electron/workers/photos. The picture library is loaded there, and only when something must be made. */
export function createPhotoThread(file: URL): PhotoThread {
  const thread = createThread<Order, unknown>(file, 'photo');
  return {
    make: async (bytes, edge) => (await thread.ask({ kind: 'make', bytes, edge })) as MadePhoto | null,
    pair: async (left, right) => (await thread.ask({ kind: 'pair', left, right })) as Uint8Array,
    portrait: async (order) => (await thread.ask({ kind: 'portrait', ...order })) as Uint8Array,
    close: () => thread.close(),
  };
}
