import { Worker } from 'node:worker_threads';

/** A worker thread that answers orders, one message for each. */
export interface Thread<Order, Answer> {
  ask(order: Order): Promise<Answer>;
  close(): Promise<void>;
}

/** What a worker thread sends back. */
export type Reply<Answer> = { number: number; answer: Answer } | { number: number; problem: string };

interface Pending<Answer> {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

/** The thread ends after this long without work; the next order starts it again. */
const idleTime = 60_000;

/** Work on a thread of its own (`file`), so that the desk never waits for it. It starts with the first order, not before. */
export function createThread<Order, Answer>(file: URL, name: string): Thread<Order, Answer> {
  const pending = new Map<number, Pending<Answer>>();
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
    made.on('message', (reply: Reply<Answer>) => {
      const waiting = pending.get(reply.number);
      pending.delete(reply.number);
      if ('answer' in reply) waiting?.resolve(reply.answer);
      else waiting?.reject(new Error(reply.problem));
      if (pending.size === 0) rest(made);
    });
    made.on('error', (error) => failAll(`The ${name} thread failed: ${String(error)}`));
    made.on('exit', () => {
      if (worker === made) failAll(`The ${name} thread ended.`);
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
    ask(order) {
      return new Promise((resolve, reject) => {
        orders += 1;
        pending.set(orders, { resolve, reject });
        clearTimeout(idle);
        const thread = started();
        thread.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
        thread.postMessage({ number: orders, order });
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
