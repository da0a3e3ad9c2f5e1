import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const settingsRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/settings', component: lazyRouteComponent(() => import('./settings.screen.tsx'), 'SettingsScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/settings/locations', component: lazyRouteComponent(() => import('./locations.screen.tsx'), 'LocationsScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/settings/places', component: lazyRouteComponent(() => import('./places.screen.tsx'), 'PlacesScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/settings/workshop', component: lazyRouteComponent(() => import('./workshop-rules.screen.tsx'), 'WorkshopRulesScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/settings/members', component: lazyRouteComponent(() => import('./members.screen.tsx'), 'MembersScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/settings/keys', component: lazyRouteComponent(() => import('./keys.screen.tsx'), 'KeysScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/settings/backups', component: lazyRouteComponent(() => import('./backups.screen.tsx'), 'BackupsScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/settings/pin', component: lazyRouteComponent(() => import('./pin.screen.tsx'), 'PinScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/settings/fields', component: lazyRouteComponent(() => import('./fields.screen.tsx'), 'FieldsScreen') }),
];
