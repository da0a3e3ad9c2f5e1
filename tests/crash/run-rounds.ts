/**
 * Rounds of a crash: under load, at a moment and with victims that the seed
 * chooses, processes are killed (SIGKILL) and started again, while the people
 * who were asking go on asking. Now and then everybody holds still, and what
 * the database says is compared with what was acknowledged.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chanceFrom, type Chance } from '#server/demo/chance';
import { verifyFile } from '#server/cli/verify';
import type { Handback } from '../../scripts/bench/handback.ts';
import { callerOf, type Figures } from './caller.ts';
import { compare, compareMail } from './compare.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { addAsset, doSomething, type Site, type User } from './load.ts';
import { startMail, type MailServer } from './mail.ts';
import { openPlace, permissions, type Place, type Seat } from './place.ts';

export type CrashOptions = {
  readonly folder: string; readonly databaseUrl?: string | undefined; readonly roles: readonly Seat['role'][];
  readonly rounds: number; readonly seed: number; readonly users: number;
  /** Rounds between two comparisons. */
  readonly compareEvery: number;
  /** False where there is no time for it: the job store looks once a minute for jobs whose worker died, and they are done already by whoever took their subject over. */
  readonly waitsForJobs?: boolean;
  /** Told after each round and comparison. */
  readonly say?: (line: string) => void;
};
export type CrashResult = { readonly wrong: readonly string[]; readonly killed: number; readonly answered: number; readonly broken: number; readonly repeated: number; readonly sentAgain: number; readonly mails: number; readonly counts: Record<string, number> };

type Run = { readonly options: CrashOptions; readonly chance: Chance; readonly place: Place; readonly mail: MailServer; readonly ledger: Ledger; readonly figures: Figures; readonly users: User[]; killed: number; again: number; lastKill: Date };

/** Work goes on until somebody closes the gate; then each ends what they are at. */
type Crowd = { close(): Promise<void> };
function begin(run: Run): Crowd {
  let isOpen = true;
  const share = (n: number) => run.ledger.assets.filter((_, at) => at % run.users.length === n);
  const work = run.users.map(async (user, n) => {
    while (isOpen) {
      await doSomething(user, share(n));
      await pause(user.chance.int(150));
    }
  });
  return { close: async () => { isOpen = false; await Promise.all(work); } };
}

