/** Who works in Handback: for the settings, and for slices that give work to somebody. */
import type { Member, MemberName } from '#contract/members';
import type { Role } from '#domain/access/permission';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { isPin } from '../../platform/auth/pin.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { listSites } from '../people/find-location.service.ts';
import { listMembers, memberById, memberByPerson, membersInRole as inRole, type MemberRow } from './member.repo.ts';
import { memberDetail, memberName } from './members.presenter.ts';

export type MemberRecord = MemberRow;

export async function findMembers(unit: Unit): Promise<Verdict<{ rows: Member[] }>> {
  const sites = await listSites(unit);
  return allow({ rows: (await listMembers(unit.tx)).map((row) => memberDetail(row, sites)) });
}

export async function memberNames(unit: Unit, role: Role | undefined): Promise<Verdict<{ rows: MemberName[] }>> {
  const rows = role ? await inRole(unit.tx, role) : (await listMembers(unit.tx)).filter((row) => row.disabled_at === null);
  return allow({ rows: rows.map(memberName) });
}

export async function readMember(unit: Unit, id: string): Promise<Verdict<Member>> {
  const row = await memberById(unit.tx, id);
  return row ? allow(memberDetail(row, await listSites(unit))) : refuse('not_found');
}

export const getMember = (unit: Unit, id: string): Promise<MemberRecord | undefined> => memberById(unit.tx, id);

/** The member that this person of the workforce is, while not disabled. */
export const memberOfPerson = (unit: Unit, personId: string): Promise<MemberRecord | undefined> => memberByPerson(unit.tx, personId);

/** Members with a role who are not disabled; with a location, only those who work there. */
export async function membersInRole(unit: Unit, role: Role, locationId?: string): Promise<MemberRecord[]> {
  const rows = await inRole(unit.tx, role);
  return locationId === undefined ? rows : rows.filter((row) => row.site_ids.length === 0 || row.site_ids.includes(locationId));
}

/** A member who is still one. */
export async function activeMember(unit: Unit, id: string): Promise<MemberRecord | undefined> {
  const row = await memberById(unit.tx, id);
  return row?.disabled_at === null ? row : undefined;
}

/** Members with any of these roles who work at a site, each once, by name. */
export async function membersAt(unit: Unit, roles: readonly Role[], locationId: string | null): Promise<MemberRecord[]> {
  return (await listMembers(unit.tx)).filter((row) => row.disabled_at === null && roles.some((role) => row.roles.includes(role)) && (row.site_ids.length === 0 || (locationId !== null && row.site_ids.includes(locationId))));
}

/** For the station: whether this PIN is this member's. A disabled member has none. */
export async function checkStationPin(unit: Unit, memberId: string, pin: string): Promise<boolean> {
  const row = await memberById(unit.tx, memberId);
  return row?.station_pin_hash != null && row.disabled_at === null && isPin(pin, row.station_pin_hash);
}
