/** Reading what waits: the list, its groups, how many there are, one row with everything that may be done about it. */
import type { listWaiting as listRoute, WaitingDetail, WaitingFilter, waitingGroups as groupsRoute } from '#contract/waiting';
import type { Answer, Received } from '#contract/route';
import { propose, type Near } from '#domain/import/propose';
import type { Reason } from '#domain/import/reason';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { seesEverySite } from './import-run.ts';
import { nearOf } from './quarantine-near.service.ts';
import { beginGround, reasonsOf, redecide, type Redecided } from './quarantine-decide.service.ts';
import { countWaitingRows, filesOf, groupsOf, listWaiting, waitingById, type WaitingRecord } from './waiting-row.repo.ts';
import { waitingDetail, waitingGroup, waitingListRow } from './waiting.presenter.ts';

/** How many rows wait for somebody, over all files; nothing for who does not see every site. */
export const countWaiting = (unit: Unit): Promise<number> => (seesEverySite(unit.actor) ? countWaitingRows(unit.tx, {}, unit.now) : Promise.resolve(0));

/** The row, for who may work with files at all. */
export async function findWaiting(unit: Unit, id: string): Promise<Verdict<WaitingRecord>> {
  if (!seesEverySite(unit.actor)) return refuse('import_needs_all_sites');
  const row = await waitingById(unit.tx, id);
  return row === undefined ? refuse('not_found') : allow(row);
}

export async function findWaitingRows(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  if (!seesEverySite(unit.actor)) return refuse('import_needs_all_sites');
  const limit = query.limit ?? 50;
  const page = pageOf(await listWaiting(unit.tx, { ...query, limit, now: unit.now }), limit);
  return allow({ rows: page.rows.map(waitingListRow), next: page.next, total: query.after ? null : await countWaitingRows(unit.tx, query, unit.now) });
}

export async function findGroups(unit: Unit, query: WaitingFilter): Promise<Verdict<Answer<typeof groupsRoute>>> {
  if (!seesEverySite(unit.actor)) return refuse('import_needs_all_sites');
  const { code: _code, field: _field, ...rest } = query;
  const [groups, files] = [await groupsOf(unit.tx, rest, unit.now), await filesOf(unit.tx, unit.now)];
  const total = groups.reduce((sum, group) => sum + group.rows, 0);
  return allow({ total, ready: groups.reduce((sum, group) => sum + group.ready, 0), aside: await countWaitingRows(unit.tx, { state: 'aside' }, unit.now), reasons: groups.map((group) => waitingGroup(group, query.kind)), files });
}

/** Every reason of a row with what may be meant by it. */
export function proposalsOf(redecided: Redecided, near: readonly Near[]) {
  const { kind, mapping, draft, decision, places } = redecided;
  const cells = mapping.columns.map((column) => {
    const use = column.use;
    const value = use.to === 'field' ? draft.values[use.field] : undefined;
    return typeof value === 'string' ? value : '';
  });
  const names = [...new Set([...places.values()].flat().map((place) => place.label))];
  const about = { kind, mapping, cells, near, places: names };
  const all: readonly Reason[] = [...reasonsOf(decision), ...decision.withheld];
  return all.map((reason) => ({ reason, proposals: propose(about, reason) }));
}

export async function detailOf(unit: Unit, row: WaitingRecord): Promise<WaitingDetail | null> {
  const [redecided] = await redecide(unit, [row], beginGround());
  if (redecided === undefined) return null;
  const near = await nearOf(unit, redecided);
  return waitingDetail(row, redecided, near, proposalsOf(redecided, near));
}

export async function readWaiting(unit: Unit, id: string): Promise<Verdict<WaitingDetail>> {
  const found = await findWaiting(unit, id);
  if (!found.ok) return found;
  const detail = await detailOf(unit, found.value);
  return detail === null ? refuse('not_found') : allow(detail);
}
