import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { warm } from '../../platform/read.ts';
import { consoleRoute } from '../../platform/root-route.ts';
import type { CaseSlots } from './slots.ts';

/** `caseRoutes({ clearance: ClearancePanel })`: what other slices show on the case page comes from the router. */
export function caseRoutes(slots: CaseSlots = {}) {
  const CaseScreen = lazyRouteComponent(() => import('./case.screen.tsx'), 'CaseScreen');
  return [
    createRoute({ getParentRoute: () => consoleRoute, path: '/cases', component: lazyRouteComponent(() => import('./cases.screen.tsx'), 'CasesScreen') }),
    createRoute({ getParentRoute: () => consoleRoute, path: '/cases/new', component: lazyRouteComponent(() => import('./new-leaver.screen.tsx'), 'NewLeaverScreen') }),
    createRoute({
      getParentRoute: () => consoleRoute,
      path: '/cases/$caseId',
      // Read with the screen, not with the console: the contract of cases is its largest.
      loader: async ({ params }) => warm((await import('#contract/cases')).readCase, { params: { caseId: params.caseId } }),
      component: Object.assign(() => createElement(CaseScreen, { slots }), { preload: CaseScreen.preload }),
    }),
  ];
}
