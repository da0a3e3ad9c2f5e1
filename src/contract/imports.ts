/**
 * Bringing files: a file is read, its columns are recognised, what it cannot
 * tell is asked, every row is previewed, and one act applies it.
 * Nothing is written to a record before `imports.apply`.
 */
import { encodings } from '#domain/import/encoding';
import { importKinds } from '#domain/import/field';
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { route } from './route.ts';

export const importStatuses = ['read', 'previewing', 'previewed', 'applying', 'applied', 'stopped', 'undoing', 'undone', 'cancelled', 'failed'] as const;
/** A million rows of an asset list come to about 100 MB. */
export const mostFileBytes = 256 * 1024 * 1024;
export const rowVerdicts = ['create', 'change', 'same', 'left', 'refuse'] as const;
export const ImportKindName = z.enum(importKinds);

export const ColumnUse = z.discriminatedUnion('to', [
  z.object({ to: z.literal('field'), field: z.string() }), z.object({ to: z.literal('custom'), name: z.string().trim().min(1).max(120) }), z.object({ to: z.literal('nothing') }),
]).meta({ id: 'ColumnUse' });

export const ImportColumn = z.object({
  index: z.int(), header: z.string(), use: ColumnUse, confidence: z.number().describe('0 … 1; below 0.5 the column is only proposed'), reason: z.string().describe('Why, as a code'),
  why: z.string().describe('Why, as a sentence'), proposal: z.string().nullable(), samples: z.array(z.string()),
}).meta({ id: 'ImportColumn' });
export type ImportColumn = z.infer<typeof ImportColumn>;

export const ImportQuestion = z.object({
  code: z.enum(['day_or_month', 'decimal_sign', 'currency', 'word', 'value_everywhere', 'place_zone', 'same_name']), field: z.string().describe('Field, or the place’s key'), label: z.string(),
  sentence: z.string(), text: z.string().nullable().describe('The word in the file, or the place’s name'), rows: z.int().nullable(), examples: z.array(z.string()),
  options: z.array(z.string()).describe('Empty: any text'), proposal: z.string().nullable(), because: z.string().nullable().describe('Why that is proposed'),
}).meta({ id: 'ImportQuestion' });
export type ImportQuestion = z.infer<typeof ImportQuestion>;

export const ImportAnswers = z.object({
  dateOrder: z.record(z.string(), z.enum(['day-first', 'month-first'])).optional(), decimalSign: z.record(z.string(), z.enum(['point', 'comma'])).optional(), currency: z.string().length(3).optional(),
  words: z.record(z.string(), z.record(z.string(), z.string().max(200))).optional().describe('Field → word → our word'),
  everywhere: z.record(z.string(), z.string().max(200)).optional(), placeZones: z.record(z.string(), z.string().max(60)).optional().describe('Place → IANA zone'),
  sameAs: z.record(z.string(), z.record(z.string(), z.string().max(200).nullable())).optional().describe('Field → name in the file → what it is called here; null: it is another one'),
}).meta({ id: 'ImportAnswers' });
export type ImportAnswers = z.infer<typeof ImportAnswers>;

const Counts = z.object({ create: z.int(), change: z.int(), same: z.int(), left: z.int(), refuse: z.int() });
export type ImportCounts = z.infer<typeof Counts>;

export const ImportSummary = z.object({
  reasons: z.array(z.object({ code: z.string(), field: z.string().nullable(), label: z.string().nullable(), sentence: z.string(), rows: z.int(), lines: z.array(z.int()) })).describe('Refused rows by first reason, most frequent first'),
  changedFields: z.array(z.object({ field: z.string(), label: z.string(), rows: z.int() })), rowsWithheld: z.int().describe('Rows that go in without something'),
  rules: z.array(z.object({ name: z.string(), sentence: z.string(), rows: z.int() })).describe('Rules that touched rows of this file'),
  newPlaces: z.array(z.string()), absent: z.int().describe('Records here that are not in the file; nothing happens to them'),
}).meta({ id: 'ImportSummary' });

