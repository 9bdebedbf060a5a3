import type { Id } from '../kernel/ids.ts';

/** A row that changed: ids only, never data. */
export interface Change {
  slice: string;
  kind: string;
  id: Id;
  version: number;
}

/** What goes out on the feed. Scans and print news go to their station only. */
export type FeedEvent =
  | { kind: 'touched'; touched: Change[] }
  | { kind: 'scan'; stationId: Id; raw: string; scanner: string }
  | { kind: 'print'; stationId: Id; jobId: Id; state: string };

/** Publishes after commits; holds nothing back and replays nothing. No service listens to it. */
export interface Feed {
  publish(event: FeedEvent): void;
  /** Calls `listener` for every later event until the returned function is called. */
  subscribe(listener: (event: FeedEvent) => void): () => void;
}

/** A feed within one process. */
export function createFeed(): Feed {
  const listeners = new Set<(event: FeedEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The events for one station as an async sequence; ends when `signal` aborts. A slow reader loses nothing but keeps at most 1000 waiting, then starts over with one 'touched' of nothing. */
export async function* eventsFor(feed: Feed, stationId: Id, signal: AbortSignal): AsyncGenerator<FeedEvent> {
  let waiting: FeedEvent[] = [];
  let wake: () => void = () => undefined;
  const unsubscribe = feed.subscribe((event) => {
    if (event.kind !== 'touched' && event.stationId !== stationId) return;
    if (waiting.length >= 1000) waiting = [{ kind: 'touched', touched: [] }];
    waiting.push(event);
    wake();
  });
  const stop = (): void => wake();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      const next = waiting.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal.removeEventListener('abort', stop);
    unsubscribe();
  }
}
