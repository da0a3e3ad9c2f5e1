import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../platform/root-route.ts';

/** A page of its own, which also opens while Handback cannot be reached: it reads who is signed in by itself. */
export const stationRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/station', component: lazyRouteComponent(() => import('./station.screen.tsx'), 'StationScreen') }),
];
