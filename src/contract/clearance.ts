/**
 * Clearance: what stands between a case and its end, the waivers and approvals
 * that settle it, the certificate, and the event for HR.
 */
import { roles } from '#domain/access/permission';
import { caseStatuses } from '#domain/case/case-lifecycle';
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { Ref } from './people.ts';
import { route } from './route.ts';

const instant = z.iso.datetime();
export const waiverSubjects = ['asset', 'task', 'seat', 'account'] as const;
export const waiverStatuses = ['asked', 'approved', 'declined', 'withdrawn'] as const;
const Role = z.enum(roles);

export const Missing = z.object({
  kind: z.enum([...waiverSubjects, 'approval', 'waiver']), id: z.string().describe('Of the thing; of an approval its role'), name: z.string(), sentence: z.string().describe('What is missing, in words'),
  status: z.string().nullable(), waivable: z.boolean(), role: Role.nullable(), because: z.string().nullable(), declinedBy: z.string().nullable(),
}).meta({ id: 'MissingForClearance' });
export type Missing = z.infer<typeof Missing>;

export const Waiver = z.object({
  id: z.uuid(), case: z.object({ id: z.uuid(), number: z.int(), person: z.string() }), subject: z.object({ kind: z.enum(waiverSubjects), id: z.uuid(), name: z.string() }), reason: z.string(), status: z.enum(waiverStatuses),
  askedBy: Ref, askedAt: instant, decidedBy: Ref.nullable(), decidedAt: instant.nullable(), note: z.string().nullable(), expiresOn: z.iso.date().nullable(), mine: z.boolean().describe('You asked for it, so somebody else decides'), version: z.int(),
}).meta({ id: 'Waiver' });
export type Waiver = z.infer<typeof Waiver>;

export const Approval = z.object({ role: Role, because: z.string(), decision: z.enum(['approved', 'declined']).nullable(), by: Ref.nullable(), at: instant.nullable(), note: z.string().nullable(), yours: z.boolean().describe('You hold this role and may decide') }).meta({ id: 'ClearanceApproval' });
export type Approval = z.infer<typeof Approval>;

export const Certificate = z.object({ number: z.string(), issuedAt: instant, issuedBy: Ref, withdrawnAt: instant.nullable(), withdrawnBy: z.string().nullable(), reason: z.string().nullable() }).meta({ id: 'ClearanceCertificate' });

export const ClearanceState = z.object({
  caseId: z.uuid(), status: z.enum(caseStatuses), missing: z.array(Missing), waivers: z.array(Waiver), approvals: z.array(Approval), certificate: Certificate.nullable(), earlier: z.array(Certificate).describe('Withdrawn ones, newest first'),
  ownCase: z.boolean().describe('It is your own way out: others decide'), consequence: z.string().describe('What clearing does'), version: z.int(),
}).meta({ id: 'ClearanceState' });
export type ClearanceState = z.infer<typeof ClearanceState>;

const params = z.object({ caseId: z.uuid() });
const waiverParams = z.object({ waiverId: z.uuid() });
const version = z.int().describe('The version you saw');
const acting = ['not_found', 'wrong_state', 'conflict', 'own_case', 'needs_named_person'] as const;

export const readClearance = route({ id: 'clearance.read', method: 'GET', path: '/api/cases/:caseId/clearance', summary: 'What is missing, waivers, approvals, certificate', permission: 'cases.read', params, response: ClearanceState, errors: ['not_found'] });
export const AskWaiver = z.object({ subject: z.object({ kind: z.enum(waiverSubjects), id: z.uuid() }), reason: z.string().trim().min(1, 'Say why').max(1000), expiresOn: z.iso.date().optional().describe('The last day on which it counts') });
export const askWaiver = route({ id: 'clearance.askWaiver', method: 'POST', path: '/api/cases/:caseId/waivers', summary: 'Ask to let something go', permission: 'waivers.request', params, body: AskWaiver, response: ClearanceState, status: 201, errors: [...acting, 'waiver_exists', 'nothing_to_waive'] });
export const decideWaiver = route({
  id: 'clearance.decideWaiver', method: 'POST', path: '/api/waivers/:waiverId/decision', summary: 'Approve or decline a waiver that somebody else asked for', permission: 'waivers.approve', params: waiverParams,
  body: z.object({ decision: z.enum(['approved', 'declined']), note: z.string().trim().max(1000).optional(), version }), response: ClearanceState, errors: [...acting, 'waiver_refused'],
});
export const withdrawWaiver = route({ id: 'clearance.withdrawWaiver', method: 'POST', path: '/api/waivers/:waiverId/withdraw', summary: 'Take a waiver back, asked or approved', permission: 'waivers.request', params: waiverParams, body: z.object({ version }), response: ClearanceState, errors: acting });
export const listWaivers = route({ id: 'clearance.waivers', method: 'GET', path: '/api/waivers', summary: 'Waivers, newest first', permission: 'cases.read', query: ListQuery.omit({ q: true }).extend({ status: z.enum(waiverStatuses).optional() }), response: listOf(Waiver) });

