/**
 * `handback import FILE [--kind KIND] [--apply | --dry-run] [--no-wait] [--accept-proposals]`: brings a
 * file to a running Handback over its API. It never opens the data folder.
 * Without --apply it stops at the preview. Ends with 0 when every row went in
 * or would, 1 when rows were refused, 2 when nothing could be done.
 */
import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { applyImport, mapImport, previewImport, readImport, receiveFile, type ImportRun } from '#contract/imports';
import { ProblemDocument } from '#contract/problem';
import { pathOf, type RouteObject } from '#contract/route';
import { importKinds } from '#domain/import/field';

export type ImportSettings = { readonly url?: string | undefined; readonly key?: string | undefined };
type Asked = { path: string; kind?: string; apply: boolean; waits: boolean; acceptsProposals: boolean; leavesOut: boolean; url: string; key: string; asJson: boolean };

const usage = `Usage: handback import FILE [--kind ${importKinds.join('|')}] [--apply | --dry-run] [--no-wait] [--accept-proposals] [--leave-out-unknown-people] [--json] [--url http://localhost:4600] [--key KEY]
The key comes from the console (Settings, API keys) with the permission imports.run; HANDBACK_URL and HANDBACK_KEY stand in for --url and --key.`;
const largest = 64 * 1024 * 1024;

/** Why it stops, in a sentence for the person at the terminal. */
class Stop extends Error {}

