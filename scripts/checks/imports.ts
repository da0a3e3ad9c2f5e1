/** The import rule of ARCHITECTURE.md by dependency-cruiser; the rules are in .dependency-cruiser.cjs. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { projectRoot } from '../run-command.ts';
import type { Check } from './check.ts';

type House = { readonly forbidden: NonNullable<ICruiseOptions['ruleSet']>['forbidden']; readonly options: ICruiseOptions & { enhancedResolveOptions: object } };

export type WallBreach = { readonly rule: string; readonly from: string; readonly to: string };

/** Every import below `root` that breaks a rule of the house, and how many files were looked at. */
export async function findWallBreaches(root: string): Promise<{ readonly breaches: WallBreach[]; readonly files: number }> {
  const house = createRequire(import.meta.url)(`${projectRoot}/.dependency-cruiser.cjs`) as House;
  const { enhancedResolveOptions, ...options } = house.options;
  const folders = ['src', 'scripts', 'tests'].filter((folder) => existsSync(`${root}/${folder}`));
  const report = await cruise(
    folders,
    { ...options, baseDir: root, validate: true, ruleSet: { forbidden: house.forbidden } },
    { ...enhancedResolveOptions, symlinks: false },
  );
  const { summary } = report.output as ICruiseResult;
  return {
    breaches: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    files: summary.totalCruised,
  };
}

export const imports: Check = {
  name: 'imports',
  async run() {
    const { breaches, files } = await findWallBreaches(projectRoot);
    return { problems: breaches.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`), note: `${files} modules` };
  },
};
