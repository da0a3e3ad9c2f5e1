/** The catalogue of a list with the organisation's own fields, each by its type; none for a list without one. */
import { useMemo } from 'react';
import { listFields } from '#contract/fields';
import type { Catalogue, ListKind } from '#domain/list/catalogue';
import { catalogueWith, recordOfList } from '#domain/list/own-fields';
import { useRead } from './read.ts';

export function useCatalogue(kind: ListKind): Catalogue;
export function useCatalogue(kind: ListKind | undefined): Catalogue | undefined;
export function useCatalogue(kind: ListKind | undefined): Catalogue | undefined {
  const record = kind === undefined ? undefined : recordOfList[kind];
  const own = useRead(listFields, { query: { archived: 'true', ...(record === undefined ? {} : { kind: record }) } }, { enabled: record !== undefined }).data?.rows;
  return useMemo(() => (kind === undefined ? undefined : catalogueWith(kind, (own ?? []).map((one) => ({ ...one, isArchived: one.archivedAt !== null })))), [kind, own]);
}
