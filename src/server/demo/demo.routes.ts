import { loadDemo as route } from '#contract/auth';
import { handleOpen, type Registered } from '../platform/http/handle.ts';
import { loadDemo, type DemoDeps } from './load-demo.ts';

export const demoRoutes = (deps: DemoDeps, whenLoaded: () => void): Registered[] => [
  handleOpen(route, async () => {
    const loaded = await loadDemo(deps);
    if (loaded.ok) whenLoaded();
    return loaded;
  }),
];
