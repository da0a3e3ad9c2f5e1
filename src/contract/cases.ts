/** Cases: one offboarding of one person, planned from the policy. */
import { caseAssetStatuses, caseStatuses, taskStatuses } from '#domain/case/case-lifecycle';
import { reasons } from '#domain/policy/facts';
import { phases } from '#domain/policy/policy-document';
import { z } from 'zod';
import { AskRow } from './asks.ts';
import { AskedCells, CatalogueQuery, listOf } from './list.ts';
import { Ref } from './people.ts';
import { route } from './route.ts';

export { reasons };
const instant = z.iso.datetime();
const Reason = z.enum(reasons);

export const CaseRow = z.object({
  cells: AskedCells,
  id: z.uuid(), number: z.int(), person: Ref, department: z.string().nullable(), site: Ref.nullable(), reason: Reason, status: z.enum(caseStatuses), lastWorkingOn: z.iso.date(), timeZone: z.string(),
  cutOffAt: instant, returnByOn: z.iso.date(), tasksDone: z.int(), tasksAll: z.int(), tasksLate: z.int(), assetsHome: z.int(), assetsAll: z.int(), embargoed: z.boolean(), openedAt: instant,
  saysOverdue: z.boolean().describe('False where the policy’s wording forbids it: after a death, a dismissal'),
}).meta({ id: 'CaseRow' });
export type CaseRow = z.infer<typeof CaseRow>;

export const Task = z.object({
  id: z.uuid(), key: z.string(), parentId: z.uuid().nullable(), title: z.string(), detail: z.string().nullable(), because: z.string(), ruleKey: z.string(), phase: z.enum(phases),
  owner: z.string().describe('it, hr, security, manager, leaver, mailroom, technician or partner:<name>'), ownerName: z.string().nullable(), status: z.enum(taskStatuses), dueAt: instant.nullable(),
  due: z.object({ anchor: z.string(), offset: z.record(z.string(), z.number()).optional(), at: z.string().optional() }), after: z.array(z.string()), completes: z.string().nullable(), ask: z.string().nullable(), evidence: z.string().nullable(),
  effortSeconds: z.int(), blocksClearance: z.boolean(), subject: z.object({ kind: z.enum(['asset', 'seat', 'account']), id: z.uuid() }).nullable(), doneAt: instant.nullable(), doneBy: z.string().nullable(), note: z.string().nullable(), version: z.int(),
}).meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;

export const Custodian = z.object({ kind: z.enum(['person', 'place', 'shipment', 'unaccounted']), id: z.uuid().nullable(), name: z.string() }).meta({ id: 'CustodianName' });
export const CaseAsset = z.object({
  id: z.uuid(), assetId: z.uuid(), assetTag: z.string().nullable(), serialNumber: z.string().nullable(), name: z.string(), category: z.string(), ownership: z.string(), ownerName: z.string().nullable(), status: z.enum(caseAssetStatuses),
  claim: z.enum(['have', 'dont_have', 'mine', 'damaged']).nullable(), claimNote: z.string().nullable(), managerConfirmed: z.boolean().nullable(), receivedAt: instant.nullable(), onHold: z.boolean(),
  trail: z.array(Custodian).describe('Who answered for it, the last of them now'), version: z.int(),
}).meta({ id: 'CaseAsset' });
export type CaseAsset = z.infer<typeof CaseAsset>;

export const CaseAccount = z.object({
  id: z.uuid(), system: z.string(), username: z.string(), privileged: z.boolean(), status: z.enum(['active', 'ended']), cutOffAt: instant.nullable(), endedAt: instant.nullable(), endedBy: z.string().nullable(),
  timing: z.enum(['not_due', 'due', 'on_time', 'early', 'late', 'late_open']), minutesLate: z.int(), earlyDecision: z.string().nullable(),
}).meta({ id: 'CaseAccount' });
export const CaseSeat = z.object({ id: z.uuid(), product: z.string(), licenceId: z.uuid(), held: z.boolean(), releasedAt: instant.nullable(), seatCost: z.string().nullable(), currency: z.string().nullable() }).meta({ id: 'CaseSeat' });

