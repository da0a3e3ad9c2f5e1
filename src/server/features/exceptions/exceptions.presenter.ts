/** Rows → the contract: facts become words by the definition of the list, links become pages of the console. */
import { consolePage } from '#contract/console-page';
import type { ExceptionList, ExceptionRow } from '#contract/exceptions';
import { exceptionDefinitions, thresholdText, type ExceptionKey, type ExceptionPage } from '#domain/exception/definitions';
import { counted, dayText, fillSentence, listed, type Fact } from '#domain/exception/sentence';
import { openReasonText } from '#domain/intake/open-reason';
import type { ExceptionCount, FoundRow } from './exception.repo.ts';

const pages: Readonly<Record<ExceptionPage, (link: string) => string>> = {
  case: (id) => consolePage.case(id), asset: (id) => consolePage.asset(id), person: (id) => consolePage.person(id), licence: (id) => consolePage.licence(id), ask: (id) => consolePage.ask(id),
  message: (id) => consolePage.message(id), pickup: (id) => consolePage.planPickup(id || undefined), intake: (id) => consolePage.intakeItem(id), sightings: (tag) => consolePage.sightings({ q: tag }),
};

export const exceptionList = (count: ExceptionCount): ExceptionList => {
  const { title, about, tone, owner, threshold } = exceptionDefinitions[count.key];
  return { key: count.key, title, about, tone, owner, threshold: thresholdText(threshold), count: count.rows, snoozed: count.snoozed, href: consolePage.exception(count.key) };
};

type Words = (facts: Record<string, Fact>, now: string) => Record<string, Fact>;
const at = (place: Fact, before = ' in '): string => (place ? `${before}${place}` : '');
const unknownPerson = 'an unknown holder';

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
  asset_unaccounted: (f, now) => ({ last: f['seenAt'] ? `last seen ${dayText(String(f['seenAt']), now)}` : f['assignee'] ? `meant for ${f['assignee']}` : 'no custody event yet' }),
  person_without_manager: (f) => ({ left: f['manager'] ? `: ${f['manager']} has left` : '', place: f['site'] ? `${f['department'] ? ' · ' : ''}${f['site']}` : '' }),
};

export function exceptionRow(key: ExceptionKey, row: FoundRow, now: string): ExceptionRow {
  const definition = exceptionDefinitions[key];
  const own = row.facts as Record<string, Fact>;
  const facts = { ...own, ...words[key]?.(own, now) };
  const isPlain = !row.speaks && definition.plain !== undefined;
  const page = typeof own['page'] === 'string' ? (own['page'] as ExceptionPage) : definition.act.page;
  return {
    id: row.id, sentence: fillSentence(isPlain ? (definition.plain ?? '') : definition.sentence, facts, now), detail: fillSentence(definition.detail, facts, now), tone: !row.speaks && definition.tone === 'late' ? 'due' : definition.tone, since: row.since,
    act: { label: definition.act.label, href: pages[page](row.link) }, caseId: row.case_id,
    snooze: row.snooze_until === null ? null : { until: row.snooze_until, reason: row.snooze_reason ?? '', by: row.snooze_by ?? '' },
  };
}
