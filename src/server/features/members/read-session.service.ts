/** Who is signed in, what they may do, and the few facts every page needs. */
import type { Session } from '#contract/session';
import { permissionsOf, type Role } from '#domain/access/permission';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { isEmpty, listSites } from '../people/find-location.service.ts';
import { memberById, readSetting } from './member.repo.ts';

export async function readSession(unit: Unit, about: { demo: () => boolean; embedded: boolean; version: string }): Promise<Verdict<Session>> {
  const id = memberId(unit.actor);
  const member = id ? await memberById(unit.tx, id) : undefined;
  if (!member) return refuse('not_signed_in');
  const sites = await listSites(unit);
  const mine = member.site_ids.length === 0 ? sites : sites.filter((site) => member.site_ids.includes(site.id));
  return allow({
    user: { id: member.id, name: member.name, email: member.email, initials: initialsOf(member.name) },
    roles: member.roles as Role[], permissions: permissionsOf(member.roles as Role[]), sites: mine,
    organisation: (await readSetting<{ name: string }>(unit.tx, 'organisation')) ?? { name: 'Your organisation' },
    demo: about.demo(), empty: await isEmpty(unit), embedded: about.embedded, now: unit.now, version: about.version,
  });
}

const initialsOf = (name: string): string => name.split(/\s+/).filter(Boolean).map((part) => part[0]).filter((_, i, all) => i === 0 || i === all.length - 1).join('').toUpperCase();
