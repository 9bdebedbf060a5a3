import { createHashHistory, createRouter } from '@tanstack/react-router';
import { routeTree } from './routes.tsx';

/** The places are behind the hash: the same in a browser and under the app's own protocol. */
export const deskRouter = createRouter({
  routeTree,
  history: createHashHistory(),
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof deskRouter;
  }
}
