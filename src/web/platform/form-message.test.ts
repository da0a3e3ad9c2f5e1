import { expect, it } from 'vitest';
import { z } from 'zod';
import { messagesByPath } from './form-message.ts';

const issuesOf = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues;
};

it('a field shows its first message, in the schema’s own words', () => {
  const schema = z.object({ password: z.string().min(12, 'Twelve or more').regex(/ /, 'A sentence, please') });
  expect(messagesByPath(issuesOf(schema, { password: 'short' }))).toEqual({ password: 'Twelve or more' });
});

it('a field left empty is asked for in plain words', () => {
  expect(messagesByPath(issuesOf(z.object({ on: z.string() }), {}))).toEqual({ on: 'Please fill this in' });
});

it('a nested refusal is shown at its place and at the field that holds it', () => {
  const schema = z.object({ rows: z.array(z.object({ serial: z.string().min(1, 'The serial is missing') })) });
  expect(messagesByPath(issuesOf(schema, { rows: [{ serial: '' }] }))).toEqual({ 'rows.0.serial': 'The serial is missing', rows: 'The serial is missing' });
});
