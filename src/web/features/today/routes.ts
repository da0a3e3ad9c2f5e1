import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const todayRoutes = [
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./today.screen.tsx'), 'TodayScreen'),
  }),
];
