import type { ImportColumn, ImportCounts, ImportQuestion, ImportReading, ImportReason, ImportRow, ImportRun, ImportRunRow } from '#contract/imports';
import type { Change } from '#domain/import/decide-row';
import type { Value } from '#domain/import/draft';
import { delimiterNames } from '#domain/import/encoding';
import type { ImportKind } from '#domain/import/field';
import { fieldOf } from '#domain/import/fields';
import { sayReason, type Reason } from '#domain/import/reason';
import { sayNote } from '#domain/import/reading-note';
import type { ColumnMatch } from '#domain/import/recognise-columns';
import { sayColumn, sayEmptied, sayKind, sayLikeness, sayQuestion, sayZoneReason } from '#domain/import/say';
import type { Delimiter } from '../../platform/tabular/sniff-dialect.ts';
import type { listRuns } from './import.repo.ts';
import type { RowRow } from './import-row.repo.ts';
import type { Asked, By, Emptied, Run } from './import-run.ts';

export const labelOf = (kind: ImportKind | null, field: string): string => (field.startsWith('custom:') ? field.slice(7) : kind === null ? field : (fieldOf(kind, field)?.label ?? extraLabels[field] ?? field));
/** References are made of several columns and have no field of their own. */
const extraLabels: Record<string, string> = { manager: 'Manager', assignee: 'Assigned to', holder: 'Holder' };
export const say = (value: Value): string => (typeof value === 'object' ? `${value.amount} ${value.currency}` : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));

const countsOf = (counts: Record<string, number>): ImportCounts | null => (Object.keys(counts).length === 0 ? null : { create: counts['create'] ?? 0, change: counts['change'] ?? 0, same: counts['same'] ?? 0, left: counts['left'] ?? 0, refuse: counts['refuse'] ?? 0 });

type ListRow = Omit<Awaited<ReturnType<typeof listRuns>>[number], 'sort_value'>;

export const importListRow = (row: ListRow | Run): ImportRunRow => ({
  id: row.id, fileName: row.file_name, kind: row.kind as ImportRunRow['kind'], status: row.status as ImportRunRow['status'], rows: row.row_count, counts: countsOf(row.counts as Record<string, number>),
  createdBy: (row.created_by as By).name, createdAt: row.created_at, appliedBy: (row.applied_by as By | null)?.name ?? null, appliedAt: row.applied_at,
});

function columnsOf(run: Run): ImportColumn[] {
  const { headers, samples } = run.reading;
  return headers.map((header, index): ImportColumn => {
    const match = run.options.matches[index];
    const use = run.mapping?.columns.find((column) => column.index === index)?.use ?? { to: 'nothing' };
    return {
      index, header, use, confidence: match?.confidence ?? 0, reason: match?.reason ?? 'unknown', why: match === undefined || run.kind === null ? 'Choose first what the file brings.' : whyOf(match, run.kind, use.to === 'field' ? run.options.emptied?.[use.field] : undefined),
      proposal: match?.proposal ?? null, samples: [...(samples[index] ?? [])],
    };
  });
}

const whyOf = (match: ColumnMatch, kind: ImportKind, emptied: Emptied[string] | undefined): string => `${sayColumn(match, kind)}${emptied === undefined || emptied.length === 0 ? '' : ` ${sayEmptied(emptied)}`}`;

const questionOf = (kind: ImportKind, asked: Asked): ImportQuestion => ({
  code: asked.code, field: asked.code === 'place_zone' ? asked.place : asked.field, label: asked.code === 'place_zone' ? asked.label : labelOf(kind, asked.field), sentence: sayQuestion(asked, kind),
  text: asked.code === 'word' || asked.code === 'same_name' ? asked.text : asked.code === 'place_zone' ? asked.label : null, rows: 'rows' in asked ? asked.rows : null, examples: 'examples' in asked ? [...asked.examples] : [],
  options: asked.code === 'same_name' ? [asked.proposal] : 'options' in asked ? [...(asked.options ?? [])] : asked.code === 'day_or_month' ? ['day-first', 'month-first'] : asked.code === 'decimal_sign' ? ['point', 'comma'] : [],
  proposal: 'proposal' in asked ? (asked.proposal ?? null) : null,
  because: asked.code === 'same_name' ? sayLikeness[asked.because] : asked.code !== 'place_zone' || asked.because === undefined ? null : sayZoneReason[asked.because],
});

const formatNames: { readonly [F in ImportReading['format']]: string } = { text: 'a text table', workbook: 'an Excel workbook', open_document: 'an OpenDocument sheet', html: 'a table of a web page', spreadsheet_xml: 'an XML spreadsheet', json: 'a JSON list' };

