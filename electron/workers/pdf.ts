import { parentPort } from 'node:worker_threads';
import type { PageSetup } from '../documents/ports.ts';
import type { PrintModel } from '../documents/prints.ts';
import { drawPdf } from './pdf/draw.ts';

/** One PDF to draw, and what comes back. */
export interface PdfOrder {
  order: number;
  model: PrintModel;
  setup: PageSetup;
}
export type PdfAnswer = { order: number; bytes: Uint8Array } | { order: number; problem: string };

const port = parentPort;
port?.on('message', ({ order, model, setup }: PdfOrder) => {
  drawPdf(model, setup).then(
    (bytes) => port.postMessage({ order, bytes } satisfies PdfAnswer),
    (error: unknown) => port.postMessage({ order, problem: String(error) } satisfies PdfAnswer),
  );
});
