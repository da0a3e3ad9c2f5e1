/**
 * Rows that wait: what a file said that could not be trusted, kept until
 * somebody mends it, says what is meant, or puts it aside with a reason.
 * Taking a row in uses the import's own writers, in the name of who decides.
 */
import { importKinds } from '#domain/import/field';
import { z } from 'zod';
import { rowVerdicts } from './imports.ts';
import { ListQuery, listOf } from './list.ts';
import { route } from './route.ts';

export const waitingStates = ['waiting', 'aside', 'accepted', 'seen', 'settled'] as const;
const Kind = z.enum(importKinds);
const Severity = z.enum(['blocks', 'look']).describe('`blocks`: did not go in. `look`: went in, and somebody should look');

export const RowEdit = z.object({
  cells: z.record(z.string().regex(/^\d{1,4}$/), z.string().max(20_000)).optional().describe('Column index → what stands there instead'),
  record: z.union([z.uuid(), z.literal('new')]).optional().describe('The record this row is about, or `new`'),
  zones: z.record(z.string().max(300), z.string().max(60)).optional(), known: z.array(z.string().max(60)).max(20).optional().describe('Reasons looked at and found right'),
  withoutUnknown: z.boolean().optional().describe('Goes in without people who are unknown here'),
}).meta({ id: 'RowEdit' });
export type RowEdit = z.infer<typeof RowEdit>;

export const RowProposal = z.object({
  key: z.string().describe('The same for every row that may be mended this way'), sentence: z.string().describe('What it does'), because: z.string().describe('Why it is proposed'), edit: RowEdit, aside: z.string().nullable().describe('Puts the row aside with this reason instead'),
}).meta({ id: 'RowProposal' });
export type RowProposal = z.infer<typeof RowProposal>;

export const WaitingReason = z.object({
  code: z.string(), field: z.string().nullable(), label: z.string().nullable(), severity: z.enum(['blocks', 'look', 'note']), sentence: z.string(), lines: z.array(z.int()), proposals: z.array(RowProposal),
}).meta({ id: 'WaitingReason' });
export type WaitingReason = z.infer<typeof WaitingReason>;

export const WaitingRow = z.object({
  id: z.uuid(), importId: z.uuid(), fileName: z.string(), line: z.int(), kind: Kind, label: z.string(), severity: Severity, state: z.enum(waitingStates), isReady: z.boolean().describe('As it stands now it would go in'),
  code: z.string(), field: z.string().nullable(), sentence: z.string().describe('Its first reason'), moreReasons: z.int(), since: z.iso.datetime(), seenTimes: z.int().describe('Files in which it stood'),
  closed: z.object({ by: z.string().nullable(), at: z.iso.datetime(), note: z.string().nullable() }).nullable(), recordId: z.uuid().nullable(), version: z.int(),
}).meta({ id: 'WaitingRow' });
export type WaitingRow = z.infer<typeof WaitingRow>;

export const WaitingDetail = WaitingRow.extend({
  cells: z.array(z.object({
    index: z.int(), header: z.string(), file: z.string().describe('As it stood in the file'), now: z.string(), field: z.string().nullable(), label: z.string().nullable(), problems: z.array(z.string()),
  })),
  reasons: z.array(WaitingReason), verdict: z.enum(rowVerdicts).describe('What it would do now'),
  changes: z.array(z.object({ field: z.string(), label: z.string(), from: z.string().nullable(), to: z.string() })),
  near: z.array(z.object({
    id: z.uuid(), label: z.string(), because: z.string(), values: z.array(z.object({ label: z.string(), here: z.string().nullable(), file: z.string().nullable(), isSame: z.boolean() })),
  })).describe('Records here that it may be about'),
  aside: z.array(z.object({ line: z.int(), id: z.uuid(), label: z.string() })).describe('Rows that wait and claim to be the same'), edits: z.array(z.object({ by: z.string(), at: z.iso.datetime(), sentence: z.string() })),
  places: z.array(z.object({ key: z.string(), label: z.string() })).describe('New here, without a time zone'), rules: z.array(z.string()).describe('Rules that touched it'),
}).meta({ id: 'WaitingDetail' });
export type WaitingDetail = z.infer<typeof WaitingDetail>;

