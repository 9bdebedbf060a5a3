import type { DownloadStage } from '../documents/ports.ts';
import { minute } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';

/** What is not fetched for so long is dropped. */
const patience = 10 * minute;

interface Download {
  sessionId: string;
  bytes: Uint8Array;
  timer: NodeJS.Timeout;
}

/** Downloads in memory, one for each session. */
export function createDownloadStage(newId: () => string): DownloadStage {
  const downloads = new Map<string, Download>();
  const drop = (id: string): void => {
    clearTimeout(downloads.get(id)?.timer);
    downloads.delete(id);
  };
  const later = (id: string): NodeJS.Timeout => setTimeout(() => drop(id), patience).unref();

  return {
    offer(sessionId, bytes) {
      for (const [id, one] of downloads) if (one.sessionId === sessionId) drop(id);
      const id = newId();
      downloads.set(id, { sessionId, bytes, timer: later(id) });
      return id;
    },

    piece(sessionId, downloadId, at, most) {
      const found = downloads.get(downloadId);
      if (found?.sessionId !== sessionId)
        return refuse('NOT_FOUND', 'This file has been waiting for too long and is gone. Have it made again.');
      clearTimeout(found.timer);
      found.timer = later(downloadId);
      return found.bytes.subarray(at, at + most);
    },
  };
}
