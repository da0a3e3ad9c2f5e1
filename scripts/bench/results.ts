/**
 * Results by commit, one line each in docs/bench-results.jsonl, so that a slide
 * shows: `npm run bench -- --compare` sets each figure beside the one before.
 * Kept of the machine: what it is, never its name or a path.
 */
import { appendFile, readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { projectRoot, runCommand } from '../run-command.ts';

/** One line of the table. `share` of the floor: 1 is as fast as the floor. `goal`: the share that is asked for. */
export type Measured = {
  readonly workload: string; readonly engine: string; readonly figure: string; readonly value: number; readonly floor: number | null; readonly share: number | null; readonly goal?: number | null;
  readonly p50?: number; readonly p99?: number; readonly floorP50?: number; readonly more?: object;
};
type Kept = { readonly commit: string; readonly at: string; readonly machine: object } & Omit<Measured, 'more'>;

const file = `${projectRoot}/docs/bench-results.jsonl`;
const short = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2));
const milliseconds = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 1));

export const table = (measured: readonly Measured[]): string => [
  '| workload | engine | figure | ours | floor | share | asked | p50 ms | p99 ms | floor p50 ms |', '| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...measured.map((one) => `| ${one.workload} | ${one.engine} | ${one.figure} | ${short(one.value)} | ${short(one.floor)} | ${short(one.share)} | ${short(one.goal)} | ${milliseconds(one.p50)} | ${milliseconds(one.p99)} | ${milliseconds(one.floorP50)} |`),
].join('\n');

async function git(...args: string[]): Promise<string> {
  return (await runCommand('git', args)).output.trim();
}

const rounded = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);

/** Says what was measured, and keeps it when the working copy is what its commit says. */
export async function tell(measured: readonly Measured[], database: string, isComparable: boolean): Promise<void> {
  console.log(`\n${table(measured)}`);
  for (const { workload, engine, figure, more } of measured) if (more !== undefined) console.log(`${workload} ${engine} ${figure}: ${JSON.stringify(more, (_key, value: unknown) => rounded(value))}`);
  const isClean = (await git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!docs/bench-results.jsonl')) === '';
  if (!isComparable || !isClean) return console.log(`Not kept: ${isClean ? 'not at its usual length or size' : 'the working copy differs from its commit'}.`);
  const about = { commit: await git('rev-parse', '--short', 'HEAD'), at: new Date().toISOString().slice(0, 16) + 'Z', machine: { node: process.version, database: database.replace(/ \(.*/, ''), processor: cpus()[0]?.model ?? '', cores: cpus().length } };
  const lines = measured.map(({ more: _more, ...one }) => `${JSON.stringify({ ...about, ...one }, (_key, value: unknown) => rounded(value))}\n`);
  await appendFile(file, lines.join(''));
  return console.log('Kept in docs/bench-results.jsonl');
}

/** Each figure: the last two commits that measured it. */
export async function compare(): Promise<void> {
  const kept = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean).map((line) => JSON.parse(line) as Kept);
  const figures = Map.groupBy(kept, ({ workload, engine, figure }) => `${workload} | ${engine} | ${figure}`);
  console.log('| workload | engine | figure | before | now | share before | share now | |\n| --- | --- | --- | ---: | ---: | ---: | ---: | --- |');
  for (const [name, lines] of figures) {
    const now = lines.at(-1) as Kept;
    const before = lines.findLast((line) => line.commit !== now.commit);
    const change = before === undefined ? NaN : (now.share ?? now.value) / (before.share ?? before.value) - 1;
    console.log(`| ${name} | ${before === undefined ? '–' : `${short(before.value)} (${before.commit})`} | ${short(now.value)} (${now.commit}) | ${short(before?.share)} | ${short(now.share)} | ${Number.isNaN(change) ? '' : `${change > 0 ? '+' : ''}${(change * 100).toFixed(0)} %${change < -0.1 ? ' slides' : ''}`} |`);
  }
}
