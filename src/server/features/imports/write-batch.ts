/** What the writers of each kind share: a batch of decided rows, and the reasons for which some do not go in after all. */
import type { Change, Links } from '#domain/import/decide-row';
import type { Value } from '#domain/import/draft';
import type { Custodian } from '#domain/import/asset-guards';
import type { ImportKind } from '#domain/import/field';
import type { Mapping } from '#domain/import/mapping';
import type { Reason } from '#domain/import/reason';
import type { PersonFound } from '#domain/import/resolve-person';
import type { RowRow } from './import-row.repo.ts';
import type { Run } from './import-run.ts';

export type Decided = {
  readonly line: number; readonly label: string; readonly verdict: 'create' | 'change'; readonly recordId: string; readonly seenVersion: number | null; readonly seenAt: string | undefined;
  readonly values: { readonly [field: string]: Value }; readonly custom: { readonly [name: string]: string }; readonly changes: readonly Change[]; readonly links: Links;
  readonly custodian: Custodian<PersonFound> | undefined; readonly seat: { readonly holder: PersonFound; readonly isNew: boolean } | undefined;
};
export type Batch = { readonly run: Run; readonly kind: ImportKind; readonly mapping: Mapping; readonly rows: readonly Decided[]; readonly cause: { readonly source: string; readonly facts: { readonly import: string } } };
export type Refused = Map<number, Reason[]>;

type Stored = { values?: Decided['values']; custom?: Decided['custom']; links: Links; custodian?: Custodian<PersonFound>; seat?: Decided['seat']; seenAt?: string };

export const decidedOf = (row: RowRow): Decided => {
  const draft = row.draft as unknown as Stored;
  return {
    line: row.line, label: row.label, verdict: row.verdict as Decided['verdict'], recordId: row.record_id as string, seenVersion: row.seen_version, seenAt: draft.seenAt, values: draft.values ?? {}, custom: draft.custom ?? {},
    changes: row.changes as unknown as Change[], links: draft.links, custodian: draft.custodian, seat: draft.seat,
  };
};

/** What a change writes: the fields, and the record's own ones. */
export function writtenBy(row: Decided): { values: { [field: string]: Value }; custom: { [name: string]: string } } {
  if (row.verdict === 'create') return { values: { ...row.values }, custom: { ...row.custom } };
  const values: { [field: string]: Value } = {};
  const custom: { [name: string]: string } = {};
  for (const { field, to } of row.changes) {
    if (field.startsWith('custom:')) custom[field.slice(7)] = String(to);
    else if (row.links.people[field] === undefined) values[field] = to;
  }
  return { values, custom };
}

export const touches = (row: Decided, field: string): boolean => (row.verdict === 'create' ? row.links.people[field] !== undefined || row.links.places[field] !== undefined : row.changes.some((change) => change.field === field));

export const hereSince = (row: Decided): Reason => ({ code: 'here_since', text: row.label });
export const changedSince = (row: Decided): Reason => ({ code: 'changed_since', here: [row.label] });

/** True when both say the same, whatever the order of keys. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
export const differs = (before: object, columns: object): boolean => Object.entries(columns).some(([key, value]) => !isSame((before as Record<string, unknown>)[key], value));

/** The columns that a change replaces, as they were. */
export const replacedBy = (before: object, columns: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).flatMap(([key, value]) => { const was = (before as Record<string, unknown>)[key]; return isSame(was, value) ? [] : [[key, was ?? null]]; }));
