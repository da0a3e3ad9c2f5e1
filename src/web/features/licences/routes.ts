import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const licenceRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/licences', component: lazyRouteComponent(() => import('./licence-list.screen.tsx'), 'LicenceListScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/licences/new', component: lazyRouteComponent(() => import('./save-licence.screen.tsx'), 'AddLicenceScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/licences/$licenceId', component: lazyRouteComponent(() => import('./licence.screen.tsx'), 'LicenceScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/licences/$licenceId/edit', component: lazyRouteComponent(() => import('./save-licence.screen.tsx'), 'EditLicenceScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/accounts', component: lazyRouteComponent(() => import('./account-list.screen.tsx'), 'AccountListScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/accounts/$accountId', component: lazyRouteComponent(() => import('./account.screen.tsx'), 'AccountScreen') }),
];
