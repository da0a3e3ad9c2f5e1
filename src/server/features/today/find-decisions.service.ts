/** What needs the reader now: every kind they may act on, most pressing first. */
import type { Decision } from '#contract/today';
import type { Permission } from '#domain/access/permission';
import { mayDo, memberId, type Actor } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import * as search from './decision-search.repo.ts';
import { findDecisions as find } from './decision.repo.ts';
import * as tell from './decision-words.ts';

/** The permission is that of the act: who could do nothing about it is not asked. */
type Kind = { readonly permission: Permission | readonly Permission[]; readonly search: search.DecisionSearch; readonly tell: tell.Teller };

/** In order of how pressing they are. */
const kinds: Readonly<Record<string, Kind>> = {
  device: { permission: 'sightings.resolve', search: search.awakeDevices, tell: tell.awakeDevice },
  access: { permission: 'accounts.end', search: search.endingAccess, tell: tell.endingAccount },
  person: { permission: 'cases.manage', search: search.deathsWithoutCoordinator, tell: tell.deathToCoordinate },
  intake: { permission: 'assets.write', search: search.parkedIntakes, tell: tell.parkedIntake },
  hold: { permission: 'workshop.work', search: search.heldInWorkshop, tell: tell.heldDevices },
  hand: { permission: 'asks.send', search: search.asksForAHand, tell: tell.askForAHand },
  dispute: { permission: 'cases.manage', search: search.disputes, tell: tell.dispute },
  silence: { permission: 'asks.send', search: search.nobodyAsking, tell: tell.nobodyAsks },
  lost: { permission: 'messages.read', search: search.lostMessages, tell: tell.messagesLost },
  declined: { permission: 'cases.manage', search: search.declinedClearances, tell: tell.declinedClearance },
  waiver: { permission: 'waivers.approve', search: search.waiversAsked, tell: tell.waiverAsked },
  settled: { permission: ['clearance.approve', 'clearance.clear'], search: search.settledCases, tell: tell.settledCase },
  boxes: { permission: 'pickups.run', search: search.boxesLeftStanding, tell: tell.boxesStanding },
  tasks: { permission: 'tasks.do', search: search.lateTasks, tell: tell.tasksLate },
  file: { permission: 'imports.run', search: search.filesRead, tell: tell.fileToApply },
  thanks: { permission: 'thanks.send', search: search.unthankedDeeds, tell: tell.unthanked },
};

const order = Object.keys(kinds);

/** Whose tasks are "yours", by role: what an auditor reads is nobody's to do. */
const partiesOfRole: Readonly<Record<string, readonly string[]>> = { owner: ['it'], asset_manager: ['it', 'technician'], technician: ['technician'], hr: ['hr'], security: ['security'] };

const mayAct = (actor: Actor, { permission }: Kind): boolean => [permission].flat().some((one) => mayDo(actor, one)) && (permission !== 'imports.run' || (actor.kind === 'member' && actor.sites === 'all'));
const mayOnlyRead = (actor: Actor): boolean => actor.kind === 'member' && actor.roles.every((role) => role === 'auditor');

export async function findDecisions(unit: Unit, site: string | undefined, most = 50): Promise<{ decisions: Decision[]; count: number }> {
  if (mayOnlyRead(unit.actor)) return { decisions: [], count: 0 };
  const roles = unit.actor.kind === 'member' ? unit.actor.roles : [];
  const reader: search.Reader = { now: unit.now, site, memberId: memberId(unit.actor) ?? null, roles, mayApprove: mayDo(unit.actor, 'clearance.approve'), mayClear: mayDo(unit.actor, 'clearance.clear'), parties: [...new Set(roles.flatMap((role) => partiesOfRole[role] ?? []))] };
  const wanted = Object.entries(kinds).filter(([, kind]) => mayAct(unit.actor, kind));
  const rows = await find(unit.tx, wanted.map(([source, kind]) => [source, kind.search] as const), reader, most);
  const totals = new Map(rows.map((row) => [row.source, row.total]));
  const sorted = rows.toSorted((a, b) => order.indexOf(a.source) - order.indexOf(b.source) || a.at.localeCompare(b.at) || a.id.localeCompare(b.id)).slice(0, most);
  const told = { now: unit.now, seesMatter: mayDo(unit.actor, 'holds.place') };
  const decisions = sorted.map((row): Decision => ({ id: `${row.source}:${row.id}`, otherAct: null, ...kinds[row.source]!.tell(row, told) }));
  return { decisions, count: [...totals.values()].reduce((sum, total) => sum + total, 0) };
}
