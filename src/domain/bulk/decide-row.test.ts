import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideRow, replaceText, type BulkContext, type BulkRecord, type FieldChange } from './decide-row.ts';

const context: BulkContext = { fields: [{ key: 'ram', label: 'Memory', type: 'number', options: [], isRequired: false }, { key: 'team', label: 'Team', type: 'text', options: [], isRequired: true }], managersAbove: ['boss'], maySetLocation: true };
const asset = (rest: Partial<NonNullable<BulkRecord['asset']>> = {}, values: Record<string, unknown> = {}, custom: Record<string, unknown> = {}): BulkRecord =>
  ({ id: 'a', version: 1, label: 'NW-1', values: { model: 'MacBook Pro', ownership: 'own', ...values }, custom, asset: { status: 'in_use', onHold: false, dataBearing: true, sanitised: false, ...rest } });
const set = (field: string, value: string | number | boolean): FieldChange => ({ field, do: 'set', value });

describe('what becomes of one record', () => {
  test('only what differs is a change, with what was there before', () => {
    expect(decideRow('asset', asset(), [set('model', 'MacBook Pro'), set('ownerName', 'Lease Ltd')], context)).toEqual({ verdict: 'change', before: { ownerName: null }, after: { ownerName: 'Lease Ltd' } });
    expect(decideRow('asset', asset(), [set('model', 'MacBook Pro')], context)).toEqual({ verdict: 'same' });
  });

  test('a person takes the place of a department, and clearing one leaves nobody', () => {
    const given = asset({}, { assigneeDepartment: 'Sales' });
    expect(decideRow('asset', given, [set('assigneeId', 'p')], context)).toMatchObject({ after: { assigneeId: 'p', assigneeDepartment: null }, before: { assigneeId: null, assigneeDepartment: 'Sales' } });
    expect(decideRow('asset', given, [{ field: 'assigneeId', do: 'clear' }], context)).toEqual({ verdict: 'same' });
  });

  test.each(['assigneeId', 'assigneeDepartment', 'reservedFor', 'ownership'])('under legal hold %s stays', (field) => {
    expect(decideRow('asset', asset({ onHold: true }), [set(field, 'vendor')], context)).toMatchObject({ verdict: 'refused', reason: { code: 'under_legal_hold' } });
  });

  test('what only describes a held thing may be put right', () => {
    expect(decideRow('asset', asset({ onHold: true }), [set('model', 'MacBook Air')], context).verdict).toBe('change');
  });

  test('nothing disposed of is edited; nothing held or unsanitised is disposed of', () => {
    expect(decideRow('asset', asset({ status: 'disposed' }), [set('model', 'X')], context)).toMatchObject({ reason: { code: 'disposed' } });
    expect(decideRow('asset', asset({ status: 'ready', onHold: true, sanitised: true }), [set('act', 'dispose')], context)).toMatchObject({ reason: { code: 'under_legal_hold' } });
    expect(decideRow('asset', asset({ status: 'ready' }), [set('act', 'dispose')], context)).toMatchObject({ reason: { code: 'sanitisation_missing' } });
    expect(decideRow('asset', asset({ status: 'ready', sanitised: true }), [set('act', 'dispose')], context)).toMatchObject({ verdict: 'change', before: { act: 'ready' }, after: { act: 'disposed' } });
  });

  test('nobody manages themself or who is above their manager', () => {
    const person = (id: string): BulkRecord => ({ id, version: 1, label: id, values: {}, custom: {} });
    expect(decideRow('person', person('boss'), [set('managerId', 'm')], context)).toMatchObject({ reason: { code: 'manager_circle' } });
    expect(decideRow('person', person('m'), [set('managerId', 'm')], context)).toMatchObject({ reason: { code: 'manager_circle' } });
    expect(decideRow('person', person('x'), [set('managerId', 'm')], context).verdict).toBe('change');
  });

  test('custom values keep the form of their field, and a needed one is not cleared', () => {
    expect(decideRow('asset', asset({}, {}, { ram: 8 }), [set('custom.ram', '8')], context)).toEqual({ verdict: 'same' });
    expect(decideRow('asset', asset(), [set('custom.ram', 'lots')], context)).toMatchObject({ reason: { code: 'does_not_fit' } });
    expect(decideRow('asset', asset({}, {}, { team: 'Red' }), [{ field: 'custom.team', do: 'clear' }], context)).toMatchObject({ reason: { code: 'needed' } });
  });

  test('a location outside the actor’s sites is refused for each', () => {
    expect(decideRow('asset', asset(), [set('locationId', 'l')], { ...context, maySetLocation: false })).toMatchObject({ reason: { code: 'outside_your_sites' } });
  });
});

describe('replacing text', () => {
  test.each([['MacBook pro 14 PRO', 'pro', 'Air', 'MacBook Air 14 Air'], ['a.b.c', '.', '-', 'a-b-c'], ['İstanbul', 'stan', 'x', 'İxbul'], ['same', '', 'x', 'same'], ['$&', '$&', '$1', '$1']])('%j: %j by %j is %j', (text, find, by, result) => {
    expect(replaceText(text, find, by)).toBe(result);
  });

  test('what is replaced by itself stays, whatever its case', () => {
    fc.assert(fc.property(fc.string(), fc.string({ minLength: 1 }), (text, find) => {
      expect(replaceText(text, find, find).toLowerCase()).toBe(text.toLowerCase());
    }));
  });
});
