import { Worker } from 'node:worker_threads';
import type { PageSetup, PdfRenderer } from '../documents/ports.ts';
import type { PrintModel } from '../documents/prints.ts';

/** What the worker thread answers: the same shapes as in electron/workers/pdf.ts. */
type Answer = { order: number; bytes: Uint8Array } | { order: number; problem: string };

interface Pending {
  resolve: (bytes: Uint8Array) => void;
  reject: (error: Error) => void;
}

/** A renderer whose thread can be ended. */
export interface PdfThread extends PdfRenderer {
  close(): Promise<void>;
}

/** The thread ends after this long without work; the next order starts it again. */
const idleTime = 60_000;

/** Draws PDFs in a worker thread (`file`: electron/workers/pdf), so that the desk never waits for a page. */
export function createPdfThread(file: URL): PdfThread {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let orders = 0;

  const failAll = (reason: string): void => {
    worker = undefined;
    for (const { reject } of pending.values()) reject(new Error(reason));
    pending.clear();
  };

  const started = (): Worker => {
    if (worker) return worker;
    const made = new Worker(file);
    made.on('message', (answer: Answer) => {
      const waiting = pending.get(answer.order);
      pending.delete(answer.order);
      if ('bytes' in answer) waiting?.resolve(answer.bytes);
      else waiting?.reject(new Error(answer.problem));
      if (pending.size === 0) rest(made);
    });
    made.on('error', (error) => failAll(`The PDF thread failed: ${String(error)}`));
    made.on('exit', () => {
      if (worker === made) failAll('The PDF thread ended.');
    });
    worker = made;
    return made;
  };

  /** An idle thread neither keeps the process alive nor its memory for long. */
  const rest = (resting: Worker): void => {
    resting.unref();
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (worker === resting && pending.size === 0) {
        worker = undefined;
        void resting.terminate();
      }
    }, idleTime).unref();
  };

  return {
    render(model: PrintModel, setup: PageSetup) {
      return new Promise((resolve, reject) => {
        orders += 1;
        pending.set(orders, { resolve, reject });
        clearTimeout(idle);
        const thread = started();
        thread.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
        thread.postMessage({ order: orders, model, setup });
      });
    },
    async close() {
      clearTimeout(idle);
      const ending = worker;
      failAll('The desk is closing.');
      await ending?.terminate();
    },
  };
}
