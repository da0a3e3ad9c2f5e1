import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const parcelRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/parcels', component: lazyRouteComponent(() => import('./parcels.screen.tsx'), 'ParcelsScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/parcels/$parcelId', component: lazyRouteComponent(() => import('./parcel.screen.tsx'), 'ParcelScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/parcels/$parcelId/open', component: lazyRouteComponent(() => import('./open-parcel.screen.tsx'), 'OpenParcelScreen') }),
];
