/**
 * The pages of the desk, one line each. A slice adds its pages here and, if they belong in the rail, to layout/pages.ts.
 * Pages are loaded when first opened: `lazyRouteComponent(() => import('../till/TillPage.tsx'), 'TillPage')`.
 */
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Layout } from './layout/Layout.tsx';
import { NotFoundPage, PageBroke } from './layout/Trouble.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import { TodayPage } from './today/TodayPage.tsx';

export const rootRoute = createRootRoute({
  component: Layout,
  notFoundComponent: NotFoundPage,
  errorComponent: PageBroke,
});

export const routeTree = rootRoute.addChildren([
  createRoute({ getParentRoute: () => rootRoute, path: '/', component: TodayPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/settings', component: SettingsPage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/consents',
    component: lazyRouteComponent(() => import('../consents/TemplatesPage.tsx'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/people',
    component: lazyRouteComponent(() => import('../staff/StaffPage.tsx'), 'StaffPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/stock',
    component: lazyRouteComponent(() => import('../inventory/StockPage.tsx'), 'StockPage'),
  }),
]);
