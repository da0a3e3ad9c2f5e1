/** Large files are worked on here; silent runs are taken up again. */
import { dropForgottenFiles } from '../../platform/files/stored-file.repo.ts';
import type { JobDefinition } from '../../platform/jobs/job.ts';
import { system } from '../../platform/work/actor.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';
import { collectForgotten } from './quarantine-collect.service.ts';
import { takeArrivals, type Watch } from './watch-folder.service.ts';
import { resumeSilentRuns, workOnRun } from './run-import.service.ts';

export const importJobs = (run: RunUnit, watch: Watch | null = null): JobDefinition[] => [
  { name: 'imports.work', handler: async (payload) => { if ('id' in payload && typeof payload.id === 'string') await workOnRun(run, payload.id); } },
  { name: 'imports.resume', everySeconds: 15, handler: async () => { await resumeSilentRuns(run); await collectForgotten(run); } },
  { name: 'imports.forget', everySeconds: 3600, handler: () => run(system('imports'), (unit) => dropForgottenFiles(unit, new Date(Date.parse(unit.now) - 86_400_000).toISOString())) },
  ...(watch === null ? [] : [{ name: 'imports.watch', everySeconds: 5, handler: async () => { await takeArrivals(run, watch); } }]),
];
