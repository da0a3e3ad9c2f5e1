import { globSync } from 'node:fs';
import { expect, it } from 'vitest';
import { projectFiles } from '../../scripts/project-files.ts';
import { projectRoot } from '../../scripts/run-command.ts';
import { projects } from '../../vitest.config.ts';

it('every test file belongs to a project, so that none is left out in silence', async () => {
  const taken = new Set(projects.flatMap(({ include }) => globSync(include ?? [], { cwd: projectRoot })));
  const tests = (await projectFiles()).filter((path) => /\.test\.tsx?$/.test(path));
  expect(tests.length).toBeGreaterThan(0);
  expect(tests.filter((path) => !taken.has(path))).toEqual([]);
});
