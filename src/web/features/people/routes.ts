import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { consoleRoute } from '../../platform/root-route.ts';

export const peopleRoutes = [
  createRoute({ getParentRoute: () => consoleRoute, path: '/people', component: lazyRouteComponent(() => import('./people-list.screen.tsx'), 'PeopleListScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/people/new', component: lazyRouteComponent(() => import('./add-person.screen.tsx'), 'AddPersonScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/people/$personId', component: lazyRouteComponent(() => import('./person.screen.tsx'), 'PersonScreen') }),
  createRoute({ getParentRoute: () => consoleRoute, path: '/people/$personId/edit', component: lazyRouteComponent(() => import('./edit-person.screen.tsx'), 'EditPersonScreen') }),
];
