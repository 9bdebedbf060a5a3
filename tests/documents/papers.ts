import { startOutbox } from '../../electron/app/outbox.ts';
import type { Client, TestClinic } from '../harness.ts';
import { pagesOfPdf } from './poppler.ts';

/** What the PDF of a kept record says, once it is rendered. */
export async function wordsOfRecord(clinic: TestClinic, reader: Client, documentId: string): Promise<string> {
  const errors: unknown[] = [];
  const outbox = startOutbox(clinic.opened, (error) => void errors.push(error));
  try {
    await outbox.settled();
    if (errors.length > 0) throw errors[0];
    const pdf = await reader.documents.pdf.query({ documentId });
    return pagesOfPdf(new Uint8Array(Buffer.from(pdf.base64, 'base64'))).join('\n');
  } finally {
    await outbox.stop();
  }
}
