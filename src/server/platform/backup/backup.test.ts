/** A database written to a file and filled again is the same, on either engine and from one to the other; what is not whole is refused. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../db/migrate.ts';
import type { OpenDatabase } from '../db/open-database.ts';
import { emptyEmbedded } from '../../../../tests/support/empty-embedded.ts';
import { openLog } from '../log/log.ts';
import { checkBackup, readBackup } from './backup-file.ts';
import { backupsIn, listBackups, makeBackup, writeBackup } from './backup-folder.ts';
import { openBackups } from './backups.ts';
import { fillDatabase } from './fill-database.repo.ts';
import { sumsOf } from './read-database.repo.ts';

let folder: string;
let source: OpenDatabase;
let file: string;
const about = { madeAt: '2026-11-29T03:00:00.000Z', program: '0.0.0' };

async function sumsIn(database: OpenDatabase) {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    return await sumsOf(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Rows that are hard to carry: a circle of managers, line ends of every kind, bytes, arrays, an append-only chain. */
async function plant({ pool }: OpenDatabase): Promise<void> {
  const [boss, report, asset] = [randomUUID(), randomUUID(), randomUUID()];
  const at = '2026-11-02T09:00:00.123456Z';
  for (const [id, name] of [[boss, 'Zoë\u2028\r\n"Quote"\\ \t tab'], [report, '李 小龍 😀']]) await pool.query('insert into person (id, name, custom, created_at, updated_at) values ($1, $2, $3, $4, $4)', [id, name, JSON.stringify({ 'a\nb': [1.10, null] }), at]);
  await pool.query('update person set manager_id = case when id = $1 then $2::uuid else $1::uuid end', [boss, report]);
  await pool.query(`insert into asset (id, asset_tag, purchase_cost, created_at, updated_at) values ($1, 'HB-1', 1299.00, $2, $2)`, [asset, at]);
  await pool.query(`insert into custody_event (id, asset_id, seq, kind, from_kind, to_kind, to_id, occurred_at, recorded_at, actor_kind) values ($1, $2, 1, 'receiving', 'unaccounted', 'person', $3, $4, $4, 'system')`, [randomUUID(), asset, boss, at]);
  await pool.query(`insert into audit_unsealed (at, event_id, xid, leaf_hash) values ($1, $2, '4611686018427387904'::xid8, '\\xdeadbeef')`, [at, randomUUID()]);
  await pool.query(`insert into location (id, name, holidays, created_at, updated_at) values ($1, 'Lisbon', array['2026-12-25']::date[], $2, $2)`, [randomUUID(), at]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-backup-'));
  source = await emptyEmbedded();
  await migrate(source.pool);
  await plant(source);
  file = join(folder, 'one.backup.gz');
  await writeBackup(source.pool, file, about);
});
afterAll(async () => {
  await source.close();
  await rm(folder, { recursive: true, force: true });
});

test('a backup fills an empty database with the very same rows, and triggers and references are awake afterwards', async () => {
  const target = await emptyEmbedded();
  try {
    const { rows, head } = await fillDatabase(target.pool, readBackup(file));
    expect(rows).toBeGreaterThan(4);
    expect(head.madeAt).toBe(about.madeAt);
    const { audit_unsealed: _there, ...restored } = await sumsIn(target);
    const { audit_unsealed: _here, ...kept } = await sumsIn(source);
    expect(restored).toEqual(kept);
    const { rows: waiting } = await target.pool.query<{ hash: string; mayBeSealed: boolean }>(`select encode(leaf_hash, 'hex') as hash, xid < pg_snapshot_xmin(pg_current_snapshot()) as "mayBeSealed" from audit_unsealed`);
    expect(waiting).toEqual([{ hash: 'deadbeef', mayBeSealed: true }]);
    await expect(target.pool.query('delete from custody_event')).rejects.toThrow(/append-only/);
    await expect(target.pool.query('delete from asset')).rejects.toThrow(/violates foreign key/);
  } finally {
    await target.close();
  }
});

test('a database that holds something is not touched', async () => {
  const before = await sumsIn(source);
  await expect(fillDatabase(source.pool, readBackup(file))).rejects.toThrow('There is data in that database already');
  expect(await sumsIn(source)).toEqual(before);
});

