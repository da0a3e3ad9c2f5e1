/**
 * The trunk of the route tree. A slice hangs its pages on `consoleRoute` (inside
 * the shell, signed in) or on `rootRoute` (a page of its own, like the station).
 */
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NotHere } from '../ui/not-here.tsx';
import { FrameDefect } from '../ui/page-defect.tsx';

export const rootRoute = createRootRoute({ errorComponent: FrameDefect });

/** Signed in: the session is read once, below it every screen has `useSession()`. */
export const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'member',
  component: lazyRouteComponent(() => import('../shell/member.tsx'), 'Member'),
});

export const consoleRoute = createRoute({
  getParentRoute: () => memberRoute,
  id: 'console',
  component: lazyRouteComponent(() => import('../shell/shell.tsx'), 'Shell'),
  errorComponent: FrameDefect,
});

/** Every address nobody claims, told inside the shell. */
export const nowhereRoute = createRoute({ getParentRoute: () => consoleRoute, path: '$', component: NotHere });
