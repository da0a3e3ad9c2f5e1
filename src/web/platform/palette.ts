/**
 * What the command palette can find and do. Slices register sources when they
 * load; pages register acts while they are open.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { ComponentType } from 'react';
import type { Permission } from '#domain/access/permission';
import { useLatest } from './use-latest.ts';

export type PaletteIcon = ComponentType<{ size?: number | string; stroke?: number | string }>;

export type PaletteHit = { id: string; title: string; detail?: string; href: string; icon?: PaletteIcon };

export type PaletteSource = {
  id: string;
  /** Heading above its hits: "People". */
  label: string;
  permission?: Permission;
  search: (text: string, signal: AbortSignal) => Promise<PaletteHit[]>;
};

export type PaletteAct = {
  id: string;
  label: string;
  /** Other words it is found by. */
  words?: string;
  icon?: PaletteIcon;
  /** Shown beside it; register the shortcut itself with `useShortcuts`. */
  keys?: string;
  permission?: Permission;
  /** Where it leads, or what it does. */
  href?: string;
  run?: () => void;
};

type State = { sources: readonly PaletteSource[]; acts: readonly (readonly PaletteAct[])[]; open: boolean };
let state: State = { sources: [], acts: [], open: false };
const listeners = new Set<() => void>();
const change = (next: Partial<State>) => {
  state = { ...state, ...next };
  listeners.forEach((listener) => listener());
};

export const openPalette = (): void => change({ open: true });
export const closePalette = (): void => change({ open: false });

/** At module level of a slice's `routes.ts`: once, replaced when the id is the same. */
export const registerSearchSource = (source: PaletteSource): void =>
  change({ sources: [...state.sources.filter((one) => one.id !== source.id), source] });

export function usePaletteActs(acts: readonly PaletteAct[]): void {
  const latest = useLatest(acts);
  const signature = acts.map((act) => `${act.id} ${act.label} ${act.href ?? ''}`).join('\n');
  useEffect(() => {
    const mine = latest.current.map((act, index) => (act.run === undefined ? act : { ...act, run: () => latest.current[index]?.run?.() }));
    change({ acts: [...state.acts, mine] });
    return () => change({ acts: state.acts.filter((one) => one !== mine) });
  }, [signature, latest]);
}

export const usePalette = (): State =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

/** Every word typed must begin a word of the label or its other words. */
export function matchesWords(text: string, label: string, words = ''): boolean {
  const have = `${label} ${words}`.toLowerCase().split(/[\s,/·-]+/);
  return text.toLowerCase().trim().split(/\s+/).every((typed) => typed === '' || have.some((word) => word.startsWith(typed)));
}
