/**
 * `npm run check`: holds the house. One line per check, two at a time; fails
 * when any does. `--only types,imports` runs some.
 */
import { bundle } from './checks/bundle.ts';
import type { Check, Outcome } from './checks/check.ts';
import { generated } from './checks/generated.ts';
import { house } from './checks/house.ts';
import { imports } from './checks/imports.ts';
import { licences } from './checks/licences.ts';
import { lint } from './checks/lint.ts';
import { lockfile } from './checks/lockfile.ts';
import { machinePaths } from './checks/machine-paths.ts';
import { sizes } from './checks/sizes.ts';
import { types } from './checks/types.ts';
import { unused } from './checks/unused.ts';

/** The slow ones first, so that the short ones fill the gaps. */
const all: readonly Check[] = [bundle, types, lint, generated, imports, unused, house, sizes, licences, lockfile, machinePaths];

async function outcomeOf(check: Check): Promise<Outcome> {
  try {
    return await check.run();
  } catch (error) {
    return { problems: [`the check itself broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`] };
  }
}

async function report(check: Check): Promise<boolean> {
  const started = performance.now();
  const { problems, note } = await outcomeOf(check);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const holds = problems.length === 0;
  console.log(`${holds ? 'holds ' : 'BROKEN'}  ${check.name.padEnd(16)} ${seconds.padStart(5)} s${note === undefined ? '' : `  ${note}`}`);
  for (const problem of problems) console.log(problem.split('\n').map((line) => `        ${line}`).join('\n'));
  return holds;
}

function wanted(): readonly Check[] {
  const at = process.argv.indexOf('--only');
  if (at === -1) return all;
  const names = (process.argv[at + 1] ?? '').split(',');
  const unknown = names.filter((name) => !all.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(`No check is called "${unknown.join('", "')}". There are: ${all.map((check) => check.name).join(', ')}`);
    process.exit(2);
  }
  return all.filter((check) => names.includes(check.name));
}

const waiting = [...wanted()];
const held: boolean[] = [];
async function work(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) held.push(await report(check));
}
await Promise.all([work(), work()]);

const broken = held.filter((holds) => !holds).length;
console.log(`Checks: ${held.length - broken} hold, ${broken} broken`);
process.exit(broken === 0 ? 0 : 1);
