import type { PhotoPhase, PhotoSource } from '../../../electron/charting/photos/rules.ts';
import { fileProblem } from '../../../electron/charting/photos/rules.ts';
import type { Client } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { sendFile } from '../../documents/transfer.ts';

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
    const uploadId = await sendFile(client, file, (share) => tell({ share }));
    tell({ state: 'making' });
    const { id } = await client.charting.photos.add.mutate({ uploadId, ...facts, source });
    tell({ state: 'done', photoId: id });
  } catch (error) {
    tell({ state: 'failed', problem: sentenceOf(error) });
  }
}
