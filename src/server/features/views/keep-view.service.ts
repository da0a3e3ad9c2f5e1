/**
 * Views of a list under a name. A view is a question, never rows: whoever opens
 * a shared one sees what they themselves may see.
 * Rule: what is kept can be read; only its owner changes a view.
 */
import type { createView as createRoute, QueryText, SavedView, updateView as updateRoute } from '#contract/views';
import type { Received } from '#contract/route';
import { type ListKind } from '#domain/list/catalogue';
import { parseListQuery, printListQuery } from '#domain/list/list-query';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { listCatalogue } from '../fields/list-catalogue.service.ts';
import { mayRead } from './list-readers.service.ts';
import { deleteView, insertView, preferenceOf, updateView, viewById, viewWithName, type ViewRecord } from './view.repo.ts';
import { savedView } from './views.presenter.ts';

/** The question in its one written form. */
async function readable(unit: Unit, list: ListKind, query: QueryText): Promise<Verdict<QueryText>> {
  const read = parseListQuery(query, await listCatalogue(unit, list));
  if (!read.ok) return read;
  const { where, ...rest } = printListQuery(read.value);
  return allow({ ...rest, ...(where === undefined ? {} : { where: [...where] }) } as QueryText);
}

async function asSeen(unit: Unit, id: string): Promise<Verdict<SavedView>> {
  const row = await viewById(unit.tx, id);
  if (!row) return refuse('not_found');
  const reader = memberId(unit.actor);
  const liked = reader === undefined ? undefined : await preferenceOf(unit.tx, reader, row.list as ListKind);
  return allow(savedView(row, reader, liked?.default_view_id ?? null));
}

export async function createView(unit: Unit, list: ListKind, body: Received<typeof createRoute>['body']): Promise<Verdict<SavedView>> {
  const ownerId = memberId(unit.actor);
  if (ownerId === undefined) return refuse('needs_named_person');
  const open = mayRead(unit.actor, list);
  if (!open.ok) return open;
  const query = await readable(unit, list, body.query);
  if (!query.ok) return query;
  const id = unit.newId();
  if (!(await insertView(unit.tx, { id, list, ownerId, name: body.name, query: query.value, isShared: body.isShared ?? false, at: unit.now }))) return refuse('view_exists', { name: body.name });
  unit.audit({ action: 'view.created', entity: { kind: 'view', id }, facts: { list, isShared: body.isShared ?? false }, personal: { name: body.name, query: query.value } });
  return asSeen(unit, id);
}

async function mine(unit: Unit, id: string): Promise<Verdict<ViewRecord>> {
  const reader = memberId(unit.actor);
  if (reader === undefined) return refuse('needs_named_person');
  const row = await viewById(unit.tx, id);
  if (!row) return refuse('not_found');
  return row.owner_id === reader ? allow(row) : refuse('view_not_yours', { owner: row.owner_name });
}

export async function changeView(unit: Unit, id: string, body: Received<typeof updateRoute>['body']): Promise<Verdict<SavedView>> {
  const found = await mine(unit, id);
  if (!found.ok) return found;
  const row = found.value;
  const query = body.query === undefined ? allow(row.query as QueryText) : await readable(unit, row.list as ListKind, body.query);
  if (!query.ok) return query;
  const values = { name: body.name ?? row.name, query: query.value, isShared: body.isShared ?? row.is_shared };
  if (await viewWithName(unit.tx, row.list, row.owner_id, values.name, id)) return refuse('view_exists', { name: values.name });
  if (!(await updateView(unit.tx, id, body.version, values, unit.now))) return refuse('conflict', { version: row.version });
  unit.audit({ action: 'view.changed', entity: { kind: 'view', id }, facts: { list: row.list, isShared: values.isShared }, personal: { name: values.name, query: values.query } });
  return asSeen(unit, id);
}

export async function forgetView(unit: Unit, id: string): Promise<Verdict<{ deleted: boolean }>> {
  const found = await mine(unit, id);
  if (!found.ok) return found;
  await deleteView(unit.tx, id);
  unit.audit({ action: 'view.deleted', entity: { kind: 'view', id }, facts: { list: found.value.list }, personal: { name: found.value.name } });
  return allow({ deleted: true });
}
