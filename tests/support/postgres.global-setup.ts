/** Gives the projects that need it a PostgreSQL server: the one scripts/test.ts started, or one for this run. */
import type { TestProject } from 'vitest/node';
import './provided.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

let ours: TestPostgres | undefined;

export async function setup(project: TestProject): Promise<void> {
  const running = process.env['HANDBACK_TEST_POSTGRES'];
  if (!running) ours = await startPostgres();
  project.provide('postgresUrl', running ?? ours?.url ?? '');
}

export async function teardown(): Promise<void> {
  await ours?.stop();
}
