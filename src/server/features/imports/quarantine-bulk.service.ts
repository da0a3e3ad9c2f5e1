/**
 * One act for many rows that wait: chosen ones, or all that a filter finds.
 * First what it would do with each, which changes nothing; then the act, some
 * hundred rows to a transaction, so that nobody waits for a large one.
 */
import type { BulkAct, doBulk as doRoute, previewBulk as previewRoute, WaitingFilter } from '#contract/waiting';
import type { Answer, Received } from '#contract/route';
import { columnsOf, propose, type Near } from '#domain/import/propose';
import { sayReason } from '#domain/import/reason';
import { labelOf as nameOfRow } from '#domain/import/decide-row';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { byOf, seesEverySite } from './import-run.ts';
import { labelOf } from './imports.presenter.ts';
import { acceptOne, recount } from './quarantine-accept.service.ts';
import { beginGround, goesIn, reasonsOf, redecide, type Ground, type Redecided } from './quarantine-decide.service.ts';
import { putAside, standingOf } from './quarantine-fix.service.ts';
import { nearOf } from './quarantine-near.service.ts';
import { takeInAll } from './quarantine-take-in.service.ts';
import { letOthersIn } from './read-import-file.ts';
import { changeWaiting, idsAfter, waitingByIds, type StoredEdit, type WaitingRecord } from './waiting-row.repo.ts';

const batchRows = 200;
const samplesKept = 30;
type Which = { ids?: readonly string[] | undefined; filter?: WaitingFilter | undefined; after?: string | undefined };
type Planned = { readonly edit?: Omit<StoredEdit, 'by' | 'at'>; readonly aside?: string; readonly does: string };

/** Ids in batches, behind `after`. A row that left the filter by what was done to it is not met again. */
async function* batches(call: CallContext, { ids, filter = {}, after: behind }: Which): AsyncGenerator<readonly string[]> {
  if (ids !== undefined) {
    for (let at = behind === undefined ? 0 : ids.indexOf(behind) + 1; at < ids.length; at += batchRows) yield ids.slice(at, at + batchRows);
    return;
  }
  for (let after = behind ?? '00000000-0000-0000-0000-000000000000';;) {
    const page = await call.run(call.actor, (unit) => idsAfter(unit.tx, { ...filter, state: 'waiting' }, unit.now, after, batchRows));
    if (page.length === 0) return;
    after = page.at(-1) as string;
    yield page;
    await letOthersIn();
  }
}

/** What the act is for this row; undefined when it is nothing for it. */
function planOf(act: BulkAct, redecided: Redecided, near: readonly Near[]): Planned | undefined {
  const { kind, mapping, draft, row, places } = redecided;
  if (act.do === 'aside') return { aside: act.note, does: 'is put aside' };
  if (act.do === 'accept' || act.do === 'again') return { does: act.do === 'accept' ? 'goes in' : 'is decided again' };
  if (row.severity === 'look') return undefined;
  if (act.do === 'set') {
    const [column] = columnsOf({ kind, mapping }, act.field);
    return column === undefined ? undefined : { edit: { cells: { [column]: act.text } }, does: `${labelOf(kind, act.field)}: ${act.text === '' ? 'left empty' : `“${act.text}”`}` };
  }
  const cells = mapping.columns.map(({ use }) => { const value = use.to === 'field' ? draft.values[use.field] : undefined; return typeof value === 'string' ? value : ''; });
  const about = { kind, mapping, cells, near, places: [...new Set([...places.values()].flat().map((place) => place.label))] };
  const proposal = reasonsOf(redecided.decision).flatMap((reason) => propose(about, reason)).find((each) => each.key === act.proposal);
  return proposal === undefined ? undefined : { edit: proposal.edit, does: proposal.sentence, ...(proposal.aside === undefined ? {} : { aside: proposal.aside }) };
}

const needsNear = (act: BulkAct): boolean => act.do === 'take' && /person|record|device|place/.test(act.proposal);

/** Each row of a batch with what would be done to it. */
async function plan(unit: Unit, rows: readonly WaitingRecord[], act: BulkAct, ground: Ground, people: Map<string, Near[]>) {
  const planned: { readonly row: WaitingRecord; readonly before: Redecided; readonly plan: Planned }[] = [];
  for (const before of await redecide(unit, rows, ground)) {
    const near = needsNear(act) ? await nearOf(unit, before, people) : [];
    const found = planOf(act, before, near);
    if (found !== undefined) planned.push({ row: before.row, before, plan: found });
  }
  return planned;
}

const withPlan = (unit: Unit, row: WaitingRecord, plan: Planned): readonly StoredEdit[] => (plan.edit === undefined ? row.edits : [...row.edits, { ...plan.edit, by: byOf(unit.actor), at: unit.now }]);

async function decidedWith(unit: Unit, planned: Awaited<ReturnType<typeof plan>>, act: BulkAct, ground: Ground): Promise<Map<string, Redecided>> {
  if (act.do === 'accept' || act.do === 'again' || act.do === 'aside') return new Map(planned.map(({ row, before }) => [row.id, before]));
  const edits = new Map(planned.map(({ row, plan: each }) => [row.id, withPlan(unit, row, each)]));
  return new Map((await redecide(unit, planned.map(({ row }) => ({ ...row, edits: edits.get(row.id) ?? row.edits })), ground)).map((each) => [each.row.id, each]));
}

const afterText = (redecided: Redecided | undefined, aside: boolean): string => {
  if (aside) return 'Stays listed with the reason.';
  if (redecided === undefined) return '';
  const [reason] = reasonsOf(redecided.decision);
  if (goesIn(redecided.decision)) return redecided.decision.verdict === 'create' ? `Would go in as ${nameOfRow(redecided.draft)}.` : redecided.decision.verdict === 'change' ? `Would change ${redecided.decision.label}.` : 'Nothing would differ.';
  return reason === undefined ? '' : `Waits on: ${sayReason(reason)}`;
};

