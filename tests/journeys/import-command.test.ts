/** The real program: a file brought by `handback import` beside a running Handback, and without one. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startHandback, type Handback } from '../../scripts/bench/handback.ts';
import { projectRoot } from '../../scripts/run-command.ts';
import { onServer, urlOnServer } from '../support/on-server.ts';
import '../support/provided.ts';

let root: string;
let data: string;
let server: Handback | undefined;

async function handbackImport(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [`${projectRoot}/src/server/cli.ts`, 'import', ...args], { env: { ...process.env, LOG_LEVEL: 'error', ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { said += part.toString(); });
  const code = await new Promise<number>((resolve) => { child.on('close', (ended) => { resolve(ended ?? -1); }); });
  return { code, said };
}

const people = (from: number, to: number): string => `employee_id,name,email\n${Array.from({ length: to - from }, (_, n) => `E${from + n},Person ${from + n},p${from + n}@norte.example`).join('\n')}\n`;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'handback-import-'));
  data = join(root, 'data');
});
afterAll(async () => {
  await server?.stop();
  await rm(root, { recursive: true, force: true });
});

test.runIf(inject('database') === 'embedded')('beside a running Handback the folder is refused with its address, to which the file goes in; without one the folder is opened', async () => {
  server = await startHandback({ folder: data });
  const first = join(root, 'people.csv');
  await writeFile(first, people(0, 20));
  const refused = await handbackImport([first, '--data', data, '--apply']);
  expect([refused.code, refused.said]).toEqual([2, expect.stringContaining(`--url ${server.url} --key KEY`)]);
  const sent = await handbackImport([first, '--url', server.url, '--key', server.key, '--apply']);
  expect([sent.code, sent.said]).toEqual([0, expect.stringContaining('Done: 20 new')]);
  await server.stop();
  server = undefined;

  const second = join(root, 'more.csv');
  await writeFile(second, people(10, 1_500));
  const brought = await handbackImport([second, '--data', data, '--apply']);
  expect([brought.code, brought.said]).toEqual([0, expect.stringContaining('Done: 1,480 new, 0 changed, 10 the same')]);
  const again = await handbackImport([second, '--data', data]);
  expect([again.code, again.said]).toEqual([0, expect.stringContaining('0 new, 0 changed, 1,490 the same')]);
});

test.runIf(inject('database') === 'postgres')('with DATABASE_URL the file goes in beside a Handback that runs on the same server', async () => {
  const name = `import_command_${process.pid}`;
  await onServer(`create database ${name}`);
  const databaseUrl = urlOnServer(name);
  server = await startHandback({ folder: data, databaseUrl });
  const file = join(root, 'people.csv');
  await writeFile(file, people(0, 1_500));
  const brought = await handbackImport([file, '--apply'], { DATABASE_URL: databaseUrl });
  expect([brought.code, brought.said]).toEqual([0, expect.stringContaining('Done: 1,500 new')]);
  expect((await server.call('GET', '/api/people?limit=1')).body['total']).toBe(1_500);
  await server.stop();
  server = undefined;
  await onServer(`drop database if exists ${name} with (force)`);
});
