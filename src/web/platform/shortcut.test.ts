import { describe, expect, it } from 'vitest';
import { createKeyReader, keyCaps, pressName } from './shortcut.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('a press', () => {
  it.each([
    [press('k', { ctrlKey: true }), 'mod+k'],
    [press('K', { metaKey: true, shiftKey: true }), 'mod+k'],
    [press('?', { shiftKey: true }), '?'],
    [press('Enter', { shiftKey: true }), 'shift+enter'],
    [press(' '), 'space'],
  ])('is named as shortcuts are written (%#)', (pressed, name) => expect(pressName(pressed)).toBe(name));
});

describe('reading keys', () => {
  const reader = () => createKeyReader(() => ['mod+k', '/', 'j', 'g c', 'g a', 'c']);
  it('completes a sequence', () => {
    const read = reader();
    expect(read(press('g'), false, 0)).toBeNull();
    expect(read(press('c'), false, 300)).toBe('g c');
  });
  it('forgets a sequence begun more than a second ago', () => {
    const read = reader();
    read(press('g'), false, 0);
    expect(read(press('c'), false, 1500)).toBe('c');
  });
  it('goes on with the single key when the sequence leads nowhere', () => {
    const read = reader();
    read(press('g'), false, 0);
    expect(read(press('j'), false, 100)).toBe('j');
  });
  it('leaves single keys to who is typing, but not held ones', () => {
    const read = reader();
    expect(read(press('j'), true, 0)).toBeNull();
    expect(read(press('k', { ctrlKey: true }), true, 10)).toBe('mod+k');
  });
  it('does not begin a sequence inside a field and end it outside', () => {
    const read = reader();
    read(press('g'), true, 0);
    expect(read(press('a'), false, 100)).toBeNull();
  });
});

it('keys are shown as they are printed on the reader’s keyboard', () => {
  expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K']);
  expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K']);
  expect(keyCaps('g c', false)).toEqual(['G', 'C']);
});
