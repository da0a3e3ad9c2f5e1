/** What every act about a clearance begins with: a named person, a case they see and wait for their turn at, and not their own way out. */
import type { CaseStatus } from '#domain/case/case-lifecycle';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { lockCase } from './clearance.repo.ts';
import { gather, type Gathered } from './gather-facts.service.ts';

export type Begun = { readonly by: string; readonly gathered: Gathered };

export async function beginAct(unit: Unit, caseId: string, status: CaseStatus, action: string, version?: number): Promise<Verdict<Begun>> {
  const by = memberId(unit.actor);
  if (!by) return refuse('needs_named_person');
  const locked = await lockCase(unit.tx, caseId);
  if (!locked) return refuse('not_found');
  if (locked.status !== status) return refuse('wrong_state', { status: locked.status, action, allowed: [] });
  if (version !== undefined && locked.version !== version) return refuse('conflict', { version: locked.version });
  const gathered = await gather(unit, caseId);
  if (!gathered.ok) return gathered;
  return gathered.value.facts.leaverId === by ? refuse('own_case') : allow({ by, gathered: gathered.value });
}
