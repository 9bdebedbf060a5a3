import { eventsFor, type FeedEvent } from '../api/feed.ts';
import { admit, idleLimits } from '../api/guard.ts';
import { asTrpcError, type Declaration, procedure, router } from '../api/trpc.ts';

const meta: Declaration = { permission: 'session', audience: ['staff'], kind: 'feed', reads: 'none' };

/** What changed, as it happens: ids only. Ends when the session is locked or gone. */
export const feedRouter = router({
  changes: procedure.meta(meta).subscription(async function* ({ ctx, path, signal }): AsyncGenerator<FeedEvent> {
    try {
      const clinic = ctx.clinic();
      const session = admit(ctx, clinic, meta, path);
      for await (const event of eventsFor(clinic.feed, session.stationId, signal ?? new AbortController().signal)) {
        if (ctx.session() !== session || session.locked || clinic.now() - session.lastActiveAt > idleLimits.staff)
          return;
        yield event;
      }
    } catch (error) {
      throw asTrpcError(error);
    }
  }),
});
