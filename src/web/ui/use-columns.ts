/**
 * Which columns are shown, in which order: what the address says, else what
 * the reader chose. Besides a list's own columns every field of its catalogue
 * can be one.
 */
import { useMemo } from 'react';
import type { Catalogue } from '#domain/list/catalogue';
import type { ListField } from '#domain/list/field';
import { useLiking } from '../platform/list-liking.ts';

/** `field`: the catalogue's name where it is not the column's. */
type Known = { readonly id: string; readonly field?: string; readonly optional?: boolean };
export type ColumnChoices<C> = {
  shown: readonly C[];
  hidden: readonly C[];
  choose: (ids: readonly string[]) => void;
  /** In pixels, where the reader has set one. */
  widths: Readonly<Record<string, number>>;
  /** Null gives a column its usual width back. */
  widen: (id: string, width: number | null) => void;
};
export type ColumnsAsked<C> = { listId: string; catalogue: Catalogue | undefined; all: readonly C[]; address: string | undefined; fieldColumn: (field: ListField) => C; writeAddress: (columns: string) => void };

export function useColumns<C extends Known>({ listId, catalogue, all, address, fieldColumn, writeAddress }: ColumnsAsked<C>): ColumnChoices<C> {
  const { liked, like } = useLiking(catalogue?.kind, listId);
  const others = useMemo(() => {
    const fields = catalogue?.fields.filter((field) => field.exportable && !all.some((one) => one.id === field.id || one.field === field.id)) ?? [];
    return fields.map(fieldColumn);
  }, [catalogue, all, fieldColumn]);
  const known = [...all, ...others];
  const find = (id: string) => known.find((one) => one.id === id || one.field === id);
  const asked = (address ?? '').split(',').filter((id) => find(id) !== undefined);
  const ids = asked.length > 0 ? asked : (liked.columns ?? all.filter((one) => one.optional !== true).map((one) => one.id));
  const found = ids.flatMap((id) => find(id) ?? []);
  const title = all[0];
  const shown = title === undefined || found.includes(title) ? found : [title, ...found];
  return {
    shown,
    hidden: known.filter((one) => !shown.some((column) => column.id === one.id)),
    choose: (next) => {
      if (asked.length > 0) writeAddress(next.join(','));
      like({ columns: next });
    },
    widths: liked.widths,
    widen: (id, width) => like({ widths: Object.fromEntries([...Object.entries(liked.widths).filter(([one]) => one !== id), ...(width === null ? [] : [[id, width]])]) }),
  };
}
