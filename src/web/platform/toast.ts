/** Short words after an act. What can be undone offers it here; what can't said so before. */
import { useSyncExternalStore } from 'react';

export type Toast = { id: number; text: string; tone: 'home' | 'late'; undo?: () => void | Promise<void> };

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
const change = (next: readonly Toast[]) => {
  toasts = next;
  listeners.forEach((listener) => listener());
};

export const dismissToast = (id: number): void => change(toasts.filter((toast) => toast.id !== id));

/** `showToast('2 asks withdrawn', { undo })` stays 8 seconds, longer while it is looked at. */
export function showToast(text: string, options: { tone?: Toast['tone']; undo?: Toast['undo'] } = {}): void {
  lastId += 1;
  change([...toasts.slice(-2), { id: lastId, text, tone: options.tone ?? 'home', ...(options.undo === undefined ? {} : { undo: options.undo }) }]);
}

export const useToasts = (): readonly Toast[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
