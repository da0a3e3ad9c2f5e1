import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const workshopRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/workshop', component: lazyRouteComponent(() => import('./queue.screen.tsx'), 'QueueScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/workshop/$assetId', component: lazyRouteComponent(() => import('./job.screen.tsx'), 'JobScreen') }),
];
