import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const askRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/asks', component: lazyRouteComponent(() => import('./asks.screen.tsx'), 'AsksScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/asks/$askId', component: lazyRouteComponent(() => import('./ask.screen.tsx'), 'AskScreen') }),
];
