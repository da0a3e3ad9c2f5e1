/** Who coordinates a case and who takes over the data, named from the console. The manager's page names the successor too; the newer word counts. */
import type { Case } from '#contract/cases';
import type { CasePeoplePreview, ChangeCasePeople } from '#contract/case-people';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { activeMember } from '../members/find-member.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { accountsForPlan, seatsForPlan } from './case-asset.repo.ts';
import { caseById, changeCase, insertCircle, type CaseRecord } from './case.repo.ts';
import { progress } from './progress-case.service.ts';
import { readCase } from './read-case.service.ts';
import { changeTask, tasksOf, type TaskRecord } from './task.repo.ts';

type Name = { readonly id: string; readonly name: string };
type Considered = {
  readonly row: CaseRecord;
  /** Undefined: stays as it is. */
  readonly coordinator: Name | null | undefined; readonly successor: Name | null | undefined;
  readonly joinsCircle: boolean; readonly settles: readonly TaskRecord[];
};

async function consider(unit: Unit, caseId: string, wish: ChangeCasePeople): Promise<Verdict<Considered>> {
  const row = await caseById(unit.tx, caseId);
  if (!row) return refuse('not_found');
  if (row.status !== 'open') return refuse('wrong_state', { status: row.status, action: 'name', allowed: [] });
  const member = await named(wish.coordinatorId, (id) => activeMember(unit, id), 'member');
  if (!member.ok) return member;
  const person = await named(wish.successorId, (id) => getPerson(unit, id), 'person');
  if (!person.ok) return person;
  if (person.value && (person.value.status === 'left' || person.value.id === row.person_id)) return refuse('successor_unfit', { name: person.value.name });
  const coordinator = changeFrom(row.coordinator_id, member.value);
  const successor = changeFrom(row.successor_id, person.value);
  const isLookedFor = (task: TaskRecord) => task.rule_key === 'by_hand' && task.key.startsWith('successor/') && task.status === 'open';
  const settles = successor ? (await tasksOf(unit.tx, caseId)).filter(isLookedFor) : [];
  return allow({ row, coordinator, successor, joinsCircle: Boolean(coordinator) && row.embargo_until !== null && row.embargo_until > unit.now, settles });
}

async function named<T>(id: string | null | undefined, look: (id: string) => Promise<T | undefined>, what: string): Promise<Verdict<T | null | undefined>> {
  if (id === null || id === undefined) return allow(id);
  const found = await look(id);
  return found === undefined ? refuse('not_found', { what }) : allow(found);
}

/** Undefined where the wish is what is so already. */
function changeFrom(before: string | null, wish: Name | null | undefined): Name | null | undefined {
  if (wish === undefined || (wish?.id ?? null) === before) return undefined;
  return wish && { id: wish.id, name: wish.name };
}

export async function previewPeople(unit: Unit, caseId: string, wish: ChangeCasePeople): Promise<Verdict<CasePeoplePreview>> {
  const considered = await consider(unit, caseId, wish);
  if (!considered.ok) return considered;
  const { row, coordinator, successor, joinsCircle, settles } = considered.value;
  const handsOver = [
    ...(await accountsForPlan(unit.tx, row.person_id)).filter((account) => account.holds_data).map((account) => `${account.system} (${account.username})`),
    ...(await seatsForPlan(unit.tx, row.person_id)).filter((seat) => seat.holds_data).map((seat) => seat.product),
  ];
  return allow({
    coordinator: coordinator === undefined ? null : { from: row.coordinator_name, to: coordinator?.name ?? null }, successor: successor === undefined ? null : { from: row.successor_name, to: successor?.name ?? null },
    joinsCircle, handsOver, settles: settles.map((task) => task.title), consequence: consequenceOf(considered.value),
  });
}

function consequenceOf({ coordinator, successor, joinsCircle }: Considered): string {
  if (coordinator === undefined && successor === undefined) return 'Nothing changes.';
  return [
    ...(coordinator === undefined ? [] : [coordinator === null ? 'Nobody coordinates the case any more.' : `${coordinator.name} coordinates the case${joinsCircle ? ', and sees it although it is under embargo' : ''}.`]),
    ...(successor === undefined ? [] : [successor === null ? 'Nobody takes over the data; who does is open again.' : `${successor.name} takes over the data. Nothing is handed over by this: the task of the hand-over stays.`]),
    'Nobody is written to.',
  ].join(' ');
}

export async function changePeople(unit: Unit, caseId: string, wish: ChangeCasePeople): Promise<Verdict<Case>> {
  const considered = await consider(unit, caseId, wish);
  if (!considered.ok) return considered;
  const { row, coordinator, successor, joinsCircle, settles } = considered.value;
  if (row.version !== wish.version) return refuse('conflict', { version: row.version });
  if (coordinator === undefined && successor === undefined) return readCase(unit, caseId);
  if (joinsCircle && coordinator) await insertCircle(unit.tx, caseId, [coordinator.id]);
  const set = { ...(coordinator === undefined ? {} : { coordinator_id: coordinator?.id ?? null }), ...(successor === undefined ? {} : { successor_id: successor?.id ?? null }) };
  if (!(await changeCase(unit.tx, caseId, { status: 'open', version: wish.version }, set, unit.now))) return refuse('conflict', { version: row.version });
  const entity = { kind: 'case', id: caseId };
  if (coordinator !== undefined) unit.audit({ action: 'case.coordinator_named', entity, caseId, facts: { named: coordinator !== null, joinsCircle }, personal: { memberId: coordinator?.id ?? null } });
  if (successor !== undefined) unit.audit({ action: 'case.successor_named', entity, caseId, facts: { named: successor !== null }, personal: { personId: successor?.id ?? null } });
  for (const task of settles) {
    if (!(await changeTask(unit.tx, task.id, { statuses: ['open'] }, { status: 'done', done_at: unit.now, acted_at: unit.now, done_by_kind: unit.actor.kind, done_by_id: unit.actor.id }))) continue;
    unit.audit({ action: 'task.finished', entity: { kind: 'task', id: task.id }, caseId, facts: { key: task.key, by: 'successor_named' } });
  }
  await progress(unit, caseId);
  return readCase(unit, caseId);
}
