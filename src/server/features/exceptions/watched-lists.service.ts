/**
 * The lists in force: the built-in ones with what was changed of them, and the
 * organisation's own. Each comes with its search, bounded by row-level
 * security as everything is.
 */
import type { RecordSearch } from '#contract/exceptions';
import type { Role } from '#domain/access/permission';
import { exceptionDefinitions, exceptionKeys, type ExceptionKey } from '#domain/exception/definitions';
import { builtInList, noSettings, ownList, thresholdMinutes, type ListSettings, type Telling, type WatchedList } from '#domain/exception/list-settings';
import type { ExceptionTone } from '#domain/exception/definitions';
import { listKinds, type ListKind } from '#domain/list/catalogue';
import { mayDo, type Actor } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { listRow, listRows, type ListRow } from './exception-list.repo.ts';
import { exceptionSearches, type Search } from './exception-search.repo.ts';
import { noRecords } from './record-search.repo.ts';
import { recordSearch } from './record-search.service.ts';

export type Watched = WatchedList & { readonly search: Search; readonly record: RecordSearch | null; /** Which part of an own search cannot be read any more, and why. */ readonly unreadable: string | null; readonly ownerName: string | null; readonly version: number };

export const mayWatch = (actor: Actor, list: WatchedList): boolean => mayDo(actor, 'exceptions.read') && mayDo(actor, list.permission);

export const settingsOf = (row: ListRow): ListSettings => ({
  title: row.title, about: row.about, tone: row.tone as ExceptionTone | null, ownerRole: row.owner_role as Role | null, ownerId: row.owner_id, thresholdMinutes: row.threshold_minutes,
  allowed: row.allowed, isOff: row.is_off, tell: row.tell as Telling, tellRoles: row.tell_roles as Role[], tellIds: row.tell_ids,
});

const isBuiltIn = (key: string): key is ExceptionKey => (exceptionKeys as readonly string[]).includes(key);

function builtIn(unit: Unit, key: ExceptionKey, rows: ReadonlyMap<string, ListRow>): Watched {
  const list = (one: ExceptionKey): WatchedList => builtInList(one, exceptionDefinitions[one], rows.has(one) ? settingsOf(rows.get(one) as ListRow) : noSettings);
  const search = exceptionSearches[key]({ now: unit.now, minutesOf: (one) => thresholdMinutes(list(one).threshold) });
  return { ...list(key), search, record: null, unreadable: null, ownerName: rows.get(key)?.owner_name ?? null, version: rows.get(key)?.version ?? 0 };
}

export function recordOf(row: ListRow): RecordSearch | null {
  const kind = row.record_list as ListKind | null;
  if (kind === null || !listKinds.includes(kind)) return null;
  const { q, where } = (row.query ?? {}) as { q?: string; where?: string[] };
  return { list: kind, ...(q === undefined ? {} : { q }), where: where ?? [] };
}

/**
 * A search that names a field which is gone or has another type finds nothing and says why: a list that vanished in
 * silence would be taken for an empty one. Undefined only for records that are not the reader's to see.
 */
async function own(unit: Unit, row: ListRow): Promise<Watched | undefined> {
  const record = recordOf(row);
  if (record === null) return undefined;
  const list = ownList(row.key, record.list, settingsOf(row));
  if (!mayDo(unit.actor, list.permission)) return undefined;
  const search = await recordSearch(unit, record);
  const common = { ...list, record, ownerName: row.owner_name, version: row.version };
  if (search.ok) return { ...common, search: search.value, unreadable: null };
  const { where = '', hint = '' } = search.error as { where?: string; hint?: string };
  return { ...common, search: noRecords, unreadable: `“${where}” is not understood any more${hint === '' ? '' : ` (${hint})`}` };
}

/** Every list the reader may see, the built-in ones first. */
export async function watchedLists(unit: Unit): Promise<Watched[]> {
  const rows = await listRows(unit.tx);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const lists: Watched[] = exceptionKeys.map((key) => builtIn(unit, key, byKey));
  for (const row of rows) {
    const list = row.is_own ? await own(unit, row) : undefined;
    if (list !== undefined) lists.push(list);
  }
  return lists.filter((list) => mayWatch(unit.actor, list));
}

/** One list, if it is there and the reader may see it. */
export async function watchedList(unit: Unit, key: string): Promise<Watched | undefined> {
  const row = await listRow(unit.tx, key);
  const list = isBuiltIn(key) ? builtIn(unit, key, await byKeys(unit)) : row?.is_own === true ? await own(unit, row) : undefined;
  return list !== undefined && mayWatch(unit.actor, list) ? list : undefined;
}

/** A built-in list may count by another's threshold. */
const byKeys = async (unit: Unit): Promise<Map<string, ListRow>> => new Map((await listRows(unit.tx)).map((row) => [row.key, row]));