export const approveClearance = route({
  id: 'clearance.approve', method: 'POST', path: '/api/cases/:caseId/approvals', summary: 'Approve or decline for a role you hold', permission: 'clearance.approve', params,
  body: z.object({ role: Role, decision: z.enum(['approved', 'declined']), note: z.string().trim().max(1000).optional() }), response: ClearanceState, errors: [...acting, 'approval_not_yours', 'approval_not_asked', 'approval_exists'],
});
export const withdrawApproval = route({ id: 'clearance.withdrawApproval', method: 'POST', path: '/api/cases/:caseId/approvals/:role/withdraw', summary: 'Take your approval or refusal back', permission: 'clearance.approve', params: z.object({ caseId: z.uuid(), role: Role }), body: z.object({}), response: ClearanceState, errors: [...acting, 'approval_not_yours'] });
export const AwaitedApproval = z.object({ id: z.string(), case: z.object({ id: z.uuid(), number: z.int(), person: z.string() }), role: Role, because: z.string(), lastWorkingOn: z.iso.date(), assetsHome: z.int(), assetsAll: z.int() }).meta({ id: 'AwaitedApproval' });
export type AwaitedApproval = z.infer<typeof AwaitedApproval>;
export const listAwaited = route({ id: 'clearance.awaited', method: 'GET', path: '/api/approvals', summary: 'Approvals that wait for a role of yours', permission: 'clearance.approve', query: ListQuery.omit({ q: true, sort: true }), response: listOf(AwaitedApproval) });

export const clearCase = route({ id: 'clearance.clear', method: 'POST', path: '/api/cases/:caseId/clearance', summary: 'Clear the case: certificate, event for HR', permission: 'clearance.clear', params, body: z.object({ version }), response: ClearanceState, status: 201, errors: [...acting, 'not_clear'] });
export const reopenCase = route({ id: 'clearance.reopen', method: 'POST', path: '/api/cases/:caseId/clearance/withdraw', summary: 'Withdraw the clearance and open the case again', permission: 'clearance.clear', params, body: z.object({ reason: z.string().trim().min(1, 'Say why').max(1000), version }), response: ClearanceState, errors: [...acting, 'case_open'] });
export const readCertificate = route({ id: 'clearance.certificate', method: 'GET', path: '/api/cases/:caseId/clearance/certificate', summary: 'The clearance certificate', permission: 'cases.read', params, response: 'application/pdf', errors: ['not_found'] });

export const OutboundEvent = z.object({ id: z.uuid(), cursor: z.int(), type: z.string().describe('case.cleared, case.reopened'), caseId: z.uuid().nullable(), at: instant, data: z.record(z.string(), z.unknown()) }).meta({ id: 'OutboundEvent' });
export type OutboundEvent = z.infer<typeof OutboundEvent>;
export const listEvents = route({
  id: 'events.list', method: 'GET', path: '/api/events', summary: 'Events for HR and other systems, oldest first', permission: 'cases.read',
  query: z.object({ after: z.coerce.number().int().min(0).optional().describe('The `cursor` of the last event you have'), limit: z.coerce.number().int().min(1).max(500).optional() }),
  response: z.object({ rows: z.array(OutboundEvent), cursor: z.int().describe('Ask with this next time') }),
});
