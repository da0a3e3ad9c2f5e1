/** The bytes of a run as a table, and one pass over all rows. What cannot be read becomes a verdict with its line. */
import { setImmediate } from 'node:timers/promises';
import type { Mapping } from '#domain/import/mapping';
import { beginNameSurvey, surveyNames, type NameSurvey } from '#domain/import/survey-names';
import { beginPlaceSurvey, surveyPlaces, type PlaceSurvey } from '#domain/import/survey-places';
import { beginSurvey, surveyRow, type Survey } from '#domain/import/survey-columns';
import type { TableRow } from '#domain/import/table-row';
import type { FileBody } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { readTable, type OpenTable, type ReadOptions } from '../../platform/tabular/read-table.ts';
import { TableError } from '../../platform/tabular/table-error.ts';
import { fromBytes, pacer } from '../../platform/tabular/table-source.ts';
import { storedSource } from '../../platform/files/stored-source.ts';
import type { RunUnit } from '../../platform/work/unit-of-work.ts';

const samplesKept = 50;

/** Runs what reads the file; its own errors become a refusal that names reason and line. */
export async function readingFile<T>(work: () => Promise<T>): Promise<Verdict<T>> {
  try {
    return allow(await work());
  } catch (error) {
    if (error instanceof TableError) return refuse('file_unreadable', { why: error.code, line: error.line, reason: error.message });
    throw error;
  }
}

/** `how`: what a person said about the reading of this run. */
export const openBody = (body: FileBody, how: ReadOptions = {}): Promise<Verdict<OpenTable>> => readingFile(() => readTable(body instanceof Uint8Array ? fromBytes(body) : body, how));

/** The file as it is kept, read a slice at a time: a large one is never in memory as a whole. */
export const openStored = (runUnit: RunUnit, fileId: string, how: ReadOptions = {}): Promise<Verdict<OpenTable>> =>
  readingFile(() => readTable(storedSource(runUnit, fileId), how));

/** The first rows below the header. */
export async function sampleRows(table: OpenTable): Promise<string[][]> {
  const samples: string[][] = [];
  for await (const row of table.rows()) {
    if (row.problem === undefined && row.left === undefined) samples.push([...row.cells]);
    if (samples.length >= samplesKept) break;
  }
  return samples;
}

export type Surveyed = { readonly rows: number; readonly survey: Survey | null; readonly places: PlaceSurvey | null; readonly names: NameSurvey | null };

/** Reads to the last row: only then is a file known to be whole. */
export async function surveyTable(table: OpenTable, mapping: Mapping | null): Promise<Surveyed> {
  const survey = mapping === null ? null : beginSurvey(mapping);
  const places = mapping === null ? null : beginPlaceSurvey(mapping);
  const names = mapping === null ? null : beginNameSurvey(mapping);
  let rows = 0;
  const pause = pacer();
  for await (const batch of table.batches()) {
    for (const row of batch) {
      if (survey !== null) surveyRow(survey, row);
      if (places !== null) surveyPlaces(places, row);
      if (names !== null) surveyNames(names, row);
    }
    rows += batch.length;
    await pause();
  }
  return { rows, survey, places, names };
}

/** On the embedded engine a statement never leaves the process, so long work has to let requests in by itself. */
export const letOthersIn = (): Promise<void> => setImmediate();

/** Rows in batches. */
export async function* inBatches(table: OpenTable, size: number): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = [];
  for await (const rows of table.batches()) {
    for (const row of rows) {
      batch.push(row);
      if (batch.length < size) continue;
      await letOthersIn();
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
