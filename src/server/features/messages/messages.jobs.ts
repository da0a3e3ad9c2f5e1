import type { JobDefinition } from '../../platform/jobs/job.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import type { Mailer } from '../../ports/mailer.ts';
import { deliverMessages } from './deliver-messages.service.ts';

export const messageJobs = (run: RunUnit, mailer: Mailer | null): JobDefinition[] => [
  { name: 'deliver-messages', everySeconds: 5, handler: async () => { await deliverMessages(run, mailer); } },
];
