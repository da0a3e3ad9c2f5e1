/**
 * The embargo of a case and its circle, set, moved or ended. Preview and act
 * share one answer. The circle is written before the embargo, since the
 * database shows an embargoed case to its circle only, also while it is written.
 */
import type { Case } from '#contract/cases';
import type { ChangeEmbargo, EmbargoPreview } from '#contract/case-people';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { asksOf } from '../asks/find-ask.service.ts';
import { activeMember } from '../members/find-member.service.ts';
import { countWaiting } from '../messages/read-messages.service.ts';
import { policyOfVersion } from '../policies/read-policy.service.ts';
import { scheduleCase } from './case-deadlines.service.ts';
import { caseById, changeCase, circleOf, insertCircle, leaveCircle, type CaseRecord } from './case.repo.ts';
import { holdCase } from './hold-case.service.ts';
import { askFromOf } from './open-case.service.ts';
import { readCase } from './read-case.service.ts';

type Name = { readonly id: string; readonly name: string };
type Considered = { readonly row: CaseRecord; readonly until: string | null; readonly circle: readonly Name[]; readonly added: Name[]; readonly removed: Name[]; readonly askFrom: string | null; readonly asked: readonly string[]; readonly hasAsked: boolean };

async function consider(unit: Unit, caseId: string, wish: ChangeEmbargo): Promise<Verdict<Considered>> {
  const by = memberId(unit.actor);
  if (!by) return refuse('needs_named_person');
  const row = await caseById(unit.tx, caseId);
  if (!row) return refuse('not_found');
  if (row.status !== 'open') return refuse('wrong_state', { status: row.status, action: 'embargo', allowed: [] });
  const until = wish.embargoUntil === null ? null : new Date(wish.embargoUntil).toISOString();
  if (until !== null && until <= unit.now) return refuse('embargo_past', { until });
  const circle = until === null ? [] : await membersNamed(unit, [by, ...(row.coordinator_id ? [row.coordinator_id] : []), ...wish.circle], row.coordinator_id);
  if (circle === null) return refuse('not_found', { what: 'member' });
  const before = row.embargo_until !== null && row.embargo_until > unit.now ? await circleOf(unit.tx, caseId) : [];
  const asks = await asksOf(unit, caseId);
  const live = asks.filter((ask) => ask.status === 'sent' || ask.status === 'answered');
  const { policy } = await policyOfVersion(unit, row.policy_version_id);
  const set = policy.document.wording.sets[row.wording];
  const wording = { name: row.wording, set: set ?? policy.document.wording.sets[policy.document.wording.default]! };
  return allow({
    row, until, circle, added: until === null ? [] : circle.filter(({ id }) => !before.some((one) => one.id === id)), removed: until === null ? [] : before.filter(({ id }) => !circle.some((one) => one.id === id)),
    askFrom: live.length > 0 ? null : askFromOf({ lastWorkingOn: row.last_working_on, immediate: row.is_immediate, embargoUntil: until ?? undefined }, row.time_zone, unit.now, { wording }), asked: live.map((ask) => ask.helper_name), hasAsked: live.length > 0,
  });
}

/** Null when one of them is no member any more; a coordinator who left is no reason to refuse. */
async function membersNamed(unit: Unit, ids: readonly string[], coordinatorId: string | null): Promise<Name[] | null> {
  const found: Name[] = [];
  for (const id of new Set(ids)) {
    const member = await activeMember(unit, id);
    if (member) found.push({ id: member.id, name: member.name });
    else if (id !== coordinatorId) return null;
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

export async function previewEmbargo(unit: Unit, caseId: string, wish: ChangeEmbargo): Promise<Verdict<EmbargoPreview>> {
  const considered = await consider(unit, caseId, wish);
  if (!considered.ok) return considered;
  const { row, until, added, removed, askFrom, asked, hasAsked } = considered.value;
  const waiting = await countWaiting(unit, caseId);
  const moves = !hasAsked && row.ask_from !== askFrom;
  return allow({ from: row.embargo_until, to: until, added, removed, askFrom: moves ? { from: row.ask_from, to: askFrom } : null, asked: [...asked], waiting, consequence: consequenceOf(considered.value, waiting) });
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function consequenceOf({ until, circle, removed, asked }: Considered, waiting: number): string {
  if (until === null) return `Everybody who sees cases of this site sees it from now on${waiting > 0 ? `, and ${counted(waiting, 'message that waited leaves', 'messages that waited leave')}` : ''}.`;
  const lost = removed.length > 0 ? ` ${counted(removed.length, 'person finds', 'people find')} it nowhere any more.` : '';
  const known = asked.length > 0 ? ` ${counted(asked.length, 'helper was', 'helpers were')} asked already and may know; that cannot be called back.` : '';
  return `Only ${circle.length === 1 ? 'you see it' : `the ${circle.length} of the circle see it`}, and no message about it leaves before the end.${lost}${known}`;
}

export async function changeEmbargo(unit: Unit, caseId: string, wish: ChangeEmbargo): Promise<Verdict<Case>> {
  await holdCase(unit, caseId);
  const considered = await consider(unit, caseId, wish);
  if (!considered.ok) return considered;
  const { row, until, circle, added, removed, askFrom, hasAsked } = considered.value;
  if (row.version !== wish.version) return refuse('conflict', { version: row.version });
  if (until !== null) await insertCircle(unit.tx, caseId, circle.map(({ id }) => id));
  if (!(await changeCase(unit.tx, caseId, { status: 'open', version: wish.version }, { embargo_until: until, ...(hasAsked ? {} : { ask_from: askFrom }) }, unit.now))) return refuse('conflict', { version: row.version });
  if (until !== null) await leaveCircle(unit.tx, caseId, circle.map(({ id }) => id));
  if (!hasAsked) await scheduleCase(unit, { id: caseId, lastWorkingOn: row.last_working_on, timeZone: row.time_zone, askFrom, isTransfer: row.reason === 'internal_transfer', step: wish.version + 1 });
  unit.audit({
    action: 'case.embargo_changed', entity: { kind: 'case', id: caseId }, caseId, facts: { from: row.embargo_until, to: until, joined: added.length, left: removed.length },
    personal: { joined: added.map(({ id }) => id), left: removed.map(({ id }) => id) },
  });
  return readCase(unit, caseId);
}
