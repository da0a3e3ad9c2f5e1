import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const intakeRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/intake', component: lazyRouteComponent(() => import('./intakes.screen.tsx'), 'IntakesScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/intake/$intakeId', component: lazyRouteComponent(() => import('./intake.screen.tsx'), 'IntakeScreen') }),
];
