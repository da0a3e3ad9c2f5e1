/** Changing what is said of a list, making one of one's own, ending it. */
import type { ExceptionDetails, ExceptionSettings, RecordSearch } from '#contract/exceptions';
import { exceptionDefinitions, type ExceptionKey } from '#domain/exception/definitions';
import { thresholdMinutes, type ListSettings } from '#domain/exception/list-settings';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { activeMember } from '../members/find-member.service.ts';
import { endList, insertList, updateList } from './exception-list.repo.ts';
import { exceptionDetails } from './exceptions.presenter.ts';
import { recordSearch } from './record-search.service.ts';
import { watchedList, type Watched } from './watched-lists.service.ts';

/** A built-in list keeps only what differs, so that what we say better later is said to everybody who left it alone. */
function settingsFor(list: Pick<Watched, 'key' | 'isOwn'>, given: ExceptionSettings): ListSettings {
  const own = { ...given, tellRoles: [...new Set(given.tellRoles)], tellIds: [...new Set(given.tellIds)] };
  if (list.isOwn) return { ...own, thresholdMinutes: null };
  const usual = exceptionDefinitions[list.key as ExceptionKey];
  const minutes = usual.threshold === null || given.thresholdMinutes === thresholdMinutes(usual.threshold) ? null : given.thresholdMinutes;
  return {
    ...own, title: given.title === usual.title ? null : given.title, about: given.about === usual.about ? null : given.about, tone: given.tone === usual.tone ? null : given.tone,
    ownerRole: given.ownerRole === usual.owner ? null : given.ownerRole, thresholdMinutes: minutes,
  };
}

/** Whoever is named has to be here still. */
async function namedAreHere(unit: Unit, { ownerId, tellIds }: ExceptionSettings): Promise<boolean> {
  for (const id of new Set([...(ownerId === null ? [] : [ownerId]), ...tellIds])) if ((await activeMember(unit, id)) === undefined) return false;
  return true;
}

async function reread(unit: Unit, key: string): Promise<Verdict<ExceptionDetails>> {
  const list = await watchedList(unit, key);
  return list === undefined ? refuse('not_found') : allow(exceptionDetails(list));
}

export const readExceptionSettings = reread;

export async function changeList(unit: Unit, key: string, { version, ...given }: ExceptionSettings & { version: number }): Promise<Verdict<ExceptionDetails>> {
  const list = await watchedList(unit, key);
  if (list === undefined || !(await namedAreHere(unit, given))) return refuse('not_found');
  if (list.version !== version) return refuse('conflict', { version: list.version });
  const settings = settingsFor(list, given);
  const by = memberId(unit.actor) ?? null;
  // The first change of a built-in list makes its row: of two at once one finds it there.
  const written = version === 0 ? await insertList(unit.tx, { key, settings, search: null, by, at: unit.now }) : await updateList(unit.tx, key, version, settings, unit.now);
  if (!written) return refuse('conflict', { version: list.version });
  unit.audit({ action: 'exception.list_changed', entity: { kind: 'exception_list', id: key }, facts: { ...settings } });
  return reread(unit, key);
}

export async function addList(unit: Unit, { search, ...given }: ExceptionSettings & { search: RecordSearch }): Promise<Verdict<ExceptionDetails>> {
  const by = memberId(unit.actor);
  if (by === undefined) return refuse('needs_named_person');
  if (!(await namedAreHere(unit, given))) return refuse('not_found');
  const readable = await recordSearch(unit, search);
  if (!readable.ok) return readable;
  const key = `own_${unit.newId().replaceAll('-', '')}`;
  const settings = settingsFor({ key, isOwn: true }, given);
  await insertList(unit.tx, { key, settings, search, by, at: unit.now });
  unit.audit({ action: 'exception.list_added', entity: { kind: 'exception_list', id: key }, facts: { list: search.list, where: search.where, ...settings } });
  return reread(unit, key);
}

/** An own list ends; a built-in one is as it was. What was counted and snoozed stays on record. */
export async function endExceptionList(unit: Unit, key: string, version: number): Promise<Verdict<{ key: string; isEnded: boolean }>> {
  const list = await watchedList(unit, key);
  if (list === undefined || list.version === 0) return refuse('not_found');
  if (!(await endList(unit.tx, key, version, unit.now))) return refuse('conflict', { version: list.version });
  unit.audit({ action: 'exception.list_ended', entity: { kind: 'exception_list', id: key } });
  return allow({ key, isEnded: list.isOwn });
}
