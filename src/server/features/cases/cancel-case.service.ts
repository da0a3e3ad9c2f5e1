/**
 * Cancelling a case (rescinded, rehired): stops what has not happened, makes tasks of what must be undone, tells each
 * helper once. What lies above this slice (shipments) is stopped through the functions handed in by the app.
 */
import type { CancelPreview, Case } from '#contract/cases';
import type { CaseAssetStatus, CaseStatus, TaskStatus } from '#domain/case/case-lifecycle';
import { cancelPlan, type CancelFacts, type CancelPlan } from '#domain/case/cancel';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { cancelDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { setCutOff } from '../accounts/end-account.service.ts';
import { asksOf, withdrawAsks } from '../asks/find-ask.service.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { withdrawMessages } from '../messages/withdraw-messages.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { markPerson } from '../people/save-person.service.ts';
import { accountsOfCase, changeLine, linesOf, seatsOfCase } from './case-asset.repo.ts';
import { caseById, changeCase, type CaseRecord } from './case.repo.ts';
import { holdCase } from './hold-case.service.ts';
import { addOwnTask } from './own-task.service.ts';
import { readCase } from './read-case.service.ts';
import { changeTasks, tasksOf, type TaskRecord } from './task.repo.ts';

/** What slices above know and stop: the ways home that were announced, and which assets were wiped or passed on. */
export type StopAbove = {
  readonly shipmentsOf: (unit: Unit, caseId: string) => Promise<CancelFacts['shipments']>;
  readonly wipedOf: (unit: Unit, assetIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly withdrawReturns: (unit: Unit, caseId: string) => Promise<void>;
};

type Considered = { row: CaseRecord; plan: CancelPlan; tasks: TaskRecord[] };

async function consider(unit: Unit, caseId: string, above: StopAbove): Promise<Verdict<Considered>> {
  const row = await caseById(unit.tx, caseId);
  if (!row) return refuse('not_found');
  const tasks = await tasksOf(unit.tx, caseId);
  const lines = await linesOf(unit.tx, caseId);
  const wiped = await above.wipedOf(unit, lines.map((line) => line.asset_id));
  const plan = cancelPlan({
    status: row.status as CaseStatus, tasks: tasks.map((t) => ({ key: t.key, title: t.title, status: t.status as TaskStatus })),
    asks: (await asksOf(unit, caseId)).map((a) => ({ id: a.id, recipientId: a.helper_person_id ?? a.id, recipientName: a.helper_name, status: a.status as 'sent' })),
    assets: lines.map((l) => ({ id: l.asset_id, name: nameOf(l), status: l.status as CaseAssetStatus, sanitised: wiped.has(l.asset_id), passedOn: false })),
    shipments: await above.shipmentsOf(unit, caseId),
    seats: (await seatsOfCase(unit.tx, caseId)).map((s) => ({ id: s.id, product: s.product, state: s.released_at === null ? 'held' as const : 'released' as const })),
    accounts: (await accountsOfCase(unit.tx, caseId)).map((a) => ({ id: a.id, system: a.system, state: a.status as 'active' | 'ended' })), approvedWaivers: [],
  });
  return plan.ok ? allow({ row, plan: plan.value, tasks }) : plan;
}

const nameOf = (line: { asset_tag: string | null; model: string | null; category: string }): string => [line.model ?? line.category, line.asset_tag].filter(Boolean).join(' ');

export async function previewCancel(unit: Unit, caseId: string, above: StopAbove): Promise<Verdict<CancelPreview>> {
  const considered = await consider(unit, caseId, above);
  if (!considered.ok) return considered;
  const { plan } = considered.value;
  return allow({
    stops: plan.stops.map(({ kind, what }) => ({ kind, what })), undo: plan.undo.map(({ kind, owner, what }) => ({ kind, owner, what })), cannotUndo: plan.cannotUndo.map(({ kind, what }) => ({ kind, what })), tell: plan.tell.map(({ name }) => name),
    staysDone: plan.staysDone.length, consequence: `${plan.stops.length} open things stop, ${plan.undo.length} must be undone, ${plan.tell.length} people are told “never mind, thank you”.`,
  });
}

export async function cancelCase(unit: Unit, caseId: string, body: { reason: string; version: number }, above: StopAbove): Promise<Verdict<Case>> {
  await holdCase(unit, caseId);
  const considered = await consider(unit, caseId, above);
  if (!considered.ok) return considered;
  const { row, plan, tasks } = considered.value;
  if (!(await changeCase(unit.tx, caseId, { status: 'open', version: body.version }, { status: 'cancelled', cancelled_at: unit.now, cancel_reason: body.reason }, unit.now))) return refuse('conflict', { version: row.version });
  unit.audit({ action: 'case.cancelled', entity: { kind: 'case', id: caseId }, caseId, facts: { stops: plan.stops.length, undo: plan.undo.length }, personal: { reason: body.reason } });
  const undone = tasks.filter((task) => task.status === 'open' || task.status === 'waiting');
  await changeTasks(unit.tx, ['open', 'waiting'], undone.map(({ id }) => ({ id, status: 'withdrawn', withdrawn_by: 'person' })));
  await stopAround(unit, row, plan, above);
  for (const step of plan.undo) {
    await addOwnTask(unit, row, { key: `undo/${step.kind}/${step.id}`, owner: step.owner, title: step.what, because: 'The case was cancelled, and this had happened already.', effortSeconds: 300, phase: 'prepare' });
  }
  await tellHelpers(unit, row, plan);
  return readCase(unit, caseId);
}

async function stopAround(unit: Unit, row: CaseRecord, plan: CancelPlan, above: StopAbove): Promise<void> {
  await cancelDeadlines(unit, { caseId: row.id });
  await withdrawMessages(unit, { caseId: row.id });
  await withdrawAsks(unit, row.id, 'the case was cancelled');
  await above.withdrawReturns(unit, row.id);
  const stopped = new Set(plan.stops.filter((stop) => stop.kind === 'asset_line').map((stop) => stop.id));
  for (const line of await linesOf(unit.tx, row.id)) if (stopped.has(line.asset_id)) await changeLine(unit.tx, line.id, { status: line.status }, { status: 'withdrawn', resolved_at: unit.now });
  const active = (await accountsOfCase(unit.tx, row.id)).filter((account) => account.status === 'active');
  await setCutOff(unit, active.map((account) => account.id), null, null);
  await markPerson(unit, row.person_id, 'active', row.id);
}

/** One message each, whatever they were asked: it is off, and thank you. */
async function tellHelpers(unit: Unit, row: CaseRecord, plan: CancelPlan): Promise<void> {
  const asks = await asksOf(unit, row.id);
  for (const helper of plan.tell) {
    const ask = asks.find((a) => (a.helper_person_id ?? a.id) === helper.personId);
    const person = ask?.helper_person_id ? await getPerson(unit, ask.helper_person_id) : undefined;
    const email = person?.email ?? ask?.helper_email;
    if (!ask || !email) continue;
    const mail = renderMail({
      title: 'Never mind, and thank you', paragraphs: [`Hello ${helper.name},`, helper.hasHelped ? 'what you helped us with is no longer needed. Thank you for doing it; it was not for nothing.' : 'what we asked you is no longer needed. You need not do anything, and the link has stopped working.'],
    });
    await queueMessage(unit, { cause: `never-mind:${row.id}`, kind: 'never_mind', to: { name: helper.name, email }, caseId: row.id, ...mail });
  }
}
