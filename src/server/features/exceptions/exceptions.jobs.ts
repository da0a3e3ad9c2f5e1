/** Counting once an hour for the charts, telling every few minutes. */
import type { JobDefinition } from '../../platform/jobs/job.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { keepDayCounts } from './keep-counts.service.ts';
import { tellExceptions } from './tell-exceptions.service.ts';

export const exceptionJobs = (run: RunUnit): JobDefinition[] => [
  { name: 'exceptions.count', everySeconds: 900, handler: () => keepDayCounts(run) },
  { name: 'exceptions.tell', everySeconds: 120, handler: () => tellExceptions(run) },
];
