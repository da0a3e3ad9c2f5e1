/**
 * The real program: a data folder is backed up, restored, damaged, moved to
 * PostgreSQL, and looked at by the doctor. What is compared is every row of
 * every table; what is refused is refused by name, and nothing is replaced in silence.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sumsOf } from '#server/platform/backup/read-database.repo';
import { openEmbedded, openPostgres, type OpenDatabase } from '#server/platform/db/open-database';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startHandback } from '../../scripts/bench/handback.ts';
import { projectRoot } from '../../scripts/run-command.ts';
import { onServer, urlOnServer } from '../support/on-server.ts';
import '../support/provided.ts';

let root: string;
let data: string;
let backup: string;
let kept: Awaited<ReturnType<typeof sumsIn>>;

const people = new TextEncoder().encode(`employee_id,name,email\n${Array.from({ length: 300 }, (_, n) => `E${n},Person Ł${n},p${n}@norte.example`).join('\n')}\n`);

async function command(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [`${projectRoot}/src/server/cli.ts`, ...args], { env: { ...process.env, LOG_LEVEL: 'error', ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { said += part.toString(); });
  const code = await new Promise<number>((resolve) => { child.on('close', (ended) => { resolve(ended ?? -1); }); });
  return { code, said };
}

async function sumsIn(database: OpenDatabase) {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    return await sumsOf(client);
  } finally {
    await client.query('rollback');
    client.release();
    await database.close();
  }
}

/** What a job store and the queue of the seal hold differs by their server's own numbers. */
const comparable = ({ audit_unsealed: _queue, ...rest }: Awaited<ReturnType<typeof sumsIn>>) => rest;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'handback-backup-'));
  data = join(root, 'data');
  const server = await startHandback({ folder: data });
  const received = await server.call('POST', '/api/imports?name=people.csv', people);
  const previewed = await server.call('POST', `/api/imports/${String(received.body['id'])}/preview`, { version: received.body['version'] });
  const applied = await server.call('POST', `/api/imports/${String(received.body['id'])}/apply`, { version: previewed.body['version'] });
  if (applied.body['status'] !== 'applied') throw new Error(`The file did not go in: ${JSON.stringify(applied)}`);
  await server.stop();
  kept = comparable(await sumsIn(await openEmbedded({ folder: data })));
  backup = join(root, 'one.backup.gz');
}, 240_000);
afterAll(() => rm(root, { recursive: true, force: true }));

/** The source is an embedded folder in both runs: what needs no server runs in one of them. */
const isEmbedded = inject('database') === 'embedded';

describe.runIf(isEmbedded)('a data folder', () => {
  test('a backup is written, read back, and fills a folder with the very same rows; what stood there is not restored over, but set aside with --replace', async () => {
    const made = await command(['backup', backup, '--data', data]);
    expect([made.code, made.said]).toEqual([0, expect.stringContaining('read back and whole')]);
    const other = join(root, 'other');
    await cp(data, other, { recursive: true });
    const refused = await command(['restore', backup, '--data', other]);
    expect([refused.code, refused.said]).toEqual([2, expect.stringContaining('Nothing was changed')]);
    const restored = await command(['restore', backup, '--data', other, '--replace']);
    expect([restored.code, restored.said]).toEqual([0, expect.stringContaining('each compared with the backup')]);
    expect((await readdir(other)).some((name) => name.startsWith('database-before-'))).toBe(true);
    expect(comparable(await sumsIn(await openEmbedded({ folder: other })))).toEqual(kept);
    const server = await startHandback({ folder: other, key: 'none' });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await server.stop();
  });
});

describe.runIf(isEmbedded)('a damaged data folder', () => {
  test.each([
    ['whose database is gone', (folder: string) => rm(join(folder, 'database'), { recursive: true }), 'it is gone'],
    ['whose database lost a vital file', (folder: string) => rm(join(folder, 'database', 'PG_VERSION')), 'PG_VERSION is missing'],
  ])('%s is named by start and by doctor, and nothing is put in its place', async (_, damage, why) => {
    const folder = await mkdtemp(join(root, 'damaged-'));
    await cp(data, folder, { recursive: true });
    await mkdir(join(folder, 'backups'), { recursive: true });
    await writeFile(join(folder, 'backups', 'handback-2026-11-28T030000Z.backup.gz'), '');
    await damage(folder);
    const started = await command(['serve', '--data', folder, '--port', '0']);
    expect([started.code, started.said]).toEqual([2, expect.stringContaining(why)]);
    expect(started.said).toMatch(/The newest backup is handback-2026-11-28T030000Z.*handback restore/);
    const doctor = await command(['doctor', '--data', folder]);
    expect([doctor.code, doctor.said]).toEqual([1, expect.stringContaining(why)]);
    expect(existsSync(join(folder, 'database', 'PG_VERSION'))).toBe(false);
  });
});

describe.runIf(isEmbedded)('the doctor', () => {
  test('names a mail server that does not answer, links to this machine only, and a missing backup', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as { port: number };
    await new Promise<void>((resolve) => { free.close(() => { resolve(); }); });
    const { code, said } = await command(['doctor', '--data', data, '--json'], { SMTP_URL: `smtp://user:hush@127.0.0.1:${port}` });
    const findings = JSON.parse(said) as { state: string; about: string; says: string }[];
    expect(code).toBe(1);
    expect(findings.filter((finding) => finding.state === 'wrong').map((finding) => finding.about).sort()).toEqual(['address', 'mail']);
    expect(findings.find((finding) => finding.about === 'database')).toMatchObject({ state: 'well' });
    expect(said).not.toContain('hush');
  });

  test('says of a file that was changed that it is no whole backup', async () => {
    const folder = join(root, 'with-backups');
    await cp(data, folder, { recursive: true });
    const file = join(folder, 'backups', `handback-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z.backup.gz`);
    await rm(join(folder, 'backups'), { recursive: true, force: true });
    await mkdir(join(folder, 'backups'));
    await cp(backup, file);
    const ofWhole = await command(['doctor', '--data', folder]);
    expect(ofWhole.said).toMatch(/well +backups/);
    await truncate(file, (await stat(file)).size - 100);
    expect((await command(['doctor', '--data', folder])).said).toContain('is not a whole backup');
  });
});

describe.runIf(!isEmbedded)('moving to PostgreSQL', () => {
  const name = `moved_${process.pid}`;
  const url = () => urlOnServer(name);
  beforeAll(async () => { await onServer(`create database ${name}`); });
  afterAll(async () => { await onServer(`drop database if exists ${name} with (force)`); });

  test('every row arrives; the folder says where its data went; a second move is refused', async () => {
    const folder = join(root, 'moving');
    await cp(data, folder, { recursive: true });
    const moved = await command(['move-to-postgres', '--data', folder], { DATABASE_URL: url() });
    expect([moved.code, moved.said]).toEqual([0, expect.stringContaining('each compared with what was read')]);
    expect(comparable(await sumsIn(openPostgres(url(), 2)))).toEqual(kept);
    const started = await command(['serve', '--data', folder, '--port', '0']);
    expect([started.code, started.said]).toEqual([2, expect.stringContaining('moved to PostgreSQL')]);
    const again = await command(['move-to-postgres', '--data', data], { DATABASE_URL: url() });
    expect([again.code, again.said]).toEqual([2, expect.stringContaining('There is data in that database already')]);
    const server = await startHandback({ folder, databaseUrl: url(), key: 'none' });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await server.stop();
    expect((await command(['doctor', '--data', folder], { DATABASE_URL: url() })).said).toMatch(/well +schema/);
  });
});