export async function previewBulk(call: CallContext, { ids, filter, act }: Received<typeof previewRoute>['body']): Promise<Verdict<Answer<typeof previewRoute>>> {
  if (!seesEverySite(call.actor)) return refuse('import_needs_all_sites');
  const sum = { rows: 0, fits: 0, ready: 0, still: 0, samples: [] as Answer<typeof previewRoute>['samples'] };
  const ground = beginGround();
  const people = new Map<string, Near[]>();
  for await (const page of batches(call, { ids, filter })) {
    await call.run(call.actor, async (unit) => {
      const rows = (await waitingByIds(unit.tx, page)).filter((row) => row.state === 'waiting');
      const planned = await plan(unit, rows, act, ground, people);
      const after = await decidedWith(unit, planned, act, ground);
      sum.rows += rows.length;
      sum.fits += planned.length;
      for (const { row, plan: each } of planned) {
        const now = after.get(row.id);
        const isReady = each.aside === undefined && (row.severity === 'look' || (now !== undefined && goesIn(now.decision)));
        if (isReady) sum.ready++;
        else if (each.aside === undefined) sum.still++;
        if (sum.samples.length < samplesKept) sum.samples.push({ id: row.id, line: row.line, fileName: row.file_name, label: row.label, does: each.does, after: afterText(now, each.aside !== undefined) });
      }
    });
  }
  return allow(sum);
}

type Tally = { done: number; accepted: number; still: number; lost: number };

type Planning = Awaited<ReturnType<typeof plan>>[number];

/** Keeps what the act changes in a row that still waits. */
async function keepEdit(unit: Unit, { row, plan: each }: Planning, now: Redecided): Promise<WaitingRecord | null> {
  const edits = withPlan(unit, row, each);
  if (!(await changeWaiting(unit.tx, row, { ...(each.edit === undefined ? {} : { edits }), ...standingOf({ ...now, row }) }))) return null;
  if (each.edit !== undefined) unit.audit({ action: 'waiting_row.edited', entity: { kind: 'waiting_row', id: row.id }, facts: { import: row.run_id, line: row.line, columns: Object.keys(each.edit.cells ?? {}), bulk: true }, personal: { edit: JSON.stringify(each.edit) } });
  return { ...row, edits, version: row.version + 1 };
}

/** Rows that the act leaves to be taken in. */
async function prepared(unit: Unit, planned: readonly Planning[], { act, after, thenAccept }: { act: BulkAct; after: ReadonlyMap<string, Redecided>; thenAccept: boolean }, tally: Tally): Promise<WaitingRecord[]> {
  const ready: WaitingRecord[] = [];
  for (const each of planned) {
    const now = after.get(each.row.id);
    if (each.plan.aside !== undefined) {
      if (await putAside(unit, each.row, each.plan.aside)) tally.done++;
      else tally.lost++;
    } else if (now !== undefined && act.do === 'accept') ready.push(each.row);
    else if (now !== undefined) {
      const seen = await keepEdit(unit, each, now);
      if (seen === null) tally.lost++;
      else tally.done++;
      if (seen !== null && thenAccept && act.do !== 'again') ready.push(seen);
      else if (seen !== null && !goesIn(now.decision)) tally.still++;
    }
  }
  return ready;
}

async function actOn(unit: Unit, page: readonly string[], { act, thenAccept }: { act: BulkAct; thenAccept: boolean }, ground: Ground, people: Map<string, Near[]>): Promise<Tally> {
  const tally: Tally = { done: 0, accepted: 0, still: 0, lost: 0 };
  const rows = (await waitingByIds(unit.tx, page)).filter((row) => row.state === 'waiting');
  const planned = await plan(unit, rows, act, ground, people);
  const after = await decidedWith(unit, planned, act, ground);
  const ready = await prepared(unit, planned, { act, after, thenAccept }, tally);
  const outcome = await takeInAll(unit, ready.filter((row) => row.severity !== 'look'), after, ground);
  for (const row of ready.filter((each) => each.severity === 'look')) outcome.set(row.id, await acceptOne(unit, row, after.get(row.id)));
  const runs = new Map<string, Redecided['run']>();
  for (const row of ready) {
    const became = outcome.get(row.id);
    const run = after.get(row.id)?.run;
    if (became?.ok === true) {
      tally.accepted++;
      if (run !== undefined) runs.set(row.run_id, run);
    } else if (became !== undefined && 'conflict' in became) tally.lost++;
    else tally.still++;
  }
  await recount(unit, runs);
  return tally;
}

/** With `limit` it stops after so many rows and says where to go on, so that whoever asks can tell how far it is. */
export async function doBulk(call: CallContext, { ids, filter, act, thenAccept = false, after, limit = Infinity }: Received<typeof doRoute>['body']): Promise<Verdict<Answer<typeof doRoute>>> {
  if (!seesEverySite(call.actor)) return refuse('import_needs_all_sites');
  const sum = { done: 0, accepted: 0, still: 0, lost: 0, looked: 0, next: null as string | null };
  const people = new Map<string, Near[]>();
  for await (const page of batches(call, { ids, filter, after })) {
    const tally = await call.run(call.actor, (unit) => actOn(unit, page, { act, thenAccept }, beginGround(), people));
    for (const name of ['done', 'accepted', 'still', 'lost'] as const) sum[name] += tally[name];
    sum.looked += page.length;
    if (sum.looked < limit) continue;
    sum.next = page.at(-1) ?? null;
    break;
  }
  return allow(sum);
}
