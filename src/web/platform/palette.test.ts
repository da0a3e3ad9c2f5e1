import { expect, it } from 'vitest';
import { matchesWords } from './palette.ts';

it.each([
  ['', true],
  ['new', true],
  ['lea', true],
  ['new lea', true],
  ['offb', true],
  ['eaver', false],
  ['new device', false],
])('“%s” finds “New leaver”: %s', (text, found) => expect(matchesWords(text, 'New leaver', 'open case offboarding')).toBe(found));
