import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { chartImportPlace } from '../charting/chartImport/place.ts';
import { rootRoute } from './rootRoute.tsx';

/** The pages of charts as a whole; a part of `routes.tsx`. */
export const chartRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/chart-import',
    validateSearch: chartImportPlace,
    component: lazyRouteComponent(() => import('../charting/chartImport/ChartImportPage.tsx'), 'ChartImportPage'),
  }),
] as const;
