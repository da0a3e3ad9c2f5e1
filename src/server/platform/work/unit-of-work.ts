/**
 * The unit of work: one transaction, one actor, one instant. A service can
 * read, write, audit and enqueue; it cannot send mail or call anyone, so
 * nothing leaves before the commit and nothing is left behind by a rollback.
 */
import { auditWrites, type AuditDraft } from '../audit/audit.repo.ts';
import type { NewId } from '../clock/identity.ts';
import type { Clock } from '../clock/clock.ts';
import { assertBegun, beginningWith } from '../db/begin-with.ts';
import { isStalePlan } from '../db/plan-once.ts';
import { readings, type Reading } from '../db/reading.ts';
import { applicationRole, readerRole, type Sight } from '../db/session.ts';
import { writeTogether, type Write } from '../db/write-together.ts';
import type { Engine, OpenDatabase } from '../db/open-database.ts';
import type { Tx } from '../db/tx.ts';
import type { Enqueued, EnqueueOptions } from '../jobs/job.ts';
import type { Tracing } from '../tracing/tracing.ts';
import type { Actor, Sites } from './actor.ts';

export type { Tx };

export type Unit = {
  readonly tx: Tx;
  readonly actor: Actor;
  /** The instant this unit happens at, ISO 8601 UTC with milliseconds. */
  readonly now: string;
  readonly newId: NewId;
  /** Where this Handback answers, without a slash at the end: for links in messages and documents. */
  readonly publicUrl: string;
  audit(draft: AuditDraft): void;
  enqueue(name: string, payload: object, options?: EnqueueOptions): void;
  /** A write that nothing in this unit reads again: made at its end, in one statement with its audit. Never two of the same row. */
  atEnd(write: Write): void;
  /** Runs `work` on the same transaction with another actor's name in the audit, such as Handback acting on an answer. */
  as<T>(actor: Actor, work: (unit: Unit) => Promise<T>): Promise<T>;
};

export type UnitOptions = {
  /**
   * `system` sees every site and every circle: for sweeps, deliveries, and places that must match what they cannot show
   * (the station). What leaves such a unit goes through a need-to-know presenter.
   */
  readonly sight?: 'actor' | 'system';
  readonly requestId?: string | null;
  /** Only reads: without a transaction of its own, each statement planned once for whatever it is asked with (platform/db/reading.ts). */
  readonly onlyReads?: boolean;
  /** Looks by keys alone: its statements are planned once for whatever they are asked with. */
  readonly planOnce?: boolean;
};

export type RunUnit = {
  <T>(actor: Actor, work: (unit: Unit) => Promise<T>, options?: UnitOptions): Promise<T>;
  /** On the embedded engine a statement runs within this process, and everybody waits for it: long work goes in small steps there. */
  readonly engine?: Engine;
};

export type UnitDeps = {
  readonly database: OpenDatabase;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly publicUrl: () => string;
  readonly send: (tx: Tx, jobs: readonly Enqueued[]) => Promise<void>;
  /** Told after the commit which kinds of things changed. */
  readonly changed?: (kinds: Iterable<string>) => void;
  readonly tracing?: Tracing;
};

/** Thrown to roll back on a refusal and carry it out; never leaves `runUnit`. */
class Refused extends Error {
  readonly verdict: unknown;
  constructor(verdict: unknown) { super('refused'); this.verdict = verdict; }
}

/**
 * Thrown where somebody was faster with the same thing, and what is true now asks for another act than was begun: the unit
 * is rolled back and runs again on what is there then. For acts that must not be refused, such as a scan.
 */
export class LookAgain extends Error {
  readonly refusal: { readonly ok: false; readonly error: { readonly code: string } };
  constructor(refusal: LookAgain['refusal']) { super('somebody was faster'); this.refusal = refusal; }
}

/** Two units that wait for each other: the database ends one of them (deadlock, serialization failure), which begins anew. */
const endedByOther = new Set(['40P01', '40001']);
const mostTries = 5;
/** Or a table changed under a kept plan, as while an upgrade of another process runs: plans are made anew. */
const mayRunAgain = (error: unknown): boolean => error instanceof LookAgain || isStalePlan(error) || endedByOther.has((error as { code?: string } | null)?.code ?? '');

