/**
 * The test projects; scripts/test.ts runs them in three lines. The
 * slices run twice from the same files: on the embedded database and on a
 * PostgreSQL server. A test asks `inject('database')` which of them it has.
 */
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

type Project = NonNullable<TestProjectInlineConfiguration['test']>;

/**
 * One module graph per worker: what the files share (a database, the built app)
 * is started once. Processes, not threads: the embedded engine is WebAssembly,
 * and threads share one register of machine code, which V8 now and then finds
 * in disorder and ends the process for (nodejs/node issue 64500). One a project, since three run beside one another.
 */
const shared: Project = { environment: 'node', pool: 'forks', isolate: false, maxWorkers: 1 };
/** Long enough for a machine that is shared; what hangs is ended all the same. */
const slow: Project = { testTimeout: 180_000, hookTimeout: 300_000, expect: { poll: { timeout: 20_000 } } };
const startsPostgres = 'tests/support/postgres.global-setup.ts';

/** No database in them: printed documents, archives, tables of text. They run once. */
const platform = ['src/server/platform/**/*.test.ts', 'src/server/cli/**/*.test.ts', 'src/server/integrations/**/*.test.ts'];
const slices = ['src/server/features/**/*.test.ts', 'src/server/pages/**/*.test.ts', 'src/server/demo/**/*.test.ts', 'src/server/*.test.ts'];
/** What the doors refuse does not depend on the engine behind them: tried once, on the server that many reach. */
const doors = ['tests/attack/**/*.test.ts'];
const journeys = ['tests/journeys/**/*.test.ts', 'tests/simulation/**/*.test.ts'];

/** scripts/test.ts runs each of these; those of one line in this order. */
export const projects: Project[] = [
  { ...shared, name: 'domain', include: ['src/domain/**/*.test.ts', 'src/contract/**/*.test.ts', 'src/web/**/*.test.ts'], testTimeout: 30_000 },
  { ...shared, name: 'platform', include: platform, ...slow },
  { ...shared, name: 'house', include: ['tests/planted/**/*.test.ts', 'tests/support/**/*.test.ts'], ...slow },
  { ...shared, name: 'embedded', include: slices, provide: { database: 'embedded' }, ...slow },
  { ...shared, name: 'postgres', include: [...slices, ...doors], provide: { database: 'postgres' }, globalSetup: [startsPostgres], ...slow },
  { ...shared, name: 'journeys-embedded', include: journeys, provide: { database: 'embedded' }, ...slow },
  { ...shared, name: 'journeys-postgres', include: journeys, provide: { database: 'postgres' }, globalSetup: [startsPostgres], ...slow },
  { ...shared, name: 'e2e', include: ['tests/e2e/**/*.test.ts'], provide: { database: 'embedded' }, fileParallelism: false, ...slow },
];

export default defineConfig({ test: { projects: projects.map((test) => ({ test })) } });