export const WaitingGroup = z.object({
  code: z.string(), field: z.string().nullable(), label: z.string().nullable(), title: z.string(), rows: z.int(), ready: z.int(), sample: z.string(),
}).meta({ id: 'WaitingGroup' });
export type WaitingGroup = z.infer<typeof WaitingGroup>;

export const WaitingFilter = z.object({
  state: z.enum(waitingStates).optional(), kind: Kind.optional(), file: z.uuid().optional(), code: z.string().max(60).optional(), field: z.string().max(60).optional(), severity: Severity.optional(),
  ready: z.enum(['yes', 'no']).optional(), age: z.enum(['day', 'week', 'month', 'older']).optional().describe('How long it has waited at most; `older`: more than a month'), q: z.string().max(200).optional(),
});
export type WaitingFilter = z.infer<typeof WaitingFilter>;

const params = z.object({ rowId: z.uuid() });
const Version = z.int().describe('The version you saw; another one since then is a conflict');
const Note = z.string().trim().min(1, 'Say why; it stays with the row').max(500);
const errors = ['not_found', 'import_needs_all_sites', 'conflict', 'waiting_closed'] as const;

export const listWaiting = route({ id: 'waiting.list', method: 'GET', path: '/api/waiting', summary: 'Rows that wait, over all files', permission: 'imports.run', query: ListQuery.extend(WaitingFilter.shape), response: listOf(WaitingRow), errors: ['import_needs_all_sites'] });
export const waitingGroups = route({
  id: 'waiting.groups', method: 'GET', path: '/api/waiting/groups', summary: 'Waiting rows by reason and by file, most first', permission: 'imports.run', query: WaitingFilter,
  response: z.object({ total: z.int(), ready: z.int(), aside: z.int(), reasons: z.array(WaitingGroup), files: z.array(z.object({ id: z.uuid(), name: z.string(), rows: z.int() })) }), errors: ['import_needs_all_sites'],
});
export const readWaiting = route({ id: 'waiting.read', method: 'GET', path: '/api/waiting/:rowId', summary: 'One row: its cells, its reasons, what may be done', permission: 'imports.run', params, response: WaitingDetail, errors: ['not_found', 'import_needs_all_sites'] });
export const editWaiting = route({ id: 'waiting.edit', method: 'POST', path: '/api/waiting/:rowId/edits', summary: 'Mend a cell or say what is meant; the row is decided again at once and still waits', permission: 'imports.run', params, body: z.object({ version: Version, edit: RowEdit }), response: WaitingDetail, errors });
export const undoWaiting = route({ id: 'waiting.undo', method: 'POST', path: '/api/waiting/:rowId/undo', summary: 'Take the last edit back, or what was put aside; a row that went in is taken out again while nothing later depends on it', permission: 'imports.run', params, body: z.object({ version: Version }), response: WaitingDetail, errors: [...errors, 'wrong_state', 'waiting_depended'] });
export const acceptWaiting = route({ id: 'waiting.accept', method: 'POST', path: '/api/waiting/:rowId/accept', summary: 'Take the row in as it stands now', permission: 'imports.run', params, body: z.object({ version: Version }), response: WaitingDetail, errors: [...errors, 'waiting_not_ready'] });
export const setAside = route({ id: 'waiting.aside', method: 'POST', path: '/api/waiting/:rowId/aside', summary: 'Put it aside with a reason; it stays listed', permission: 'imports.run', params, body: z.object({ version: Version, note: Note }), response: WaitingDetail, errors });

export const BulkAct = z.discriminatedUnion('do', [
  z.object({ do: z.literal('take'), proposal: z.string().max(60).describe('A proposal’s key') }), z.object({ do: z.literal('set'), field: z.string().max(60), text: z.string().max(10_000) }),
  z.object({ do: z.literal('accept') }), z.object({ do: z.literal('aside'), note: Note }), z.object({ do: z.literal('again').describe('Decide again with what is here now') }),
]).meta({ id: 'BulkAct' });
export type BulkAct = z.infer<typeof BulkAct>;
const Which = z.object({ ids: z.array(z.uuid()).min(1).max(1000).optional(), filter: WaitingFilter.optional() }).describe('Chosen rows, or all that the filter finds');

