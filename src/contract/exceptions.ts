/** Exceptions: saved searches that must be empty, each row with the one act that empties it. */
import { exceptionKeys } from '#domain/exception/definitions';
import { roles } from '#domain/access/permission';
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { route } from './route.ts';
import { DecisionAct, Tone } from './today.ts';

const Key = z.enum(exceptionKeys);

export const ExceptionList = z.object({
  key: Key, title: z.string(), about: z.string().describe('What makes a row belong here'), tone: Tone, owner: z.enum(roles).describe('The role that keeps it empty'),
  threshold: z.string().nullable().describe('From when on: "from a day after the last working day"'), count: z.int(), snoozed: z.int(), href: z.string(),
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
