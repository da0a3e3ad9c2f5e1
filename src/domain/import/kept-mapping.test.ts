import { describe, expect, it } from 'vitest';
import { headerNames, nearEnough, overlay, sharedHeaders } from './kept-mapping.ts';
import { withColumn } from './mapping.ts';
import { proposeMapping, recogniseColumns } from './recognise-columns.ts';

const proposed = (headers: readonly string[]) => proposeMapping('people', recogniseColumns('people', headers));
const kept = withColumn(withColumn(proposed(['Employee ID', 'Name', 'Flurfunk', 'Email']), 2, { to: 'custom', name: 'Grapevine' }), 3, { to: 'field', field: 'personalEmail' });

describe('a kept mapping', () => {
  it('finds its columns again in another order, beside new ones, and without those that went', () => {
    const headers = ['Email', 'Department', 'Flurfunk', 'Employee ID'];
    expect(overlay(kept, headers, proposed(headers)).columns.map(({ use }) => (use.to === 'field' ? use.field : use.to))).toEqual(['personalEmail', 'department', 'custom', 'employeeNumber']);
  });
  it('does not fill a field twice: what was recognised anew gives way', () => {
    const headers = ['Email', 'Personal Email', 'Employee ID'];
    expect(overlay(kept, headers, proposed(headers)).columns.map(({ use }) => (use.to === 'field' ? use.field : use.to))).toEqual(['personalEmail', 'nothing', 'employeeNumber']);
  });
  it('tells two columns of one header apart', () => expect(headerNames(['Note', 'note', 'NOTE '])).toEqual(['note', 'note#2', 'note#3']));
  it('is near a file that has most of its headers and no near one of half', () => {
    const ten = Array.from({ length: 10 }, (_, at) => `h${at}`);
    expect(sharedHeaders(ten, [...ten.slice(1), 'new'])).toBeGreaterThanOrEqual(nearEnough);
    expect(sharedHeaders(ten, ten.slice(5))).toBeLessThan(nearEnough);
  });
});