describe('what is not a whole backup', () => {
  let target: OpenDatabase;
  beforeAll(async () => { target = await emptyEmbedded(); });
  afterAll(() => target.close());
  const variant = async (name: string, change: (text: string) => string | Buffer) => {
    const path = join(folder, name);
    await writeFile(path, gzipSync(change(gunzipSync(await readFile(file)).toString('utf8'))));
    return path;
  };
  const cut = async () => {
    const path = join(folder, 'cut.gz');
    const bytes = await readFile(file);
    await writeFile(path, bytes.subarray(0, bytes.length - 200));
    return path;
  };

  test.each([
    ['ends in the middle', cut, /ends in the middle/],
    ['lost its end line', () => variant('no-end.gz', (text) => text.slice(0, text.lastIndexOf('$'))), /its end is missing/],
    ['lost a row', () => variant('row.gz', (text) => text.replace(/\{[^\n]*HB-1[^\n]*\n/, '')), /rows of "asset" are not those/],
    ['had a value changed', () => variant('value.gz', (text) => text.replace('HB-1', 'HB-2')), /rows of "asset" are not those/],
    ['is something else', () => variant('other.gz', () => 'select 1;\n'), /does not begin/],
    ['is not there', () => Promise.resolve(join(folder, 'nowhere.gz')), /There is no file/],
  ])('is named, and nothing is filled from it: it %s', async (_, make, why) => {
    const path = await make();
    await expect(checkBackup(path)).rejects.toThrow(why);
    await expect(fillDatabase(target.pool, readBackup(path))).rejects.toThrow(why);
    await migrate(target.pool);
    expect((await target.pool.query('select 1 from person')).rows).toEqual([]);
  });

  test('made by a newer program is refused by name', async () => {
    const path = await variant('newer.gz', (text) => text.replace('"migrations":[', '"migrations":[{"name":"9999-later.sql","checksum":"x"},'));
    await expect(fillDatabase(target.pool, readBackup(path))).rejects.toThrow(/9999-later.sql/);
  });
});

test('automatic backups replace each other by the rotation, and a half-written file never carries a backup’s name', async () => {
  const kept = join(folder, 'kept');
  for (let day = 1; day <= 10; day += 1) await makeBackup(source.pool, kept, { now: `2026-11-${String(day).padStart(2, '0')}T03:00:00.000Z`, program: '0' });
  await writeFile(join(kept, 'handback-2026-11-11T030000Z.backup.gz.part'), 'half');
  const names = (await listBackups(kept)).map((one) => one.at.slice(0, 10));
  expect(names).toEqual(['2026-11-10', '2026-11-09', '2026-11-08', '2026-11-07', '2026-11-06', '2026-11-05', '2026-11-04', '2026-11-01']);
});

describe('the automatic backup, asked every hour by a clock that moves', () => {
  const hour = (at: number): Date => new Date(Date.UTC(2026, 10, 2, 14 + at));
  /** Whether one is due is a matter of the machine's own night. */
  const localHour = (at: string): number => new Date(at).getHours();
  const opened = (dataFolder: string, now: () => Date, more: { isAutomatic?: boolean; pool?: OpenDatabase['pool'] } = {}) =>
    openBackups({ dataFolder, pool: more.pool ?? source.pool, program: '0', isAutomatic: more.isAutomatic ?? true, log: openLog('silent'), now });

  test('is made at once where there is none, then once a night, and old ones go by the rotation', async () => {
    const dataFolder = join(folder, 'nights');
    let at = 0;
    const made: string[] = [];
    const backups = opened(dataFolder, () => hour(at));
    for (; at < 13 * 24; at += 1) {
      const before = (await backups.list())[0]?.at;
      await backups.makeWhenDue();
      const after = (await backups.list())[0]?.at;
      if (after !== undefined && after !== before) made.push(after);
    }
    const [first, ...nights] = made;
    expect(first).toBe(hour(0).toISOString());
    expect(nights).toHaveLength(13);
    expect(new Set(nights.map(localHour))).toEqual(new Set([1]));
    // Seven days, and the newest of each week and month before them.
    const kept = await backups.list();
    expect(kept.length).toBeGreaterThanOrEqual(7);
    expect(kept.length).toBeLessThanOrEqual(9);
    expect(kept.slice(0, 7).map((one) => one.at)).toEqual([...made].reverse().slice(0, 7));
    for (const { name } of kept.slice(0, 2)) expect((await checkBackup(join(backupsIn(dataFolder), name))).head.program).toBe('0');
  });

  test('a machine that was off for days makes one when it is on again, at any hour', async () => {
    let at = 0;
    const backups = opened(join(folder, 'off'), () => hour(at));
    await backups.makeWhenDue();
    at = 5 * 24;
    await Promise.all([backups.makeWhenDue(), backups.makeWhenDue()]);
    expect(await backups.list()).toHaveLength(2);
  });

  test('turned off, or on a server of its own, nothing is made by itself', async () => {
    const backups = opened(join(folder, 'none'), () => hour(0), { isAutomatic: false });
    await backups.makeWhenDue();
    expect(await backups.list()).toEqual([]);
  });

  test('one that fails says why, leaves the others as they are, and the next makes up for it', async () => {
    const dataFolder = join(folder, 'failing');
    await opened(dataFolder, () => hour(0)).makeWhenDue();
    let isBroken = true;
    const failing = { connect: () => (isBroken ? Promise.reject(new Error('no space left on device')) : source.pool.connect()) } as OpenDatabase['pool'];
    const backups = opened(dataFolder, () => hour(40), { pool: failing });
    await expect(backups.makeWhenDue()).rejects.toThrow('no space left');
    expect(backups.trouble()).toContain('no space left');
    expect(await backups.list()).toHaveLength(1);
    isBroken = false;
    await backups.makeWhenDue();
    expect([backups.trouble(), (await backups.list()).length]).toEqual([null, 2]);
  });
});
