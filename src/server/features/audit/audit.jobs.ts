import type { JobDefinition } from '../../platform/jobs/job.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { sealAudit } from './seal-audit.service.ts';

export const auditJobs = (run: RunUnit): JobDefinition[] => [
  { name: 'seal-audit', everySeconds: 5, handler: async () => { await sealAudit(run); } },
];
