/** A file arrives: kept, read to its end, recognised. Nothing else changes. */
import type { ImportRun, receiveFile as receiveRoute } from '#contract/imports';
import type { Received } from '#contract/route';
import { fold, type ImportKind } from '#domain/import/field';
import type { Mapping } from '#domain/import/mapping';
import { proposeMapping, recogniseColumns, type ColumnMatch } from '#domain/import/recognise-columns';
import { recogniseKind, type RecognisedKind } from '#domain/import/recognise-kind';
import { cleanCell } from '#domain/import/values';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { dropFile, keepFile, keepLargeFile } from '../../platform/files/stored-file.repo.ts';
import type { CallContext } from '../../platform/http/handle.ts';
import type { OpenTable, ReadOptions, TableFormat } from '../../platform/tabular/read-table.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { allLocations } from '../people/bring-locations.service.ts';
import { askAbout } from './ask-questions.service.ts';
import { insertRun } from './import.repo.ts';
import { byOf, seesEverySite, type Reading } from './import-run.ts';
import { fitted, keptFor, type MappingUsed } from './kept-mappings.service.ts';
import { readImport } from './find-import.service.ts';
import { withoutOwn, withoutOwnUse } from './own-columns.ts';
import { openBody, readingFile, sampleRows, surveyTable, type Surveyed } from './read-import-file.ts';

type Recognised = { readonly kind: ImportKind | null; readonly recognised: RecognisedKind; readonly matches: readonly ColumnMatch[]; readonly mapping: Mapping | null; readonly kept: MappingUsed | null };

/** A file as it was understood the first time, before anything is kept of it. */
export type Understood = { readonly table: OpenTable; readonly samples: string[][]; readonly found: Recognised; readonly surveyed: Surveyed };

/** Opens, recognises and reads to the last row. */
export async function understandFile(call: CallContext, open: () => Promise<Verdict<OpenTable>>, wanted: ImportKind | undefined): Promise<Verdict<Understood>> {
  const opened = await open();
  if (!opened.ok) return opened;
  const table = opened.value;
  const samples = await readingFile(() => sampleRows(table));
  if (!samples.ok) return samples;
  const found = await call.run(call.actor, (unit) => recognise(unit, table, samples.value, wanted));
  const surveyed = await readingFile(() => surveyTable(table, found.mapping));
  if (!surveyed.ok) return surveyed;
  if (surveyed.value.rows === 0) return refuse('file_unreadable', { why: 'empty', line: table.headerLine, reason: 'The file has a header and no rows below it. Nothing was kept. Export it again and check that it has rows.' });
  return allow({ table, samples: samples.value, found, surveyed: surveyed.value });
}

/** What the run keeps of the reading. */
export function readingOf({ table, samples, found: { recognised } }: Understood, how: ReadOptions, why: string | undefined): Reading {
  return {
    how, format: table.format, encoding: table.encoding.encoding, encodingIsSure: table.encoding.isSure, delimiter: table.delimiter, headerLine: table.headerLine, hasHeader: table.hasHeader, sheet: table.sheet, sheets: table.sheets, top: table.top, notes: table.notes,
    headers: table.headers, titles: table.titles, samples: samplesByColumn(table.headers, samples), recognised: { kind: recognised.kind ?? null, why: why ?? recognised.why, knownAs: recognised.knownAs ?? null },
  };
}

async function recognise(unit: Unit, table: OpenTable, samples: readonly string[][], wanted: ImportKind | undefined): Promise<Recognised> {
  const recognised = recogniseKind(table.headers, samples);
  const kept = await keptFor(unit, wanted ?? recognised.kind ?? null, withoutOwn(table.headers));
  const kind = wanted ?? recognised.kind ?? kept?.mapping.kind ?? null;
  if (kind === null) return { kind, recognised, matches: [], mapping: null, kept: null };
  const matches = recogniseColumns(kind, table.headers, samples, { places: new Set((await allLocations(unit)).map(({ name }) => fold(name))) });
  const proposed = proposeMapping(kind, matches);
  const mapping = kept === null ? proposed : fitted(kept.mapping, table.headers, proposed);
  return { kind, recognised, matches, mapping: withoutOwnUse(mapping), kept: kept?.used ?? null };
}

/** A few different values of each column, so that a person sees what stands in it. */
export function samplesByColumn(headers: readonly string[], rows: readonly string[][]): string[][] {
  return headers.map((_, index) => [...new Set(rows.map((row) => cleanCell(row[index] ?? '')).filter((value) => value !== ''))].slice(0, 4).map((value) => value.slice(0, 80)));
}

export async function receiveFile(call: CallContext, { query, body }: Received<typeof receiveRoute>): Promise<Verdict<ImportRun>> {
  if (!seesEverySite(call.actor)) return refuse('import_needs_all_sites');
  const understood = await understandFile(call, () => openBody(body), query.kind);
  if (!understood.ok) return understood;
  const draft = { kind: 'import', name: query.name, mediaType: mediaTypes[understood.value.table.format] ?? 'text/csv' };
  const large = body instanceof Uint8Array ? null : { id: await keepLargeFile(call.run, call.actor, { ...draft, file: body }), sha256: body.sha256 };
  let isKept = false;
  const kept = await call.once(async (unit) => {
    isKept = true;
    const file = large ?? (await keepFile(unit, { ...draft, bytes: body as Uint8Array }));
    return allow({ id: await keepRun(unit, { query, file: { ...file, size: body instanceof Uint8Array ? body.length : body.size }, understood: understood.value }) });
  });
  // Asked once more under the same key, it has one already.
  if (large !== null && !(kept.ok && isKept)) await call.run(call.actor, (unit) => dropFile(unit, large.id));
  if (!kept.ok) return kept;
  return call.run(call.actor, (unit) => readImport(unit, kept.value.id));
}

type Arrival = { query: Received<typeof receiveRoute>['query']; file: { id: string; sha256: string; size: number }; understood: Understood };

const mediaTypes: Partial<Record<TableFormat, string>> = { workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', open_document: 'application/vnd.oasis.opendocument.spreadsheet', html: 'text/plain', spreadsheet_xml: 'text/plain', json: 'application/json' };

async function keepRun(unit: Unit, { query, file, understood }: Arrival): Promise<string> {
  const { found, surveyed } = understood;
  const id = unit.newId();
  const zone = query.zone ?? null;
  const { questions, settled, emptied } = await askAbout(unit, found.mapping, surveyed, zone);
  await insertRun(unit.tx, {
    id, kind: found.kind, fileName: query.name, fileSize: file.size, sha256: file.sha256, fileId: file.id, mapping: found.mapping, questions, rows: surveyed.rows, by: byOf(unit.actor), at: unit.now,
    reading: readingOf(understood, {}, query.kind === undefined ? undefined : 'said'),
    options: { unknownPeople: 'refuse', matches: found.matches, mappingFrom: found.kept?.name ?? null, keptMapping: found.kept, zone, settled, emptied },
  });
  unit.audit({ action: 'import.received', entity: { kind: 'import', id }, facts: { kind: found.kind, rows: surveyed.rows, sha256: file.sha256 } });
  return id;
}
