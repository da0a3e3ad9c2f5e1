import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const assetRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/assets', component: lazyRouteComponent(() => import('./asset-list.screen.tsx'), 'AssetListScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/assets/new', component: lazyRouteComponent(() => import('./add-asset.screen.tsx'), 'AddAssetScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/assets/$assetId', component: lazyRouteComponent(() => import('./asset.screen.tsx'), 'AssetScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/assets/$assetId/edit', component: lazyRouteComponent(() => import('./edit-asset.screen.tsx'), 'EditAssetScreen') }),
];
