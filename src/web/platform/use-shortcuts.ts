/** The page's shortcuts: registered while a component is mounted, listed by "?". */
import { useEffect, useSyncExternalStore } from 'react';
import { createKeyReader, isTyping } from './shortcut.ts';
import type { Shortcut } from './shortcut.ts';
import { useLatest } from './use-latest.ts';

let registered: readonly (readonly Shortcut[])[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly (readonly Shortcut[])[]) => {
  registered = next;
  listeners.forEach((listener) => listener());
};

const allShortcuts = (): Shortcut[] => registered.flat();
const read = createKeyReader(() => allShortcuts().map((one) => one.keys));

const isDialogOpen = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

if (typeof window !== 'undefined') {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || isDialogOpen()) return;
    const keys = read(event, isTyping(event.target), event.timeStamp);
    // The newest registration wins: a page may give a key its own meaning.
    const shortcut = keys === null ? undefined : allShortcuts().findLast((one) => one.keys === keys);
    if (shortcut === undefined) return;
    event.preventDefault();
    shortcut.run();
  });
}

/** `useShortcuts([{ keys: 'g c', label: 'Go to cases', run }])` */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useLatest(shortcuts);
  const signature = shortcuts.map((one) => `${one.keys} ${one.label}`).join('\n');
  useEffect(() => {
    const mine = latest.current.map((one, index) => ({ ...one, run: () => latest.current[index]?.run() }));
    change([...registered, mine]);
    return () => change(registered.filter((one) => one !== mine));
  }, [signature, latest]);
}

export function useRegisteredShortcuts(): Shortcut[] {
  const lists = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
  return lists.flat();
}
