/** The short form of `npm run test:crash`: a few rounds, on each engine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { runRounds } from '../crash/run-rounds.ts';
import { onServer, urlOnServer } from '../support/on-server.ts';
import '../support/provided.ts';

const isPostgres = inject('database') === 'postgres';
const database = `crash_${process.pid}`;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-crash-'));
  if (isPostgres) await onServer(`create database ${database}`);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  if (isPostgres) await onServer(`drop database if exists ${database} with (force)`);
});

test('processes die under load, and nothing that was acknowledged is lost or doubled', { timeout: 600_000 }, async () => {
  const { wrong, killed, answered } = await runRounds({
    folder, databaseUrl: isPostgres ? urlOnServer(database) : undefined, roles: isPostgres ? ['web', 'all'] : ['all'], rounds: isPostgres ? 3 : 1, seed: 11, users: 4, compareEvery: 10, waitsForJobs: false,
  });
  expect(wrong).toEqual([]);
  expect(killed).toBeGreaterThan(0);
  expect(answered).toBeGreaterThan(20);
});