export const ImportRunRow = z.object({
  id: z.uuid(), fileName: z.string(), kind: ImportKindName.nullable(), status: z.enum(importStatuses), rows: z.int(), counts: Counts.nullable(),
  createdBy: z.string(), createdAt: z.iso.datetime(), appliedBy: z.string().nullable(), appliedAt: z.iso.datetime().nullable(),
}).meta({ id: 'ImportRunRow' });
export type ImportRunRow = z.infer<typeof ImportRunRow>;

export const tableFormats = ['text', 'workbook', 'open_document', 'html', 'spreadsheet_xml', 'json'] as const;
export const delimiters = ['comma', 'semicolon', 'tab', 'bar'] as const;

/** What was found out about the file itself, and what a person may say instead. */
export const ImportReading = z.object({
  format: z.enum(tableFormats), formatName: z.string().describe('In words: "an Excel workbook"'), encoding: z.enum(encodings), encodingIsSure: z.boolean(), delimiter: z.enum(delimiters).nullable().describe('Null where cells are not divided by a sign'),
  headerLine: z.int().nullable().describe('Line that names the columns; null when the first row is data'), sheet: z.string().nullable(), sheets: z.array(z.object({ name: z.string(), rows: z.int(), isHidden: z.boolean() })),
  top: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })).describe('The first lines as they stand, to pick the header from'), notes: z.array(z.object({ code: z.string(), sentence: z.string() })).describe('What is worth knowing about how it was read'),
}).meta({ id: 'ImportReading' });
export type ImportReading = z.infer<typeof ImportReading>;

export const ImportRun = ImportRunRow.extend({
  reading: ImportReading,
  size: z.int(), recognisedAs: z.string().nullable().describe('The export it is known as: "Snipe-IT assets"'), why: z.string().describe('How the kind was recognised, as a sentence'),
  encoding: z.string(), delimiter: z.string(), titles: z.array(z.string()), columns: z.array(ImportColumn), questions: z.array(ImportQuestion), answers: ImportAnswers,
  unknownPeople: z.enum(['refuse', 'leave_out']), mappingFrom: z.string().nullable().describe('An earlier file with the same headers, whose mapping is used again'),
  keptMapping: z.object({ id: z.uuid(), name: z.string(), isNamed: z.boolean(), isNear: z.boolean().describe('Its headers are not quite those of this file') }).nullable(),
  summary: ImportSummary.nullable(), done: z.int().describe('Rows worked on in the step under way'), of: z.int(), resumed: z.int().describe('Times it went on after Handback was stopped in the middle'),
  error: z.string().nullable(), version: z.int(), undone: z.object({ by: z.string(), at: z.iso.datetime().nullable(), reverted: z.int(), withdrawn: z.int(), kept: z.int() }).nullable().describe('Who took it back and what became of its rows'),
}).meta({ id: 'ImportRun' });
export type ImportRun = z.infer<typeof ImportRun>;

const Reason = z.object({ code: z.string(), field: z.string().nullable(), label: z.string().nullable(), text: z.string().nullable(), sentence: z.string(), lines: z.array(z.int()), proposal: z.string().nullable() });
export type ImportReason = z.infer<typeof Reason>;
export const ImportRow = z.object({
  line: z.int(), label: z.string(), verdict: z.enum(rowVerdicts), recordId: z.uuid().nullable(), reasons: z.array(Reason), withheld: z.array(Reason),
  changes: z.array(z.object({ field: z.string(), label: z.string(), from: z.string().nullable(), to: z.string() })).describe('Field by field; for a new record from is null'),
}).meta({ id: 'ImportRow' });
export type ImportRow = z.infer<typeof ImportRow>;

const params = z.object({ importId: z.uuid() });
const Version = z.int().describe('The version you saw; another one since then is a conflict');
const errors = ['not_found', 'conflict', 'wrong_state', 'import_needs_all_sites'] as const;

