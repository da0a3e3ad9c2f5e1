/**
 * The drill of docs/operations.md, done for real: a server that archives its
 * write-ahead log, a base backup, work, a mishap, and a new server recovered to
 * the moment before it; and a nightly dump restored on a server that knows
 * nothing of the old one. What was acknowledged by then is there, nothing of
 * later is, and Handback goes on with it.
 */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyAudit } from '#contract/audit';
import { openCase } from '#contract/cases';
import { createPerson, listPeople } from '#contract/people';
import { runDoctor } from '#server/cli/doctor';
import { sealAudit } from '#server/features/audit/seal-audit.service';
import { migrate } from '#server/platform/db/migrate';
import { openPostgres, type OpenDatabase } from '#server/platform/db/open-database';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { administer, withDatabase } from '../support/on-server.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import '../support/provided.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

/** Every row of every table of ours, as one sum a table. */
async function contentOf({ pool }: OpenDatabase): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' order by 1");
  const sums: Record<string, string> = {};
  for (const { name } of rows) sums[name] = (await pool.query<{ sum: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t`)).rows[0]?.sum ?? '';
  return sums;
}

let root: string;
let first: TestPostgres;
const others: TestPostgres[] = [];
let world: World;
let manager: Client;
const url = (server: TestPostgres, name = 'handback_drill') => withDatabase(server.url, name);

async function work(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const { id } = await manager.do(createPerson, { body: { name, email: `${name.toLowerCase()}@norte.example` } });
    await manager.do(openCase, { body: { personId: id, reason: 'resignation', lastWorkingOn: '2026-11-27' } });
  }
  await sealAudit(world.app.run);
}

/** Handback on what was restored: it holds, and goes on. */
async function expectItGoesOn(address: string, people: readonly string[]): Promise<void> {
  const restored = await openWorld({ database: openPostgres(address, 4) });
  try {
    const owner = await restored.as('owner');
    expect((await owner.do(listPeople)).rows.map((row) => row.name).toSorted()).toEqual(people);
    await owner.do(createPerson, { body: { name: 'After' } });
    expect(await sealAudit(restored.app.run)).toBeGreaterThan(0);
    expect(await owner.do(verifyAudit)).toMatchObject({ faults: [], next: null });
  } finally {
    await restored.close();
  }
  vi.stubEnv('DATABASE_URL', address);
  const lines: string[] = [];
  await runDoctor(['--data', join(root, 'doctor'), '--json'], (line) => { lines.push(line); });
  vi.unstubAllEnvs();
  const findings = JSON.parse(lines.join('\n')) as { about: string; state: string; says: string }[];
  expect(findings.find(({ about }) => about === 'database')?.state).toBe('well');
  expect(findings.filter(({ state }) => state === 'wrong')).toEqual([]);
}

describe.runIf(inject('database') === 'postgres')('a PostgreSQL server is lost', () => {
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'handback-pitr-'));
    await mkdir(join(root, 'archive'));
    for (const folder of [root, join(root, 'archive')]) await chmod(folder, 0o777);
    first = await startPostgres({ isDurable: true, settings: ['wal_level=replica', 'archive_mode=on', `archive_command=test ! -f ${root}/archive/%f && cp %p ${root}/archive/%f`] });
    await administer(first.url, 'create database handback_drill');
    const database = openPostgres(url(first), 4);
    await migrate(database.pool);
    world = await openWorld({ database });
    manager = await world.as('asset_manager', { name: 'Ana Prado' });
  }, 120_000);
  afterAll(async () => {
    for (const server of others) await server.stop();
    await first.stop();
    await rm(root, { recursive: true, force: true });
  });

  test('it is recovered to the moment before a mishap, and a dump is restored elsewhere', { timeout: 180_000 }, async ({ skip }) => {
    const [baseBackup, dump, restore] = ['pg_basebackup', 'pg_dump', 'pg_restore'].map((name) => first.tool(name));
    if (!baseBackup || !dump || !restore) return skip('These binaries of PostgreSQL come without pg_basebackup and pg_dump.');
    await work(['Ada']);
    await baseBackup(`--pgdata=${root}/base`, `--dbname=${first.url}`, '--checkpoint=fast', '--wal-method=none', '--no-sync');
    await work(['Bea', 'Caio']);
    await dump('--format=custom', `--file=${root}/handback.dump`, url(first));
    const before = await contentOf(world.database);
    const { rows: [moment] } = await world.database.pool.query<{ now: string }>('select clock_timestamp()::text as now');
    await pause(50);
    // Acknowledged after the moment, and the mishap itself.
    await work(['Dora']);
    await world.database.pool.query("update person set name = 'oops'");
    const { rows: [last] } = await world.database.pool.query<{ file: string }>('select pg_walfile_name(pg_switch_wal()) as file');
    await vi.waitFor(async () => {
      const { rows: [archiver] } = await world.database.pool.query<{ done: boolean }>('select last_archived_wal >= $1 as done from pg_stat_archiver', [last?.file]);
      expect(archiver?.done).toBe(true);
    }, { timeout: 20_000, interval: 100 });
    await world.close();

    await writeFile(join(root, 'base', 'recovery.signal'), '');
    await chmod(join(root, 'base', 'recovery.signal'), 0o644);
    const recovered = await startPostgres({ isDurable: true, from: join(root, 'base'), settings: [`restore_command=cp ${root}/archive/%f %p`, `recovery_target_time=${moment?.now}`, 'recovery_target_action=promote'] });
    others.push(recovered);
    const seen = openPostgres(url(recovered), 2);
    expect(await contentOf(seen)).toEqual(before);
    await seen.close();
    await expectItGoesOn(url(recovered), ['Ada', 'Bea', 'Caio']);

    const fresh = await startPostgres({ isDurable: true, settings: ['max_wal_senders=0'] });
    others.push(fresh);
    await administer(fresh.url, 'create role handback_app nologin');
    await administer(fresh.url, 'create database handback_drill');
    await restore(`--dbname=${url(fresh)}`, '--no-owner', '--exit-on-error', `${root}/handback.dump`);
    const dumped = openPostgres(url(fresh), 2);
    expect(await contentOf(dumped)).toEqual(before);
    await dumped.close();
    await expectItGoesOn(url(fresh), ['Ada', 'Bea', 'Caio']);
  });
});
