import type { UploadStage } from '../documents/ports.ts';
import { minute } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';

/** In bytes: one file, and all that are on their way or not yet made into something. */
const fileMax = 250_000_000;
const allMax = 500_000_000;
/** What lies untouched for so long is dropped, and so are answers. */
const patience = 10 * minute;

interface Upload {
  bytes: Buffer | null;
  size: number;
  received: number;
  touchedAt: number;
  outcome: Promise<unknown> | null;
}

/** Uploads in memory, each of the session that sends it. `now` in epoch milliseconds. */
export function createUploadStage(now: () => number): UploadStage {
  const uploads = new Map<string, Upload>();
  const keyOf = (sessionId: string, uploadId: string): string => `${sessionId} ${uploadId}`;
  const dropOld = (): void => {
    for (const [key, upload] of uploads) if (now() - upload.touchedAt > patience) uploads.delete(key);
  };
  const held = (): number => [...uploads.values()].reduce((sum, upload) => sum + (upload.bytes?.length ?? 0), 0);

  const begin = (key: string, size: number): Upload => {
    if (!Number.isInteger(size) || size < 1 || size > fileMax)
      refuse('BAD_INPUT', 'This file is empty or too large (at most 250 MB).');
    if (held() + size > allMax)
      refuse('NOT_NOW', 'Many files are on their way at once. Wait until some are done, then add this one again.');
    const upload: Upload = { bytes: Buffer.alloc(size), size, received: 0, touchedAt: now(), outcome: null };
    uploads.set(key, upload);
    return upload;
  };

  return {
    take(sessionId, { uploadId, size, at, bytes }) {
      dropOld();
      const key = keyOf(sessionId, uploadId);
      const upload = uploads.get(key) ?? begin(key, at === 0 ? size : -1);
      if (upload.outcome !== null || upload.bytes === null) return upload.size;
      if (size !== upload.size || at > upload.received || at + bytes.length > size)
        refuse('BAD_INPUT', 'A piece of this file is out of place. Add the file again.');
      upload.bytes.set(bytes, at);
      upload.received = Math.max(upload.received, at + bytes.length);
      upload.touchedAt = now();
      return upload.received;
    },

    settle<T>(sessionId: string, uploadId: string, work: (bytes: Uint8Array) => Promise<T>): Promise<T> {
      dropOld();
      const upload = uploads.get(keyOf(sessionId, uploadId));
      if (upload?.outcome) {
        upload.touchedAt = now();
        return upload.outcome as Promise<T>;
      }
      if (!upload?.bytes || upload.received < upload.size)
        return refuse('NOT_FOUND', 'This file did not arrive whole. Add it again.');
      const outcome = work(upload.bytes);
      upload.outcome = outcome;
      upload.touchedAt = now();
      outcome.then(
        () => void (upload.bytes = null),
        () => void (upload.outcome = null),
      );
      return outcome;
    },
  };
}