export const receiveFile = route({
  id: 'imports.receive', method: 'POST', path: '/api/imports', summary: 'Bring a file: it is kept, read and recognised; nothing else changes', permission: 'imports.run',
  query: z.object({ name: z.string().trim().min(1).max(255), kind: ImportKindName.optional(), zone: z.string().max(60).optional().describe('Your time zone: proposed for new places while the organisation has none') }),
  body: 'file', mostBytes: mostFileBytes, response: ImportRun, status: 201, errors: ['file_unreadable', 'too_large', 'import_needs_all_sites'],
});
export const listImports = route({ id: 'imports.list', method: 'GET', path: '/api/imports', summary: 'Files brought before', permission: 'imports.run', query: ListQuery, response: listOf(ImportRunRow) });
export const readImport = route({ id: 'imports.read', method: 'GET', path: '/api/imports/:importId', summary: 'One import with its columns, questions, counts and progress', permission: 'imports.run', params, response: ImportRun, errors: ['not_found', 'import_needs_all_sites'] });
export const mapImport = route({
  id: 'imports.map', method: 'PUT', path: '/api/imports/:importId/mapping', summary: 'Correct the kind, pick other fields, answer questions', permission: 'imports.run', params,
  body: z.object({
    version: Version, kind: ImportKindName.optional(), columns: z.array(z.object({ index: z.int().min(0), use: ColumnUse })).max(1000).optional(), answers: ImportAnswers.optional(),
    useMapping: z.uuid().nullable().optional().describe('A kept mapping to start from; null: as the file was recognised'), keepUnknown: z.boolean().optional().describe('Keep every column that is left out as a field of its own'),
    unknownPeople: z.enum(['refuse', 'leave_out']).optional(), acceptProposals: z.boolean().optional().describe('Answer every open question with what is proposed'),
  }),
  response: ImportRun, errors: [...errors, 'import_mapping_refused'],
});
export const readAgain = route({
  id: 'imports.readAgain', method: 'PUT', path: '/api/imports/:importId/reading', summary: 'Say how the file is to be read where it was recognised wrong: sheet, header line, encoding, delimiter', permission: 'imports.run', params,
  body: z.object({
    version: Version, sheet: z.string().max(300).optional(), headerLine: z.union([z.int().min(0), z.literal('none')]).optional().describe('`none`: the first row is data'), encoding: z.enum(encodings).optional(), delimiter: z.enum(delimiters).optional(),
  }).describe('Everything that is to differ from what was recognised; what is left out is recognised again'),
  response: ImportRun, errors: [...errors, 'file_unreadable'],
});
export const previewImport = route({ id: 'imports.preview', method: 'POST', path: '/api/imports/:importId/preview', summary: 'Decide every row; writes to no record', permission: 'imports.run', params, body: z.object({ version: Version }), response: ImportRun, errors: [...errors, 'import_kind_unsaid'] });
export const listImportRows = route({
  id: 'imports.rows', method: 'GET', path: '/api/imports/:importId/rows', summary: 'Previewed rows, in file order', permission: 'imports.run', params,
  query: z.object({ verdict: z.enum(rowVerdicts).optional(), reason: z.string().max(60).optional().describe('Only rows refused for this first'), after: z.string().max(20).optional(), limit: z.coerce.number().int().min(1).max(200).optional() }),
  response: listOf(ImportRow), errors: ['not_found', 'import_needs_all_sites'],
});
export const listAbsent = route({
  id: 'imports.absent', method: 'GET', path: '/api/imports/:importId/absent', summary: 'Records here that no row is about; only listed', permission: 'imports.run', params,
  query: z.object({ after: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(200).optional() }), response: listOf(z.object({ id: z.uuid(), label: z.string() })), errors: ['not_found', 'import_needs_all_sites'],
});
export const applyImport = route({ id: 'imports.apply', method: 'POST', path: '/api/imports/:importId/apply', summary: 'Do what the preview says, once', permission: 'imports.run', params, body: z.object({ version: Version }), response: ImportRun, errors });
export const stopImport = route({ id: 'imports.stop', method: 'POST', path: '/api/imports/:importId/stop', summary: 'Stop applying between two batches: what went in stays; it can go on or be taken back', permission: 'imports.run', params, body: z.object({ version: Version }), response: ImportRun, errors });

