import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const exceptionRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/exceptions', component: lazyRouteComponent(() => import('./exceptions.screen.tsx'), 'ExceptionsScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/exceptions/new', component: lazyRouteComponent(() => import('./exception-settings.screen.tsx'), 'NewExceptionScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/exceptions/$key/settings', component: lazyRouteComponent(() => import('./exception-settings.screen.tsx'), 'ExceptionSettingsScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/exceptions/$key', component: lazyRouteComponent(() => import('./exception-rows.screen.tsx'), 'ExceptionRowsScreen') }),
];
