/** Exceptions: saved searches that must be empty, each row with the one act that empties it. */
import { roles } from '#domain/access/permission';
import { tellings } from '#domain/exception/list-settings';
import { listKinds } from '#domain/list/catalogue';
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { route } from './route.ts';
import { DecisionAct, Tone } from './today.ts';

const Key = z.string().regex(/^[a-z0-9_]{1,80}$/).describe('A built-in list’s name, or that of an own one');

/** The last days' counts, oldest first; a day nobody counted is left out. */
export const DayCount = z.object({ on: z.iso.date(), count: z.int() }).meta({ id: 'DayCount' });
export type DayCount = z.infer<typeof DayCount>;

export const ExceptionList = z.object({
  key: Key, title: z.string(), about: z.string().describe('What makes a row belong here'), tone: Tone, owner: z.enum(roles).describe('The role that keeps it empty'),
  threshold: z.string().nullable().describe('From when on: "from a day after the last working day"'), count: z.int(), snoozed: z.int(), href: z.string(),
  isOwn: z.boolean().describe('Made here from a list of records'), ownerName: z.string().nullable().describe('The one person who keeps it empty, when one is named'),
  allowed: z.int().describe('Up to so many rows all is still well'), isOff: z.boolean(), tell: z.enum(tellings), tellsMe: z.boolean().describe('You are among those told'),
  unreadable: z.string().nullable().describe('The part of its search that cannot be read any more, and why: a custom field that is gone. Such a list is not counted'),
  recent: z.array(DayCount).describe('The last 30 days, for a small chart'),
}).meta({ id: 'ExceptionList' });
export type ExceptionList = z.infer<typeof ExceptionList>;

export const ExceptionRow = z.object({
  id: z.uuid(), sentence: z.string(), detail: z.string(), tone: Tone, since: z.iso.datetime(), act: DecisionAct, caseId: z.uuid().nullable(),
  snooze: z.object({ until: z.iso.datetime(), reason: z.string(), by: z.string() }).nullable(),
}).meta({ id: 'ExceptionRow' });
export type ExceptionRow = z.infer<typeof ExceptionRow>;

const site = z.uuid().optional();
const params = z.object({ key: Key, rowId: z.uuid() });

/** A snooze ends: at most a year. */
export const Snooze = z.object({ reason: z.string().trim().min(1, 'Say why; it stays with the row').max(500), until: z.iso.datetime() });

export const listExceptions = route({ id: 'exceptions.list', method: 'GET', path: '/api/exceptions', summary: 'Every list that must be empty, with its count', permission: 'exceptions.read', query: z.object({ site }), response: z.object({ rows: z.array(ExceptionList) }) });
export const listExceptionRows = route({
  id: 'exceptions.rows', method: 'GET', path: '/api/exceptions/:key', summary: 'The rows of one list, longest waiting first', permission: 'exceptions.read', params: z.object({ key: Key }),
  query: ListQuery.extend({ site, snoozed: z.enum(['yes']).optional().describe('Those that were put to sleep, instead') }), response: listOf(ExceptionRow).extend({ list: ExceptionList }), errors: ['not_found'],
});
export const snoozeException = route({ id: 'exceptions.snooze', method: 'POST', path: '/api/exceptions/:key/rows/:rowId/snooze', summary: 'Let a row rest until an instant, for a reason', permission: 'exceptions.snooze', params, body: Snooze, response: ExceptionRow, errors: ['not_found', 'snooze_too_long', 'needs_named_person'] });
export const unsnoozeException = route({ id: 'exceptions.unsnooze', method: 'DELETE', path: '/api/exceptions/:key/rows/:rowId/snooze', summary: 'Wake a row before its time', permission: 'exceptions.snooze', params, response: ExceptionRow, errors: ['not_found'] });

/** What may be changed of a list. A built-in list keeps its search; its words, owner, moment and telling are yours. */
export const ExceptionSettings = z.object({
  title: z.string().trim().min(1, 'Give it a name').max(120), about: z.string().trim().max(500), tone: z.enum(['late', 'due', 'hold', 'moving', 'quiet']),
  ownerRole: z.enum(roles), ownerId: z.uuid().nullable(),
  thresholdMinutes: z.int().min(0).max(527_040).nullable().describe('How long after its date a row belongs here; null where the list has no such date'),
  allowed: z.int().min(0).max(100_000), isOff: z.boolean(), tell: z.enum(tellings), tellRoles: z.array(z.enum(roles)).max(8), tellIds: z.array(z.uuid()).max(50),
}).meta({ id: 'ExceptionSettings' });
export type ExceptionSettings = z.infer<typeof ExceptionSettings>;

/** The search of an own list, as it stands in the link of its list of records. */
export const RecordSearch = z.object({ list: z.enum(listKinds), q: z.string().max(200).optional(), where: z.array(z.string().max(500)).max(30) }).meta({ id: 'RecordSearch' });
export type RecordSearch = z.infer<typeof RecordSearch>;

export const ExceptionDetails = ExceptionSettings.extend({
  key: Key, isOwn: z.boolean(), after: z.string().nullable().describe('What the threshold counts from'), usualThresholdMinutes: z.int().nullable(), search: RecordSearch.nullable(), href: z.string().nullable().describe('The list of records it was made from'),
  unreadable: z.string().nullable(),
  changed: z.boolean().describe('A built-in list that differs from what it was'), version: z.int(),
}).meta({ id: 'ExceptionDetails' });
export type ExceptionDetails = z.infer<typeof ExceptionDetails>;

const keyed = z.object({ key: Key });
const Version = z.int().min(0).describe('The version you saw; another one since then is a conflict');

export const readExceptionList = route({ id: 'exceptions.settings', method: 'GET', path: '/api/exceptions/:key/settings', summary: 'What is said of one list', permission: 'exceptions.read', params: keyed, response: ExceptionDetails, errors: ['not_found'] });
export const changeExceptionList = route({ id: 'exceptions.change', method: 'PUT', path: '/api/exceptions/:key/settings', summary: 'Change a list’s words, owner, moment, and who is told', permission: 'exceptions.manage', params: keyed, body: ExceptionSettings.extend({ version: Version }), response: ExceptionDetails, errors: ['not_found', 'conflict'] });
export const addExceptionList = route({
  id: 'exceptions.add', method: 'POST', path: '/api/exceptions', summary: 'Make a list of records one that must be empty', permission: 'exceptions.manage',
  body: ExceptionSettings.extend({ search: RecordSearch }), response: ExceptionDetails, status: 201, errors: ['not_found', 'filter_unreadable', 'needs_named_person'],
});
export const endExceptionList = route({ id: 'exceptions.end', method: 'DELETE', path: '/api/exceptions/:key/settings', summary: 'End an own list, or give a built-in one back its own words', permission: 'exceptions.manage', params: keyed, query: z.object({ version: z.coerce.number().int().min(0) }), response: z.object({ key: Key, isEnded: z.boolean() }), errors: ['not_found', 'conflict'] });
export const countExceptionDays = route({ id: 'exceptions.history', method: 'GET', path: '/api/exceptions/:key/history', summary: 'How many rows a list had, day by day', permission: 'exceptions.read', params: keyed, query: z.object({ site, days: z.coerce.number().int().min(1).max(400).optional() }), response: z.object({ days: z.array(DayCount) }), errors: ['not_found'] });
