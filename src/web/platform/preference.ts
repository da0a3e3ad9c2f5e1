/** Small choices of one person on one device: theme, columns, saved views. Read at once, shared between tabs. */
import { useCallback, useState } from 'react';

export function readPreference<T>(name: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(`handback.${name}`);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

export function writePreference(name: string, value: unknown): void {
  try {
    localStorage.setItem(`handback.${name}`, JSON.stringify(value));
  } catch {
    // The choice holds until the page is left.
  }
}

export function usePreference<T>(name: string, otherwise: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => readPreference(name, otherwise));
  const set = useCallback(
    (next: T) => {
      setValue(next);
      writePreference(name, next);
    },
    [name],
  );
  return [value, set];
}
