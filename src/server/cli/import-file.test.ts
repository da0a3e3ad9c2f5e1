import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runImport } from './import-file.ts';

let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'handback-import-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

const said = async (args: string[], key: string | undefined = 'hb_test') => {
  const lines: string[] = [];
  const code = await runImport(args, { url: undefined, key }, (line) => { lines.push(line); });
  return { code, text: lines.join('\n') };
};

describe('handback import, before it reaches a Handback', () => {
  test('says how it is used when no file is named', async () => expect(await said([])).toMatchObject({ code: 2, text: expect.stringContaining('Usage: handback import FILE') as string }));
  test('asks for a key', async () => {
    const lines: string[] = [];
    expect(await runImport(['people.csv'], { url: undefined, key: undefined }, (line) => { lines.push(line); })).toBe(2);
    expect(lines.join('\n')).toContain('An API key is needed');
  });
  test('refuses a kind that is none, an option that is none, and a file that is not there', async () => {
    expect((await said(['a.csv', '--kind', 'ships'])).text).toContain('"ships" is no kind of record');
    expect(await said(['a.csv', '--force'])).toMatchObject({ code: 2 });
    expect((await said([join(folder, 'none.csv')])).text).toContain('There is no file');
  });
  test('says when nobody answers, and that nothing was sent', async () => {
    const path = join(folder, 'people.csv');
    writeFileSync(path, 'employee_id,name\nE1,Ada\n');
    const { code, text } = await said([path, '--url', 'http://127.0.0.1:9']);
    expect(code).toBe(2);
    expect(text).toContain('Nothing was sent');
  });
});
