import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderInbox } from './folder-inbox.ts';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'handback-inbox-')); });
afterEach(() => rm(folder, { recursive: true }));
const put = (name: string, text: string) => writeFile(join(folder, name), text);

test('a file is taken once it lies there unchanged for two looks', async () => {
  const inbox = folderInbox(folder);
  await put('people.csv', 'a');
  expect(await inbox.take()).toBeNull();
  await put('people.csv', 'a,b');
  expect(await inbox.take()).toBeNull();
  const taken = await inbox.take();
  expect(taken?.name).toBe('people.csv');
  await taken?.done('It went in.');
  expect((await readdir(join(folder, 'done'))).sort()).toEqual(['people.csv', 'people.csv.txt']);
  expect(await readFile(join(folder, 'done', 'people.csv.txt'), 'utf8')).toBe('It went in.\n');
});

test('two processes on one folder: one of them takes it', async () => {
  const [one, other] = [folderInbox(folder), folderInbox(folder)];
  await put('people.csv', 'a');
  await Promise.all([one.take(), other.take()]);
  const taken = await Promise.all([one.take(), other.take()]);
  expect(taken.filter((file) => file !== null)).toHaveLength(1);
});

test('what is hidden or still being written is left alone, and nothing that lies in done is written over', async () => {
  const inbox = folderInbox(folder);
  for (const name of ['.people.csv', 'people.csv.part', 'people.csv~']) await put(name, 'a');
  await inbox.take();
  expect(await inbox.take()).toBeNull();
  for (const text of ['first', 'second']) {
    await put('same.csv', text);
    await inbox.take();
    await (await inbox.take())?.refused('No header.');
  }
  expect((await readdir(join(folder, 'refused'))).sort()).toEqual(['same (2).csv', 'same (2).csv.txt', 'same.csv', 'same.csv.txt']);
});

test('what a dead process had taken is put back after a while', async () => {
  let now = Date.now();
  const dead = folderInbox(folder, () => now);
  await put('people.csv', 'a');
  await dead.take();
  expect(await dead.take()).not.toBeNull();
  await utimes(join(folder, 'taking', 'people.csv'), new Date(now), new Date(now));
  now += 16 * 60_000;
  const next = folderInbox(folder, () => now);
  await next.take();
  expect((await next.take())?.name).toBe('people.csv');
});
