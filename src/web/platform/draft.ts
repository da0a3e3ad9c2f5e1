/** What is typed but not sent, kept for this tab and for who typed it only. Storage that refuses is not an error. */
import { readerId } from './reader.ts';

const keyFor = (name: string) => `handback.draft.${readerId() ?? 'nobody'}.${name}`;

export function readDraft<T>(name: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(keyFor(name)) ?? '{}') as Partial<T>;
  } catch {
    return {};
  }
}

export function writeDraft(name: string, values: unknown): void {
  try {
    sessionStorage.setItem(keyFor(name), JSON.stringify(values));
  } catch {
    // Full or forbidden: the form still holds it.
  }
}

export function clearDraft(name: string): void {
  try {
    sessionStorage.removeItem(keyFor(name));
  } catch {
    // Nothing kept, nothing to forget.
  }
}
