import type { TRPCLink } from '@trpc/client';
import type { AnyRouter } from '@trpc/server';

/**
 * Gives every mutation its idempotency key before anything can retry it, so that a retry is the same act.
 * A page that wants to repeat an act by hand (pay again after a lost line) passes its own: `context: { key }`.
 */
export function keyLink<Router extends AnyRouter>(): TRPCLink<Router> {
  return () =>
    ({ op, next }) =>
      next(
        op.type !== 'mutation' || op.context.key ? op : { ...op, context: { ...op.context, key: crypto.randomUUID() } },
      );
}
