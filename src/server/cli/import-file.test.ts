import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownData } from './import/own-data.ts';
import { exitCodes, importOptions, optionText } from './import/options.ts';
import { runImport } from './import-file.ts';
import { openDataFolder } from '../platform/config/data-folder.ts';

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
  test('asks for a key when an address is given', async () => {
    const lines: string[] = [];
    expect(await runImport(['people.csv', '--url', 'http://127.0.0.1:9'], { url: undefined, key: undefined }, (line) => { lines.push(line); })).toBe(2);
    expect(lines.join('\n')).toContain('An API key is needed');
  });
  test('refuses what contradicts itself, and an answer that cannot be read', async () => {
    expect(await said(['a.csv', '--preview', '--apply'])).toMatchObject({ code: 2, text: expect.stringContaining('choose one') as string });
    expect(await said(['a.csv', '--no-wait', '--data', folder], '')).toMatchObject({ code: 2, text: expect.stringContaining('--no-wait needs a running Handback') as string });
  });
  test('creates nothing in a folder that has no Handback', async () => {
    const path = join(folder, 'staff.csv');
    writeFileSync(path, 'employee_id,name\nE1,Ada\n');
    const empty = join(folder, 'nothing-here');
    expect(await said([path, '--data', empty], '')).toMatchObject({ code: 2, text: expect.stringContaining('There is no Handback in') as string });
    expect(existsSync(empty)).toBe(false);
  });
  test('is refused while another process has the folder, with the address at which that one answers', async () => {
    const taken = join(folder, 'taken');
    const other = await openDataFolder(taken);
    mkdirSync(join(taken, 'database'));
    other.announce('http://localhost:4711');
    await expect(ownData(taken)).rejects.toThrow('handback import FILE --url http://localhost:4711 --key KEY');
    await other.release();
    expect(existsSync(join(taken, 'address'))).toBe(false);
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

describe('the documentation of handback import', () => {
  const page = readFileSync(new URL('../../../docs/bringing-files.md', import.meta.url), 'utf8');
  test.each(Object.entries(importOptions))('has --%s as the command has it', (name, { says }) => {
    expect(page).toContain(`| \`${optionText(name as keyof typeof importOptions).replaceAll('|', '\\|')}\` | ${says} |`);
  });
  test.each(exitCodes)('says what it means that it ends with %i', (code, says) => { expect(page).toContain(`| ${code} | ${says} |`); });
});
