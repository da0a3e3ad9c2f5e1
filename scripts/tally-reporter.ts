/**
 * A vitest reporter that writes what a run came to as one JSON file. A file
 * that cannot be loaded, a hook that throws and an error outside any test
 * count as failures: none of them is a failed test in the eyes of the runner.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

export type Tally = {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skipped: readonly string[];
};

const whereIs = (module: TestModule): string => relative(process.cwd(), module.moduleId);

function skippedLine(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  const reason = note ?? (test.options.mode === 'todo' ? 'not written yet' : 'no reason given');
  return `${whereIs(test.module)}: ${test.fullName} (${reason})`;
}

export function tallyOf(modules: readonly TestModule[], strayErrors: number): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const in_ = (state: string): TestCase[] => tests.filter((test) => test.result().state === state);
  const brokenFiles = modules.filter((module) => module.errors().length > 0).map((module) => `${whereIs(module)} could not be run`);
  const brokenHooks = modules.flatMap((module) => [...module.children.allSuites()].filter((suite) => suite.errors().length > 0).map((suite) => `${whereIs(module)}: ${suite.fullName}, before or after its tests`));
  const failedTests = [...in_('failed'), ...in_('pending')].map((test) => `${whereIs(test.module)}: ${test.fullName}`);
  const stray = strayErrors === 0 ? [] : [`${strayErrors} errors outside any test`];
  return { passed: in_('passed').length, failures: [...failedTests, ...brokenFiles, ...brokenHooks, ...stray], skipped: in_('skipped').map(skippedLine) };
}

// oxlint-disable-next-line import/no-default-export -- the runner asks a reporter file for its default
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly unknown[]): void {
    const file = process.env['HANDBACK_TALLY'];
    if (!file) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(tallyOf(modules, strayErrors.length)));
  }
}
