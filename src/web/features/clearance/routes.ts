import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const clearanceRoutes = [
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/approvals',
    component: lazyRouteComponent(() => import('./approvals.screen.tsx'), 'ApprovalsScreen'),
  }),
];
