import type { JobDefinition } from '../../platform/jobs/job.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { drawLabels, resumeSilentPrints } from './draw-labels.service.ts';

export const labelJobs = (run: RunUnit): JobDefinition[] => [
  { name: 'labels.draw', handler: async (payload) => { if ('id' in payload && typeof payload.id === 'string') await drawLabels(run, payload.id); } },
  { name: 'labels.resume', everySeconds: 30, handler: async () => { await resumeSilentPrints(run); } },
];
