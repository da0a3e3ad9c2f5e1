/**
 * Which columns are shown, in which order: what the address says, else what
 * the reader chose. A choice is kept on this device at once, and with the
 * reader's own account for a list with a catalogue.
 */
import { useEffect } from 'react';
import { readViews, savePreference } from '#contract/views';
import type { ListKind } from '#domain/list/catalogue';
import { customName } from '#domain/list/catalogue';
import { call } from '../platform/api.ts';
import { usePreference } from '../platform/preference.ts';
import { useRead } from '../platform/read.ts';

/** `field`: the catalogue's name where it is not the column's. */
type Known = { readonly id: string; readonly field?: string; readonly optional?: boolean };
export type ColumnChoices<C> = { shown: readonly C[]; hidden: readonly C[]; choose: (ids: readonly string[]) => void };

/** Ids in the order wanted → columns; an own field that no column stands for gets one. */
function columnsFor<C extends Known>(ids: readonly string[], all: readonly C[], ownField: (id: string, name: string) => C): C[] {
  return ids.flatMap((id) => {
    const name = customName(id);
    return all.find((one) => one.id === id || one.field === id) ?? (name === null ? [] : [ownField(id, name)]);
  });
}

export function useColumns<C extends Known>(listId: string, kind: ListKind | undefined, all: readonly C[], address: string | undefined, ownField: (id: string, name: string) => C, writeAddress: (columns: string) => void): ColumnChoices<C> {
  const [kept, keep] = usePreference<readonly string[] | null>(`columns.${listId}.order`, null);
  const read = useRead(readViews, { params: { list: kind ?? 'assets' } }, { enabled: kind !== undefined });
  const remembered = read.data?.preference.columns;
  useEffect(() => {
    if (remembered != null) keep(remembered);
  }, [remembered, keep]);
  const usual = all.filter((one) => one.optional !== true).map((one) => one.id);
  const asked = address === undefined ? null : address.split(',').filter((id) => customName(id) !== null || all.some((one) => one.id === id || one.field === id));
  const ids = asked !== null && asked.length > 0 ? asked : (kept ?? usual);
  const found = columnsFor(ids, all, ownField);
  const title = all[0];
  const shown = title === undefined || found.includes(title) ? found : [title, ...found];
  return {
    shown,
    hidden: all.filter((one) => !shown.some((column) => column.id === one.id)),
    choose: (next) => {
      if (asked !== null && asked.length > 0) writeAddress(next.join(','));
      keep(next);
      // What cannot be kept with the account holds on this device.
      if (kind !== undefined) void call(savePreference, { params: { list: kind }, body: { columns: [...next] } }).catch(() => undefined);
    },
  };
}
