import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { findWallBreaches } from '../../scripts/checks/imports.ts';
import { projectRoot } from '../../scripts/run-command.ts';
import { forbiddenImports, permittedImports, treeOf } from './imports.ts';
import { planted } from './plant.ts';

const rulesBrokenBy = async (tree: Record<string, string>): Promise<string[]> =>
  (await planted(tree, findWallBreaches)).breaches.map(({ rule }) => rule);

describe('the walls between rooms and slices', () => {
  it.each(forbiddenImports)('$rule stops $from from importing $to', async (plant) => {
    expect(await rulesBrokenBy(treeOf(plant))).toContain(plant.rule);
  });

  it.each(permittedImports)('$from may import $to', async (plant) => {
    expect(await rulesBrokenBy(treeOf({ ...plant, rule: '' }))).toEqual([]);
  });

  it('two slices may not need each other', async () => {
    const tree = {
      'src/domain/one.ts': "import { two } from './two.ts';\nexport const one = () => two();\n",
      'src/domain/two.ts': "import { one } from './one.ts';\nexport const two = (): number => one();\n",
    };
    expect(await rulesBrokenBy(tree)).toContain('no-cycle');
  });

  it('a type taken through a wall is stopped as a value is', async () => {
    const tree = {
      'src/domain/case.ts': "import type { App } from '#server/app';\nexport type Case = App;\n",
      'src/server/app.ts': 'export type App = string;\n',
    };
    expect(await rulesBrokenBy(tree)).toContain('domain-stands-alone');
  });

  it('an import that leads nowhere is an error, not a way past', async () => {
    expect(await rulesBrokenBy({ 'src/domain/case.ts': "export { x } from '#domain/absent';\n" })).toContain('imports-resolve');
  });

  it('every rule has a planted violation', () => {
    const { forbidden } = createRequire(import.meta.url)(`${projectRoot}/.dependency-cruiser.cjs`) as { forbidden: { name: string }[] };
    const proven = new Set([...forbiddenImports.map(({ rule }) => rule), 'no-cycle', 'imports-resolve']);
    const orderRules = forbidden.filter(({ name }) => name.startsWith('slice-order-'));
    expect(forbidden.filter((rule) => !proven.has(rule.name) && !orderRules.includes(rule))).toEqual([]);
    expect(orderRules.length).toBeGreaterThan(20);
  });
});