const BulkOutcome = z.object({
  rows: z.int(), fits: z.int().describe('Rows the act applies to'), ready: z.int().describe('Rows that would go in after it'), still: z.int().describe('Rows that wait all the same'),
  samples: z.array(z.object({ id: z.uuid(), line: z.int(), fileName: z.string(), label: z.string(), does: z.string(), after: z.string() })),
});
export const previewBulk = route({ id: 'waiting.bulkPreview', method: 'POST', path: '/api/waiting/bulk/preview', summary: 'What an act would do with each of many rows; changes nothing', permission: 'imports.run', body: Which.extend({ act: BulkAct }), response: BulkOutcome, errors: ['import_needs_all_sites'] });
export const doBulk = route({
  id: 'waiting.bulk', method: 'POST', path: '/api/waiting/bulk', summary: 'One act for many rows', permission: 'imports.run', body: Which.extend({ act: BulkAct, thenAccept: z.boolean().optional().describe('Take in what is ready after it'), after: z.uuid().optional().describe('Goes on behind this row: `next` of the answer before'), limit: z.int().min(1).max(10_000).optional().describe('At most so many rows are looked at in this call, so that progress can be told') }),
  response: z.object({ done: z.int(), accepted: z.int(), still: z.int(), lost: z.int().describe('Changed by somebody else meanwhile; left as they are'), looked: z.int(), next: z.uuid().nullable().describe('Null: nothing is left') }), errors: ['import_needs_all_sites'],
});

export const RuleWhat = z.discriminatedUnion('do', [
  z.object({ do: z.literal('strip_prefix'), column: z.int().min(0), prefix: z.string().min(1).max(40) }),
  z.object({ do: z.literal('replace'), column: z.int().min(0), text: z.string().max(1000), with: z.string().max(1000).describe('Empty: as if the cell were empty') }),
  z.object({ do: z.literal('skip'), column: z.int().min(0), text: z.string().max(1000) }),
]).meta({ id: 'RuleWhat' });
export const RowRule = z.object({
  id: z.uuid(), name: z.string(), fileName: z.string().describe('The file it was made for; it holds for every file with the same columns'), kind: Kind, sentence: z.string(), createdBy: z.string(), createdAt: z.iso.datetime(),
  endedBy: z.string().nullable(), endedAt: z.iso.datetime().nullable(), rows: z.int().describe('Rows it has touched'), files: z.int(),
}).meta({ id: 'RowRule' });
export type RowRule = z.infer<typeof RowRule>;
export const listRules = route({ id: 'waiting.rules', method: 'GET', path: '/api/waiting/rules', summary: 'What is always done for files of some columns', permission: 'imports.run', query: z.object({ ended: z.enum(['yes']).optional() }), response: z.object({ rows: z.array(RowRule) }), errors: ['import_needs_all_sites'] });
export const makeRule = route({ id: 'waiting.makeRule', method: 'POST', path: '/api/waiting/:rowId/rules', summary: 'Always do this for files with the columns of this row', permission: 'imports.run', params, body: z.object({ name: z.string().trim().min(1).max(120), what: RuleWhat }), response: RowRule, status: 201, errors: ['not_found', 'import_needs_all_sites', 'rule_unfit'] });
export const endRule = route({ id: 'waiting.endRule', method: 'DELETE', path: '/api/waiting/rules/:ruleId', summary: 'From now on no more; what it did stays', permission: 'imports.run', params: z.object({ ruleId: z.uuid() }), response: RowRule, errors: ['not_found', 'import_needs_all_sites'] });
export const waitingFile = route({ id: 'waiting.file', method: 'GET', path: '/api/waiting/file.csv', summary: 'Waiting rows as a file with their reasons: mend it and bring it again, it settles the very rows it came from', permission: 'imports.run', query: WaitingFilter, response: 'text/csv', errors: ['import_needs_all_sites', 'not_found', 'waiting_several_layouts'] });
