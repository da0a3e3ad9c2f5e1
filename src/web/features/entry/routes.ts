import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { memberRoute, rootRoute } from '../../platform/root-route.ts';

export const entryRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/sign-in', component: lazyRouteComponent(() => import('./sign-in.screen.tsx'), 'SignInScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/sign-in/link', component: lazyRouteComponent(() => import('./redeem-link.screen.tsx'), 'RedeemLinkScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/setup', component: lazyRouteComponent(() => import('./setup.screen.tsx'), 'SetupScreen') }),
];

/** The first page of an empty Handback. */
export const welcomeRoutes = [
  createRoute({ getParentRoute: () => memberRoute, path: '/welcome', component: lazyRouteComponent(() => import('./welcome.screen.tsx'), 'WelcomeScreen') }),
];
