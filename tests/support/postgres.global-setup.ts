/** Gives the projects that need it a PostgreSQL server: the one scripts/test.ts started, or one for this run. */
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';
import './provided.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['HANDBACK_TEST_POSTGRES'];
  if (running) {
    project.provide('postgresUrl', running);
    return () => Promise.resolve();
  }
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  return postgres.stop;
}
