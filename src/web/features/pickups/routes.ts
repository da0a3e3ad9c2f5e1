import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const pickupRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/pickups', component: lazyRouteComponent(() => import('./pickups.screen.tsx'), 'PickupsScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/pickups/new', component: lazyRouteComponent(() => import('./plan-pickup.screen.tsx'), 'PlanPickupScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/pickups/$runId', component: lazyRouteComponent(() => import('./pickup.screen.tsx'), 'PickupScreen') }),
];
