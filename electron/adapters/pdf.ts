import type { PageSetup, PdfRenderer } from '../documents/ports.ts';
import type { PrintModel } from '../documents/prints.ts';
import { createThread } from './thread.ts';

/** A renderer whose thread can be ended. */
export interface PdfThread extends PdfRenderer {
  close(): Promise<void>;
}

/** Draws PDFs in a worker thread (`file`: electron/workers/pdf), so that the desk never waits for a page. */
export function createPdfThread(file: URL): PdfThread {
  const thread = createThread<{ model: PrintModel; setup: PageSetup }, Uint8Array>(file, 'PDF');
  return { render: (model, setup) => thread.ask({ model, setup }), close: () => thread.close() };
}