function asked(args: readonly string[], settings: ImportSettings): Asked {
  const { values, positionals } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { kind: { type: 'string' }, apply: { type: 'boolean' }, 'dry-run': { type: 'boolean' }, 'no-wait': { type: 'boolean' }, 'accept-proposals': { type: 'boolean' }, 'leave-out-unknown-people': { type: 'boolean' }, json: { type: 'boolean' }, url: { type: 'string' }, key: { type: 'string' } },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Stop(usage);
  const { kind } = values;
  if (kind !== undefined && !(importKinds as readonly string[]).includes(kind)) throw new Stop(`"${kind}" is no kind of record. Choose one of ${importKinds.join(', ')}.`);
  const key = values.key ?? settings.key;
  if (key === undefined || key === '') throw new Stop(`An API key is needed.\n${usage}`);
  return {
    path, ...(kind === undefined ? {} : { kind }), apply: (values.apply ?? false) && values['dry-run'] !== true, waits: values['no-wait'] !== true, acceptsProposals: values['accept-proposals'] ?? false, leavesOut: values['leave-out-unknown-people'] ?? false, asJson: values.json ?? false,
    url: (values.url ?? settings.url ?? 'http://localhost:4600').replace(/\/+$/, ''), key,
  };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    if (size > largest) throw new Stop(`${path} is larger than 64 MB. Split it and bring the parts one after the other.`);
    return new Uint8Array(await file.readFile());
  } catch (error) {
    if (error instanceof Stop) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Stop(code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be opened (${code ?? String(error)}).`);
  }
}

type Given = { params?: Record<string, string>; query?: Record<string, string>; body?: object | Uint8Array };

async function send(to: Asked, route: RouteObject, { params, query, body }: Given): Promise<ImportRun> {
  const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  const isFile = body instanceof Uint8Array;
  const response = await fetch(`${to.url}${pathOf(route, params)}${search}`, {
    method: route.method,
    headers: { authorization: `Bearer ${to.key}`, ...(route.method === 'GET' ? {} : { 'idempotency-key': randomUUID(), 'content-type': isFile ? 'application/octet-stream' : 'application/json' }) },
    ...(body === undefined ? {} : { body: isFile ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) }),
  }).catch((error: unknown) => { throw new Stop(`${to.url} does not answer (${(error as { cause?: { code?: string } }).cause?.code ?? String(error)}). Is Handback running there? Nothing was sent.`); });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as ImportRun;
  const problem = ProblemDocument.safeParse(answer);
  if (!problem.success) throw new Stop(`${to.url} answered ${response.status}, which is not Handback's. Check the address.`);
  const { title, detail, fields, ...facts } = problem.data;
  const reason = typeof facts['reason'] === 'string' ? `\n${facts['reason']}` : '';
  throw new Stop(`${title}. ${detail}${reason}${(fields ?? []).map((field) => `\n  ${field.path}: ${field.message}`).join('')}`);
}

/** Asks again until the step is over; says how far it is. */
async function whenDone(to: Asked, run: ImportRun, status: ImportRun['status'], say: (line: string) => void): Promise<ImportRun> {
  let now = run;
  for (let told = -1; now.status === status; now = await send(to, readImport, { params: { importId: run.id } })) {
    const percent = now.of === 0 ? 0 : Math.floor((now.done / now.of) * 10) * 10;
    if (percent > told) say(`  ${now.done.toLocaleString('en')} of ${now.of.toLocaleString('en')} rows`);
    told = Math.max(told, percent);
    await pause(1_000);
  }
  return now;
}

function tell(run: ImportRun, say: (line: string) => void): void {
  const { counts, summary } = run;
  const n = (value: number | undefined) => (value ?? 0).toLocaleString('en');
  say(`${run.status === 'applied' ? 'Done' : 'Preview'}: ${n(counts?.create)} new, ${n(counts?.change)} changed, ${n(counts?.same)} the same, ${n(counts?.left)} left alone, ${n(counts?.refuse)} refused, of ${n(run.rows)} rows.`);
  for (const { label, sentence, rows, lines } of summary?.reasons ?? []) say(`  refused ${n(rows)}: ${label === null ? '' : `${label}: `}${sentence} (line ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ' …' : ''})`);
  if ((summary?.absent ?? 0) > 0) say(`  ${n(summary?.absent)} here are not in the file; nothing happens to them.`);
}

const placesNamed = 3;

/** What is still open. A list of a hundred new places is one line. */
function ask(run: ImportRun, say: (line: string) => void): void {
  const places = run.questions.filter(({ code }) => code === 'place_zone');
  const others = run.questions.filter((question) => question.code !== 'place_zone' || places.length <= placesNamed);
  const proposed = (proposal: string | null): string => (proposal === null ? '' : ` (proposed: ${proposal}; --accept-proposals takes it)`);
  for (const question of others) say(`  open: ${question.sentence}${proposed(question.proposal)}`);
  if (places.length <= placesNamed) return;
  const zones = [...new Set(places.flatMap(({ proposal }) => proposal ?? []))];
  const named = places.slice(0, placesNamed).map(({ text }) => text).join(', ');
  say(`  open: ${places.length.toLocaleString('en')} places are new here (${named} …). Which time zones are they in? Every date of a case depends on it.${proposed(zones.length === 0 ? null : zones.join(', '))}`);
}

async function bring(to: Asked, say: (line: string) => void): Promise<ImportRun> {
  const bytes = await bytesOf(to.path);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  let run = await send(to, receiveFile, { query: { name: basename(to.path), zone, ...(to.kind === undefined ? {} : { kind: to.kind }) }, body: bytes });
  const params = { importId: run.id };
  say(`${run.fileName}: ${run.rows.toLocaleString('en')} rows. ${run.why}`);
  for (const { sentence } of run.reading.notes) say(`  ${sentence}`);
  if (run.kind === null) throw new Stop(`${run.why} Say it with --kind.`);
  if (to.acceptsProposals || to.leavesOut) run = await send(to, mapImport, { params, body: { version: run.version, acceptProposals: to.acceptsProposals, unknownPeople: to.leavesOut ? 'leave_out' : 'refuse' } });
  ask(run, say);
  run = await whenDone(to, await send(to, previewImport, { params, body: { version: run.version } }), 'previewing', say);
  tell(run, say);
  if (!to.apply) {
    say(`Nothing was changed. Look at it: ${to.url}/bring/${run.id}, or add --apply.`);
    return run;
  }
  run = await send(to, applyImport, { params, body: { version: run.version } });
  if (!to.waits) {
    say(`It is going in: ${to.url}/bring/${run.id}`);
    return run;
  }
  run = await whenDone(to, run, 'applying', say);
  if (run.status === 'stopped') throw new Stop(`Somebody stopped it after ${run.done.toLocaleString('en')} rows. What went in stays; go on or take it back: ${to.url}/bring/${run.id}`);
  tell(run, say);
  return run;
}

export async function runImport(args: readonly string[], settings: ImportSettings, print: (line: string) => void): Promise<0 | 1 | 2> {
  try {
    const to = asked(args, settings);
    const run = await bring(to, to.asJson ? () => undefined : print);
    if (to.asJson) print(JSON.stringify(run));
    return (run.counts?.refuse ?? 0) > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Stop) && !String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS')) throw error;
    print(error instanceof Stop ? error.message : `${(error as Error).message}\n${usage}`);
    return 2;
  }
}
