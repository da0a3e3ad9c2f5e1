import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { projectRoot, runTool } from '../../scripts/run-command.ts';
import type { Tally } from '../../scripts/tally-reporter.ts';
import { planted } from './plant.ts';

const vitest = "import { beforeAll, describe, expect, it } from 'vitest';\n";

const suite = {
  'vitest.config.ts': "export default { test: { include: ['*.test.ts'] } };\n",
  'fine.test.ts': `${vitest}it('holds', () => expect(1).toBe(1));\n`,
  'wrong.test.ts': `${vitest}it('is wrong', () => expect(1).toBe(2));\n`,
  'unloadable.test.ts': `import './absent.ts';\n${vitest}it('never runs', () => expect(1).toBe(1));\n`,
  'hook.test.ts': `${vitest}describe('a suite', () => { beforeAll(() => { throw new Error('no database'); }); it('waits', () => expect(1).toBe(1)); });\n`,
  'left-out.test.ts': `${vitest}it('is for later', (test) => test.skip('needs a scanner'));\nit.todo('is not written');\n`,
  'stray.test.ts': `${vitest}it('leaves a promise behind', async () => { void Promise.reject(new Error('stray')); await new Promise((resolve) => setImmediate(resolve)); });\n`,
};

it('the tally counts whatever did not run to its end as failed, and names what was left out with its reason', async () => {
  const tally = await planted(suite, async (root) => {
    const args = ['run', `--root=${root}`, `--reporter=${projectRoot}/scripts/tally-reporter.ts`];
    const { code } = await runTool('vitest/vitest.mjs', args, { cwd: root, env: { HANDBACK_TALLY: `${root}/tally.json` } });
    expect(code).not.toBe(0);
    return JSON.parse(await readFile(`${root}/tally.json`, 'utf8')) as Tally;
  });
  expect(tally.passed).toBe(2);
  expect([...tally.failures].sort()).toEqual([
    '1 errors outside any test',
    'hook.test.ts: a suite, before or after its tests',
    'unloadable.test.ts could not be run',
    'wrong.test.ts: is wrong',
  ]);
  expect([...tally.skipped].sort()).toEqual([
    'hook.test.ts: a suite > waits (no reason given)',
    'left-out.test.ts: is for later (needs a scanner)',
    'left-out.test.ts: is not written (not written yet)',
  ]);
});
