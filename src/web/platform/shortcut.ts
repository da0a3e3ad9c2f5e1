/**
 * Keyboard shortcuts as data: "mod+k", "/", "?", "g c" (one key after another).
 * Single keys never fire while someone types.
 */
export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean };

export type Shortcut = { readonly keys: string; readonly label: string; readonly run: () => void; readonly group?: string };

/** Name of one press: "mod+k", "shift+enter", "?", "j". Shift is part of a printed character already. */
export function pressName(press: KeyPress): string {
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase();
  const printed = press.key.length === 1;
  return [press.ctrlKey || press.metaKey ? 'mod' : '', press.altKey ? 'alt' : '', press.shiftKey && !printed ? 'shift' : '', key].filter(Boolean).join('+');
}

/** Follows presses; answers which shortcut they complete. A sequence must be done within a second. */
export function createKeyReader(keysInUse: () => readonly string[]) {
  let first = '';
  let firstAtMs = 0;
  return (press: KeyPress, typing: boolean, atMs: number): string | null => {
    const name = pressName(press);
    const held = name.startsWith('mod+') || name.startsWith('alt+');
    if (typing && !held) {
      first = '';
      return null;
    }
    const keys = keysInUse();
    const sequence = first !== '' && atMs - firstAtMs < 1000 ? `${first} ${name}` : name;
    first = '';
    if (keys.includes(sequence)) return sequence;
    if (keys.includes(name)) return name;
    if (keys.some((one) => one.startsWith(`${name} `))) {
      first = name;
      firstAtMs = atMs;
    }
    return null;
  };
}

/** True in fields where a single key is text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** As printed on a keyboard: ["Ctrl", "K"]; on a Mac ["⌘", "K"]. */
export function keyCaps(keys: string, mac: boolean): string[] {
  const names: Record<string, string> = { mod: mac ? '⌘' : 'Ctrl', alt: mac ? '⌥' : 'Alt', shift: 'Shift', enter: 'Enter', escape: 'Esc', space: 'Space' };
  return keys.split(/[ +]/).map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