export const UndoPreview = z.object({
  reverted: z.int().describe('Records that get the values they had'), withdrawn: z.int().describe('New records that are withdrawn as registered in error'), kept: z.int().describe('Records that stay'),
  samples: z.array(z.object({ outcome: z.enum(['reverted', 'withdrawn']), lines: z.array(z.int()), labels: z.array(z.string()) })),
  reasons: z.array(z.object({ code: z.string(), sentence: z.string(), rows: z.int(), lines: z.array(z.int()), labels: z.array(z.string()) })).describe('Why records stay, most frequent first'),
}).meta({ id: 'ImportUndoPreview' });
export type UndoPreview = z.infer<typeof UndoPreview>;
export const previewUndo = route({ id: 'imports.undo.preview', method: 'GET', path: '/api/imports/:importId/undo', summary: 'What taking this import back would do, and what stays', permission: 'imports.run', params, response: UndoPreview, errors: ['not_found', 'wrong_state', 'import_needs_all_sites'] });
export const undoImport = route({ id: 'imports.undo', method: 'POST', path: '/api/imports/:importId/undo', summary: 'Take the whole import back while nothing later depends on it', permission: 'imports.run', params, body: z.object({ version: Version }), response: ImportRun, errors });

export const cancelImport = route({ id: 'imports.cancel', method: 'POST', path: '/api/imports/:importId/cancel', summary: 'Put a file aside before it is applied', permission: 'imports.run', params, body: z.object({ version: Version }), response: ImportRun, errors });
export const refusedRows = route({ id: 'imports.refused', method: 'GET', path: '/api/imports/:importId/refused.csv', summary: 'The refused rows as a file, each with its reason: mend it and bring it again', permission: 'imports.run', params, response: 'text/csv', errors: ['not_found', 'import_needs_all_sites'] });

export const KeptMapping = z.object({
  id: z.uuid(), name: z.string(), kind: ImportKindName, isNamed: z.boolean().describe('Otherwise it is called after the file it was settled for'), columns: z.int(), used: z.int().describe('Columns that go into a field'),
  files: z.int().describe('Files it was used for'), keptBy: z.string().nullable(), updatedAt: z.iso.datetime(),
}).meta({ id: 'KeptMapping' });
export type KeptMapping = z.infer<typeof KeptMapping>;
const MappingName = z.string().trim().min(1).max(120);
const mappingParams = z.object({ mappingId: z.uuid() });
export const listMappings = route({ id: 'imports.mappings', method: 'GET', path: '/api/import-mappings', summary: 'Mappings kept for the next file', permission: 'imports.run', response: z.object({ rows: z.array(KeptMapping) }), errors: ['import_needs_all_sites'] });
export const keepMapping = route({
  id: 'imports.keepMapping', method: 'POST', path: '/api/import-mappings', summary: 'Keep a file’s columns and answers under a name; one of that name is replaced', permission: 'imports.run',
  body: z.object({ importId: z.uuid(), name: MappingName }), response: KeptMapping, status: 201, errors: ['not_found', 'conflict', 'import_kind_unsaid', 'import_needs_all_sites'],
});
export const renameMapping = route({ id: 'imports.renameMapping', method: 'PUT', path: '/api/import-mappings/:mappingId', summary: 'Give a kept mapping another name', permission: 'imports.run', params: mappingParams, body: z.object({ name: MappingName }), response: KeptMapping, errors: ['not_found', 'mapping_exists', 'import_needs_all_sites'] });
export const forgetMapping = route({ id: 'imports.forgetMapping', method: 'DELETE', path: '/api/import-mappings/:mappingId', summary: 'Forget a kept mapping; files brought with it stay as they are', permission: 'imports.run', params: mappingParams, response: z.object({ forgotten: z.literal(true) }), errors: ['not_found', 'import_needs_all_sites'] });