/** Makes the function that runs units. A verdict that refuses rolls back and is returned; a throw rolls back and is thrown. */
export function unitRunner(deps: UnitDeps): RunUnit {
  const readingFor = readings(deps.database.kysely, deps.database.pool);
  const runUnit = async <T>(actor: Actor, work: (unit: Unit) => Promise<T>, options: UnitOptions = {}): Promise<T> => {
    const once = () => (options.onlyReads ? readOnce(deps, readingFor, actor, work, options) : runOnce(deps, actor, work, options));
    for (let tries = 1; ; tries += 1) {
      try {
        return await (deps.tracing?.span('unit of work', { 'handback.actor': actor.kind }, once) ?? once());
      } catch (error) {
        if (error instanceof Refused) return error.verdict as never;
        if (tries < mostTries && mayRunAgain(error)) continue;
        if (error instanceof LookAgain) return error.refusal as never;
        throw error;
      }
    }
  };
  return Object.assign(runUnit, { engine: deps.database.engine });
}

async function runOnce<T>(deps: UnitDeps, actor: Actor, work: (unit: Unit) => Promise<T>, options: UnitOptions): Promise<T> {
  const now = deps.clock.now();
  const kinds = new Set<string>();
  const result = await beginningWith(applicationRole(sightOf(actor, now, options), options.planOnce === true), () => deps.database.kysely.transaction().execute(async (tx) => {
    assertBegun();
    return workOn({ deps, tx, actor, now, drafts: new Map(), jobs: [], last: [] }, work, options, kinds);
  }));
  if (kinds.size > 0) deps.changed?.(kinds);
  return result;
}

async function readOnce<T>(deps: UnitDeps, readingFor: ReturnType<typeof readings>, actor: Actor, work: (unit: Unit) => Promise<T>, options: UnitOptions): Promise<T> {
  const now = deps.clock.now();
  const kinds = new Set<string>();
  const sight = sightOf(actor, now, options);
  const reading: Reading = readingFor({ wish: readerRole(sight), text: applicationRole(sight, true) });
  try {
    const result = await workOn({ deps, tx: reading.tx, actor, now, drafts: new Map(), jobs: [], last: [] }, work, options, kinds);
    await reading.end();
    if (kinds.size > 0) deps.changed?.(kinds);
    return result;
  } catch (error) {
    await reading.abandon();
    throw error;
  }
}

/** The work itself, then what it left to be done with it: its entries in the log, its jobs. */
async function workOn<T>(parts: Parts, work: (unit: Unit) => Promise<T>, options: UnitOptions, kinds: Set<string>): Promise<T> {
  const done = await work(makeUnit(parts));
  if (isRefusal(done)) throw new Refused(done);
  for (const { entity } of [...parts.drafts.values()].flat()) kinds.add(entity.kind);
  await writeLast(parts, options.requestId ?? null);
  if (parts.jobs.length > 0) await parts.deps.send(parts.tx, parts.jobs);
  return done;
}

type Parts = { deps: UnitDeps; tx: Tx; actor: Actor; now: string; drafts: Map<Actor, AuditDraft[]>; jobs: Enqueued[]; last: Write[] };

/** What was kept for the end, and the audit of everything: one statement, where there are not thousands of entries. */
async function writeLast({ deps, tx, now, drafts, last }: Parts, requestId: string | null): Promise<void> {
  let together = [...last];
  for (const [actor, list] of drafts) {
    for (const [nth, writes] of (await auditWrites(tx, list, { actor, now, requestId, newId: deps.newId })).entries()) {
      if (nth > 0) await writeTogether(tx, together);
      together = nth > 0 ? writes : [...together, ...writes];
    }
  }
  try {
    await writeTogether(tx, together);
  } catch (error) {
    // What is there already was written by somebody faster, in this moment.
    throw (error as { code?: string }).code === uniqueViolation && last.length > 0 ? new LookAgain({ ok: false, error: { code: 'conflict' } }) : error;
  }
}

const uniqueViolation = '23505';

function makeUnit(parts: Parts): Unit {
  const { deps, tx, actor, now, drafts, jobs, last } = parts;
  return {
    tx, actor, now, newId: deps.newId, publicUrl: deps.publicUrl(),
    audit: (draft) => {
      const list = drafts.get(actor);
      if (list) list.push(draft);
      else drafts.set(actor, [draft]);
    },
    enqueue: (name, payload, options = {}) => { jobs.push({ name, payload, options }); },
    atEnd: (write) => { last.push(write); },
    as: (other, work) => work(makeUnit({ ...parts, actor: other })),
  };
}

/** From its start to the commit the database itself decides what is visible (migrations/0006). */
function sightOf(actor: Actor, now: string, options: UnitOptions): Sight {
  const isMember = actor.kind === 'member' || actor.kind === 'key';
  const sight = options.sight ?? (isMember ? 'actor' : 'system');
  const sites = sight === 'system' ? '*' : isMember ? siteList(actor.sites) : '';
  return { member: actor.kind === 'member' ? actor.id : '', sites, circle: sight === 'system' ? '*' : '', now };
}

const siteList = (sites: Sites): string => (sites === 'all' ? '*' : sites.join(','));

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}
