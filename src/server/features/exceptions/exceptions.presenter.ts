/** Rows → the contract: facts become words by the definition of the list, links become pages of the console. */
import { consolePage } from '#contract/console-page';
import type { ExceptionDetails, ExceptionList, ExceptionRow, RecordSearch } from '#contract/exceptions';
import type { Role } from '#domain/access/permission';
import { exceptionDefinitions, thresholdText, type ExceptionKey, type ExceptionPage } from '#domain/exception/definitions';
import { counted, dayText, fillSentence, listed, type Fact } from '#domain/exception/sentence';
import { thresholdMinutes } from '#domain/exception/list-settings';
import { sayReason, type Reason } from '#domain/import/reason';
import { listDefinitions, type ListKind } from '#domain/list/catalogue';
import { openReasonText } from '#domain/intake/open-reason';
import type { Actor } from '../../platform/work/actor.ts';
import type { DayRow } from './exception-count.repo.ts';
import type { ExceptionCount, FoundRow } from './exception.repo.ts';
import type { Watched } from './watched-lists.service.ts';

const pages: Readonly<Record<ExceptionPage, (link: string) => string>> = {
  case: (id) => consolePage.case(id), asset: (id) => consolePage.asset(id), person: (id) => consolePage.person(id), licence: (id) => consolePage.licence(id), ask: (id) => consolePage.ask(id),
  message: (id) => consolePage.message(id), pickup: (id) => consolePage.planPickup(id || undefined), intake: (id) => consolePage.intakeItem(id), sightings: (tag) => consolePage.sightings({ q: tag }), waiting: (id) => consolePage.waitingRow(id),
};

const recordPages: Readonly<Record<ListKind, (id: string) => string>> = {
  people: consolePage.person, assets: consolePage.asset, licences: consolePage.licence, accounts: (id) => consolePage.accounts({ q: id }), cases: consolePage.case, asks: consolePage.ask, parcels: consolePage.parcel,
};

/** The list of records with the same search: where it can be looked at, narrowed and changed. */
function recordListPage({ list, q, where }: RecordSearch): string {
  const page = { people: consolePage.people, assets: consolePage.assets, licences: consolePage.licences, accounts: consolePage.accounts, cases: consolePage.cases, asks: consolePage.asks, parcels: consolePage.parcels }[list];
  const conditions = where.map((one) => `where=${encodeURIComponent(one)}`);
  const parts = [...(q === undefined || q === '' ? [] : [`q=${encodeURIComponent(q)}`]), ...conditions];
  return parts.length === 0 ? page() : `${page()}?${parts.join('&')}`;
}

export function exceptionList(list: Watched, count: ExceptionCount, days: readonly DayRow[], reader: Actor): ExceptionList {
  const { key, title, about, tone, owner, isOwn, allowed, isOff, tell } = list;
  return {
    key, title, about, tone, owner, ownerName: list.ownerName, threshold: thresholdText(list.threshold), count: count.rows, snoozed: count.snoozed, href: consolePage.exception(key),
    isOwn, allowed, isOff, tell, tellsMe: isTold(list, reader), unreadable: list.unreadable, recent: days.map(({ on, count: rows }) => ({ on, count: rows })),
  };
}

/** Whether somebody is among those a list tells. */
export const isTold = (list: Pick<Watched, 'tell' | 'tellIds' | 'tellRoles'>, reader: Pick<Actor, 'id'> & { readonly roles?: readonly Role[] }): boolean =>
  list.tell !== 'never' && (list.tellIds.includes(reader.id) || (reader.roles ?? []).some((role) => list.tellRoles.includes(role)));

type Words = (facts: Record<string, Fact>, now: string) => Record<string, Fact>;
const at = (place: Fact, before = ' in '): string => (place ? `${before}${place}` : '');
const unknownPerson = 'an unknown holder';

/** The first reason a waiting row waits for, as the page of waiting rows says it. */
const saidReason = (reason: unknown): string => (typeof reason === 'object' && reason !== null ? sayReason(reason as Reason) : 'Look at the row');

