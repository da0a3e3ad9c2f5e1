/**
 * `npm run test:races`: two people, or a person and the clock, do things to the
 * same record in the same moment, on a PostgreSQL server with a connection each.
 *   --pairs 10000     of each kind; ten thousand unless told
 *   --http 150        so many of them by HTTP through two processes; 150 unless told
 *   --kind "import"   only kinds with this in their name
 */
import { parseArgs } from 'node:util';
import { startPostgres } from '../tests/support/postgres.ts';
import { runTool } from './run-command.ts';

const { values } = parseArgs({ options: { pairs: { type: 'string', default: '10000' }, http: { type: 'string', default: '150' }, kind: { type: 'string' } } });
const postgres = await startPostgres();
console.log(`${values.pairs} pairs of each kind on ${postgres.source}`);
const { code } = await runTool('vitest/vitest.mjs', ['run', '--project', 'journeys-postgres', 'tests/journeys/races.test.ts', '--disable-console-intercept=true'], {
  echo: true, minutes: 300, env: { HANDBACK_TEST_POSTGRES: postgres.url, HANDBACK_RACE_PAIRS: values.pairs, HANDBACK_RACE_HTTP: values.http, ...(values.kind === undefined ? {} : { HANDBACK_RACE_KIND: values.kind }) },
});
await postgres.stop();
process.exit(code ?? 1);
