import { describe, expect, it } from 'vitest';
import { agoText, dateIn, dateText, dueText, instantText, longDateText, nearDateText, zoneName } from './zone.ts';

const now = new Date('2026-11-22T09:00:00Z');

describe('an instant', () => {
  it('names its zone when the reader’s clock is another one', () => {
    expect(instantText('2026-11-20T18:00:00Z', 'Europe/Lisbon', 'Europe/Warsaw', now)).toBe('20 Nov, 18:00 Lisbon');
  });
  it('is silent about the zone when it is the reader’s', () => {
    expect(instantText('2026-11-20T18:00:00Z', 'Europe/Lisbon', 'Europe/Lisbon', now)).toBe('20 Nov, 18:00');
  });
  it('leaves the date out on the same day in that zone', () => {
    expect(instantText('2026-11-22T04:12:00Z', 'Europe/Lisbon', 'Europe/Lisbon', now)).toBe('04:12');
    expect(instantText('2026-11-21T22:00:00Z', 'Asia/Tokyo', 'Europe/Lisbon', now)).toBe('07:00 Tokyo');
  });
  it('shows the local date of its place, not the reader’s', () => {
    expect(instantText('2026-11-20T18:00:00Z', 'Pacific/Kiritimati', 'Europe/Lisbon', now)).toBe('21 Nov, 08:00 Kiritimati');
    expect(dateIn('America/New_York', new Date('2026-11-20T02:00:00Z'))).toBe('2026-11-19');
  });
  it('writes midnight as 00:00', () => {
    expect(instantText('2026-11-20T00:00:00Z', 'UTC', 'UTC', now)).toBe('20 Nov, 00:00');
  });
});

describe('a local date', () => {
  const today = '2026-11-22';
  it.each([
    ['2026-11-22', 'today'],
    ['2026-11-23', 'tomorrow'],
    ['2026-11-21', 'yesterday'],
    ['2026-11-27', 'Fri'],
    ['2026-11-29', '29 Nov'],
    ['2027-01-02', '2 Jan 2027'],
  ])('%s is read as %s', (on, text) => expect(nearDateText(on, today)).toBe(text));
  it.each([
    ['2026-11-20', '2 days late'],
    ['2026-11-21', '1 day late'],
    ['2026-11-22', 'due today'],
    ['2026-11-23', 'due tomorrow'],
    ['2026-12-30', 'due 30 Dec'],
  ])('a task of %s is %s', (on, text) => expect(dueText(on, today)).toBe(text));
  it('names the year only when it is another one', () => {
    expect(dateText('2025-11-28', today)).toBe('28 Nov 2025');
    expect(dateText('2026-01-05', today)).toBe('5 Jan');
  });
  it('is spelled out in full for a page', () => expect(longDateText('2026-11-22')).toBe('Sunday 22 November'));
});

it.each([
  ['Europe/Lisbon', 'Lisbon'],
  ['America/Sao_Paulo', 'Sao Paulo'],
  ['America/Argentina/Salta', 'Salta, Argentina'],
  ['UTC', 'UTC'],
])('the zone %s is called %s', (zone, name) => expect(zoneName(zone)).toBe(name));

it.each([
  ['2026-11-22T08:59:30Z', 'just now'],
  ['2026-11-22T08:10:00Z', '50 min ago'],
  ['2026-11-22T06:00:00Z', '3 h ago'],
  ['2026-11-20T08:00:00Z', '2 days ago'],
  ['2026-11-21T08:00:00Z', '1 day ago'],
  ['2026-11-22T12:00:00Z', 'in 3 h'],
])('%s was %s', (at, text) => expect(agoText(at, now)).toBe(text));
