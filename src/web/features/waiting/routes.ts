import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const waitingRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/waiting', component: lazyRouteComponent(() => import('./waiting.screen.tsx'), 'WaitingScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/waiting/rules', component: lazyRouteComponent(() => import('./rules.screen.tsx'), 'RulesScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/waiting/$rowId', component: lazyRouteComponent(() => import('./waiting-row.screen.tsx'), 'WaitingRowScreen') }),
];