export const Case = CaseRow.extend({
  manager: Ref.nullable(), title: z.string().nullable(), employment: z.string(), workMode: z.string(), country: z.string().nullable(), immediate: z.boolean(), cutOffBecause: z.string(), returnByBecause: z.string(), returnByAt: instant,
  policy: z.object({ versionId: z.uuid(), version: z.int(), name: z.string(), isCurrent: z.boolean() }), wording: z.string(), toLeaver: z.enum(['send', 'after_told', 'never']),
  embargoUntil: instant.nullable(), circle: z.array(Ref), toldAt: instant.nullable(), coordinator: Ref.nullable(), successor: Ref.nullable(), askFrom: instant.nullable(), openedBy: z.string(), cancelledAt: instant.nullable(), cancelReason: z.string().nullable(),
  clearedAt: instant.nullable(), note: z.string().nullable(), contact: z.object({ email: z.string().nullable(), phone: z.string().nullable(), hasAddress: z.boolean() }).nullable(), planningProblems: z.array(z.object({ ruleKey: z.string(), message: z.string() })),
  tasks: z.array(Task), assets: z.array(CaseAsset), accounts: z.array(CaseAccount), seats: z.array(CaseSeat), asks: z.array(AskRow), approvals: z.array(z.object({ role: z.string(), because: z.string() })), version: z.int(),
}).meta({ id: 'Case' });
export type Case = z.infer<typeof Case>;

export const OpenCase = z.object({
  personId: z.uuid(), reason: Reason, lastWorkingOn: z.iso.date(), timeZone: z.string().max(60).optional(), immediate: z.boolean().optional().describe('Access ends now'),
  cutOffAt: instant.optional().describe('Decided by you for this case, instead of the policy'), returnByOn: z.iso.date().optional(), embargoUntil: instant.optional(), circle: z.array(z.uuid()).max(50).optional().describe('Members who see an embargoed case; you are always one'),
  note: z.string().trim().max(2000).optional(), coordinatorId: z.uuid().optional(),
});
export type OpenCase = z.infer<typeof OpenCase>;

export const PlanPreview = z.object({
  person: Ref, timeZone: z.string(), cutOffAt: instant, cutOffBecause: z.string(), returnByOn: z.iso.date(), returnByBecause: z.string(), wording: z.string(), toLeaver: z.enum(['send', 'after_told', 'never']), policy: z.object({ version: z.int(), name: z.string() }),
  tasks: z.array(z.object({ key: z.string(), parentKey: z.string().nullable(), title: z.string(), because: z.string(), owner: z.string(), phase: z.string(), dueAt: instant.nullable(), effortSeconds: z.int() })),
  minutes: z.array(z.object({ owner: z.string(), minutes: z.number() })), assets: z.int(), seats: z.int(), accounts: z.int(), problems: z.array(z.object({ ruleKey: z.string(), message: z.string() })), askFrom: instant.nullable(),
}).meta({ id: 'PlanPreview' });
export type PlanPreview = z.infer<typeof PlanPreview>;

const params = z.object({ caseId: z.uuid() });
const version = z.int().describe('The version you saw');

const flag = z.enum(['true', 'false']);
export const listCases = route({
  id: 'cases.list', method: 'GET', path: '/api/cases', summary: 'Cases', permission: 'cases.read',
  query: CatalogueQuery.extend({ status: z.enum(caseStatuses).optional(), reason: Reason.optional(), site: z.uuid().optional(), person: z.uuid().optional(), late: flag.optional(), leavesBefore: z.iso.date().optional(), leavesAfter: z.iso.date().optional() }),
  response: listOf(CaseRow), errors: ['filter_unreadable'],
});
export const readCase = route({ id: 'cases.read', method: 'GET', path: '/api/cases/:caseId', summary: 'One case, whole', permission: 'cases.read', params, response: Case, errors: ['not_found'] });
export const previewCase = route({ id: 'cases.preview', method: 'POST', path: '/api/cases/preview', summary: 'What opening a case would plan, changing nothing', permission: 'cases.open', body: OpenCase, response: PlanPreview, errors: ['not_found', 'case_open', 'unknown_time_zone', 'unknown_date'] });
export const openCase = route({ id: 'cases.open', method: 'POST', path: '/api/cases', summary: 'Open a case', permission: 'cases.open', body: OpenCase, response: Case, status: 201, errors: ['not_found', 'case_open', 'unknown_time_zone', 'unknown_date'] });

