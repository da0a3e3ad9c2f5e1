import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEmbedded } from '../db/open-database.ts';
import { makeDatabase, placeDatabase } from './new-database.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'handback-new-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

describe('a database that is made while the program is read', () => {
  test('is put into its place and opens; nothing is left beside it', async () => {
    const made = await makeDatabase(folder);
    placeDatabase(folder, made);
    expect(readdirSync(folder)).toEqual(['database']);
    const database = await openEmbedded({ folder });
    expect((await database.pool.query<{ n: number }>('select 1 as n')).rows).toEqual([{ n: 1 }]);
    await database.close();
  });

  test('is thrown away when one came there before it, and what was made halfway too', async () => {
    const made = await makeDatabase(folder);
    mkdirSync(join(folder, 'database'));
    writeFileSync(join(folder, 'database', 'PG_VERSION'), 'theirs');
    mkdirSync(join(folder, 'database-being-made-1'));
    placeDatabase(folder, made);
    expect(readdirSync(folder)).toEqual(['database']);
    expect(readdirSync(join(folder, 'database'))).toEqual(['PG_VERSION']);
  });

  test('is not made where one is, was, or moved away from', async () => {
    for (const mark of ['database.json', 'moved.json']) {
      writeFileSync(join(folder, mark), '{}');
      expect(await makeDatabase(folder)).toBeNull();
      rmSync(join(folder, mark));
    }
    mkdirSync(join(folder, 'database'));
    writeFileSync(join(folder, 'database', 'PG_VERSION'), '18');
    expect(await makeDatabase(folder)).toBeNull();
    expect(existsSync(join(folder, 'database', 'base'))).toBe(false);
  });
});
