/** Finding members: who holds a role, who a member is, and whether a person of the record is one. */
import type { Role } from '#domain/access/permission';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { memberById, memberByPerson, membersInRole } from './member.repo.ts';

export type MemberRecord = NonNullable<Awaited<ReturnType<typeof memberById>>>;

export const getMember = (unit: Unit, id: string): Promise<MemberRecord | undefined> => memberById(unit.tx, id);
/** The member that this person of the workforce is, while not disabled. */
export const memberOfPerson = (unit: Unit, personId: string): Promise<MemberRecord | undefined> => memberByPerson(unit.tx, personId);
export const membersWithRole = (unit: Unit, role: Role): Promise<MemberRecord[]> => membersInRole(unit.tx, role);