export const OpenCases = OpenCase.pick({ reason: true, lastWorkingOn: true, timeZone: true, immediate: true, note: true, coordinatorId: true }).extend({ personIds: z.array(z.uuid()).min(1).max(500) });
export type OpenCases = z.infer<typeof OpenCases>;
export const OpenedCases = z.object({
  opened: z.array(z.object({ personId: z.uuid(), caseId: z.uuid() })),
  refused: z.array(z.object({ personId: z.uuid(), code: z.enum(['not_found', 'case_open', 'unknown_time_zone', 'unknown_date']), caseId: z.uuid().nullable() })).describe('Those who got no case, and why; the others have one'),
}).meta({ id: 'OpenedCases' });
export type OpenedCases = z.infer<typeof OpenedCases>;
export const openCases = route({ id: 'cases.openMany', method: 'POST', path: '/api/cases/many', summary: 'Open cases for many people at once, each planned from the policy', permission: 'cases.open', body: OpenCases, response: OpenedCases, status: 201, errors: [] });

export const MoveDates = z.object({ lastWorkingOn: z.iso.date().optional(), timeZone: z.string().max(60).optional(), cutOffAt: instant.nullish().describe('null: back to the policy'), returnByOn: z.iso.date().nullish(), immediate: z.boolean().optional(), version });
export type MoveDates = z.infer<typeof MoveDates>;
export const MovePreview = z.object({
  lastWorkingOn: z.object({ from: z.iso.date(), to: z.iso.date() }), cutOff: z.object({ from: instant, to: instant }).nullable(), returnBy: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(), cutOffStays: z.boolean().describe('Access was ended already, or the cut-off has passed'),
  moved: z.array(z.object({ title: z.string(), from: instant.nullable(), to: instant.nullable() })), kept: z.array(z.object({ title: z.string(), why: z.string() })), told: z.array(z.string()).describe('Helpers who get one message about it'), consequence: z.string(),
}).meta({ id: 'MovePreview' });
export type MovePreview = z.infer<typeof MovePreview>;
export const previewMove = route({ id: 'cases.previewMove', method: 'POST', path: '/api/cases/:caseId/dates/preview', summary: 'What moving the dates would change', permission: 'cases.manage', params, body: MoveDates, response: MovePreview, errors: ['not_found', 'wrong_state', 'unknown_time_zone', 'unknown_date'] });
export const moveDates = route({ id: 'cases.move', method: 'POST', path: '/api/cases/:caseId/dates', summary: 'Move the dates: what has not happened moves, what has does not', permission: 'cases.manage', params, body: MoveDates, response: Case, errors: ['not_found', 'wrong_state', 'conflict', 'unknown_time_zone', 'unknown_date'] });

export const CancelPreview = z.object({
  stops: z.array(z.object({ kind: z.string(), what: z.string() })), undo: z.array(z.object({ kind: z.string(), owner: z.string(), what: z.string() })), cannotUndo: z.array(z.object({ kind: z.string(), what: z.string() })), tell: z.array(z.string()), staysDone: z.int(), consequence: z.string(),
}).meta({ id: 'CancelPreview' });
export type CancelPreview = z.infer<typeof CancelPreview>;
export const previewCancel = route({ id: 'cases.previewCancel', method: 'GET', path: '/api/cases/:caseId/cancel', summary: 'What cancelling would stop, and what must be undone', permission: 'cases.manage', params, response: CancelPreview, errors: ['not_found', 'wrong_state'] });
export const cancelCase = route({ id: 'cases.cancel', method: 'POST', path: '/api/cases/:caseId/cancel', summary: 'Cancel: stop what has not happened, make tasks of what must be undone', permission: 'cases.manage', params, body: z.object({ reason: z.string().trim().min(1, 'Say why').max(500), version }), response: Case, errors: ['not_found', 'wrong_state', 'conflict'] });

