/** Accounts: access a person holds in a system. It ends at its cut-off: not before, and a late end shows as late. */
import { z } from 'zod';
import { AskedCells, CatalogueQuery, CustomCells, listOf } from './list.ts';
import { Ref } from './people.ts';
import { CustomValues } from './fields.ts';
import { route } from './route.ts';

export const AccessTiming = z.object({
  state: z.enum(['not_due', 'due', 'late', 'ended_on_time', 'ended_early']), minutes: z.int().describe('Left until, since, late by, or early by'),
}).meta({ id: 'AccessTiming' });

export const AccountRow = z.object({
  id: z.uuid(), person: Ref, personStatus: z.enum(['active', 'left']), system: z.string(), username: z.string(), isPrivileged: z.boolean(), status: z.enum(['active', 'ended']),
  cutOffAt: z.iso.datetime().nullable(), endedAt: z.iso.datetime().nullable(), timing: AccessTiming.nullable().describe('Against its cut-off; null while there is none'), caseId: z.uuid().nullable(), custom: CustomCells, cells: AskedCells,
}).meta({ id: 'AccountRow' });
export type AccountRow = z.infer<typeof AccountRow>;

export const Account = AccountRow.extend({
  holdsData: z.boolean().describe('Work lies in it that somebody takes over: a case plans a hand-over'),
  endedBy: z.string().nullable(), evidence: z.string().nullable().describe('What shows that access ended'), earlyDecision: z.object({ by: z.string(), reason: z.string() }).nullable(),
  custom: z.record(z.string(), z.unknown()), source: z.string(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime(), version: z.int(),
}).meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

const text = (max: number) => z.string().trim().min(1).max(max);
export const AccountFields = z.object({ personId: z.uuid(), system: text(120), username: text(254), isPrivileged: z.boolean().optional(), holdsData: z.boolean().optional().describe('Work lies in it that somebody takes over before it is gone'), custom: CustomValues.optional() });
export type AccountFields = z.infer<typeof AccountFields>;
const params = z.object({ accountId: z.uuid() });

export const listAccounts = route({
  id: 'accounts.list', method: 'GET', path: '/api/accounts', summary: 'Accounts, filtered, sorted, paged', permission: 'accounts.read',
  query: CatalogueQuery.extend({
    status: z.enum(['active', 'ended']).optional(), system: z.string().max(120).optional(), person: z.uuid().optional(), case: z.uuid().optional(), privileged: z.enum(['true', 'false']).optional(),
    overdue: z.enum(['true']).optional().describe('Still open after its cut-off'),
  }), response: listOf(AccountRow), errors: ['filter_unreadable'],
});
export const readAccount = route({ id: 'accounts.read', method: 'GET', path: '/api/accounts/:accountId', summary: 'One account', permission: 'accounts.read', params, response: Account, errors: ['not_found'] });
export const createAccount = route({ id: 'accounts.create', method: 'POST', path: '/api/accounts', summary: 'Add an account', permission: 'accounts.write', body: AccountFields, response: Account, status: 201, errors: ['not_found', 'account_exists'] });
export const updateAccount = route({
  id: 'accounts.update', method: 'PATCH', path: '/api/accounts/:accountId', summary: 'Correct an account', permission: 'accounts.write', params,
  body: AccountFields.partial().extend({ version: z.int().describe('The version you saw; another one since then is a conflict') }), response: Account, errors: ['not_found', 'conflict', 'account_exists'],
});
export const endAccount = route({
  id: 'accounts.end', method: 'POST', path: '/api/accounts/:accountId/end', summary: 'Record that access has ended', permission: 'accounts.end', params,
  body: z.object({ at: z.iso.datetime({ offset: true }).optional().describe('Left out: now'), evidence: text(500).optional(), earlyReason: text(500).optional().describe('Why access ends before its cut-off; your name goes with it') }),
  response: Account, errors: ['not_found', 'wrong_state', 'early_ending_needs_decision', 'ending_not_yet'],
});
export const reopenAccount = route({ id: 'accounts.reopen', method: 'POST', path: '/api/accounts/:accountId/reopen', summary: 'Record that access is back', permission: 'accounts.end', params, body: z.object({ reason: text(500) }), response: Account, errors: ['not_found', 'wrong_state'] });
