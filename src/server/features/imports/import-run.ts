/** A run as the slice's own code sees it: its JSON columns with their types. */
import { createHash } from 'node:crypto';
import type { ImportChoices } from '#domain/import/decide-row';
import type { ImportKind } from '#domain/import/field';
import type { Mapping } from '#domain/import/mapping';
import type { ColumnMatch } from '#domain/import/recognise-columns';
import type { NameQuestion } from '#domain/import/survey-names';
import type { ReadingNote } from '#domain/import/reading-note';
import type { PlaceQuestion } from '#domain/import/survey-places';
import type { Question, Settled } from '#domain/import/survey-columns';
import type { Summary } from '#domain/import/summarise';
import type { OpenTable, ReadOptions, TableFormat } from '../../platform/tabular/read-table.ts';
import type { Actor } from '../../platform/work/actor.ts';
import type { RunRow } from './import.repo.ts';

export type Reading = {
  readonly encoding: string; readonly delimiter: string | null; readonly headerLine: number; readonly headers: readonly string[]; readonly titles: readonly string[];
  /** What a person said instead of what was recognised; older runs have none. */
  readonly how?: ReadOptions;
  readonly format?: TableFormat; readonly encodingIsSure?: boolean; readonly hasHeader?: boolean; readonly sheet?: string | null; readonly sheets?: OpenTable['sheets'];
  readonly top?: OpenTable['top']; readonly notes?: readonly ReadingNote[];
  /** A few values of each column. */
  readonly samples: readonly (readonly string[])[];
  readonly recognised: { readonly kind: ImportKind | null; readonly why: string; readonly knownAs: string | null };
};
export type Options = ImportChoices & { readonly matches: readonly ColumnMatch[]; readonly mappingFrom: string | null; readonly zone: string | null; /** What the columns prove, or a person answered. */ readonly settled: Settled | null; readonly emptied?: Emptied; readonly keptMapping?: { readonly id: string; readonly name: string; readonly isNamed: boolean; readonly isNear: boolean } | null };
export type Asked = Question | PlaceQuestion | NameQuestion;
/** Field → words that were read as empty. */
export type Emptied = { readonly [field: string]: readonly { readonly text: string; readonly rows: number }[] };
export type By = { readonly kind: 'member' | 'key' | 'system'; readonly id: string; readonly name: string };
export type StoredSummary = Pick<Summary, 'changedFields' | 'rowsWithheld' | 'newPlaces'> & { readonly reasons: readonly { code: string; field: string | null; sample: unknown; rows: number; texts?: number; lines: readonly number[] }[]; readonly absent: number; /** None in previews of an older version. */ readonly rules?: readonly { readonly name: string; readonly sentence: string; readonly rows: number }[] };

/** Who took it back, whether what stays is written down yet, and in the end what became of it. */
export type Undo = { readonly by: By; readonly planned?: boolean; readonly rows: number; readonly at?: string; readonly reverted?: number; readonly withdrawn?: number; readonly kept?: number };

export type Run = Omit<RunRow, 'kind' | 'reading' | 'mapping' | 'options' | 'questions' | 'created_by' | 'applied_by' | 'summary' | 'counts' | 'undo'> & {
  readonly kind: ImportKind | null; readonly reading: Reading; readonly mapping: Mapping | null; readonly options: Options; readonly questions: readonly Asked[]; readonly created_by: By; readonly applied_by: By | null; readonly undo: Undo | null;
  readonly summary: StoredSummary | null; readonly counts: Record<string, number>;
};

export const runOf = (row: RunRow): Run => row as unknown as Run;

export const byOf = (actor: Actor): By => ({ kind: actor.kind === 'helper' ? 'system' : actor.kind, id: actor.id, name: actor.name });

/** The actor of a run that goes on by itself: the same name in the audit, every site in sight, as when it was begun. */
export const actorOf = (by: By): Actor => (by.kind === 'system' ? { kind: 'system', id: by.id, name: by.name } : by.kind === 'key' ? { kind: 'key', id: by.id, name: by.name, permissions: ['imports.run'], sites: 'all' } : { kind: 'member', id: by.id, name: by.name, roles: [], permissions: ['imports.run'], sites: 'all' });

/** Files with the same headers share a mapping. */
export const headerKey = (kind: ImportKind | null, headers: readonly string[]): string => createHash('sha256').update(JSON.stringify([kind, headers])).digest('hex');

export const seesEverySite = (actor: Actor): boolean => actor.kind === 'system' || ((actor.kind === 'member' || actor.kind === 'key') && actor.sites === 'all');
