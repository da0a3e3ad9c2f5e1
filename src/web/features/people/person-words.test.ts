import { expect, it } from 'vitest';
import { clockThere, personLine } from './person-words.ts';

it('a person is said in one line, without what is not known', () => {
  expect(personLine({ employment: 'contractor', department: 'Field engineering', location: { id: '1', name: 'Lisbon' }, workMode: 'remote' })).toBe('Contractor · Field engineering · Lisbon, works remotely');
  expect(personLine({ employment: 'employee', department: null, location: null, workMode: 'office' })).toBe('Employee · in the office');
});
it('the clock is that of the person’s place', () => expect(clockThere('Asia/Tokyo', new Date('2026-11-23T18:05:00Z'))).toBe('03:05'));
