import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const evidenceRoutes = [
  createRoute({
    getParentRoute: () => consoleRoute,
    path: '/evidence',
    component: lazyRouteComponent(() => import('./evidence.screen.tsx'), 'EvidenceScreen'),
  }),
];
