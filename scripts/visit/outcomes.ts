import type { Paid } from './checkout.ts';
import type { Client } from './httpClient.ts';
import type { PrinterRelay } from './printerRelay.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The PDF of a document, once its job has rendered it. */
export async function awaitDocument(client: Client, documentId: string, seconds = 30): Promise<Buffer> {
  for (let tries = 0; tries < seconds * 10; tries += 1) {
    const { ready } = await client.documents.get.query({ id: documentId });
    if (ready) return Buffer.from((await client.documents.pdf.query({ documentId })).base64, 'base64');
    await pause(100);
  }
  throw new Error(`A document was not rendered within ${seconds} seconds.`);
}

/**
 * Waits until the receipt is out and returns what was sent to the printer for it. Where the outcome is unknown or the
 * job failed, it does what a person does: looks, and prints again.
 */
export async function awaitPrinted(
  client: Client,
  paid: Paid,
  relay: PrinterRelay,
  say: (step: string) => void,
): Promise<Buffer> {
  let jobId = paid.printJobId;
  if (jobId === null) throw new Error('The sale has no print job.');
  for (let tries = 0; tries < 600; tries += 1) {
    const { jobs } = await client.devices.jobs.query({ invoiceId: paid.invoiceId });
    const job = jobs.find((row) => row.id === jobId);
    if (job?.state === 'sent') {
      const bytes = relay.sent().at(-1);
      if (!bytes || bytes.length === 0) throw new Error('The receipt is called sent, but no bytes went out.');
      say('receipt printed');
      return bytes;
    }
    if (job?.state === 'unknown' || job?.state === 'failed') {
      say(`receipt ${job.state}: ${job.problem ?? ''} Printing it again.`);
      jobId = (await client.devices.retry.mutate({ jobId })).jobId;
    }
    await pause(100);
  }
  throw new Error('The receipt was not printed within 60 seconds.');
}
