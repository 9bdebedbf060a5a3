import type { PhotoPhase, PhotoSource } from '../../../electron/charting/photos/rules.ts';
import { fileProblem } from '../../../electron/charting/photos/rules.ts';
import { uploadPartMax } from '../../../electron/documents/schemas.ts';
import type { Client } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';

/** What is said of a photo while it is added. */
export interface PhotoFacts {
  patientId: string;
  appointmentId: string | null;
  serviceLineId: string | null;
  viewId: string | null;
  phase: PhotoPhase;
}

export interface Sending {
  key: string;
  name: string;
  file: Blob;
  facts: PhotoFacts;
  source: PhotoSource;
  state: 'waiting' | 'sending' | 'making' | 'done' | 'failed';
  /** Share of the file that is there, 0 to 1. */
  share: number;
  problem: string | null;
  photoId: string | null;
}

/** Sends one file in pieces and has it put on the chart. Failing says why; others go on. */
export async function sendPhoto(
  client: Client,
  sending: Sending,
  tell: (change: Partial<Sending>) => void,
): Promise<void> {
  try {
    const { file, facts, source } = sending;
    const problem = fileProblem(new Uint8Array(await file.slice(0, 16).arrayBuffer()), file.size);
    if (problem) {
      tell({ state: 'failed', problem });
      return;
    }
    tell({ state: 'sending', share: 0, problem: null });
    const uploadId = crypto.randomUUID();
    for (let at = 0; at < file.size; at += uploadPartMax) {
      const part = new Uint8Array(await file.slice(at, at + uploadPartMax).arrayBuffer());
      await client.documents.upload.mutate({ uploadId, size: file.size, at, base64: base64Of(part) });
      tell({ share: Math.min(1, (at + part.length) / file.size) });
    }
    tell({ state: 'making' });
    const { id } = await client.charting.photos.add.mutate({ uploadId, ...facts, source });
    tell({ state: 'done', photoId: id });
  } catch (error) {
    tell({ state: 'failed', problem: sentenceOf(error) });
  }
}

/** In parts: a call with a million arguments breaks the stack. */
function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
