/** Moving the dates of a case: what has not been acted on moves, what has does not (PRODUCT 8). Preview and act share one answer. */
import type { Case, MoveDates, MovePreview } from '#contract/cases';
import { instantAt } from '#domain/case/dates';
import type { TaskStatus } from '#domain/case/case-lifecycle';
import type { Due } from '#domain/policy/policy-document';
import { retime, type Retiming, type TimedTask } from '#domain/policy/retime';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { setCutOff } from '../accounts/end-account.service.ts';
import { moveAsk } from '../asks/answer-ask.service.ts';
import { asksOf, type AskRecord } from '../asks/find-ask.service.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import { markPerson } from '../people/save-person.service.ts';
import { accountsOfCase } from './case-asset.repo.ts';
import { caseById, changeCase, type CaseRecord } from './case.repo.ts';
import { scheduleCase } from './case-deadlines.service.ts';
import { askFromOf } from './open-case.service.ts';
import { holdCase } from './hold-case.service.ts';
import { planFor, plain, plainOrNull, type Planned } from './plan-case.service.ts';
import { caseDates, progress } from './progress-case.service.ts';
import { readCase } from './read-case.service.ts';
import { changeTasks, tasksOf, type TaskRecord } from './task.repo.ts';

type Moved = { row: CaseRecord; wish: Wish; planned: Planned; retiming: Retiming; tasks: TaskRecord[]; asks: AskRecord[]; cutOffStays: boolean };
type Wish = { lastWorkingOn: string; timeZone: string; immediate: boolean; cutOffAt: string | undefined; returnByOn: string | undefined };

async function consider(unit: Unit, caseId: string, body: MoveDates): Promise<Verdict<Moved>> {
  const row = await caseById(unit.tx, caseId);
  if (!row) return refuse('not_found');
  if (row.status !== 'open') return refuse('wrong_state', { status: row.status, action: 'move', allowed: [] });
  const wish: Wish = {
    lastWorkingOn: body.lastWorkingOn ?? row.last_working_on, timeZone: body.timeZone ?? row.time_zone, immediate: body.immediate ?? row.is_immediate,
    cutOffAt: body.cutOffAt === undefined ? (row.is_cut_off_decided ? row.cut_off_at : undefined) : (body.cutOffAt ?? undefined),
    returnByOn: body.returnByOn === undefined ? (row.is_return_by_decided ? row.return_by_on : undefined) : (body.returnByOn ?? undefined),
  };
  const accounts = await accountsOfCase(unit.tx, caseId);
  const cutOffStays = row.cut_off_at <= unit.now || accounts.some((account) => account.status === 'ended' && account.case_id === caseId);
  const planned = await planFor(unit, row.person_id, { ...wish, reason: row.reason as never, openedAt: row.opened_at, policyVersionId: row.policy_version_id, ...(row.embargo_until ? { embargoUntil: row.embargo_until } : {}) });
  if (!planned.ok) return planned;
  const tasks = await tasksOf(unit.tx, caseId);
  const timed = tasks.map((task): TimedTask => ({ key: task.key, status: task.status as TaskStatus, due: task.due as Due, dueAt: plainOrNull(task.due_at), actedAt: plainOrNull(task.acted_at), dueDecided: task.is_due_decided }));
  const retiming = retime(timed, { from: caseDates(row), to: planned.value.plan.timing, cutOffActedOn: cutOffStays });
  const asks = (await asksOf(unit, caseId)).filter((ask) => ask.status === 'sent');
  return allow({ row, wish, planned: planned.value, retiming, tasks, asks, cutOffStays });
}

export async function previewMove(unit: Unit, caseId: string, body: MoveDates): Promise<Verdict<MovePreview>> {
  const moved = await consider(unit, caseId, body);
  return moved.ok ? allow(describe(moved.value)) : moved;
}

const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());
const why: Record<string, string> = { done: 'is done', not_needed: 'is not needed', withdrawn: 'was withdrawn', acted_on: 'somebody has begun', cut_off_passed: 'access has ended', decided: 'its date was set by hand', not_moved: 'hangs on something else' };

