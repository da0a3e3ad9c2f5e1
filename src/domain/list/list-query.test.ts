import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogueOf, listKinds } from './catalogue.ts';
import { parseCondition, printCondition, type Condition } from './condition.ts';
import { arityOf, operatorsOf, type ListField } from './field.ts';
import { parseListQuery, printListQuery, shorthandOf, type ListQuery } from './list-query.ts';

const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const anyText = fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }).filter((text) => !text.includes('\u0000'));

function valueOf(field: ListField, op: string): fc.Arbitrary<string> {
  if (op === 'last' || op === 'next') return fc.integer({ min: 1, max: 9999 }).map(String);
  switch (field.type) {
    case 'date': case 'instant': return day;
    case 'number': case 'money': return fc.integer({ min: -1e9, max: 1e9 }).map((n) => String(n / 100));
    case 'flag': return fc.constantFrom('yes', 'no');
    case 'person': return fc.oneof(fc.uuid(), fc.constant('me'));
    case 'location': return fc.oneof(fc.uuid(), fc.constant('mine'));
    case 'link': return fc.uuid();
    case 'choice': return fc.constantFrom(...(field.choices ?? []).map((choice) => choice.value));
    case 'text': return anyText;
  }
}

const aCondition = (fields: readonly ListField[]): fc.Arbitrary<Condition> =>
  fc.constantFrom(...fields.filter((one) => one.filterable)).chain((field) => fc.constantFrom(...operatorsOf[field.type]).chain((op) => {
    const arity = arityOf(field.type, op);
    const [minLength, maxLength] = arity === 'none' ? [0, 0] : arity === 'one' ? [1, 1] : arity === 'range' ? [2, 2] : [1, 4];
    return fc.array(valueOf(field, op), { minLength, maxLength }).map((values) => ({ field: field.id, op, values }));
  }));

const aQuestion = fc.constantFrom(...listKinds).chain((kind) => {
  const catalogue = catalogueOf(kind, [{ name: 'Odd: name, with \\ signs' }]);
  const sortable = catalogue.fields.filter((one) => one.sortable);
  const query: fc.Arbitrary<ListQuery> = fc.record({
    q: anyText.map((text) => text.trim()),
    where: fc.array(aCondition(catalogue.fields), { maxLength: 6 }),
    sort: fc.option(fc.record({ field: fc.constantFrom(...sortable.map((one) => one.id)), descending: fc.boolean() })),
    columns: fc.option(fc.uniqueArray(fc.constantFrom(...catalogue.fields.map((one) => one.id)), { minLength: 1, maxLength: 6 })),
  });
  return query.map((value) => ({ catalogue, query: value }));
});

describe('a question to a list', () => {
  test('written as text and read again, it is the same question', () => {
    fc.assert(fc.property(aQuestion, ({ catalogue, query }) => {
      const params = new URLSearchParams();
      const text = printListQuery(query);
      for (const where of text.where ?? []) params.append('where', where);
      const readBack = new URLSearchParams(params.toString()).getAll('where');
      expect(parseListQuery({ ...text, where: readBack }, catalogue)).toEqual({ ok: true, value: query });
    }), { numRuns: 400 });
  });

  test('a condition reads as a person would write it', () => {
    expect(printCondition({ field: 'status', op: 'is', values: ['in_use', 'ready'] })).toBe('status:is:in_use,ready');
    expect(printCondition({ field: 'name', op: 'contains', values: ['Sousa, Duarte'] })).toBe('name:contains:Sousa\\, Duarte');
  });

  test('any text at all is understood or refused with a reason, never passed over', () => {
    const { fieldOf } = catalogueOf('assets');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = parseCondition(text, fieldOf);
      if (!read.ok) expect(read.error).toMatchObject({ code: 'filter_unreadable', hint: expect.stringMatching(/./) });
    }));
  });

  test.each([
    ['a field the list does not have', 'colour:is:red', 'unknown_field'],
    ['an operator we do not know', 'status:was:ready', 'unknown_operator'],
    ['an operator of another type', 'purchased:contains:2024', 'operator_unsuitable'],
    ['no value where one is needed', 'status:is', 'value_missing'],
    ['a value that is not one of the choices', 'status:is:lost', 'value_unsuitable'],
    ['a day that the calendar does not have', 'purchased:before:2023-02-29', 'value_unsuitable'],
    ['half a range', 'purchased:between:2024-01-01', 'value_missing'],
    ['a value beside “empty”', 'assignee:empty:x', 'value_unneeded'],
    ['nothing that could be read', 'status', 'not_readable'],
  ])('%s is said by name', (_, text, reason) => {
    const read = parseCondition(text, catalogueOf('assets').fieldOf);
    expect(read).toMatchObject({ ok: false, error: { reason, where: expect.stringContaining(text.slice(0, 4)) as string } });
  });

  test('a column or an order that the list does not have is refused', () => {
    expect(parseListQuery({ sort: 'colour' }, catalogueOf('assets'))).toMatchObject({ ok: false, error: { reason: 'not_sortable' } });
    expect(parseListQuery({ columns: 'tag,colour' }, catalogueOf('assets'))).toMatchObject({ ok: false, error: { reason: 'unknown_field' } });
  });

  test('a custom field is asked like any other, as text until somebody says what it is', () => {
    expect(parseCondition('custom.Colour:contains:red', catalogueOf('assets').fieldOf).ok).toBe(true);
    expect(parseCondition('custom.Colour:before:2024-01-01', catalogueOf('assets').fieldOf).ok).toBe(false);
    expect(parseCondition('custom.Leased until:before:2024-01-01', catalogueOf('assets', [{ name: 'Leased until', type: 'date' }]).fieldOf).ok).toBe(true);
    expect(parseCondition('custom.Colour:contains:red', catalogueOf('cases').fieldOf).ok).toBe(false);
  });

  test('parameters named after fields, as older links have them, are conditions', () => {
    expect(shorthandOf({ status: 'in_use', hold: true, limit: 5 }, catalogueOf('assets'))).toEqual(['status:is:in_use', 'hold:is:yes']);
  });
});
