import type { PrinterEmulator } from '../printerEmulator.ts';
import { eventually } from '../scripted/documents.ts';
import type { Client } from '../scripted/httpClient.ts';

const states = ['queued', 'printing', 'sent', 'failed', 'unknown'] as const;

/** How many pages came out, failed at least once, and have an outcome nobody knows. */
export interface PrintCounts {
  printed: number;
  failed: number;
  unknown: number;
}

/** Watches the print queue of the desk over a day on which the printer fails. */
export function watchPrinting(desk: Client, printer: PrinterEmulator) {
  const failed = new Set<string>();
  const inState = async (state: (typeof states)[number]) => (await desk.devices.jobs.query({ state, limit: 200 })).jobs;
  const look = async (): Promise<void> => {
    for (const job of await inState('failed')) failed.add(job.id);
  };
  /** Waits until nothing is queued or printing. */
  const settled = (): Promise<boolean> =>
    eventually(
      async () => {
        const waiting = [...(await inState('queued')), ...(await inState('printing'))];
        return waiting.length === 0 ? true : undefined;
      },
      'The print queue did not come to an end within a minute.',
      60,
    );
  return {
    /** The connection breaks in the middle of the next receipt; then the printer is gone. */
    async breakDown(): Promise<void> {
      await settled();
      await printer.setMode({ dropAfter: 400 });
    },
    async stayAway(): Promise<void> {
      await eventually(
        async () => ((await inState('unknown')).length === 0 ? undefined : true),
        'No receipt was cut off when the printer broke down.',
        20,
      );
      await printer.setMode('refuse');
    },
    look,
    /** A person sees to it: the printer is back, what failed is printed, what is unknown comes again as a copy. */
    async mend(): Promise<void> {
      await look();
      await printer.setMode('ok');
      for (const job of await inState('failed')) await desk.devices.retry.mutate({ jobId: job.id });
      for (const job of await inState('unknown'))
        if (job.copiedById === null) await desk.devices.retry.mutate({ jobId: job.id });
      await settled();
    },
    settled,
    async counts(): Promise<PrintCounts> {
      await look();
      return {
        printed: (await inState('sent')).length,
        failed: failed.size,
        unknown: (await inState('unknown')).length,
      };
    },
  };
}
