/** Who works in Handback at Varanda Labs: the members, as actors the stories act as. */
import type { Role } from '#domain/access/permission';
import type { Actor } from '../platform/work/actor.ts';
import type { Unit } from '../platform/work/unit-of-work.ts';
import { actorOfMember } from '../features/members/identify-actor.service.ts';
import { inviteMember } from '../features/members/save-member.service.ts';
import { getMember } from '../features/members/find-member.service.ts';
import type { Workforce } from './workforce.ts';

const roster = {
  marta: { name: 'Marta Antunes', roles: ['asset_manager'], sites: [] },
  joao: { name: 'João Tavares', roles: ['technician'], sites: ['lisbon'] },
  jan: { name: 'Jan Dudek', roles: ['technician'], sites: ['krakow', 'berlin'] },
  rosa: { name: 'Rosa Almeida', roles: ['mailroom'], sites: ['lisbon'] },
  marek: { name: 'Marek Zieliński', roles: ['mailroom'], sites: ['krakow'] },
  helena: { name: 'Helena Duarte', roles: ['hr'], sites: [] },
  aiko: { name: 'Aiko Mori', roles: ['hr'], sites: ['osaka'] },
  samir: { name: 'Samir Khalil', roles: ['security'], sites: [] },
  clara: { name: 'Clara Nunes', roles: ['approver'], sites: [] },
} as const satisfies Record<string, { name: string; roles: readonly Role[]; sites: readonly string[] }>;

export type CrewName = keyof typeof roster;
export type Crew = { readonly [N in CrewName]: Extract<Actor, { kind: 'member' }> };

export async function buildCrew(unit: Unit, workforce: Workforce): Promise<Crew> {
  const crew: Partial<Record<CrewName, Extract<Actor, { kind: 'member' }>>> = {};
  for (const [key, { name, roles, sites }] of Object.entries(roster)) {
    const person = workforce.people.find((one) => one.name === name)!;
    const invited = await inviteMember(unit, { name, email: person.email, title: person.title, roles: [...roles], siteIds: sites.map((site) => workforce.places.get(site)!.locationId), personId: person.id, sendMail: false });
    if (!invited.ok) throw new Error(`demo: ${name} was refused: ${invited.error.code}`);
    crew[key as CrewName] = actorOfMember((await getMember(unit, invited.value.id))!) as Extract<Actor, { kind: 'member' }>;
  }
  return crew as Crew;
}
