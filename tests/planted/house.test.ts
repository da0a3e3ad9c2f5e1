import { describe, expect, it } from 'vitest';
import { findHouseProblems, houseRules } from '../../scripts/checks/house.ts';
import { brokenFiles, soundFiles } from './house.ts';
import { planted } from './plant.ts';

const rulesBrokenBy = async (path: string, text: string): Promise<string[]> =>
  (await planted({ [path]: text }, (root) => findHouseProblems(root, [path]))).map(({ rule }) => rule);

describe('the rules of the house', () => {
  it.each(brokenFiles)('$rule names $path: $text', async ({ rule, path, text }) => {
    expect(await rulesBrokenBy(path, text)).toContain(rule);
  });

  it.each(soundFiles)('$path is fine: $text', async ({ path, text }) => {
    expect(await rulesBrokenBy(path, text)).toEqual([]);
  });

  it('every rule has a planted violation', () => {
    const proven = new Set(brokenFiles.map(({ rule }) => rule));
    expect(houseRules.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });
});
