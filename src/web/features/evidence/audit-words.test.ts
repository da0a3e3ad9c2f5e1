import { expect, it } from 'vitest';
import { actionText, factsText } from './audit-words.ts';

it('an action is read as words', () => expect(actionText('ask.answer_taken_back')).toBe('Ask answer taken back'));

it('facts are one line, without ids, hashes and empty ones', () => {
  expect(factsText({ from: { kind: 'person', id: null }, seq: 2, record_sha256: 'ab'.repeat(32), personId: '01a20998-f1bf-7082-9000-331511c83848', claim: null, fields: ['name', 'title'], lastWorkingOn: '2026-11-20' })).toBe('from: person, seq: 2, fields: name title, last working on: 2026-11-20');
});
