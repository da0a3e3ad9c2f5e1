import { describe, expect, it } from 'vitest';
import { asProblem, fieldText } from './problem.ts';

describe('what was thrown while a page was drawn', () => {
  it.each([
    ['Chromium', 'Failed to fetch dynamically imported module: https://handback.example/built/policy.screen-gaKKO.js'],
    ['Firefox', 'error loading dynamically imported module: https://handback.example/built/policy.screen-gaKKO.js'],
    ['Safari', 'Importing a module script failed.'],
  ])('is no defect when %s misses a part that an upgrade has replaced', (_, message) => {
    expect(asProblem(new TypeError(message))).toMatchObject({ code: 'console_renewed', title: 'This page could not be fetched' });
  });

  it('is named as a defect when it is one, with what the browser says', () => {
    expect(asProblem(new TypeError('row is undefined'))).toMatchObject({ code: 'console_defect', detail: expect.stringContaining('row is undefined') as string });
  });
});

it('names a field in words; an organisation’s own field by its label, never by its key', () => {
  expect(fieldText({ path: 'body.purchasedOn', message: 'This is no day.' })).toBe('Purchased on: This is no day.');
  expect(fieldText({ path: 'custom.memory_gb', message: 'Memory (GB): a number is needed.' })).toBe('Memory (GB): a number is needed.');
  expect(fieldText({ path: 'body', message: 'Send the file as application/octet-stream.' })).toBe('Send the file as application/octet-stream.');
});
