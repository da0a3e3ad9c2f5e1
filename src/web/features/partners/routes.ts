import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const partnerRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/partners', component: lazyRouteComponent(() => import('./partners.screen.tsx'), 'PartnersScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/partners/new', component: lazyRouteComponent(() => import('./new-partner.screen.tsx'), 'NewPartnerScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/partners/$partnerId', component: lazyRouteComponent(() => import('./partner.screen.tsx'), 'PartnerScreen') }),
];
