import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/run-command.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

const run = promisify(execFile);

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // a server that goes while we ask is one that does not answer
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

describe('the PostgreSQL of the tests', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('is version 15 or newer, and the one who asks may create roles and databases', async () => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query<{ version: number; super: boolean }>(
      "select current_setting('server_version_num')::int as version, (select rolsuper from pg_roles where rolname = current_user) as super",
    );
    await client.end();
    expect(rows[0]?.version).toBeGreaterThanOrEqual(150000);
    expect(rows[0]?.super).toBe(true);
  });

  it.skipIf(process.env['TEST_DATABASE_URL'])('ends with the process that started it, even when that is killed', async () => {
    const script = `import('${projectRoot}/tests/support/postgres.ts').then(async ({ startPostgres }) => {
      const { url } = await startPostgres(); process.stdout.write(url); process.kill(process.pid, 'SIGKILL'); })`;
    const killed = (await run(process.execPath, ['-e', script]).catch((error: unknown) => error)) as { stdout: string; signal: string };
    expect(killed.signal).toBe('SIGKILL');
    await expect.poll(() => answers(killed.stdout), { timeout: 20_000 }).toBe(false);
  });
});
