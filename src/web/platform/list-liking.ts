/**
 * How a reader likes a list: its columns and their widths. Kept on this device
 * at once, and with the reader's own account for a list with a catalogue; what
 * the account says holds on every device.
 */
import { useEffect } from 'react';
import { readViews, savePreference } from '#contract/views';
import type { ListKind } from '#domain/list/catalogue';
import { call } from './api.ts';
import { usePreference } from './preference.ts';
import { queryClient } from './query-client.ts';
import { keyOf, useRead } from './read.ts';

type Liked = { readonly columns: readonly string[] | null; readonly widths: Readonly<Record<string, number>> };
const nothing: Liked = { columns: null, widths: {} };
const input = (kind: ListKind) => ({ params: { list: kind } });

/** `name`: what it is kept under on this device, for a list without a catalogue. */
export function useLiking(kind: ListKind | undefined, name: string): { liked: Liked; like: (change: Partial<Liked>) => void } {
  const [kept, keep] = usePreference<Liked>(`list.${kind ?? name}`, nothing);
  const read = useRead(readViews, input(kind ?? 'assets'), { enabled: kind !== undefined });
  const account = kind === undefined ? undefined : read.data?.preference;
  useEffect(() => {
    if (account?.columns != null) keep({ columns: account.columns, widths: account.widths });
  }, [account, keep]);
  const liked = account === undefined ? kept : { columns: account.columns ?? kept.columns, widths: { ...kept.widths, ...account.widths } };
  return {
    liked,
    like: (change) => {
      const next = { ...liked, ...change };
      keep(next);
      if (kind === undefined) return;
      const body = { columns: next.columns === null ? null : [...next.columns], widths: { ...next.widths } };
      queryClient.setQueryData(keyOf(readViews, input(kind)), (old: typeof read.data) => (old === undefined ? old : { ...old, preference: { ...old.preference, ...body } }));
      // What cannot be kept with the account holds on this device.
      void call(savePreference, { ...input(kind), body }).catch(() => undefined);
    },
  };
}