/** Facts that need more than their own value to be said. */
const words: Readonly<Partial<Record<ExceptionKey, Words>>> = {
  left_with_open: (f) => {
    const parts = (['device', 'seat', 'account', 'task'] as const).flatMap((noun) => (Number(f[`${noun}s`]) > 0 ? [counted(Number(f[`${noun}s`]), noun)] : []));
    const sum = Number(f['devices']) + Number(f['seats']) + Number(f['accounts']) + Number(f['tasks']);
    return { open: listed(parts, 4), verb: sum === 1 ? 'is' : 'are', caseText: f['number'] === null ? 'no open case' : `case ${f['number']}`, place: f['site'] ? ` · ${f['site']}` : '' };
  },
  device_seen_after_exit: (f) => ({ person: f['person'] ?? unknownPerson, place: at(f['site']) }),
  account_late: (f) => ({ privileged: f['isPrivileged'] ? ', privileged' : '' }),
  parcel_past_dwell: (f) => ({ place: f['place'] ?? 'an unnamed place' }),
  unresolved_intake: (f) => ({ what: openReasonText(String(f['reason'])), box: f['boxCode'] ? ` · box ${f['boxCode']}` : '' }),
  ask_unanswered: (f) => ({ effort: Number(f['effortSeconds']) < 90 ? `${f['effortSeconds']} seconds` : counted(Math.round(Number(f['effortSeconds']) / 60), 'minute') }),
  task_overdue: (f) => ({ owner: f['owner'] === 'it' ? 'IT' : f['owner'] === 'hr' ? 'HR' : String(f['owner']).replace(/^partner:/, '') }),
  seat_held_by_leaver: (f) => ({ cost: f['seatCost'] ? `${f['currency'] ?? ''} ${f['seatCost']}${f['billing'] ? ` ${f['billing']}` : ''} · `.trimStart() : '' }),
  approver_missing: (f) => ({ why: f['manager'] ? `${f['manager']} has left` : 'no manager is on record', next: f['next'] ? ` · next in line: ${f['next']}` : '' }),
  row_waiting: (f) => ({ reason: saidReason(f['reason']), ready: f['isReady'] ? ' · mended, ready to go in' : '' }),
  asset_unaccounted: (f, now) => ({ last: f['seenAt'] ? `last seen ${dayText(String(f['seenAt']), now)}` : f['assignee'] ? `meant for ${f['assignee']}` : 'no custody event yet' }),
  person_without_manager: (f) => ({ left: f['manager'] ? `: ${f['manager']} has left` : '', place: f['site'] ? `${f['department'] ? ' · ' : ''}${f['site']}` : '' }),
};

const snoozeOf = (row: FoundRow): ExceptionRow['snooze'] => (row.snooze_until === null ? null : { until: row.snooze_until, reason: row.snooze_reason ?? '', by: row.snooze_by ?? '' });

/** A row of an own list is told by the name and the facts that its list of records gives it. */
function ownRow(list: Watched, row: FoundRow): ExceptionRow {
  const { name, detail } = row.facts as { name?: string; detail?: string };
  const record = (list.record as RecordSearch).list;
  return {
    id: row.id, sentence: name ?? '', detail: detail ?? '', tone: !row.speaks && list.tone === 'late' ? 'due' : list.tone, since: row.since,
    act: { label: `Open the ${listDefinitions[record].nouns[0]}`, href: recordPages[record](row.link) }, caseId: row.case_id, snooze: snoozeOf(row),
  };
}

export function exceptionRow(list: Watched, row: FoundRow, now: string): ExceptionRow {
  if (list.isOwn) return ownRow(list, row);
  const key = list.key as ExceptionKey;
  const definition = exceptionDefinitions[key];
  const own = row.facts as Record<string, Fact>;
  const facts = { ...own, ...words[key]?.(own, now) };
  const isPlain = !row.speaks && definition.plain !== undefined;
  const page = typeof own['page'] === 'string' ? (own['page'] as ExceptionPage) : definition.act.page;
  return {
    id: row.id, sentence: fillSentence(isPlain ? (definition.plain ?? '') : definition.sentence, facts, now), detail: fillSentence(definition.detail, facts, now),
    tone: !row.speaks && list.tone === 'late' ? 'due' : list.tone, since: row.since,
    act: { label: definition.act.label, href: pages[page](row.link) }, caseId: row.case_id, snooze: snoozeOf(row),
  };
}

/** What is said of a list, for the form that changes it. */
export function exceptionDetails(list: Watched): ExceptionDetails {
  const definition = list.isOwn ? undefined : exceptionDefinitions[list.key as ExceptionKey];
  return {
    key: list.key, isOwn: list.isOwn, title: list.title, about: list.about, tone: list.tone, ownerRole: list.owner, ownerId: list.ownerId,
    thresholdMinutes: list.threshold === null ? null : thresholdMinutes(list.threshold), allowed: list.allowed, isOff: list.isOff, tell: list.tell, tellRoles: [...list.tellRoles], tellIds: [...list.tellIds],
    after: definition?.threshold?.after ?? null, usualThresholdMinutes: definition?.threshold ? thresholdMinutes(definition.threshold) : null,
    search: list.record, href: list.record === null ? null : recordListPage(list.record), changed: !list.isOwn && list.version > 0, unreadable: list.unreadable, version: list.version,
  };
}
