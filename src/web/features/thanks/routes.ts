import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const thanksRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/thanks', component: lazyRouteComponent(() => import('./thanks.screen.tsx'), 'ThanksScreen') }),
];
