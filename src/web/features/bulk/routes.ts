import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const bulkRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/bulk', component: lazyRouteComponent(() => import('./bulk-list.screen.tsx'), 'BulkListScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/bulk/$bulkId', component: lazyRouteComponent(() => import('./bulk.screen.tsx'), 'BulkScreen') }),
];
