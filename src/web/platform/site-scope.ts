/** Which site the reader looks at: all in their scope, or one. Kept per device, shared by every page. */
import { useSyncExternalStore } from 'react';
import { readPreference, writePreference } from './preference.ts';

let site: string | null = readPreference<string | null>('site', null);
const listeners = new Set<() => void>();

export function chooseSite(next: string | null): void {
  site = next;
  writePreference('site', next);
  listeners.forEach((listener) => listener());
}

export function useSite(): [string | null, (site: string | null) => void] {
  const current = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => site,
  );
  return [current, chooseSite];
}
