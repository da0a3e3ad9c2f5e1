/** j and k walk the rows, Enter opens (the row's link has the focus), x chooses. */
import type { RefObject } from 'react';
import { useShortcuts } from '../platform/use-shortcuts.ts';

export type ListKeys = { enabled: boolean; onMore: (() => void) | null; selectable: boolean };

export function useListKeys(container: RefObject<HTMLElement | null>, { enabled, onMore, selectable }: ListKeys): void {
  const rows = () => [...(container.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const current = () => rows().findIndex((row) => row.contains(document.activeElement));
  const step = (by: 1 | -1) => {
    const all = rows();
    const at = current();
    const next = all[at === -1 ? (by === 1 ? 0 : all.length - 1) : at + by];
    if (next === undefined) {
      if (by === 1) onMore?.();
      return;
    }
    (next.querySelector<HTMLElement>('[data-row-link]') ?? next).focus();
    next.scrollIntoView({ block: 'nearest' });
  };
  const choose = () => rows()[current()]?.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
  useShortcuts(
    enabled
      ? [
          { keys: 'j', label: 'Next row', group: 'List', run: () => step(1) },
          { keys: 'k', label: 'Row before', group: 'List', run: () => step(-1) },
          ...(selectable ? [{ keys: 'x', label: 'Choose the row', group: 'List', run: choose }] : []),
        ]
      : [],
  );
}
