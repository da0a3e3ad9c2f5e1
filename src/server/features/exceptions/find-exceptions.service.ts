/** The rows of one list. A list the reader may not see is not here. */
import type { listExceptionRows } from '#contract/exceptions';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { countOne } from './count-exceptions.service.ts';
import { findRows } from './exception.repo.ts';
import { exceptionRow } from './exceptions.presenter.ts';
import { watchedList } from './watched-lists.service.ts';

type Route = typeof listExceptionRows;

export async function findExceptionRows(unit: Unit, { params: { key }, query }: Pick<Received<Route>, 'params' | 'query'>): Promise<Verdict<Answer<Route>>> {
  const watched = await watchedList(unit, key);
  if (watched === undefined) return refuse('not_found');
  const limit = query.limit ?? 50;
  const found = await findRows(unit.tx, watched, { now: unit.now, site: query.site, snoozed: query.snoozed === 'yes', sort: query.sort, after: query.after, limit });
  const page = pageOf(found, limit);
  const list = await countOne(unit, watched, query.site);
  return allow({ rows: page.rows.map((row) => exceptionRow(watched, row, unit.now)), next: page.next, total: query.snoozed === 'yes' ? list.snoozed : list.count, list });
}
