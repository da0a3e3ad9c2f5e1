/**
 * Where the slices' pages come together. Each slice has a `routes.ts` that
 * exports its routes, hung on the trunk; here they are only listed. A slice
 * adds two lines: its import and its entry in the list it belongs to.
 */
import { createRouter } from '@tanstack/react-router';
import { lazy } from 'react';
import { consoleRoute, memberRoute, nowhereRoute, rootRoute } from './platform/root-route.ts';
import { parseSearch, stringifySearch } from './platform/search-text.ts';
import { PageDefect } from './ui/page-defect.tsx';
import { clearanceRoutes } from './features/clearance/routes.ts';
import { evidenceRoutes } from './features/evidence/routes.ts';
import { caseRoutes } from './features/cases/routes.ts';
import { entryRoutes, welcomeRoutes } from './features/entry/routes.ts';
import { policyRoutes } from './features/policies/routes.ts';
import { todayRoutes } from './features/today/routes.ts';
import { exceptionRoutes } from './features/exceptions/routes.ts';
import './features/search/palette-sources.ts';
import { bringRoutes } from './features/bring/routes.ts';
import { waitingRoutes } from './features/waiting/routes.ts';
import { kitRoutes } from './features/kit/routes.ts';
import { sightingRoutes } from './features/sightings/routes.ts';
import { askRoutes } from './features/asks/routes.ts';
import { outboxRoutes } from './features/outbox/routes.ts';
import { partnerRoutes } from './features/partners/routes.ts';
import { thanksRoutes } from './features/thanks/routes.ts';
import { workshopRoutes } from './features/workshop/routes.ts';
import { intakeRoutes } from './features/intake/routes.ts';
import { parcelRoutes } from './features/parcels/routes.ts';
import { pickupRoutes } from './features/pickups/routes.ts';
import { stationRoutes } from './features/station/routes.ts';

import { assetRoutes } from './features/assets/routes.ts';
import { peopleRoutes } from './features/people/routes.ts';
import { bulkRoutes } from './features/bulk/routes.ts';
import { licenceRoutes } from './features/licences/routes.ts';
import { settingsRoutes } from './features/settings/routes.ts';

/** What other slices show on the case page; read when the page is. */
const ClearancePanel = lazy(() => import('./features/clearance/clearance-panel.tsx').then((module) => ({ default: module.ClearancePanel })));
const CaseParcelsCard = lazy(() => import('./features/parcels/case-parcels.card.tsx').then((module) => ({ default: module.CaseParcelsCard })));

/** Pages inside the shell. */
const consoleRoutes = [
  ...todayRoutes,
  ...caseRoutes({ clearance: ClearancePanel, parcels: CaseParcelsCard }),
  ...policyRoutes,
  ...exceptionRoutes,
  ...clearanceRoutes,
  ...evidenceRoutes,
  ...bringRoutes,
  ...waitingRoutes,
  ...kitRoutes,
  ...workshopRoutes,
  ...sightingRoutes,
  ...assetRoutes,
  ...peopleRoutes,
  ...licenceRoutes,
  ...bulkRoutes,
  ...settingsRoutes,
  ...intakeRoutes,
  ...parcelRoutes,
  ...pickupRoutes,
  ...askRoutes,
  ...partnerRoutes,
  ...thanksRoutes,
  ...outboxRoutes,
];

/** Signed in, with a page of their own. */
const memberRoutes = [
  ...welcomeRoutes,
];

/** No sign-in needed. */
const openRoutes = [
  ...entryRoutes,
  ...stationRoutes,
];

export const routeTree = rootRoute.addChildren([memberRoute.addChildren([consoleRoute.addChildren([...consoleRoutes, nowhereRoute]), ...memberRoutes]), ...openRoutes]);

export const createConsoleRouter = () =>
  createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: PageDefect,
  });
