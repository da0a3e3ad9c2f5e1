/** Ending access at its cut-off: not before without a named person's decision, and late is said (PRODUCT 5). */
import type { Account, endAccount as endRoute } from '#contract/accounts';
import type { Received } from '#contract/route';
import { endAccess, type AccessTiming, type EarlyDecision } from '#domain/account/ending';
import { isAhead } from '#domain/custody/custody';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { lockAccount, setActive, setCutOffs, setEnded } from './account.repo.ts';
import { readAccount } from './save-account.service.ts';

export type EndOptions = {
  /** When access ended; now unless told. */
  readonly at?: string;
  /** What shows it: a ticket, a log line, "disabled in Entra". */
  readonly evidence?: string | null;
  readonly earlyDecision?: EarlyDecision | null;
  readonly caseId?: string | null;
};

export async function endAccount(unit: Unit, accountId: string, options: EndOptions = {}): Promise<Verdict<{ endedAt: string; timing: AccessTiming | null }>> {
  const account = await lockAccount(unit.tx, accountId);
  if (!account) return refuse('not_found');
  if (account.status !== 'active') return refuse('wrong_state', { status: account.status, action: 'end', allowed: ['reopen'] });
  const at = new Date(options.at ?? unit.now).toISOString();
  if (isAhead(at, unit.now)) return refuse('ending_not_yet', { at, now: unit.now });
  const ending = account.cut_off_at ? endAccess(account.cut_off_at, at, options.earlyDecision ?? null) : allow({ endedAt: at, early: null, timing: null });
  if (!ending.ok) return ending;
  const { early, timing } = ending.value;
  await setEnded(unit.tx, accountId, { at, byMember: memberId(unit.actor) ?? null, byName: unit.actor.name, evidence: options.evidence ?? null, early }, unit.now);
  unit.audit({
    action: 'account.ended', entity: { kind: 'account', id: accountId }, caseId: options.caseId ?? account.case_id, facts: { system: account.system, endedAt: at, cutOffAt: account.cut_off_at, timing: timing as unknown as Record<string, unknown> | null },
    ...(early || options.evidence ? { personal: { ...(early ? { early: { by: early.by, reason: early.reason } } : {}), ...(options.evidence ? { evidence: options.evidence } : {}) } } : {}),
  });
  return allow({ endedAt: at, timing });
}

/** Access is back: a rescinded case, a mistake. What was recorded of the end stays in the audit. */
export async function reopenAccount(unit: Unit, accountId: string, reason: string, caseId: string | null = null): Promise<Verdict<{ id: string }>> {
  const account = await lockAccount(unit.tx, accountId);
  if (!account) return refuse('not_found');
  if (account.status !== 'ended') return refuse('wrong_state', { status: account.status, action: 'reopen', allowed: ['end'] });
  await setActive(unit.tx, accountId, unit.now);
  unit.audit({ action: 'account.reopened', entity: { kind: 'account', id: accountId }, caseId: caseId ?? account.case_id, facts: { system: account.system }, personal: { reason } });
  return allow({ id: accountId });
}

/** Sets or moves (`null`: takes away) the cut-off of the accounts that are still open. Returns how many that were. */
export async function setCutOff(unit: Unit, accountIds: readonly string[], at: string | null, caseId: string | null): Promise<number> {
  const changed = await setCutOffs(unit.tx, accountIds, at, caseId, unit.now);
  for (const account of changed) unit.audit({ action: 'account.cut_off_set', entity: { kind: 'account', id: account.id }, caseId, facts: { system: account.system, cutOffAt: at } });
  return changed.length;
}

/** The decision to end early is the acting person's own, by name. A key has no name to give, whatever reason it sends. */
export const decisionOf = (unit: Unit, reason: string | undefined): EarlyDecision | null => (reason !== undefined && memberId(unit.actor) !== undefined ? { by: unit.actor.name, reason } : null);

export type AfterEnding = (unit: Unit, accountId: string) => Promise<void>;

export async function endByHand(unit: Unit, accountId: string, body: Received<typeof endRoute>['body'], after?: AfterEnding): Promise<Verdict<Account>> {
  const ended = await endAccount(unit, accountId, { ...(body.at ? { at: body.at } : {}), evidence: body.evidence ?? null, earlyDecision: decisionOf(unit, body.earlyReason) });
  if (!ended.ok) return ended;
  await after?.(unit, accountId);
  return readAccount(unit, accountId);
}

export async function reopenByHand(unit: Unit, accountId: string, reason: string): Promise<Verdict<Account>> {
  const reopened = await reopenAccount(unit, accountId, reason);
  return reopened.ok ? readAccount(unit, accountId) : reopened;
}
