/**
 * `handback import FILE`: brings a file, with or without a running Handback.
 * Without --apply it stops at the preview. What the browser would ask is
 * answered by options (`import/options.ts`); what stays open is listed with the
 * option that answers it, and nothing is applied meanwhile.
 */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { mostFileBytes, type ImportRun, type KeptMapping } from '#contract/imports';
import type { FileBody } from '#contract/route';
import { importKinds } from '#domain/import/field';
import { ConfigError } from '../platform/config/config.ts';
import { DataFolderError } from '../platform/config/data-folder.ts';
import { MigrationError } from '../platform/db/migrate.ts';
import { fileOnDisk } from '../platform/files/file-on-disk.ts';
import { answersFrom, openQuestions } from './import/answers.ts';
import type { Bringer, MapBody } from './import/bringer.ts';
import { readOptions, usage, type Asked, type ImportSettings } from './import/options.ts';
import { ownData } from './import/own-data.ts';
import { runningHandback } from './import/running-handback.ts';
import { Stop } from './import/stop.ts';

async function bytesOf(path: string): Promise<FileBody> {
  try {
    const { size } = await stat(path);
    if (size > mostFileBytes) throw new Stop(`${path} is larger than ${mostFileBytes / 1024 / 1024} MB. Leave out the columns you do not need, or split it and bring the parts one after the other.`);
    return await fileOnDisk(path);
  } catch (error) {
    if (error instanceof Stop) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Stop(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be opened (${code ?? String(error)}).`);
  }
}

type Say = (line: string) => void;

/** Waits until the step is over, or does it where nobody else does; says how far it is. */
async function whenDone(by: Bringer, run: ImportRun, status: ImportRun['status'], say: Say): Promise<ImportRun> {
  if (run.status !== status) return run;
  let underWay: Promise<void> | undefined = by.work?.(run.id).then(() => { underWay = undefined; }, (error: unknown) => {
    throw new Stop(`It stopped in the middle (${error instanceof Error ? error.message : String(error)}). What was done is kept; the next Handback that runs on this data goes on with it.`);
  });
  let now = run;
  for (let told = -1; now.status === status; now = await by.read(run.id)) {
    const percent = now.of === 0 ? 0 : Math.floor((now.done / now.of) * 10) * 10;
    if (percent > told) say(`  ${now.done.toLocaleString('en')} of ${now.of.toLocaleString('en')} rows`);
    told = Math.max(told, percent);
    await (underWay === undefined ? pause(1_000) : Promise.race([underWay, pause(1_000)]));
  }
  return now;
}

const n = (value: number | undefined): string => (value ?? 0).toLocaleString('en');

function tell(run: ImportRun, say: Say): void {
  const { counts, summary } = run;
  const isDone = run.status === 'applied';
  say(`${isDone ? 'Done' : 'Preview'}: ${n(counts?.create)} new, ${n(counts?.change)} changed, ${n(counts?.same)} the same, ${n(counts?.left)} left alone, ${n(counts?.refuse)} refused, of ${n(run.rows)} rows.`);
  for (const { label, sentence, rows, lines } of summary?.reasons ?? []) say(`  refused ${n(rows)}: ${label === null ? '' : `${label}: `}${sentence} (line ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ' …' : ''})`);
  if ((summary?.rowsWithheld ?? 0) > 0) say(`  ${n(summary?.rowsWithheld)} go in without something; the preview says what.`);
  for (const { name, rows } of summary?.rules ?? []) say(`  ${n(rows)} ${rows === 1 ? 'row' : 'rows'} read by the rule "${name}".`);
  if ((summary?.absent ?? 0) > 0) say(`  ${n(summary?.absent)} here are not in the file; nothing happens to them.`);
  if ((counts?.refuse ?? 0) > 0) say(isDone ? `  The refused rows wait for a decision under Waiting rows.` : `  Refused rows are not lost: once the file is applied they wait for a decision.`);
}

function mappingNamed(kept: readonly KeptMapping[], name: string, kind: string | null): KeptMapping {
  const named = kept.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  const [found, ...others] = named.length > 1 ? named.filter((each) => each.kind === kind) : named;
  if (found !== undefined && others.length === 0) return found;
  if (named.length > 1) throw new Stop(`${named.length} mappings are called "${name}" (${named.map((each) => each.kind).join(', ')}). Say which with --kind.`, 3);
  throw new Stop(kept.length === 0 ? `No mapping is called "${name}"; none is kept yet.` : `No mapping is called "${name}". There are:\n${kept.map((each) => `  ${each.name} (${each.kind})`).join('\n')}`);
}

/** The file received and everything said about it that was said beforehand. */
async function settled(by: Bringer, asked: Asked, say: Say): Promise<ImportRun> {
  const bytes = await bytesOf(asked.path);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  let run = await by.receive({ name: basename(asked.path), zone, kind: asked.kind, bytes });
  const map = async (body: Omit<MapBody, 'version'>): Promise<void> => { run = await by.map(run.id, { ...body, version: run.version }); };
  say(`${run.fileName}: ${n(run.rows)} rows. ${run.why}`);
  for (const { sentence } of run.reading.notes) say(`  ${sentence}`);
  if (asked.mapping !== undefined) {
    const kept = mappingNamed(await by.mappings(), asked.mapping, asked.kind ?? run.kind);
    if (asked.kind !== undefined && asked.kind !== kept.kind) throw new Stop(`The mapping "${kept.name}" is for ${kept.kind}, not for ${asked.kind}. Nothing was changed.`);
    await map({ useMapping: kept.id });
    say(`  Columns as in "${kept.name}".`);
  }
  if (run.kind === null) throw new Stop(`Which records does it bring? ${run.why}\n      --kind ${importKinds.join('|')}`, 3);
  const { answers, unused } = answersFrom(asked.said, run);
  if (Object.keys(answers).length > 0) await map({ answers });
  for (const option of unused) say(`  Nothing in this file asks for ${option}; it was not used.`);
  if (asked.acceptsProposals || asked.leavesOut) await map({ acceptProposals: asked.acceptsProposals, unknownPeople: asked.leavesOut ? 'leave_out' : 'refuse' });
  return run;
}

function sayOpen(run: ImportRun, say: Say): void {
  const { questions } = run;
  if (questions.length === 0) return;
  say(`Still to be answered (${n(questions.length)}):`);
  for (const line of openQuestions(questions)) say(line);
  if (questions.some(({ proposal }) => proposal !== null)) say('  --accept-proposals takes what is proposed.');
}

async function bring(by: Bringer, asked: Asked, say: Say): Promise<{ run: ImportRun; code: 0 | 1 | 3 }> {
  let run = await settled(by, asked, say);
  run = await whenDone(by, await by.preview(run), 'previewing', say);
  tell(run, say);
  sayOpen(run, say);
  const codeOf = ({ counts }: ImportRun): 0 | 1 => ((counts?.refuse ?? 0) > 0 ? 1 : 0);
  const isOpen = run.questions.length > 0 && !(asked.apply && asked.leavesOpen);
  if (!asked.apply || isOpen) {
    say(`Nothing was changed. Look at it: ${by.look(run.id)}${isOpen ? '' : ', or add --apply'}.`);
    return { run, code: isOpen ? 3 : codeOf(run) };
  }
  run = await by.apply(run);
  if (!asked.waits) {
    say(`It is going in: ${by.look(run.id)}`);
    return { run, code: codeOf(run) };
  }
  run = await whenDone(by, run, 'applying', say);
  if (run.status === 'stopped') throw new Stop(`Somebody stopped it after ${n(run.done)} rows. What went in stays; go on or take it back: ${by.look(run.id)}`);
  tell(run, say);
  return { run, code: codeOf(run) };
}

/** What is meant for the person at the terminal; anything else is a fault and is thrown on. */
function explained(error: unknown): { text: string; code: 2 | 3 } | null {
  if (error instanceof Stop) return { text: error.message, code: error.code };
  if (error instanceof ConfigError || error instanceof DataFolderError || error instanceof MigrationError) return { text: error.message, code: 2 };
  const { code, message } = error as { code?: string; message?: string };
  if (code?.startsWith('ERR_PARSE_ARGS') === true) return { text: `${message ?? ''}\n${usage}`, code: 2 };
  return code === 'ECONNREFUSED' ? { text: 'The PostgreSQL server in DATABASE_URL does not answer. Nothing was changed.', code: 2 } : null;
}

/** `openOwn` opens the data here when no running Handback is named; tests hand in one that is open. */
export async function runImport(args: readonly string[], settings: ImportSettings, print: Say, openOwn: (data: string | undefined) => Promise<Bringer> = ownData): Promise<0 | 1 | 2 | 3> {
  try {
    const asked = readOptions(args, settings);
    const by = asked.to === null ? await openOwn(asked.data) : runningHandback(asked.to);
    try {
      const { run, code } = await bring(by, asked, asked.asJson ? () => undefined : print);
      if (asked.asJson) print(JSON.stringify(run));
      return code;
    } finally {
      await by.close();
    }
  } catch (error) {
    const said = explained(error);
    if (said === null) throw error;
    print(said.text);
    return said.code;
  }
}
