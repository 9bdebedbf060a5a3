import { createRootRoute } from '@tanstack/react-router';
import { Layout } from './layout/Layout.tsx';
import { NotFoundPage, PageBroke } from './layout/Trouble.tsx';

export const rootRoute = createRootRoute({
  component: Layout,
  notFoundComponent: NotFoundPage,
  errorComponent: PageBroke,
});
