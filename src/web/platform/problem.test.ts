import { expect, it } from 'vitest';
import { fieldText } from './problem.ts';

it('names a field in words; an organisation’s own field by its label, never by its key', () => {
  expect(fieldText({ path: 'body.purchasedOn', message: 'This is no day.' })).toBe('Purchased on: This is no day.');
  expect(fieldText({ path: 'custom.memory_gb', message: 'Memory (GB): a number is needed.' })).toBe('Memory (GB): a number is needed.');
  expect(fieldText({ path: 'body', message: 'Send the file as application/octet-stream.' })).toBe('Send the file as application/octet-stream.');
});
