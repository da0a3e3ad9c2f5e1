/** Reading partners: our promises to them before their numbers. */
import type { listPartners as listRoute, Partner } from '#contract/partners';
import type { Answer, Received } from '#contract/route';
import type { Promised } from '#domain/partner/promise';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import { worksAt, type Actor } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { placeById } from '../places/find-place.service.ts';
import { listPartners, partnerAt, partnerById, type PartnerTerms } from './partner.repo.ts';
import { partnerDetail, partnerRow, promisesOfRow } from './partners.presenter.ts';
import { deedsOfPartner } from './thanks.repo.ts';

/** A deed waits two working days at most for its thanks; over a weekend that is four days. */
const lateAfterDays = 4;
export const lateBefore = (now: string): string => new Date(Date.parse(now) - lateAfterDays * 86_400_000).toISOString();

const sitesOf = (actor: Actor): readonly string[] | undefined => ((actor.kind === 'member' || actor.kind === 'key') && actor.sites !== 'all' ? actor.sites : undefined);

export async function findPartners(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const limit = query.limit ?? 50;
  const page = pageOf(await listPartners(unit.tx, { q: query.q, location: query.location, status: query.status, sites: sitesOf(unit.actor) }, { sort: query.sort, after: query.after, limit }, unit.now, lateBefore(unit.now)), limit);
  return allow({ rows: page.rows.map(partnerRow), next: page.next, total: null });
}

export async function readPartner(unit: Unit, id: string): Promise<Verdict<Partner>> {
  const row = await partnerById(unit.tx, id, unit.now, lateBefore(unit.now));
  if (!row || !worksAt(unit.actor, row.location_id)) return refuse('not_found');
  return allow(partnerDetail(row, await deedsOfPartner(unit.tx, id, 20)));
}

/** Who answers for a place, or for its location; undefined where nobody was won yet. */
export const partnerOf = (unit: Unit, placeId: string | null, locationId: string): Promise<PartnerTerms | undefined> => partnerAt(unit.tx, placeId, locationId);

/** What we promised those who keep this place, for their own screen: no names in it. */
export async function promisesOf(unit: Unit, placeId: string): Promise<{ partnerId: string; department: string; promises: Promised[] } | undefined> {
  const place = await placeById(unit, placeId);
  const terms = place && (await partnerOf(unit, placeId, place.location_id));
  const row = terms && (await partnerById(unit.tx, terms.id, unit.now, lateBefore(unit.now)));
  return row && { partnerId: row.id, department: row.department, promises: promisesOfRow(row) };
}
