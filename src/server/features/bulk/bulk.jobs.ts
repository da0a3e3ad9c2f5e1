/** Large changes are worked on here; silent ones are taken up again. */
import type { JobDefinition } from '../../platform/jobs/job.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { resumeSilentBulks, workOnBulk } from './work-on-bulk.service.ts';

export const bulkJobs = (run: RunUnit): JobDefinition[] => [
  { name: 'bulk.work', handler: async (payload) => { if ('id' in payload && typeof payload.id === 'string') await workOnBulk(run, payload.id); } },
  { name: 'bulk.resume', everySeconds: 15, handler: async () => { await resumeSilentBulks(run); } },
];
