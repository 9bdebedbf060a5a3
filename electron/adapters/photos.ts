import type { MadePhoto, PhotoMaker } from '../charting/photos/ports.ts';
import { createThread } from './thread.ts';

/** Makes photos in a worker thread (`file`: electron/workers/photos), where the picture library is loaded and only when needed. */
export function createPhotoThread(file: URL): PhotoMaker & { close(): Promise<void> } {
  const thread = createThread<{ kind: 'make'; bytes: Uint8Array; edge: number }, MadePhoto | null>(file, 'photo');
  return {
    make: (bytes, edge) => thread.ask({ kind: 'make', bytes, edge }),
    close: () => thread.close(),
  };
}