async function keysFor(door: Handback, count: number): Promise<string[]> {
  const headers = { 'content-type': 'application/json', 'x-handback-csrf': '1' };
  const signedIn = await fetch(`${door.url}/api/sign-in`, { method: 'POST', headers, body: JSON.stringify({ email: 'bench@example.com', password: 'a long password for the bench' }) });
  const cookie = signedIn.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
  return Promise.all(Array.from({ length: count }, async (_, n) => {
    const made = await fetch(`${door.url}/api/keys`, { method: 'POST', headers: { ...headers, cookie, 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify({ name: `user ${n}`, permissions }) });
    if (!made.ok) throw new Error(`no key: ${made.status} ${await made.text()}`);
    return ((await made.json()) as { secret: string }).secret;
  }));
}

async function furnish(door: Handback): Promise<Site> {
  const must = async (method: string, path: string, body: object) => {
    const reply = await door.call(method, path, body);
    if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const locationId = String((await must('POST', '/api/locations', { name: 'Lisboa', timeZone: 'Europe/Lisbon', country: 'PT' }))['id']);
  const { rows } = (await must('POST', `/api/locations/${locationId}/furnish`, {})) as { rows: { id: string; kind: string }[] };
  const idOf = (kind: string): string => rows.find((row) => row.kind === kind)?.id ?? '';
  await must('POST', `/api/places/${idOf('mailroom')}/slots`, { codes: 'A1..Z18', capacity: 40 });
  return { locationId, mailroomId: idOf('mailroom'), stockroomId: idOf('stockroom'), workshopId: idOf('workshop') };
}

export async function runRounds(options: CrashOptions): Promise<CrashResult> {
  const chance = chanceFrom(options.seed);
  const mail = await startMail(chanceFrom(options.seed + 1));
  const place = openPlace({ folder: options.folder, databaseUrl: options.databaseUrl, smtpUrl: mail.url, roles: options.roles });
  const figures: Figures = { answered: 0, broken: 0, repeated: 0, wrong: [] };
  const run: Run = { options, chance, place, mail, ledger: emptyLedger(), figures, users: [], killed: 0, again: 0, lastKill: new Date(0) };
  const wrong: string[] = [];
  try {
    await place.start();
    const door = place.doors()[0] as Handback;
    const site = await furnish(door);
    const keys = await keysFor(door, options.users);
    for (const [n, key] of keys.entries()) {
      const own = chanceFrom(options.seed * 1000 + n);
      run.users.push({ name: `u${n}`, caller: callerOf(place.doors, key, own, figures), chance: own, ledger: run.ledger, site, mail: mail.received, wrong: figures.wrong, count: 0 });
    }
    for (const user of run.users) for (let n = 0; n < 5; n += 1) await addAsset(user);
    for (let first = 1; first <= options.rounds; first += options.compareEvery) {
      const last = Math.min(options.rounds, first + options.compareEvery - 1);
      const crowd = begin(run);
      for (let round = first; round <= last; round += 1) await oneRound(run, round, round === last);
      await crowd.close();
      const found = await settleAndCompare(run, last < options.rounds);
      wrong.push(...figures.wrong.splice(0), ...found);
      options.say?.(`after ${last} rounds: ${figures.answered} answered, ${figures.broken} broken off and asked again, ${mail.received.length} messages; ${wrong.length === 0 ? 'all of it holds' : `WRONG:\n  ${wrong.slice(0, 20).join('\n  ')}`}`);
      if (wrong.length > 0) break;
    }
  } finally {
    await Promise.all(place.seats.map((seat) => place.kill(seat)));
    mail.close();
  }
  const { ledger } = run;
  return {
    wrong, killed: run.killed, answered: figures.answered, broken: figures.broken, repeated: figures.repeated, sentAgain: run.again, mails: mail.received.length,
    counts: { people: ledger.people.size, cases: ledger.leavers.length, moves: ledger.leavers.reduce((sum, one) => sum + one.moves, 0), answers: ledger.leavers.filter((one) => one.answered !== null).length, scans: ledger.scans.size, imports: ledger.imports.size, handOvers: ledger.assets.reduce((sum, one) => sum + one.seq - 1, 0) },
  };
}

const isEmbedded = ({ options }: Run): boolean => options.databaseUrl === undefined;

/** One victim mostly, sometimes several, sometimes all at once. */
function victims({ chance, place }: Run): Seat[] {
  if (chance.may(0.2)) return [...place.seats];
  const one = chance.pick(place.seats);
  return chance.may(0.3) ? [...new Set([one, chance.pick(place.seats)])] : [one];
}

const longestRound = 15_000;

async function oneRound(run: Run, round: number, isLast: boolean): Promise<void> {
  // After so many answers, in the middle of the next ones; on a machine that is busy, not before it answers at all.
  const until = run.figures.answered + 1 + run.chance.int(40);
  for (const end = performance.now() + longestRound; run.figures.answered < until && performance.now() < end;) await pause(10);
  await pause(run.chance.int(60));
  const dying = victims(run);
  await Promise.all(dying.map((seat) => run.place.kill(seat)));
  run.killed += dying.length;
  run.lastKill = new Date();
  // The embedded database opens to one at a time: to us while nothing runs.
  if (isLast && isEmbedded(run)) await letTimePass(run);
  await run.place.start();
  run.options.say?.(`round ${round}: ${dying.map((seat) => seat.role).join(' and ')} killed`);
}

/** Whoever died left claims that are taken up after a while: minutes that need not pass here. Only theirs: a claim of the living is younger. */
async function letTimePass(run: Run): Promise<void> {
  const at = run.lastKill.toISOString();
  await run.place.withSql(async (sql) => {
    await sql("update message set claimed_at = claimed_at - interval '11 minutes' where status = 'sending' and claimed_at < $1::timestamptz", [at]);
    await sql("update import_run set beat_at = beat_at - interval '2 minutes' where status in ('previewing', 'applying', 'undoing') and beat_at < $1::timestamptz", [at]);
    await sql("update pgboss.job set started_on = started_on - interval '3 minutes' where state = 'active' and started_on < $1::timestamptz", [at]);
  });
}

async function settleAndCompare(run: Run, goesOn: boolean): Promise<string[]> {
  if (!isEmbedded(run)) await letTimePass(run);
  const wrong = [...await checkEvidence(run), ...await drain(run), ...await verifyLog(run)];
  if (isEmbedded(run)) await run.place.stop();
  const seen = await run.place.withSql(async (sql) => ({ found: await compare(sql, run.ledger), mail: await compareMail(sql, run.mail.received) }));
  if (isEmbedded(run) && goesOn) await run.place.start();
  run.again = seen.mail.again;
  return [...wrong, ...seen.found, ...seen.mail.wrong];
}

/** The job store looks once a minute for jobs whose worker died; the rest is for a busy machine. */
const drainSeconds = 240;

/** Everything that waits is worked on within a bound; what is not is stuck. */
async function drain(run: Run): Promise<string[]> {
  let waiting: Record<string, number> = {};
  for (const end = performance.now() + drainSeconds * 1000; performance.now() < end; await pause(500)) {
    const door = run.place.doors()[0] as Handback;
    const text = await (await fetch(`${door.url}/metrics`)).text();
    waiting = Object.fromEntries([...text.matchAll(/^handback_waiting\{what="(\w+)"\} (\d+)/gm)].map(([, what, n]) => [what, Number(n)]));
    const runs = (await door.call('GET', '/api/imports?limit=200')).body as { rows: { status: string }[] };
    waiting['imports'] = runs.rows.filter(({ status }) => ['previewing', 'applying', 'undoing'].includes(status)).length;
    const must = ['messages_queued', 'audit_unsealed', 'deadlines_overdue', 'imports', ...(run.options.waitsForJobs === false ? [] : ['jobs'])];
    if (must.every((what) => waiting[what] === 0)) return [];
  }
  return [`this still waits after ${drainSeconds} seconds: ${JSON.stringify(waiting)}`];
}

/** The whole log, by the product's own check. */
async function verifyLog(run: Run): Promise<string[]> {
  const door = run.place.doors()[0] as Handback;
  const wrong: string[] = [];
  for (let from: number | null = 0; from !== null;) {
    const page: { faults: { sentence: string }[]; next: number | null } = (await door.call('GET', `/api/audit/verify?from=${from}`)).body as never;
    wrong.push(...page.faults.map(({ sentence }) => sentence));
    from = page.next;
  }
  return wrong;
}

/** One case's evidence, by the command that needs no database. */
async function checkEvidence(run: Run): Promise<string[]> {
  const door = run.place.doors()[0] as Handback;
  const leaver = run.ledger.leavers.at(-1);
  if (leaver === undefined) return [];
  const reply = await fetch(`${door.url}/api/cases/${leaver.caseId}/evidence`, { headers: { authorization: `Bearer ${door.key}` } });
  const file = join(run.options.folder, 'evidence.zip');
  await writeFile(file, new Uint8Array(await reply.arrayBuffer()));
  const verified = await verifyFile(file);
  return verified.ok ? [] : [...verified.lines];
}
