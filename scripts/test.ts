/**
 * `npm test`: prepares what the tests need (browser, PostgreSQL, built web),
 * runs the vitest projects in three lines beside one another (a third of the
 * time each of them waits: for a page, a process, a disk), and ends with one line,
 * `N passed, N failed`. Whatever did not run to its end counts as failed.
 *   --only domain,journeys   some projects      --no-build   the web as it is
 *   anything else            a filter on the path of test files
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '../tests/support/postgres.ts';
import { projects as projectsInOrder } from '../vitest.config.ts';
import { prepareBrowser } from './prepare-browser.ts';
import { projectRoot, runTool } from './run-command.ts';
import type { Tally } from './tally-reporter.ts';
import { buildWebIfStale } from './web-build.ts';

const projects = projectsInOrder.map(({ name }) => String(name));

/** None needs half of it on two quiet cores; one that needs longer hangs. */
const longestMinutes = 22;

const { values, positionals: filters } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' }, 'no-build': { type: 'boolean', default: false } } });

function chosen(): string[] {
  const names = values.only?.split(',') ?? projects;
  const matches = (name: string) => projects.filter((project) => project === name || project.startsWith(`${name}-`));
  const unknown = names.filter((name) => matches(name).length === 0);
  if (unknown.length > 0) {
    console.error(`No tests are called "${unknown.join('", "')}". There are: ${projects.join(', ')}`);
    process.exit(2);
  }
  return projects.filter((project) => names.some((name) => matches(name).includes(project)));
}

const wanted = chosen();
const needs = (...some: string[]): boolean => wanted.some((project) => some.includes(project));
const failures: string[] = [];
const skipped: string[] = [];
let passed = 0;

async function prepare(): Promise<Record<string, string>> {
  const env: Record<string, string> = {};
  if (needs('e2e', 'house')) {
    const browser = await prepareBrowser();
    if ('missing' in browser) failures.push(browser.missing);
    else env['HANDBACK_BROWSER'] = browser.path;
  }
  if (needs('e2e') && !values['no-build']) {
    const build = await buildWebIfStale();
    if (build.outcome === 'failed') failures.push(`The web could not be built:\n${build.output}`);
  }
  if (needs('postgres', 'journeys-postgres')) {
    try {
      const postgres = await startPostgres();
      env['HANDBACK_TEST_POSTGRES'] = postgres.url;
      stopPostgres = postgres.stop;
      console.log(`Database server: ${postgres.source}`);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  return env;
}

/** `aside`: another project writes at the same time, so that what this one says is told when it has ended. */
async function runProject(project: string, env: Record<string, string>, aside = false): Promise<void> {
  const file = `${projectRoot}/.cache/test/${project}.json`;
  await rm(file, { force: true });
  const started = performance.now();
  const { code, output } = await runTool(
    'vitest/vitest.mjs',
    ['run', '--project', project, '--passWithNoTests', '--silent=passed-only', '--reporter=default', `--reporter=${projectRoot}/scripts/tally-reporter.ts`, ...filters],
    { echo: !aside, minutes: longestMinutes, env: { ...env, HANDBACK_TALLY: file, NODE_COMPILE_CACHE: `${projectRoot}/.cache/compiled` } },
  );
  if (aside) console.log(output);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const written = await readFile(file, 'utf8').catch(() => undefined);
  const tally: Tally = written === undefined ? { passed: 0, failures: [], skipped: [] } : (JSON.parse(written) as Tally);
  passed += tally.passed;
  failures.push(...tally.failures.map((failure) => `${project}: ${failure}`));
  skipped.push(...tally.skipped.map((name) => `${project}: ${name}`));
  if (code !== 0 && tally.failures.length === 0) failures.push(`${project}: the runner ended with ${code} after ${seconds} s`);
  const none = tally.passed + tally.failures.length + tally.skipped.length === 0 && code === 0;
  console.log(none ? `${project}: no test files` : `${project}: ${tally.passed} passed, ${tally.failures.length} failed in ${seconds} s`);
}

/** Each about as long as the others. */
const lineOf = (project: string): 'browser' | 'server' | 'embedded' => (project === 'e2e' ? 'browser' : project.endsWith('postgres') || project === 'house' ? 'server' : 'embedded');

let stopPostgres = (): Promise<void> => Promise.resolve();
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true; // the project under way gets the signal too and ends; then we do
  });
}

await mkdir(`${projectRoot}/.cache/test`, { recursive: true });
try {
  const env = await prepare();
  const lines = ['embedded', 'server', 'browser'].map((line) => wanted.filter((project) => lineOf(project) === line)).filter((line) => line.length > 0);
  await Promise.all(lines.map(async (line, index) => {
    for (const project of line) if (!interrupted) await runProject(project, env, index > 0);
  }));
  if (interrupted) failures.push('The run was interrupted.');
} finally {
  await stopPostgres();
}

for (const failure of failures) console.log(`failed   ${failure}`);
for (const name of skipped) console.log(`skipped  ${name}`);
console.log(`${passed} passed, ${failures.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