function readingDetail(reading: Run['reading']): ImportReading {
  const { format = 'text', encodingIsSure = true, hasHeader = true, sheet = null, sheets = [], top = [], notes = [] } = reading;
  return {
    format, formatName: formatNames[format], encoding: reading.encoding as ImportReading['encoding'], encodingIsSure, delimiter: delimiterNames[reading.delimiter as Delimiter] ?? null, headerLine: hasHeader ? reading.headerLine : null,
    sheet, sheets: sheets.map(({ name, rows, isHidden }) => ({ name, rows, isHidden })), top: top.map(({ line, cells }) => ({ line, cells: [...cells] })), notes: notes.map((note) => ({ code: note.code, sentence: sayNote(note) })),
  };
}

export function importDetail(run: Run): ImportRun {
  const { kind, reading, summary } = run;
  return {
    ...importListRow(run), size: run.file_size, recognisedAs: reading.recognised.knownAs, why: sayKind(reading.recognised.why, kind, reading.recognised.knownAs), reading: readingDetail(reading),
    encoding: reading.encoding, delimiter: delimiterNames[reading.delimiter as Delimiter] ?? '', titles: [...reading.titles], columns: columnsOf(run),
    questions: kind === null ? [] : run.questions.map((asked) => questionOf(kind, asked)), answers: (run.mapping?.answers ?? {}) as ImportRun['answers'], unknownPeople: run.options.unknownPeople, mappingFrom: run.options.mappingFrom, keptMapping: run.options.keptMapping ?? null,
    summary: summary === null ? null : {
      reasons: summary.reasons.map(({ code, field, sample, rows, texts = 1, lines }) => ({ code, field, label: field === null ? null : labelOf(kind, field), sentence: sayFirst(sample as Reason, texts), rows, lines: [...lines] })),
      changedFields: summary.changedFields.map(({ field, rows }) => ({ field, label: labelOf(kind, field), rows })), rowsWithheld: summary.rowsWithheld, rules: (summary.rules ?? []).map(({ name, sentence, rows }) => ({ name, sentence, rows })), newPlaces: [...summary.newPlaces], absent: summary.absent,
    },
    done: run.done_rows, of: ['applying', 'stopped', 'undoing', 'undone'].includes(run.status) ? (run.counts['create'] ?? 0) + (run.counts['change'] ?? 0) : run.row_count, resumed: run.resumed, error: run.error, version: run.version,
    undone: run.undo === null ? null : { by: run.undo.by.name, at: run.undo.at ?? null, reverted: run.undo.reverted ?? 0, withdrawn: run.undo.withdrawn ?? 0, kept: run.undo.kept ?? 0 },
  };
}

/** A reason that many rows have, each with a value of its own, in the words of the first of them. */
const sayFirst = (reason: Reason, texts: number): string => (texts > 1 && reason.code !== 'two_holders' ? `${sayReason(reason)} It is the first of ${texts.toLocaleString('en')} such values.` : sayReason(reason));

const reasonOf = (kind: ImportKind, reason: Reason): ImportReason => ({
  code: reason.code, field: reason.field ?? null, label: reason.field === undefined ? null : labelOf(kind, reason.field), text: reason.text ?? null, sentence: sayReason(reason), lines: [...(reason.lines ?? [])], proposal: reason.proposal ?? null,
});

type StoredDraft = { values?: Record<string, Value>; custom?: Record<string, string>; links?: { people: Record<string, { label: string }> } } | null;

function changesOf(kind: ImportKind, row: RowRow): ImportRow['changes'] {
  if (row.verdict !== 'create') return (row.changes as unknown as Change[]).map(({ field, from, to }) => ({ field, label: labelOf(kind, field), from: from === undefined ? null : say(from), to: say(to) }));
  const draft = row.draft as StoredDraft;
  return [
    ...Object.entries(draft?.values ?? {}).map(([field, to]) => ({ field, label: labelOf(kind, field), from: null, to: say(to) })),
    ...Object.entries(draft?.links?.people ?? {}).map(([field, person]) => ({ field, label: labelOf(kind, field), from: null, to: person.label })),
    ...Object.entries(draft?.custom ?? {}).map(([name, to]) => ({ field: `custom:${name}`, label: name, from: null, to })),
  ];
}

export const importRow = (kind: ImportKind, row: RowRow): ImportRow => ({
  line: row.line, label: row.label, verdict: row.verdict as ImportRow['verdict'], recordId: row.verdict === 'refuse' || row.verdict === 'left' ? null : row.record_id, reasons: (row.reasons as unknown as Reason[]).map((reason) => reasonOf(kind, reason)),
  withheld: (row.withheld as unknown as Reason[]).map((reason) => reasonOf(kind, reason)), changes: changesOf(kind, row),
});
