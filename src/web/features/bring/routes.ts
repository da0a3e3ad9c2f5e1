import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const bringRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/bring', component: lazyRouteComponent(() => import('./bring.screen.tsx'), 'BringScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/bring/$importId', component: lazyRouteComponent(() => import('./import.screen.tsx'), 'ImportScreen') }),
];
