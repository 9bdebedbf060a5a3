import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FeedEvent } from '../../electron/api/feed.ts';
import { useTRPCClient } from './client.ts';

/** Which slice a cached answer belongs to: the first word of its procedure. */
function sliceOf(queryKey: readonly unknown[]): string | null {
  const [path] = queryKey;
  return Array.isArray(path) && typeof path[0] === 'string' ? path[0] : null;
}

/** Marks every cached answer of these slices as stale; those on screen are asked again at once. */
export function invalidateSlices(cache: QueryClient, slices: ReadonlySet<string>): Promise<void> {
  return cache.invalidateQueries({ predicate: ({ queryKey }) => slices.has(sliceOf(queryKey) ?? '') });
}

export type FeedState = 'connecting' | 'live' | 'broken';

/**
 * A change in one slice shows in the answers of others: the board tells of charges, the cart of the chart.
 * So a touched slice also stales those that read it.
 */
const readers: Record<string, readonly string[]> = {
  patients: ['scheduling', 'till', 'charting', 'consents', 'billing', 'tablets'],
  staff: ['scheduling', 'session'],
  clinic: ['scheduling', 'session'],
  catalog: ['scheduling', 'billing', 'consents'],
  scheduling: ['consents', 'charting', 'billing', 'till', 'patients', 'tablets'],
  inventory: ['charting', 'billing', 'till', 'reporting'],
  consents: ['scheduling', 'billing', 'charting', 'patients', 'tablets'],
  billing: ['scheduling', 'till', 'charting', 'patients', 'reporting'],
  charting: ['scheduling', 'billing', 'till', 'patients', 'inventory', 'reporting'],
  till: ['scheduling', 'billing', 'inventory', 'patients'],
};

/** The slices to ask again when these were touched. */
export function staleSlices(touched: Iterable<string>): Set<string> {
  const stale = new Set<string>();
  for (const slice of touched) {
    stale.add(slice);
    for (const reader of readers[slice] ?? []) stale.add(reader);
  }
  return stale;
}

/**
 * Listens to what changed while someone is signed in, and stales the cache by it. Scans and print news of this
 * station go to `onEvent`. After a break everything on screen is asked again, because the feed replays nothing.
 */
export function useFeed(onEvent: (event: FeedEvent) => void): FeedState {
  const client = useTRPCClient();
  const cache = useQueryClient();
  const [state, setState] = useState<FeedState>('connecting');
  const tell = useRef(onEvent);
  tell.current = onEvent;

  useEffect(() => {
    let ended = false;
    let tries = 0;
    let missed = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let flush: ReturnType<typeof setTimeout> | undefined;
    const touched = new Set<string>();
    let stop = (): void => undefined;

    const take = (event: FeedEvent): void => {
      if (event.kind === 'touched') {
        for (const change of event.touched) touched.add(change.slice);
        // a burst of commits asks once
        flush ??= setTimeout(() => {
          flush = undefined;
          const slices = staleSlices(touched);
          touched.clear();
          void invalidateSlices(cache, slices);
        }, 30);
      }
      tell.current(event);
    };

    const again = (): void => {
      if (ended) return;
      setState('broken');
      missed = true;
      tries += 1;
      clearTimeout(timer);
      timer = setTimeout(listen, Math.min(500 * 2 ** tries, 15_000));
    };

    const listen = (): void => {
      const subscription = client.feed.changes.subscribe(undefined, {
        onStarted: () => {
          tries = 0;
          setState('live');
          if (missed) void cache.invalidateQueries();
          missed = false;
        },
        onData: take,
        onError: again,
        onComplete: again,
        onConnectionStateChange: (change) => {
          if (change.state === 'connecting' && change.error) {
            missed = true;
            setState('broken');
          }
        },
      });
      stop = () => subscription.unsubscribe();
    };

    listen();
    return () => {
      ended = true;
      clearTimeout(timer);
      clearTimeout(flush);
      stop();
    };
  }, [client, cache]);

  return state;
}
