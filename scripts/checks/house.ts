/** The rules of the house that need a look at names and syntax, one pass over all source. */
import { readFile } from 'node:fs/promises';
import ts from 'typescript';
import { isScript, projectFiles } from '../project-files.ts';
import { projectRoot } from '../run-command.ts';
import type { Check } from './check.ts';
import { kebabNames, noBarrels, noDrawers, slicesInOrder } from './house/naming.ts';
import { apiInQueries, environmentInConfig, pagesWithoutScript, routesByContract, sqlInRepos } from './house/placement.ts';
import { domainIsPure, domainSaysWhat } from './house/purity.ts';
import type { HouseRule } from './house/rule.ts';

export const houseRules: readonly HouseRule[] = [
  domainIsPure, domainSaysWhat, sqlInRepos, environmentInConfig, apiInQueries, pagesWithoutScript, routesByContract,
  noDrawers, kebabNames, noBarrels, slicesInOrder,
];

export type HouseProblem = { readonly rule: string; readonly path: string; readonly problem: string };

export async function findHouseProblems(root: string, paths: readonly string[]): Promise<HouseProblem[]> {
  const found: HouseProblem[] = [];
  for (const path of paths.filter(isScript)) {
    const rules = houseRules.filter((rule) => rule.covers(path));
    if (rules.length === 0) continue;
    const text = await readFile(`${root}/${path}`, 'utf8');
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true);
    for (const rule of rules) {
      for (const problem of rule.find({ path, text, tree })) found.push({ rule: rule.name, path, problem });
    }
  }
  return found;
}

export const house: Check = {
  name: 'house',
  async run() {
    const problems = await findHouseProblems(projectRoot, await projectFiles());
    return { problems: problems.map(({ rule, path, problem }) => `${rule}: ${path}: ${problem}`), note: `${houseRules.length} rules` };
  },
};
