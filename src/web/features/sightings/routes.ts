import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const sightingRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/sightings', component: lazyRouteComponent(() => import('./incidents.screen.tsx'), 'IncidentsScreen') }),
];
