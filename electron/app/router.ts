import { argonPins } from '../adapters/pinHasher.ts';
import { router } from '../api/trpc.ts';
import { clinicRouter } from '../clinic/router.ts';
import { createStaffRouter } from '../staff/router.ts';
import { feedRouter } from './feedRouter.ts';
import type { Host } from './host.ts';
import { createSessionRouter } from './sessionRouter.ts';
import { createSetupRouter } from './setupRouter.ts';

/** Every procedure of the clinic, in the order of the slices. One router behind both transports. */
export function createAppRouter(host: Host) {
  return router({
    session: createSessionRouter(host, argonPins),
    setup: createSetupRouter(host),
    feed: feedRouter,
    clinic: clinicRouter,
    staff: createStaffRouter(() => host.passwords, argonPins, host.newId),
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;
