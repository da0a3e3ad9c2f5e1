/**
 * `npm run test:crash`: processes are killed at random moments under load,
 * started again, and compared with what was acknowledged.
 *   --engine postgres|embedded    one of them; both, unless told
 *   --rounds 200                  200 on PostgreSQL, 100 on the embedded database, unless told
 *   --seed 7                      the seed of an earlier run; it is printed
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { runRounds } from '../tests/crash/run-rounds.ts';
import { startPostgres } from '../tests/support/postgres.ts';

const { values } = parseArgs({ options: { engine: { type: 'string' }, rounds: { type: 'string' }, seed: { type: 'string' }, 'compare-every': { type: 'string' } } });
const engines = values.engine === undefined ? (['postgres', 'embedded'] as const) : [values.engine];
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));

async function crash(engine: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'handback-crash-'));
  const server = engine === 'postgres' ? await startPostgres({ isDurable: true }) : undefined;
  const began = performance.now();
  const rounds = Number(values.rounds ?? (engine === 'postgres' ? 200 : 100));
  console.log(`${engine}: ${rounds} rounds, seed ${seed}`);
  try {
    let databaseUrl: string | undefined;
    if (server) {
      const admin = new pg.Client({ connectionString: server.url });
      await admin.connect();
      await admin.query('create database crash');
      await admin.end();
      databaseUrl = Object.assign(new URL(server.url), { pathname: '/crash' }).href;
    }
    const roles = engine === 'postgres' ? (['web', 'web', 'worker'] as const) : (['all'] as const);
    const result = await runRounds({ folder, databaseUrl, roles, rounds, seed, users: engine === 'postgres' ? 6 : 4, compareEvery: Number(values['compare-every'] ?? (engine === 'postgres' ? 20 : 10)), say: (line) => { console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`); } });
    console.log(`${engine}: ${JSON.stringify({ ...result, wrong: result.wrong.length })} in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    return result.wrong.length === 0;
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

let isWell = true;
for (const engine of engines) isWell = (await crash(engine)) && isWell;
console.log(isWell ? 'Nothing was lost, nothing doubled, nothing is stuck.' : `Not all of it holds. Again with: npm run test:crash -- --seed ${seed}`);
process.exit(isWell ? 0 : 1);
