import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import { v7 as newUuid } from 'uuid';
import type { FeedEvent } from '../../electron/api/feed.ts';
import type { AppRouter } from '../../electron/app/router.ts';

export type Client = TRPCClient<AppRouter>;

/** A person at a browser: calls with a cookie, and the feed of their station. */
export interface Desk {
  client: Client;
  /** Waits for the next event that fits; rejects after `ms`. Begin to wait before causing it. */
  until<T>(pick: (event: FeedEvent) => T | undefined, ms?: number): Promise<T>;
  /** Every event of the feed, until the desk is closed. */
  feed(): AsyncGenerator<FeedEvent>;
  close(): void;
}

/** Opens a desk on the host at `address`; nobody is signed in yet. */
export function openDesk(address: string): Desk {
  let cookie = '';
  const abort = new AbortController();
  const withCookie = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const headers = new Headers(init?.headers);
    if (cookie) headers.set('cookie', cookie);
    const response = await fetch(url, { ...init, headers });
    const set = response.headers.get('set-cookie');
    if (set) cookie = set.split(';')[0] ?? '';
    return response;
  };
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${address}/trpc`,
        headers: ({ op }) => ({
          'x-salve': '1',
          ...(op.type === 'mutation' ? { 'x-idempotency-key': newUuid() } : {}),
        }),
        fetch: (url, init) => withCookie(url as string, init as RequestInit),
      }),
    ],
  });
  const subscribe = (signal: AbortSignal): Promise<Response> =>
    withCookie(`${address}/trpc/feed.changes`, { headers: { accept: 'text/event-stream' }, signal });
  return {
    client,
    async *feed() {
      try {
        yield* eventsOf(await subscribe(abort.signal));
      } catch (error) {
        if (!abort.signal.aborted) throw error;
      }
    },
    async until(pick, ms = 20_000) {
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(new Error('Nothing fitting came over the feed in time.')), ms);
      try {
        const response = await subscribe(AbortSignal.any([abort.signal, stop.signal]));
        for await (const event of eventsOf(response)) {
          const picked = pick(event);
          if (picked !== undefined) return picked;
        }
        throw new Error(`The feed ended (${response.status}).`);
      } finally {
        clearTimeout(timer);
        stop.abort();
      }
    },
    close: () => abort.abort(),
  };
}

/** Reads server-sent events (WHATWG HTML, "Server-sent events") that carry feed events as JSON. */
async function* eventsOf(response: Response): AsyncGenerator<FeedEvent> {
  if (!response.body) return;
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const name = lines
        .find((line) => line.startsWith('event:'))
        ?.slice(6)
        .trim();
      const data = lines
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trimStart())
        .join('\n');
      if (data !== '' && (name === undefined || name === 'message')) yield JSON.parse(data) as FeedEvent;
    }
  }
}
