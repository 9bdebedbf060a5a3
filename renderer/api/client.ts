import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpLink, httpSubscriptionLink, retryLink, splitLink, type TRPCLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../../electron/app/router.ts';
import { bridgeOf } from './bridge.ts';
import { codeOf, faultOf } from './errors.ts';
import { ipcLink } from './ipcLink.ts';
import { keyLink } from './keyLink.ts';

/** `useTRPC()` gives query and mutation options for react-query; `useTRPCClient()` the plain client. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

function httpTransport(base: string): TRPCLink<AppRouter> {
  const url = `${base}/trpc`;
  return splitLink({
    condition: (op) => op.type === 'subscription',
    true: httpSubscriptionLink({ url }),
    false: httpLink({
      url,
      headers: ({ op }) => ({
        'x-salve': '1',
        ...(typeof op.context.key === 'string' ? { 'x-idempotency-key': op.context.key } : {}),
      }),
    }),
  });
}

/** The client of this window: over its channel in Electron, over HTTP in a browser. A broken line is tried again with the same key. `base` is where a page of its own calls. */
export function createClient(target: Window, base = '') {
  const bridge = bridgeOf(target);
  return createTRPCClient<AppRouter>({
    links: [
      keyLink(),
      retryLink({
        retry: ({ op, error, attempts }) =>
          op.type !== 'subscription' && faultOf(error) === null && !op.signal?.aborted && attempts < 3,
        retryDelayMs: (attempt) => 200 * 2 ** attempt,
      }),
      bridge ? ipcLink(bridge) : httpTransport(base),
    ],
  });
}

export type Client = ReturnType<typeof createClient>;

/** Codes after which this window must ask who is there. */
const askAgain = new Set(['SIGN_IN_NEEDED', 'LOCKED', 'SEALED', 'SETUP_NEEDED']);

/**
 * The cache of answers. The feed says what changed, so nothing refetches by focus or by time;
 * `onShut` is called when the door answers that nobody is signed in, or that the station is locked.
 */
export function createCache(onShut: (code: string) => void): QueryClient {
  const look = (error: unknown): void => {
    const code = codeOf(error);
    if (code && askAgain.has(code)) onShut(code);
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: look }),
    mutationCache: new MutationCache({ onError: look }),
    defaultOptions: {
      // the host is on this PC or in this house: the browser's idea of "offline" must not stop the desk
      queries: { networkMode: 'always', retry: false, staleTime: 60_000, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