function describe({ row, wish, retiming, tasks, asks, cutOffStays }: Moved): MovePreview {
  const titles = new Map(tasks.map((task) => [task.key, task.title]));
  const dates = retiming.moved.length + (retiming.cutOff ? 1 : 0) + (retiming.returnBy ? 1 : 0);
  return {
    lastWorkingOn: { from: row.last_working_on, to: wish.lastWorkingOn }, cutOff: retiming.cutOff && { from: iso(retiming.cutOff.from) as string, to: iso(retiming.cutOff.to) as string }, returnBy: retiming.returnBy, cutOffStays,
    moved: retiming.moved.map((m) => ({ title: titles.get(m.key) ?? m.key, from: iso(m.from), to: iso(m.to) })), kept: retiming.kept.filter((k) => k.why !== 'not_moved').map((k) => ({ title: titles.get(k.key) ?? k.key, why: why[k.why] ?? k.why })),
    told: asks.map((ask) => ask.helper_name), consequence: `${dates} ${dates === 1 ? 'date changes' : 'dates change'}, ${asks.length === 0 ? 'nobody needs telling' : `${asks.length} ${asks.length === 1 ? 'person is' : 'people are'} told once`}; nothing done is undone.`,
  };
}

export async function moveDates(unit: Unit, caseId: string, body: MoveDates): Promise<Verdict<Case>> {
  await holdCase(unit, caseId);
  const considered = await consider(unit, caseId, body);
  if (!considered.ok) return considered;
  const { row, wish, planned, retiming, tasks } = considered.value;
  const { dates } = retiming;
  const changed = await changeCase(unit.tx, caseId, { status: 'open', version: body.version }, {
    last_working_on: wish.lastWorkingOn, time_zone: wish.timeZone, is_immediate: wish.immediate, cut_off_at: dates.cutOffAt, return_by_on: dates.returnByOn, return_by_at: instantAt(dates.returnByOn, '23:59', wish.timeZone),
    is_cut_off_decided: wish.cutOffAt !== undefined, is_return_by_decided: wish.returnByOn !== undefined, dates_made_by: JSON.stringify({ cutOff: planned.plan.timing.cutOffMadeBy, returnBy: planned.plan.timing.returnByMadeBy }),
    ask_from: askFromOf({ ...wish, embargoUntil: row.embargo_until ?? undefined }, wish.timeZone, unit.now, planned.plan),
  }, unit.now);
  if (!changed) return refuse('conflict', { version: row.version });
  const ids = new Map(tasks.map((task) => [task.key, task.id]));
  await changeTasks(unit.tx, ['open', 'waiting'], retiming.moved.map((move) => ({ id: ids.get(move.key) as string, due_at: move.to })));
  await afterwards(unit, considered.value, body);
  unit.audit({ action: 'case.dates_moved', entity: { kind: 'case', id: caseId }, caseId, facts: { lastWorkingOn: { from: row.last_working_on, to: wish.lastWorkingOn }, cutOff: retiming.cutOff, returnBy: retiming.returnBy, tasks: retiming.moved.length } });
  await progress(unit, caseId);
  return readCase(unit, caseId);
}

/** What hangs on the dates elsewhere: accounts, deadlines, open asks and who was asked. */
async function afterwards(unit: Unit, { row, wish, planned, retiming, asks, cutOffStays }: Moved, body: MoveDates): Promise<void> {
  if (!cutOffStays) await setCutOff(unit, planned.facts.accounts.map((account) => account.id), retiming.dates.cutOffAt, row.id);
  const hasAsked = asks.length > 0;
  const askFrom = hasAsked ? null : askFromOf({ ...wish, embargoUntil: row.embargo_until ?? undefined }, wish.timeZone, unit.now, planned.plan);
  await scheduleCase(unit, { id: row.id, lastWorkingOn: wish.lastWorkingOn, timeZone: wish.timeZone, askFrom, isTransfer: row.reason === 'internal_transfer', step: body.version + 1 });
  if (wish.lastWorkingOn > row.last_working_on) await markPerson(unit, row.person_id, 'active', row.id);
  const tasks = await tasksOf(unit.tx, row.id);
  for (const ask of asks) {
    const due = tasks.filter((task) => task.ask_kind === ask.kind && task.due_at !== null).map((task) => task.due_at as string).sort()[0];
    await moveAsk(unit, ask.id, due ?? plain(retiming.dates.cutOffAt));
    if (retiming.returnBy || row.last_working_on !== wish.lastWorkingOn) await tellOnce(unit, row, ask, retiming.dates.returnByOn, body.version);
  }
}

async function tellOnce(unit: Unit, row: CaseRecord, ask: AskRecord, returnByOn: string, version: number): Promise<void> {
  const mail = renderMail({
    title: 'The dates have changed', paragraphs: [`Hello ${ask.helper_name},`, `the dates of what we asked you have moved: things are now due by ${returnByOn}. The link you have still works, and what you have answered stays.`, 'There is nothing you need to do about the change.'],
  });
  await queueMessage(unit, { cause: `dates:${row.id}:${version}`, kind: 'dates_moved', to: { name: ask.helper_name, email: ask.helper_email }, caseId: row.id, askId: ask.id, ...mail });
}
