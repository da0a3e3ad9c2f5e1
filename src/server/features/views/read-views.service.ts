/** A reader's views of a list, and how they like it: read together, since a list opens with both. */
import type { countList as countRoute, ListPreference, readViews as readRoute, savePreference as saveRoute } from '#contract/views';
import type { Answer, Received } from '#contract/route';
import { type ListKind } from '#domain/list/catalogue';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { readListQuery } from '../../platform/http/read-list-query.ts';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { listCatalogue } from '../fields/list-catalogue.service.ts';
import { listReaders, mayRead } from './list-readers.service.ts';
import { preferenceOf, savePreference, viewById, viewsOf, type PreferenceValues } from './view.repo.ts';
import { preference, savedView } from './views.presenter.ts';

async function liked(unit: Unit, list: ListKind): Promise<PreferenceValues> {
  const reader = memberId(unit.actor);
  const row = reader === undefined ? undefined : await preferenceOf(unit.tx, reader, list);
  return { columns: (row?.columns as string[] | null | undefined) ?? null, widths: (row?.widths as Record<string, number> | undefined) ?? {}, defaultViewId: row?.default_view_id ?? null };
}

export async function readViews(unit: Unit, list: ListKind): Promise<Verdict<Answer<typeof readRoute>>> {
  const open = mayRead(unit.actor, list);
  if (!open.ok) return open;
  const preferred = await liked(unit, list);
  const rows = await viewsOf(unit.tx, list);
  return allow({ rows: rows.map((row) => savedView(row, memberId(unit.actor), preferred.defaultViewId)), preference: preference(preferred) });
}

export async function preferList(unit: Unit, list: ListKind, wish: Received<typeof saveRoute>['body']): Promise<Verdict<ListPreference>> {
  const reader = memberId(unit.actor);
  if (reader === undefined) return refuse('needs_named_person');
  const open = mayRead(unit.actor, list);
  if (!open.ok) return open;
  const { columns, widths, defaultViewId } = wish;
  if (defaultViewId != null && (await viewById(unit.tx, defaultViewId))?.list !== list) return refuse('not_found');
  const before = await liked(unit, list);
  const values = { columns: columns === undefined ? before.columns : columns, widths: widths ?? before.widths, defaultViewId: defaultViewId === undefined ? before.defaultViewId : defaultViewId };
  await savePreference(unit.tx, reader, list, values, unit.now);
  return allow(preference(values));
}

export async function countList(unit: Unit, list: ListKind, given: Received<typeof countRoute>['query']): Promise<Verdict<{ total: number }>> {
  const open = mayRead(unit.actor, list);
  if (!open.ok) return open;
  const catalogue = await listCatalogue(unit, list);
  const wish = readListQuery(given, catalogue);
  return wish.ok ? allow({ total: await listReaders[list].count(unit.tx, catalogue, wish.value.query) }) : wish;
}
