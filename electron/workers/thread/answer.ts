import { parentPort } from 'node:worker_threads';

/** Answers the orders that arrive at this thread, each with a message of its own number. */
export function answerOrders(work: (order: never) => Promise<unknown>): void {
  const port = parentPort;
  port?.on('message', ({ number, order }: { number: number; order: never }) => {
    work(order).then(
      (answer) => port.postMessage({ number, answer }),
      (error: unknown) => port.postMessage({ number, problem: String(error) }),
    );
  });
}
