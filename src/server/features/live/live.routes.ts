import { followChanges } from '#contract/live';
import { handleOpen, type Registered } from '../../platform/http/handle.ts';
import type { Live } from '../../platform/live/live.ts';
import { follow } from './follow-changes.service.ts';

export const liveRoutes = (live: Live): Registered[] => [handleOpen(followChanges, () => follow(live))];
