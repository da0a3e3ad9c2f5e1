/** Finds what the reader remembers a fragment of, in every kind they may read. */
import { searchGroups, type search, type SearchGroup } from '#contract/search';
import type { Answer } from '#contract/route';
import type { Permission } from '#domain/access/permission';
import { allow, type Verdict } from '#domain/verdict';
import { mayDo, type Actor } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findEverywhere } from './search.repo.ts';
import { searchHit } from './search.presenter.ts';

/** Any one of these opens the group. */
const openedBy: Readonly<Record<SearchGroup, readonly Permission[]>> = { people: ['people.read'], cases: ['cases.read'], assets: ['assets.read'], parcels: ['station.scan', 'pickups.run'], licences: ['licences.read'] };
const maySearch = (actor: Actor, group: SearchGroup): boolean => openedBy[group].some((permission) => mayDo(actor, permission));
const mostPerGroup = 8;

export async function findAll(unit: Unit, text: string): Promise<Verdict<Answer<typeof search>>> {
  const groups = searchGroups.filter((group) => maySearch(unit.actor, group));
  const key = text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  const found = await findEverywhere(unit.tx, groups, { text, key, seesCases: mayDo(unit.actor, 'cases.read'), seesParcels: mayDo(unit.actor, 'pickups.run') }, mostPerGroup);
  const best = (group: SearchGroup): number => Math.min(...found.filter((row) => row.kind === group).map((row) => row.rank));
  const filled = groups.filter((group) => found.some((row) => row.kind === group)).toSorted((a, b) => best(a) - best(b) || searchGroups.indexOf(a) - searchGroups.indexOf(b));
  return allow({ groups: filled.map((group) => ({ group, hits: found.filter((row) => row.kind === group).map((row) => searchHit(row, unit.now)) })) });
}
