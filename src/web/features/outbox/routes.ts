import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const outboxRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/outbox', component: lazyRouteComponent(() => import('./outbox.screen.tsx'), 'OutboxScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/outbox/$messageId', component: lazyRouteComponent(() => import('./message.screen.tsx'), 'MessageScreen') }),
];
