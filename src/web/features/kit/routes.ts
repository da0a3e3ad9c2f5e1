/** The kit in all its states, for those who build screens. Not part of what is shipped. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const kitRoutes = import.meta.env.DEV
  ? [createRoute({ getParentRoute: () => consoleRoute, path: '/ui', component: lazyRouteComponent(() => import('./kit.screen.tsx'), 'KitScreen') })]
  : [];
