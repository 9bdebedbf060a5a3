import { eventually } from '../scripted/documents.ts';
import type { Client } from '../scripted/httpClient.ts';
import type { Paid } from './checkout.ts';
import type { PrinterRelay } from './printerRelay.ts';

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
  const printed = async (): Promise<Buffer | undefined> => {
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
      jobId = (await client.devices.retry.mutate({ jobId: job.id })).jobId;
    }
    return undefined;
  };
  return eventually(printed, 'The receipt was not printed within 60 seconds.', 60);
}
