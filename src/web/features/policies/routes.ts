import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { warm } from '../../platform/read.ts';
import { consoleRoute } from '../../platform/root-route.ts';

export const policyRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/settings/policy', loader: async () => warm((await import('#contract/policies')).listPolicies, {}), component: lazyRouteComponent(() => import('./policy.screen.tsx'), 'PolicyScreen') }),
];
