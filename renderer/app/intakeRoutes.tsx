import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from './rootRoute.tsx';

/** The pages of the forms that patients fill in; a part of `routes.tsx`. */
export const intakeRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/forms',
    component: lazyRouteComponent(() => import('../intake/forms/FormsPage.tsx'), 'FormsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/forms/$formId',
    component: lazyRouteComponent(() => import('../intake/forms/EditorPage.tsx'), 'EditorPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/intake/$submissionId',
    component: lazyRouteComponent(() => import('../intake/FillPage.tsx'), 'FillPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/intake/$submissionId/review',
    component: lazyRouteComponent(() => import('../intake/review/ReviewPage.tsx'), 'ReviewPage'),
  }),
] as const;