export const ReplanPreview = z.object({ fromVersion: z.int(), toVersion: z.int(), added: z.array(z.string()), dropped: z.array(z.string()), retimed: z.array(z.object({ title: z.string(), from: instant.nullable(), to: instant.nullable() })), changed: z.array(z.string()), unchanged: z.int() }).meta({ id: 'ReplanPreview' });
export type ReplanPreview = z.infer<typeof ReplanPreview>;
export const previewReplan = route({ id: 'cases.previewReplan', method: 'GET', path: '/api/cases/:caseId/replan', summary: 'What planning anew with today’s policy and facts would change', permission: 'cases.manage', params, response: ReplanPreview, errors: ['not_found', 'wrong_state'] });
export const replanCase = route({ id: 'cases.replan', method: 'POST', path: '/api/cases/:caseId/replan', summary: 'Plan anew with today’s policy and facts', permission: 'cases.manage', params, body: z.object({ version }), response: Case, errors: ['not_found', 'wrong_state', 'conflict'] });

export const ActOnTask = z.object({ action: z.enum(['finish', 'skip', 'reopen']), note: z.string().trim().max(1000).optional(), earlyReason: z.string().trim().max(500).optional().describe('Needed to end access before its cut-off'), version });
export const actOnTask = route({ id: 'tasks.act', method: 'POST', path: '/api/tasks/:taskId', summary: 'Finish, skip or reopen a task', permission: 'tasks.do', params: z.object({ taskId: z.uuid() }), body: ActOnTask, response: Case, errors: ['not_found', 'wrong_state', 'conflict', 'task_follows', 'early_ending_needs_decision', 'note_needed'] });
export const askNow = route({ id: 'cases.askNow', method: 'POST', path: '/api/cases/:caseId/ask', summary: 'Ask the leaver and the manager now instead of at the planned time', permission: 'asks.send', params, body: z.object({ kind: z.enum(['leaver_return', 'manager_confirm']) }), response: Case, errors: ['not_found', 'wrong_state', 'not_told_yet', 'no_reachable_address', 'case_embargoed'] });
export const ActOnLine = z.object({ action: z.enum(['settle_as_expected', 'let_go', 'leave_to_owner', 'withdraw', 'restore']), note: z.string().trim().min(1, 'Say why').max(500), version });
export const actOnCaseAsset = route({ id: 'cases.actOnAsset', method: 'POST', path: '/api/cases/:caseId/assets/:assetId', summary: 'Settle a dispute, let an asset go, take it out of scope', permission: 'cases.manage', params: z.object({ caseId: z.uuid(), assetId: z.uuid() }), body: ActOnLine, response: Case, errors: ['not_found', 'wrong_state', 'conflict'] });
export const setContact = route({
  id: 'cases.contact', method: 'PUT', path: '/api/cases/:caseId/contact', summary: 'How to reach the leaver after the exit; erased some time after the case closes', permission: 'cases.manage', params,
  body: z.object({ email: z.email().max(254).nullish(), phone: z.string().trim().max(60).nullish(), address: z.record(z.string(), z.string().max(300)).nullish() }), response: Case, errors: ['not_found'],
});
export const endCaseAccount = route({ id: 'cases.endAccount', method: 'POST', path: '/api/cases/:caseId/accounts/:accountId/end', summary: 'Confirm that an account has ended', permission: 'accounts.end', params: z.object({ caseId: z.uuid(), accountId: z.uuid() }), body: z.object({ endedAt: instant.optional(), evidence: z.string().trim().max(1000).optional(), earlyReason: z.string().trim().max(500).optional() }), response: Case, errors: ['not_found', 'wrong_state', 'early_ending_needs_decision'] });
export const releaseCaseSeat = route({ id: 'cases.releaseSeat', method: 'POST', path: '/api/cases/:caseId/seats/:seatId/release', summary: 'Put a seat back into the pool', permission: 'licences.write', params: z.object({ caseId: z.uuid(), seatId: z.uuid() }), response: Case, errors: ['not_found', 'wrong_state'] });
