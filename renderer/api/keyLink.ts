import type { TRPCLink } from '@trpc/client';
import type { AnyRouter } from '@trpc/server';
import { tap } from '@trpc/server/observable';

/**
 * Gives every mutation its idempotency key before anything can retry it, so that a retry is the same act. The same act
 * asked for again before the first is answered has its key too: a button that is pressed twice does a thing once.
 * A page that wants to repeat an act by hand (pay again after a lost line) passes its own: `context: { key }`.
 */
export function keyLink<Router extends AnyRouter>(): TRPCLink<Router> {
  const running = new Map<string, string>();
  return () =>
    ({ op, next }) => {
      if (op.type !== 'mutation' || op.context.key) return next(op);
      const act = `${op.path} ${JSON.stringify(op.input)}`;
      const key = running.get(act) ?? crypto.randomUUID();
      running.set(act, key);
      const over = (): void => void running.delete(act);
      return next({ ...op, context: { ...op.context, key } }).pipe(tap({ complete: over, error: over }));
    };
}
